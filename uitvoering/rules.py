"""De voorwaarden van de uitvoering: één zin, één toets. De zin is wat een gebruiker leest."""

from cases.choices import Status
from cases.rules import rule
from uitvoering.choices import Actiesoort

# Zolang er een besluit geldt om op te schorten: ook als het Regieteam de casus opnieuw bespreekt.
BEWAAKT = (Status.VOORKOMEN, Status.GEAGENDEERD, Status.AANGEHOUDEN)

# Wat het Regieteam verplicht heeft: laten vallen vraagt een nieuw besluit.
VERPLICHT = frozenset({Actiesoort.BEWINDVOERING, Actiesoort.JEUGDBESCHERMING, Actiesoort.MELDPUNT})


@rule(
    "Deze actie is verplicht. Alleen een nieuw besluit van het Regieteam kan haar laten vervallen.",
    "RT-13",
    "RT-17",
)
def niet_verplicht(actiepunt):
    return actiepunt.soort not in VERPLICHT


@rule("Voorwaarden gelden alleen zolang de ontruiming is opgeschort.", "RT-14")
def wordt_bewaakt(casus):
    return casus.status in BEWAAKT and casus.is_opgeschort
