"""Who lives in the home, and what is seen there."""

from django.db.models import TextChoices


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
