"""What comes on an agenda, when, and in which order."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from cases.actions.stappen import NotYet
from cases.choices import Status
from cases.models import Casus
from partners.choices import Soort
from regieteam.actions.agenda import (
    OMHOOG,
    OMLAAG,
    haal_van_agenda,
    schuif,
    verplaats,
    zet_minuten,
    zet_op_agenda,
)
from regieteam.choices import Meldingstand, Puntsoort, Puntstand, Vergaderstand
from regieteam.models import Agendapunt, Vergadering
from tests.factories import NOW, VANDAAG, actor
from tests.regieteam import bouw

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)


@pytest.fixture
def corporatie():
    return actor(Soort.CORPORATIE)


@pytest.fixture
def team():
    return bouw.team()


@pytest.fixture
def casus(corporatie, team):
    return bouw.gemeld(corporatie, team)


@pytest.fixture
def vergadering(team):
    return bouw.vergadering(team)


def naar(status, casus, wie):
    Casus.objects.filter(pk=casus.pk).update(
        status=status, casemanager=wie.user, casemanager_organisatie=wie.organisatie
    )


@pytest.mark.rule("RT-19")
@pytest.mark.parametrize("wie", ["voorzitter", "coordinator", "lid"])
def test_a_reported_case_comes_on_the_agenda(wie, casus, vergadering, team):
    punt = zet_op_agenda(casus, vergadering, by=getattr(team, wie), now=NOW)

    casus = Casus.objects.get(pk=casus.pk)
    assert casus.status == Status.GEAGENDEERD
    assert (punt.casus_id, punt.volgorde, punt.minuten) == (casus.pk, 1, 20)
    assert punt.soort == Puntsoort.NIEUW
    assert Vergadering.objects.get().versie == 2


@pytest.mark.rule("RT-14")
@pytest.mark.parametrize(
    ("status", "soort"),
    [(Status.VOORKOMEN, Puntsoort.GESCHONDEN), (Status.ONTRUIMEN, Puntsoort.TERUGKEREND)],
)
def test_who_comes_back_from_uitvoering_comes_with_a_reason(
    status, soort, casus, vergadering, team
):
    naar(status, casus, team.lid)
    with pytest.raises(NotYet, match="waarom deze casus terugkomt"):
        zet_op_agenda(casus, vergadering, by=team.coordinator, now=NOW, reden="  ")

    punt = zet_op_agenda(
        casus, vergadering, by=team.coordinator, now=NOW, reden="De huur is niet betaald."
    )

    assert (punt.soort, punt.reden) == (soort, "De huur is niet betaald.")


def test_after_the_cut_off_only_the_voorzitter_and_with_a_reason(casus, vergadering, team):
    na = vergadering.sluit_at + timedelta(seconds=1)
    with pytest.raises(NotYet, match="Alleen de voorzitter"):
        zet_op_agenda(casus, vergadering, by=team.coordinator, now=na, reden="Spoed")
    with pytest.raises(NotYet, match="Schrijf op waarom"):
        zet_op_agenda(casus, vergadering, by=team.voorzitter, now=na)

    assert zet_op_agenda(casus, vergadering, by=team.voorzitter, now=na, reden="Spoed")


def test_at_the_very_moment_of_the_cut_off_it_still_goes(casus, vergadering, team):
    assert zet_op_agenda(casus, vergadering, by=team.coordinator, now=vergadering.sluit_at)


@pytest.mark.parametrize(
    "stand", [Vergaderstand.GEHOUDEN, Vergaderstand.BEVESTIGD, Vergaderstand.AFGELAST]
)
def test_a_meeting_that_is_over_takes_no_case(stand, casus, vergadering, team):
    Vergadering.objects.update(stand=stand, reden="Ziek")

    with pytest.raises(NotYet, match="Kies een andere vergadering"):
        zet_op_agenda(casus, vergadering, by=team.voorzitter, now=NOW)
    assert Casus.objects.get(pk=casus.pk).status == Status.GEMELD


@pytest.mark.parametrize("stand", [Meldingstand.NIEUW, Meldingstand.AANVULLING])
def test_a_report_that_is_not_complete_waits(stand, corporatie, vergadering, team):
    casus = bouw.gemeld(corporatie, team, stand=Meldingstand.NIEUW)
    casus.meldingen.update(stand=stand, vraag="Wat is het inkomen?")

    with pytest.raises(NotYet, match="nog niet compleet"):
        zet_op_agenda(casus, vergadering, by=team.coordinator, now=NOW)


def test_nobody_else_puts_a_case_on_an_agenda(casus, vergadering, corporatie):
    with pytest.raises(PermissionDenied):
        zet_op_agenda(casus, vergadering, by=corporatie, now=NOW)
    with pytest.raises(Casus.DoesNotExist):
        zet_op_agenda(casus, vergadering, by=bouw.team("Ander team").voorzitter, now=NOW)


def test_a_case_stays_with_its_own_team(casus, team):
    vreemd = bouw.vergadering(bouw.team("Ander team"))

    with pytest.raises(PermissionDenied):
        zet_op_agenda(casus, vreemd, by=team.voorzitter, now=NOW)


def test_a_case_is_open_on_one_agenda_at_a_time(casus, vergadering, team):
    bouw.agendapunt(casus, vergadering, team)

    with pytest.raises(PermissionDenied):  # there is no such step from geagendeerd
        zet_op_agenda(casus, bouw.vergadering(team, over=9), by=team.voorzitter, now=NOW)


def volgorde(vergadering):
    return list(vergadering.punten.op_de_agenda().values_list("casus__nummer", flat=True))


def test_an_item_goes_up_and_down_one_place(corporatie, vergadering, team):
    a, b, c = (bouw.agendapunt(bouw.gemeld(corporatie, team), vergadering, team) for _ in range(3))
    nummers = [p.casus.nummer for p in (a, b, c)]

    schuif(c, OMHOOG, by=team.coordinator, now=NOW)
    assert volgorde(vergadering) == [nummers[0], nummers[2], nummers[1]]
    schuif(a, OMLAAG, by=team.coordinator, now=NOW)
    assert volgorde(vergadering) == [nummers[2], nummers[0], nummers[1]]
    schuif(c, OMHOOG, by=team.coordinator, now=NOW)
    schuif(b, OMLAAG, by=team.coordinator, now=NOW)
    assert volgorde(vergadering) == [nummers[2], nummers[0], nummers[1]]


def test_a_member_who_does_not_lead_leaves_the_agenda_as_it_is(casus, vergadering, team):
    punt = bouw.agendapunt(casus, vergadering, team)

    for doe in (
        lambda: schuif(punt, OMHOOG, by=team.lid, now=NOW),
        lambda: zet_minuten(punt, 5, by=team.lid, now=NOW),
        lambda: zet_minuten(punt, 5, by=bouw.team("Ander team").voorzitter, now=NOW),
    ):
        with pytest.raises(PermissionDenied):
            doe()


def test_the_minutes_of_an_item_are_its_own(casus, vergadering, team):
    punt = bouw.agendapunt(casus, vergadering, team)

    zet_minuten(punt, 35, by=team.coordinator, now=NOW)

    assert list(vergadering.punten.values_list("minuten", "versie")) == [(35, 2)]


def test_an_item_moves_to_another_meeting_and_the_case_stays_on_the_agenda(
    casus, vergadering, team
):
    punt = bouw.agendapunt(casus, vergadering, team)
    volgende = bouw.vergadering(team, over=12)

    nieuw = verplaats(punt, volgende, reden="Verhuurder is ziek", by=team.coordinator, now=NOW)

    punt.refresh_from_db()
    assert (punt.stand, punt.uitkomst_reden) == (Puntstand.VAN_DE_AGENDA, "Verhuurder is ziek")
    assert (nieuw.vergadering, nieuw.stand) == (volgende, Puntstand.OPEN)
    assert Casus.objects.get(pk=casus.pk).status == Status.GEAGENDEERD
    with pytest.raises(NotYet, match="al afgehandeld"):
        verplaats(punt, volgende, reden="Nog eens", by=team.coordinator, now=NOW)


@pytest.mark.rule("RT-11")
@pytest.mark.parametrize(
    ("reden", "dagen"), [("", 7), ("Te weinig bekend", 0), ("Te weinig bekend", -3)]
)
def test_nothing_comes_off_the_agenda_without_a_reason_and_a_new_date(
    reden, dagen, casus, vergadering, team
):
    punt = bouw.agendapunt(casus, vergadering, team)

    with pytest.raises(NotYet):
        haal_van_agenda(punt, tot=VANDAAG + dagen * DAG, reden=reden, by=team.voorzitter, now=NOW)

    assert Agendapunt.objects.get().stand == Puntstand.OPEN


@pytest.mark.rule("RT-11")
def test_what_comes_off_the_agenda_is_adjourned_to_a_date(casus, vergadering, team):
    punt = bouw.agendapunt(casus, vergadering, team)

    haal_van_agenda(
        punt, tot=VANDAAG + 7 * DAG, reden="Te weinig bekend", by=team.voorzitter, now=NOW
    )

    punt.refresh_from_db()
    assert (punt.stand, punt.tot) == (Puntstand.VAN_DE_AGENDA, VANDAAG + 7 * DAG)
    assert Casus.objects.get(pk=casus.pk).status == Status.AANGEHOUDEN
    deadline = casus.deadlines.open().get(soort="bespreking")
    assert (deadline.due_at.date(), deadline.organisatie) == (VANDAAG + 7 * DAG, team.organisatie)
