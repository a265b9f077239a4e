"""What kind of look it was. A leaf: imports nothing of ours."""

from django.db.models import TextChoices


class Soort(TextChoices):
    LIJST = "lijst", "Stond in een lijst"
    ZOEKEN = "zoeken", "Gevonden met zoeken"
    CASUS = "casus", "Casus bekeken"
    FORMULIER = "formulier", "Formulier geopend"
    DOCUMENT = "document", "Document geopend"
    AFDRUK = "afdruk", "Afgedrukt"
    UITVOER = "uitvoer", "Uitgevoerd naar een bestand"
    ADVIES = "advies", "Adviesvraag bekeken"
    LOGBOEK = "logboek", "Logboek bekeken"
