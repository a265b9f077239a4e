"""The vonnis track and the terms of the law."""

from django.db.models import TextChoices


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
