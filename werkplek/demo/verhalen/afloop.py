"""How it ends, and how the door opens again."""

from uitvoering.choices import Verblijfplek
from werkplek.demo.verhalen.preventie import afspraak, betaald, in_gesprek
from werkplek.demo.verhalen.regieteam import ontruimd, voorkomen


def dicht_betaald(v):
    betaald(v)
    v.na(2)
    v.sluit("betaald")


def dicht_regeling(v):
    if v.huishouden.verhuurder == "ocmw-elsterbeke":
        v.na(1)
        v.zoek_contact("ocmw", "reactie", bericht="verzoekschrift", toestemming_op=v.vandaag,
                       verhuurder="Immo Van Elst")  # fmt: skip
        v.na(60)
        v.achterstand(0)
        v.sluit("regeling")
        return
    afspraak(v, "alles")
    v.na(1)
    v.achterstand(0)
    v.sluit("regeling")


def dicht_behouden(v):
    voorkomen(v)
    v.na(90)
    v.bewaak("casemanager")
    v.sluit("woning_behouden", wie="casemanager",
            toelichting="Alle vier de voorwaarden zijn een half jaar nagekomen.")  # fmt: skip


def dicht_verhuisd(v):
    in_gesprek(v)
    v.na(30)
    v.sluit("verhuisd", toelichting="Woont nu bij een zus in een andere gemeente.")


def dicht_stabiel(v):
    ontruimd(v)
    v.na(60)
    v.houd_contact(Verblijfplek.EIGEN_WONING, stabiel=True)
    v.sluit_nazorg("Huurt sinds deze maand een eigen kamer.")


def dicht_onterecht(v):
    v.na(1)
    v.contact("gesproken", tekst="De betaling was op een verkeerde rekening geboekt.")
    v.stap("oppakken")
    v.achterstand(0)
    v.sluit("onterecht")


def heropend(v):
    """Was betaald en dicht; er is weer een achterstand."""
    dicht_betaald(v)
    v.geleden(5)
    v.achterstand("1.3")
