"""Wanneer het contactplan mag beginnen: één zin, één toets (OC-01, LAW-04)."""

from cases.choices import Stapsoort
from cases.rules import rule
from contactplan.choices import Startbericht


@rule("Er loopt al een contactplan voor dit huishouden.", "OC-01")
def geen_open_traject(casus, start):
    return not casus.trajecten.open().filter(organisatie=start.organisatie).exists()


@rule("Vul in wanneer de verhuurder toestemming gaf om de sociale dienst in te lichten.", "OC-01")
def toestemming_verhuurder(casus, start):
    return start.bericht != Startbericht.VERZOEKSCHRIFT or start.toestemming_op is not None


@rule(
    "De huurder maakte bezwaar tegen de kopie aan het OCMW. Uit die kopie mag geen dossier komen.",
    "LAW-04",
)
def geen_verzet_van_de_huurder(casus, start):
    return (
        start.bericht != Startbericht.VORDERING
        or not casus.geldige_stappen(Stapsoort.VERZET_HUURDER).exists()
    )


@rule("Het bericht kan niet in de toekomst zijn ontvangen.", "OC-01")
def bericht_is_er(casus, start):
    return start.ontvangen_at <= start.now


BEGIN = [geen_open_traject, toestemming_verhuurder, geen_verzet_van_de_huurder, bericht_is_er]
