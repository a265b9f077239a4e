"""The words of notices and mails. A leaf: imports nothing of ours."""

from django.db.models import TextChoices


class Soort(TextChoices):
    """What a notice is about. The label is what somebody chooses by; see ZINNEN for the words."""

    DEADLINE_NADERT = "deadline_nadert", "Een deadline komt eraan"
    DEADLINE_VOORBIJ = "deadline_voorbij", "Een deadline is voorbij"
    DEADLINE_TEAMLEIDER = "deadline_teamleider", "Een deadline is voor de teamleider"
    MELDING = "melding", "Er is een melding voor het Regieteam"
    AANVULLING = "aanvulling", "Het Regieteam vraagt een aanvulling"
    AGENDA = "agenda", "Een casus komt op de agenda van het Regieteam"
    BESLUIT = "besluit", "Het Regieteam nam een besluit"
    MEEKIJKEN = "meekijken", "Een collega vraagt je om mee te kijken"
    VOORWAARDE = "voorwaarde", "Een voorwaarde is niet nagekomen"
    STRAAT = "straat", "Een huishouden staat op straat, of dreigt dat"
    AANMELDING = "aanmelding", "Er is nieuws over een aanmelding bij de opvang"
    ONTRUIMINGSDAG = "ontruimingsdag", "Er verandert iets door de datum van een ontruiming"
    AFGELAST = "afgelast", "Een ontruiming gaat niet door"
    OVERDRACHT = "overdracht", "Een casus krijgt een andere casemanager"
    DEELNAME = "deelname", "Je doet mee aan een casus"
    ADVIES = "advies", "Iemand vraagt advies over een kind, of meldt iets"


# What stands in the list. Never more than this: a notice names nobody.
ZINNEN = {
    Soort.DEADLINE_NADERT: "Een deadline komt eraan.",
    Soort.DEADLINE_VOORBIJ: "Een deadline is voorbij.",
    Soort.DEADLINE_TEAMLEIDER: "Een deadline is al een tijd voorbij. Jij bent teamleider.",
    Soort.MELDING: "Er is een melding voor het Regieteam.",
    Soort.AANVULLING: "Het Regieteam vraagt een aanvulling op je melding.",
    Soort.AGENDA: "De casus staat op de agenda van het Regieteam.",
    Soort.BESLUIT: "Het Regieteam nam een besluit.",
    Soort.MEEKIJKEN: "Er is een vraag of een antwoord over meekijken met een melding.",
    Soort.VOORWAARDE: "Een voorwaarde is niet nagekomen.",
    Soort.STRAAT: "Een huishouden staat op straat, of dreigt dat. Kijk meteen.",
    Soort.AANMELDING: "Er is nieuws over een aanmelding bij de opvang.",
    Soort.ONTRUIMINGSDAG: "Door de datum van een ontruiming verandert wat jij moet doen.",
    Soort.AFGELAST: "De ontruiming gaat niet door.",
    Soort.OVERDRACHT: "Een casus waar jij bij hoort, kreeg een andere casemanager.",
    Soort.DEELNAME: "Je doet nu mee aan een casus.",
    Soort.ADVIES: "Er staat iets voor je klaar bij Adviesvragen.",
}

# More than so many of one kind in one minute, as after bringing in a file, are shown and mailed as
# one.
VEEL = 5

# What stands under the question whether to mail about it.
UITLEG = {
    Soort.DEADLINE_NADERT: "Er is nog tijd om het te doen.",
    Soort.DEADLINE_VOORBIJ: "Het moment ging voorbij zonder dat het is gedaan.",
    Soort.DEADLINE_TEAMLEIDER: "Het is ook op een volgende werkdag nog niet gedaan.",
    Soort.MELDING: "Een corporatie meldde een huishouden, of vulde de melding aan.",
    Soort.AANVULLING: "Er ontbreekt iets aan een melding van je organisatie.",
    Soort.AGENDA: "Je organisatie doet mee aan de casus.",
    Soort.BESLUIT: "Je organisatie doet mee aan de casus.",
    Soort.MEEKIJKEN: "Vóór een melding weggaat, leest iemand mee.",
    Soort.VOORWAARDE: "Je bewaakt de casus, of je leidt het team.",
    Soort.STRAAT: "Er is geen bevestigde plek, of er is een incident gemeld.",
    Soort.AANMELDING: "Een huishouden is aangemeld, of de opvang gaf antwoord.",
    Soort.ONTRUIMINGSDAG: "Wat vóór die dag klaar moet zijn, schuift mee.",
    Soort.AFGELAST: "De verhuurder gelast de ontruiming af. Je organisatie doet mee aan de casus.",
    Soort.OVERDRACHT: "Je krijgt een casus, of een ander neemt hem van je over.",
    Soort.DEELNAME: "Een partner nodigt jou of je organisatie uit.",
    Soort.ADVIES: "In de mail staat niet wie het vraagt, en niet over wie het gaat.",
}


class Mail(TextChoices):
    """When somebody gets a mail about a notice."""

    GEEN = "geen", "Geen mail"
    DIRECT = "direct", "Meteen een mail"
    DAGELIJKS = "dagelijks", "Eén keer per dag een mail over alles"


class Post(TextChoices):
    """What kind of mail a row of the outbox is."""

    DIRECT = "direct", "Over één casus"
    BUNDEL = "bundel", "Over veel berichten tegelijk"
    DAGELIJKS = "dagelijks", "Over alles van een dag"
    UITNODIGING = "uitnodiging", "Uitnodiging voor een vergadering"
    ADVIES = "advies", "Over een vraag om advies, van geen casus"


class Vervallen(TextChoices):
    """Why a mail wasn't sent."""

    GEEN_RECHT = "geen_recht", "Ziet de casus niet meer"
    GELEZEN = "gelezen", "Alles was al gelezen"
    AFGEZEGD = "afgezegd", "Wil hierover geen mail meer"
    INGEHAALD = "ingehaald", "Er is een nieuwere"
