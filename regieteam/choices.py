"""The words of reporting and deciding together. A leaf: imports nothing of ours."""

from django.db.models import TextChoices


class Meldingstand(TextChoices):
    """How far the Regieteam is with a report."""

    NIEUW = "nieuw", "Nieuw"
    AANVULLING = "aanvulling", "Aanvulling gevraagd"
    COMPLEET = "compleet", "Compleet"
    BEHANDELD = "behandeld", "Behandeld"


class Ritme(TextChoices):
    """How often a Regieteam meets."""

    WEKELIJKS = "wekelijks", "Elke week"
    TWEEWEKELIJKS = "tweewekelijks", "Om de week"
    MAANDELIJKS = "maandelijks", "Elke maand"


class Vergaderstand(TextChoices):
    GEPLAND = "gepland", "Gepland"
    BEZIG = "bezig", "Bezig"
    GEHOUDEN = "gehouden", "Gehouden"
    BEVESTIGD = "bevestigd", "Besluitenlijst bevestigd"
    AFGELAST = "afgelast", "Gaat niet door"


class Puntsoort(TextChoices):
    """Why a case is on an agenda; items are shown in this order when they come in."""

    NIEUW = "nieuw", "Nieuwe melding"
    TERUGKEREND = "terugkerend", "Komt terug"
    GESCHONDEN = "geschonden", "Voorwaarde niet nagekomen"


class Puntstand(TextChoices):
    """What came of an item."""

    OPEN = "open", "Nog te bespreken"
    BESLOTEN = "besloten", "Besloten"
    AANGEHOUDEN = "aangehouden", "Aangehouden"
    TERUGVERWEZEN = "terugverwezen", "Terug naar preventie"
    VAN_DE_AGENDA = "van_de_agenda", "Van de agenda gehaald"


class Aanwezig(TextChoices):
    VERWACHT = "verwacht", "Verwacht"
    AANWEZIG = "aanwezig", "Aanwezig"
    AFGEMELD = "afgemeld", "Afgemeld"


class Besluitsoort(TextChoices):
    """The two scenarios, and the second chance that may follow on the second."""

    VOORKOMEN = "voorkomen", "Scenario 1: uitzetting voorkomen"
    ONTRUIMEN = "ontruimen", "Scenario 2: ontruimen, met opvang"
    TWEEDE_KANS = "tweede_kans", "Tweede kans in een eigen woning"


class Bewindadvies(TextChoices):
    """What was decided on the advice of debt counselling to appoint a bewindvoerder (RT-13)."""

    GEEN = "geen", "Er is geen advies"
    VOLGEN = "volgen", "We volgen het advies"
    AFWIJKEN = "afwijken", "We wijken af van het advies"


class Kostensoort(TextChoices):
    """What a cost figure is about (RT-06)."""

    ONTRUIMING = "ontruiming", "Een ontruiming"
    VOORKOMEN = "voorkomen", "Een ontruiming voorkomen"
