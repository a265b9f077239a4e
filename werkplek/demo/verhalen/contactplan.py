"""The contact plan of five working days, in every stand: with calls and visits for today."""

from datetime import datetime, time, timedelta

from cases.choices import Grondslag
from common.werkdagen import DAG, is_werkdag, nde_werkdag
from contactplan.actions import heropen, leg_vast, rond_gesprek_af, start, volg_stilte
from contactplan.planning import kalender
from contactplan.protocols.contactplan import CONTACTPLAN
from werkplek.demo.verhalen.preventie import PARTNER, in_gesprek

# How often nobody answers, up to where the plan stands.
NIET_BEREIKT = ("niet_bereikt", "niet_bereikt")
DICHTE_DEUR = (*NIET_BEREIKT, "niemand")
LAATSTE = (*DICHTE_DEUR, "stilte")
VERLOPEN = {
    "bellen": (0, ()),
    "opnieuw_bellen": (1, ("niet_bereikt",)),
    "huisbezoek": (1, NIET_BEREIKT),
    "afspraak": (1, ("aanvaardt",)),
    "ruimte": (3, DICHTE_DEUR),
    "laatste_bezoek": (4, LAATSTE),
    "in_gesprek": (8, (*NIET_BEREIKT, "binnen")),
    "op_een_kier": (15, (*LAATSTE, "niemand")),
    "heropend": (18, (*LAATSTE, "niet_binnen")),
    "gestopt": (20, ("aanvaardt", "binnen")),
}
TOELICHTING = {
    "niet_bereikt": "Gebeld, geen gehoor.",
    "aanvaardt": "Schrok van de brief en wil graag hulp.",
    "niemand": "Niemand deed open. Briefje en folder in de bus.",
    "niet_binnen": "De deur ging open. Nu geen tijd voor een gesprek.",
    "binnen": "Gesproken aan de keukentafel. Samen de post geopend.",
}


def bericht_ontvangen(v):
    """Er kwam een bericht binnen over een huishouden dat nog niemand kende."""
    _loop(v, "ocmw", verhuurder="Immo Kempen")


def contactplan_buurtteam(v):
    """Het buurtteam zoekt contact op verzoek van de corporatie."""
    in_gesprek(v)
    v.na(1)
    v.betrek("hulpverlening", PARTNER, "Contact zoeken met het huishouden",
             grondslag=Grondslag.WETTELIJK, tot=365)  # fmt: skip
    _loop(v, "hulpverlening")


def _loop(v, wie, verhuurder=""):
    """Begin so many working days ago, and go on until where the plan stands today."""
    by, (geleden, uitkomsten) = v.als(wie), VERLOPEN[v.opties["plan"]]
    v.moment = max(v.moment, _werkdag_geleden(v, by.organisatie, geleden))
    traject = start(
        v.casus, bericht="achterstand", ontvangen_at=v.moment, verhuurder=verhuurder,
        **v._nu(wie),
    )  # fmt: skip
    for uitkomst in uitkomsten:
        _vast(v, traject, uitkomst, wie)
    if v.opties["plan"] == "gestopt":
        v.na(2)
        rond_gesprek_af(
            traject, hulp="aanvaard", reden="Budgetbegeleiding is gestart.", **v._nu(wie)
        )
    if v.opties["plan"] == "heropend":
        v.na(9)
        heropen(traject, reden="Belde zelf: er is weer een brief gekomen.", **v._nu(wie))


def _vast(v, traject, uitkomst, wie):
    stap = traject.stappen.open().get()
    if uitkomst == "stilte":
        v.moment = min(stap.due_at + timedelta(minutes=1), v.podium.nu)
        volg_stilte(now=v.moment)
        return
    tijd = time(10, 40) if CONTACTPLAN.stappen[stap.stap].soort.zoekt_op else time(9)
    vanaf = datetime.combine(stap.vanaf, tijd, v.podium.tz)
    v.moment = min(max(v.moment, vanaf), v.podium.nu)
    moment = v._nu(wie)
    leg_vast(
        stap,
        uitkomst=uitkomst,
        gedaan_at=moment["now"],
        toelichting=TOELICHTING[uitkomst],
        achtergelaten=stap.protocol.laat_achter if uitkomst == "niemand" else (),
        afspraak_at=_afspraak(v) if uitkomst == "aanvaardt" else None,
        **moment,
    )


def _afspraak(v):
    """Three o'clock today, or the first day on which people work; longer ago the next day."""
    dag = v.podium.vandaag if v.opties["plan"] == "afspraak" else v.vandaag + DAG
    dag = nde_werkdag(dag, 1)
    return datetime.combine(dag, time(15), v.podium.tz)


def _werkdag_geleden(v, organisatie, aantal):
    """A quarter past nine, so many working days before the last one; never later than now."""
    dag = v.podium.vandaag
    gesloten = kalender(organisatie, dag - 60 * DAG).gesloten
    while not is_werkdag(dag, gesloten):
        dag -= DAG
    while aantal:
        dag -= DAG
        aantal -= is_werkdag(dag, gesloten)
    return min(datetime.combine(dag, time(9, 45), v.podium.tz), v.podium.nu)
