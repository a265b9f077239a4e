"""What has to happen, and what happened."""

from django.db.models import IntegerChoices, TextChoices


class Deadlinesoort(TextChoices):
    """What has to happen before a due moment."""

    EERSTE_CONTACT = "eerste_contact", "Eerste contact met de huurder"
    TERMIJN = "termijn", "Termijn van de betalingsafspraak"
    SIGNAAL = "signaal", "Signaal bespreken"
    SLUITEN = "sluiten", "Betaalde casus sluiten"
    JURIDISCH = "juridisch", "Wettelijke termijn"
    CONTACTPLAN = "contactplan", "Stap van het contactplan"
    MEEKIJKEN = "meekijken", "Meekijken met een melding"
    AANVULLING = "aanvulling", "Aanvulling van de melding"
    ACTIEPUNT = "actiepunt", "Actie uit een besluit"
    EVALUATIE = "evaluatie", "Evaluatie van een tweede kans"
    VOORWAARDE = "voorwaarde", "Voorwaarde controleren"
    OPSCHORTING = "opschorting", "Einde van de opschorting"
    BETALINGSVOORSTEL = "betalingsvoorstel", "Antwoord op een betalingsvoorstel"
    KINDGESPREK = "kindgesprek", "Praten met de kinderen"
    AANMELDING = "aanmelding", "Op tijd aanmelden bij de opvang"


class Herinnerniveau(IntegerChoices):
    """How far the reminders of a deadline have come; each level goes out once."""

    GEEN = 0, "Nog niet herinnerd"
    VOORAF = 1, "Vooraf herinnerd"
    TE_LAAT = 2, "Te laat gemeld"
    TEAMLEIDER = 3, "Gemeld aan de teamleider"


class Gebeurtenissoort(TextChoices):
    """What a line on the timeline tells. Written once, never changed."""

    AANGEMAAKT = "aangemaakt", "Casus aangemaakt"
    ACHTERSTAND = "achterstand", "Huurachterstand bijgewerkt"
    BETAALD = "betaald", "Achterstand is betaald: casus kan dicht"
    CONTACT = "contact", "Contact met de huurder"
    AFSPRAAK = "afspraak", "Betalingsafspraak gemaakt"
    AFSPRAAKSTAND = "afspraakstand", "Stand van de betalingsafspraak"
    BETALING = "betaling", "Betaling ontvangen"
    JURIDISCH = "juridisch", "Juridische stap"
    GEZIN = "gezin", "Gezin bijgewerkt"
    HUURDER = "huurder", "Gegevens van de huurder bijgewerkt"
    WONING = "woning", "Gegevens van de woning bijgewerkt"
    HUUROVEREENKOMST = "huurovereenkomst", "Huurovereenkomst bijgewerkt"
    NOTITIE = "notitie", "Notitie"
    DOCUMENT = "document", "Document toegevoegd"
    SIGNAAL = "signaal", "Signaal"
    DEELNAME = "deelname", "Partner doet mee"
    DEELNAME_GEWIJZIGD = "deelname_gewijzigd", "Gedeelde rubrieken gewijzigd"
    DEELNAME_EINDE = "deelname_einde", "Partner doet niet meer mee"
    DEADLINE_GEMIST = "deadline_gemist", "Deadline voorbij"
    DEADLINE_GEWIJZIGD = "deadline_gewijzigd", "Deadline gewijzigd"
    CONTACTPLAN = "contactplan", "Contactplan"
    MELDING = "melding", "Melding bij het Regieteam"
    VERGADERING = "vergadering", "Vergadering van het Regieteam"
    BESLUIT = "besluit", "Besluit van het Regieteam"
    ACTIEPUNT = "actiepunt", "Actie uit een besluit"
    ONDERDAK = "onderdak", "Een plek om te wonen"
    AANMELDING = "aanmelding", "Aanmelding bij de opvang"
    STAPPENKAART = "stappenkaart", "Stappenkaart"
    INCIDENT = "incident", "Incident: toch ontruimd"
    VOORWAARDE = "voorwaarde", "Voorwaarde bij de opschorting"
    BETALINGSVOORSTEL = "betalingsvoorstel", "Betalingsvoorstel"
    VEILIGHEID = "veiligheid", "Veiligheid van een kind"
    STAP = "stap", "Stap in de route"
