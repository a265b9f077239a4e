"""Before a decision somebody speaks with the children, also with who came after the agenda."""

from datetime import timedelta

import pytest

from cases.actions.gezin import voeg_bewoners_toe
from cases.actions.uitstel import laat_los
from cases.choices import Deadlinesoort
from partners.choices import Soort
from regieteam.actions.kindgesprekken import vraag_gesprekken
from tests.factories import NOW, actor, deel, geboren
from tests.regieteam import bouw
from uitvoering.actions.kinderen import leg_gesprek_vast

pytestmark = [pytest.mark.django_db, pytest.mark.rule("RT-17")]

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def hulp():
    return actor(Soort.HULPVERLENING, naam="Buurtteam")


@pytest.fixture
def verhuurder():
    return actor(Soort.CORPORATIE, naam="Linde Wonen")


@pytest.fixture
def casus(verhuurder, hulp):
    """On the agenda of next Monday, without children."""
    team = bouw.team()
    casus = bouw.gemeld(verhuurder, team)
    deel(casus, hulp, by=verhuurder)
    bouw.agendapunt(casus, bouw.vergadering(team), team)
    return casus


def kind(casus, by, naam="Noor", now=LATER):
    velden = {"naam": naam, "geboortedatum": geboren(9), "relatie": "kind"}
    return voeg_bewoners_toe(casus, [velden], by=by, now=now)[0]


def gevraagd(casus):
    return casus.deadlines.open().filter(soort=Deadlinesoort.KINDGESPREK)


def spreek(casus, wie, hulp):
    leg_gesprek_vast(
        casus, kind=wie, uitkomst="gesproken", op=NOW.date(), wie="Ilse", wat="Wil blijven",
        by=hulp, now=LATER,
    )  # fmt: skip


def test_a_child_that_came_after_the_agenda_is_spoken_with_too(casus, hulp):
    assert vraag_gesprekken(now=NOW) == 0
    noor = kind(casus, hulp)

    assert [vraag_gesprekken(now=LATER), vraag_gesprekken(now=LATER)] == [1, 0]

    assert gevraagd(casus).get().organisatie == hulp.organisatie
    spreek(casus, noor, hulp)
    assert (gevraagd(casus).count(), vraag_gesprekken(now=LATER)) == (0, 0)
    kind(casus, hulp, "Sam", now=LATER + timedelta(minutes=1))
    assert vraag_gesprekken(now=LATER + timedelta(minutes=2)) == 1


def test_what_a_person_let_go_is_not_asked_again(casus, hulp):
    kind(casus, hulp)
    vraag_gesprekken(now=LATER)

    laat_los(gevraagd(casus).get(), reden="Zij zijn bij oma", by=hulp, now=LATER)

    assert vraag_gesprekken(now=LATER) == 0


def test_the_first_who_may_speak_with_them_is_asked(casus, hulp, verhuurder):
    casus.deelnames.filter(organisatie=hulp.organisatie).update(beeindigd_at=NOW)
    casus.bewoners.create(
        naam="Noor", geboortedatum=geboren(9), organisatie=verhuurder.organisatie,
        vastgelegd_door=verhuurder.user, vastgelegd_at=NOW,
    )  # fmt: skip
    assert vraag_gesprekken(now=LATER) == 0
    ocmw = actor(Soort.OCMW, naam="OCMW")
    deel(casus, ocmw, by=verhuurder)

    assert vraag_gesprekken(now=LATER) == 1
    assert gevraagd(casus).get().organisatie == ocmw.organisatie
