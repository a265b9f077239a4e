"""De voorwaarden van de uitvoering: één zin, één toets. De zin is wat een gebruiker leest."""

from cases.rules import rule
from uitvoering.choices import Actiesoort

# Wat het Regieteam verplicht heeft: laten vallen vraagt een nieuw besluit.
VERPLICHT = frozenset({Actiesoort.BEWINDVOERING, Actiesoort.JEUGDBESCHERMING, Actiesoort.MELDPUNT})


@rule(
    "Deze actie is verplicht. Alleen een nieuw besluit van het Regieteam kan haar laten vervallen.",
    "RT-13",
    "RT-17",
)
def niet_verplicht(actiepunt):
    return actiepunt.soort not in VERPLICHT
