"""The words of a casus. A leaf: imports nothing of ours."""

from django.db.models import IntegerChoices, TextChoices


class Fase(TextChoices):
    """The three phases of the route, visible on every case (RT-19)."""

    PREVENTIE = "preventie", "Preventie"
    MELDING = "melding", "Melding Regieteam"
    UITVOERING = "uitvoering", "Uitvoering"


class Status(TextChoices):
    SIGNAAL = "signaal", "Signaal"
    PREVENTIE = "preventie", "Preventie"
    GEMELD = "gemeld", "Gemeld bij het Regieteam"
    GEAGENDEERD = "geagendeerd", "Op de agenda"
    AANGEHOUDEN = "aangehouden", "Aangehouden"
    VOORKOMEN = "voorkomen", "Uitzetting voorkomen"
    ONTRUIMEN = "ontruimen", "Ontruimen met opvang"
    ONTRUIMD = "ontruimd", "Ontruimd, nazorg"
    AFGESLOTEN = "afgesloten", "Afgesloten"

    @property
    def fase(self):
        """The phase of this status; None for a closed case."""
        return FASE_VAN.get(self)


FASE_VAN = {
    Status.SIGNAAL: Fase.PREVENTIE,
    Status.PREVENTIE: Fase.PREVENTIE,
    Status.GEMELD: Fase.MELDING,
    Status.GEAGENDEERD: Fase.MELDING,
    Status.AANGEHOUDEN: Fase.MELDING,
    Status.VOORKOMEN: Fase.UITVOERING,
    Status.ONTRUIMEN: Fase.UITVOERING,
    Status.ONTRUIMD: Fase.UITVOERING,
}


class Resultaat(TextChoices):
    """How a case ended."""

    BETAALD = "betaald", "Achterstand betaald"
    REGELING = "regeling", "Betalingsafspraak nagekomen"
    WONING_BEHOUDEN = "woning_behouden", "Woning behouden"
    VERHUISD = "verhuisd", "Zelf verhuisd naar een andere plek"
    STABIELE_PLEK = "stabiele_plek", "Na de ontruiming een stabiele plek"
    NAZORG_BEEINDIGD = "nazorg_beeindigd", "Nazorg met reden beëindigd"
    ONTERECHT = "onterecht", "Signaal klopte niet"


class Rubriek(TextChoices):
    """The parts of a case; each has its own tables, so that no field slips across."""

    KERN = "kern", "Kern"
    HUUR = "huur", "Huur en betaling"
    JURIDISCH = "juridisch", "Juridisch"
    GEZIN = "gezin", "Gezin"
    FINANCIEN = "financien", "Financiën"
    HULP = "hulp", "Hulp"
    VEILIGHEID = "veiligheid", "Veiligheid"
    BESLUIT = "besluit", "Melding en besluit"


class Hoedanigheid(TextChoices):
    """What an actor is to one case: the rows of the ceiling."""

    CORPORATIE = "corporatie", "Corporatie"
    CORPORATIEJURIST = "corporatiejurist", "Jurist van de corporatie"
    HULPVERLENING = "hulpverlening", "Hulpverlening of buurtteam"
    OCMW = "ocmw", "OCMW, sociale dienst"
    OCMW_JURIST = "ocmw_jurist", "OCMW, jurist"
    SCHULDHULP = "schuldhulp", "Schuldhulp of bewindvoerder"
    JEUGD_EN_VEILIGHEID = "jeugd_en_veiligheid", "Veilig Thuis of Jeugdbescherming"
    CASEMANAGER = "casemanager", "Casemanager van deze casus"
    REGIETEAM = "regieteam", "Lid van het Regieteam"
    COORDINATOR = "coordinator", "Coördinator"
    OPVANG = "opvang", "Opvang"
    MELDPUNT = "meldpunt", "Meldpunt Bijzondere Zorg"
    WOONKANS = "woonkans", "Meldpunt WoonKans"
    GEMEENTE = "gemeente", "Gemeente"
    GEEN = "geen", "Geen"


class Deelnamerol(TextChoices):
    """Why an organisation takes part in a case."""

    MELDER = "melder", "Verhuurder"
    PARTNER = "partner", "Partner"
    REGIETEAM = "regieteam", "Regieteam"
    CASEMANAGER = "casemanager", "Casemanager"


class Grondslag(TextChoices):
    """The legal ground on which an organisation sees a case (AVG, article 6)."""

    TOESTEMMING = "toestemming", "Toestemming van de huurder"
    OVEREENKOMST = "overeenkomst", "Uitvoering van de huurovereenkomst"
    WETTELIJK = "wettelijk", "Wettelijke plicht"
    PUBLIEKE_TAAK = "publieke_taak", "Publieke taak"
    VITAAL = "vitaal", "Vitaal belang"
    GERECHTVAARDIGD = "gerechtvaardigd", "Gerechtvaardigd belang"


class Publiek(TextChoices):
    """Who reads a note or document: one of three, never a free mix."""

    EIGEN = "eigen", "Alleen mijn eigen organisatie"
    PARTNERS = "partners", "Betrokken partners"
    REGIETEAM = "regieteam", "Alleen mijn organisatie en het Regieteam"


class Contactwijze(TextChoices):
    TELEFOON = "telefoon", "Telefoon"
    HUISBEZOEK = "huisbezoek", "Huisbezoek"
    BRIEF = "brief", "Brief"
    EMAIL = "email", "E-mail"
    BERICHT = "bericht", "Sms of app"
    KANTOOR = "kantoor", "Gesprek op kantoor"


class Contactuitkomst(TextChoices):
    GESPROKEN = "gesproken", "Gesproken"
    NIET_BEREIKT = "niet_bereikt", "Niet bereikt"
    BERICHT_ACHTERGELATEN = "bericht", "Bericht achtergelaten of verstuurd"
    WIL_GEEN_CONTACT = "geen_contact", "Huurder wil geen contact"


class Bron(TextChoices):
    IMPORT = "import", "Ingelezen bestand"
    HAND = "hand", "Met de hand"


class Betaalsoort(TextChoices):
    ACHTERSTAND = "achterstand", "Betaling van de achterstand"
    LOPEND = "lopend", "Lopende huur"


class Afspraakstatus(TextChoices):
    """How a payment agreement stands (RT-03)."""

    LOOPT = "loopt", "Loopt"
    TE_LAAT = "te_laat", "Te laat"
    GEBROKEN = "gebroken", "Niet nagekomen"
    NAGEKOMEN = "nagekomen", "Nagekomen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


LOPENDE_AFSPRAAK = (Afspraakstatus.LOOPT, Afspraakstatus.TE_LAAT)


class Stapsoort(TextChoices):
    """The dated events of the vonnis track; the first six are shared or Dutch."""

    HERINNERING = "herinnering", "Herinnering"
    AANMANING = "aanmaning", "Aanmaning"
    VEERTIENDAGENBRIEF = "veertiendagenbrief", "14-dagenbrief"
    VROEGSIGNAAL = "vroegsignaal", "Vroegsignaal aan de gemeente"
    DAGVAARDING = "dagvaarding", "Dagvaarding"
    VERZOEKSCHRIFT = "verzoekschrift", "Verzoekschrift"
    VORDERING = "vordering", "Vordering tot uithuiszetting"
    VERZET_HUURDER = "verzet_huurder", "Verzet van de huurder tegen melding aan het OCMW"
    ZITTING = "zitting", "Zitting"
    VONNIS = "vonnis", "Vonnis"
    EINDVONNIS = "eindvonnis", "Eindvonnis"
    BETEKENING = "betekening", "Betekening van het vonnis"
    TERME_DE_GRACE = "terme_de_grace", "Terme de grâce"
    AANZEGGING = "aanzegging", "Aanzegging van de ontruiming"
    ONTRUIMINGSDATUM = "ontruimingsdatum", "Ontruimingsdatum"
    MORATORIUM = "moratorium", "Moratorium"
    ONTRUIMING_AFGELAST = "ontruiming_afgelast", "Ontruiming afgelast"


# Which events a country knows. The Flemish track is that of the vrederechter and the OCMW.
ALLEEN_NL = (
    Stapsoort.VEERTIENDAGENBRIEF,
    Stapsoort.VROEGSIGNAAL,
    Stapsoort.DAGVAARDING,
    Stapsoort.VONNIS,
    Stapsoort.TERME_DE_GRACE,
    Stapsoort.MORATORIUM,
)
ALLEEN_BE = (
    Stapsoort.VERZOEKSCHRIFT,
    Stapsoort.VORDERING,
    Stapsoort.VERZET_HUURDER,
    Stapsoort.EINDVONNIS,
)
STAPPEN_VAN = {
    "NL": tuple(soort for soort in Stapsoort if soort not in ALLEEN_BE),
    "BE": tuple(soort for soort in Stapsoort if soort not in ALLEEN_NL),
}
NAAR_DE_RECHTER = (Stapsoort.DAGVAARDING, Stapsoort.VORDERING)
NA_HET_VONNIS = (
    Stapsoort.VONNIS,
    Stapsoort.EINDVONNIS,
    Stapsoort.BETEKENING,
    Stapsoort.AANZEGGING,
    Stapsoort.ONTRUIMINGSDATUM,
)
MET_EINDDATUM = (Stapsoort.MORATORIUM, Stapsoort.TERME_DE_GRACE)
VOORUIT_GEPLAND = (Stapsoort.ZITTING, Stapsoort.ONTRUIMINGSDATUM, *MET_EINDDATUM)


class Inspanningsoort(TextChoices):
    """What a landlord does before it passes details on to the gemeente (LAW-01)."""

    CONTACT = "contact", "Zelf contact gezocht met de huurder"
    SCHULDHULP = "schuldhulp", "De huurder op schuldhulp gewezen"
    HERINNERING = "herinnering", "De huurder schriftelijk herinnerd"
    AANBOD = "aanbod", "Aangeboden om gegevens door te geven aan de gemeente"


class Eenheid(TextChoices):
    DAGEN = "dagen", "dagen"
    WERKDAGEN = "werkdagen", "werkdagen"
    WEKEN = "weken", "weken"
    MAANDEN = "maanden", "maanden"


class Werking(TextChoices):
    """What a term of the law does."""

    MELDT = "meldt", "Eindigt"
    STELT_UIT = "stelt_uit", "Eerder mag er niet ontruimd worden"
    HOOGSTENS = "hoogstens", "Langer mag het niet duren"


class Relatie(TextChoices):
    HUURDER = "huurder", "Huurder"
    PARTNER = "partner", "Partner"
    KIND = "kind", "Kind"
    ANDERS = "anders", "Anders"


class Verblijf(TextChoices):
    ALTIJD = "altijd", "Woont hier altijd"
    DEELS = "deels", "Woont hier een deel van de tijd"


class Signaalsoort(TextChoices):
    """What a corporatie worker is often the first to see (NZ-12)."""

    ACHTERSTAND = "achterstand", "Huurachterstand"
    VERWAARLOZING = "verwaarlozing", "Verwaarlozing van woning of tuin"
    CONFLICT = "conflict", "Conflict of overlast"
    ZORG = "zorg", "Zorg om een bewoner"
    KINDEREN = "kinderen", "Zorg om kinderen"
    ANDERS = "anders", "Anders"


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
    INCIDENT = "incident", "Incident: toch ontruimd"
    STAP = "stap", "Stap in de route"
