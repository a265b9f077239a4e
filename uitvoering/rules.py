"""De voorwaarden van de uitvoering: één zin, één toets. De zin is wat een gebruiker leest."""

from cases.choices import Fase, Status
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


@rule(
    "Dit voorstel past niet bij wat het huishouden kan betalen. Vraag om een ander voorstel.",
    "RT-14",
)
def past_bij_draagkracht(voorstel):
    return voorstel.past


@rule(
    "Een advies voor bewindvoering wordt een actie van de casemanager. Die is er na een besluit.",
    "RT-13",
)
def heeft_casemanager(casus):
    return casus.fase == Fase.UITVOERING or wordt_bewaakt(casus)


@rule("Er loopt al een actie om bewindvoering aan te vragen.", "RT-13")
def nog_geen_bewind(casus):
    return not casus.actiepunten.open().filter(soort=Actiesoort.BEWINDVOERING).exists()
