"""The list of decisions is confirmed once, hands out the actions, and tells who takes part."""

from copy import deepcopy
from datetime import timedelta

import psycopg2
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from berichten.choices import Soort as Berichtsoort
from berichten.models import Bericht
from cases.actions.stappen import NotYet
from cases.choices import Deadlinesoort
from cases.models import Deadline
from partners.choices import Soort
from regieteam.actions.besluiten import houd_aan
from regieteam.actions.besluitenlijst import bevestig
from regieteam.choices import Vergaderstand
from regieteam.models import Besluit, Vergadering
from tests.factories import NOW, VANDAAG, actor
from tests.regieteam import bouw
from tests.regieteam.aan_tafel import Tafel
from uitvoering.actions.actiepunten import draag_over
from uitvoering.actions.ontruimingsdag import volg
from uitvoering.choices import Actiesoort

pytestmark = pytest.mark.django_db

DAG = timedelta(days=1)


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return Tafel()


@pytest.fixture
def tafel(gebouwd):
    return deepcopy(gebouwd)


def doe(tafel, by=None, now=NOW):
    return bevestig(tafel.vergadering, by=by or tafel.team.voorzitter, now=now)


def acties_op_de_werklijst():
    return Deadline.objects.open().filter(soort=Deadlinesoort.ACTIEPUNT)


@pytest.mark.rule("RT-11")
@pytest.mark.rule("RT-19")
def test_confirming_puts_each_action_on_the_work_list_of_its_owner(tafel):
    tafel.besluit()
    assert not acties_op_de_werklijst().exists()

    vergadering = doe(tafel)

    assert (vergadering.stand, vergadering.bevestigd_door) == (
        Vergaderstand.BEVESTIGD,
        tafel.team.voorzitter.user,
    )
    deadline = acties_op_de_werklijst().get()
    assert (deadline.wat, deadline.organisatie) == ("Inkomen bekijken", tafel.hulp.organisatie)


@pytest.mark.rule("RT-11")
def test_an_action_that_was_passed_on_before_is_handed_out_to_who_has_it_now(tafel):
    tafel.besluit()
    collega = actor(organisatie=tafel.hulp.organisatie)
    draag_over(
        tafel.casus.actiepunten.get(), organisatie=collega.organisatie, persoon=collega.user,
        voor_op=VANDAAG + 20 * DAG, reden="Met verlof", by=tafel.hulp, now=NOW,
    )  # fmt: skip

    doe(tafel)

    deadline = acties_op_de_werklijst().get()
    assert (deadline.persoon, deadline.actiepunt.voor_op) == (collega.user, VANDAAG + 20 * DAG)


@pytest.mark.rule("RT-17")
def test_an_action_that_a_nearer_date_moved_before_is_handed_out_too(tafel):
    """The day of the eviction is announced between the meeting and the list."""
    tafel.kind()
    tafel.besluit(tafel.ontruimen(acties=(tafel.actie(Actiesoort.JEUGDBESCHERMING),)))
    tafel.juridisch("ontruimingsdatum", VANDAAG + 10 * DAG)
    assert volg(now=NOW) == 1

    doe(tafel)

    assert acties_op_de_werklijst().get().actiepunt.voor_op < VANDAAG + 10 * DAG


def test_confirmed_twice_is_carried_out_once(tafel):
    tafel.besluit()

    momenten = [doe(tafel, now=NOW + n * DAG).bevestigd_at for n in range(2)]

    assert momenten == [NOW, NOW]
    assert acties_op_de_werklijst().count() == 1
    assert Bericht.objects.filter(soort=Berichtsoort.BESLUIT).count() == len(verteld(tafel))


def verteld(tafel):
    return {
        tafel.corporatie.user, tafel.hulp.user, tafel.team.coordinator.user, tafel.team.lid.user,
    }  # fmt: skip


def test_who_takes_part_is_told_and_nobody_else(tafel):
    vreemd = actor(Soort.HULPVERLENING)
    tafel.besluit()

    doe(tafel)

    berichten = Bericht.objects.filter(soort=Berichtsoort.BESLUIT)
    assert {b.user_id for b in berichten} == {u.pk for u in verteld(tafel)}
    assert {b.casusnummer for b in berichten} == {tafel.casus.nummer}
    assert not berichten.filter(user=vreemd.user).exists()


def test_what_was_adjourned_is_told_too_and_hands_out_nothing(tafel):
    houd_aan(
        tafel.punt, reden="Inkomen onbekend", tot=(NOW + 7 * DAG).date(),
        by=tafel.team.voorzitter, now=NOW,
    )  # fmt: skip

    doe(tafel)

    assert not acties_op_de_werklijst().exists()
    assert Bericht.objects.filter(soort=Berichtsoort.BESLUIT, user=tafel.hulp.user).exists()


def test_a_list_with_an_open_item_is_not_confirmed(tafel):
    tafel.nog_een()
    tafel.besluit()

    with pytest.raises(NotYet, match="Er staat nog 1 punt open"):
        doe(tafel)
    tafel.nog_een()
    with pytest.raises(NotYet, match="Er staan nog 2 punten open"):
        doe(tafel)
    assert not acties_op_de_werklijst().exists()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"begint_at": NOW + DAG}, "nog niet geweest"),
        ({"stand": Vergaderstand.AFGELAST, "reden": "Ziek"}, "ging niet door"),
    ],
)
def test_a_meeting_that_was_not_has_no_list(velden, zin, tafel):
    tafel.besluit()
    Vergadering.objects.update(**velden)

    with pytest.raises(NotYet, match=zin):
        doe(tafel)


def test_only_the_voorzitter_of_this_team_confirms(tafel):
    tafel.besluit()

    for wie in (
        tafel.team.coordinator, tafel.team.lid, tafel.corporatie, tafel.hulp,
        bouw.team("Ander team").voorzitter,
    ):  # fmt: skip
        with pytest.raises(PermissionDenied):
            doe(tafel, by=wie)


@pytest.mark.rule("RT-11")
def test_a_decision_stays_as_it_was_written_down(tafel):
    besluit = tafel.besluit()
    doe(tafel)

    for verander in (
        lambda: Besluit.objects.filter(pk=besluit.pk).update(waarom="Anders"),
        lambda: Besluit.objects.filter(pk=besluit.pk).delete(),
    ):
        with pytest.raises((DatabaseError, psycopg2.Error)), transaction.atomic():
            verander()


@pytest.mark.rule("RT-14")
def test_another_decision_is_a_new_one_of_the_team_with_a_reason(tafel):
    eerste = tafel.besluit()
    doe(tafel)
    tafel.opnieuw()

    tweede = tafel.besluit(tafel.ontruimen())
    doe(tafel)

    assert [b.pk for b in Besluit.objects.all()] == [tweede.pk, eerste.pk]
