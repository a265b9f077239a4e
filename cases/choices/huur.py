"""Arrears, contact with the tenant, and payment agreements."""

from django.db.models import TextChoices


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
