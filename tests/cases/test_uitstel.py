"""A person decides about a deadline: pause, move or depart, always with a reason (OC-10)."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from berichten.models import Bericht
from cases.actions.deadlines import haal
from cases.actions.stappen import NotYet
from cases.actions.sweep import sweep_deadlines
from cases.actions.uitstel import hervat, laat_los, mogelijk, pauzeer, verzet
from cases.choices import Deadlinesoort
from cases.models import Casus, Deadline
from partners.choices import Rol, Soort
from partners.models import Sluitingsdag
from tests.factories import AMSTERDAM, NOW, VANDAAG, actor, casus, deel, voor

pytestmark = pytest.mark.django_db
DAG, SECONDE = timedelta(days=1), timedelta(seconds=1)


def lokaal(tekst):
    return datetime.strptime(f"2026-{tekst}", "%Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM)


@pytest.fixture
def werker():
    return actor()


@pytest.fixture
def deadline(werker):
    """Of a case made on Wednesday: contact before Thursday 19 November, 17:00."""
    return casus(by=werker).deadlines.get()


def opnieuw(deadline):
    return Deadline.objects.get(pk=deadline.pk)


def regels(deadline):
    soort = "deadline_gewijzigd"
    return list(
        deadline.casus.gebeurtenissen.filter(soort=soort).values_list("titel", "tekst", "door")
    )


@pytest.mark.rule("OC-10")
def test_a_reasoned_departure_is_not_late(deadline, werker):
    laat_los(deadline, reden="De huurder is opgenomen.", by=werker, now=NOW)

    assert sweep_deadlines(now=deadline.escalate_at + 9 * DAG) == 0
    na = opnieuw(deadline)
    assert (na.missed_at, na.dropped_at, na.dropped_reason) == (
        None,
        NOW,
        "De huurder is opgenomen.",
    )
    assert not Bericht.objects.exists()
    assert regels(deadline) == [
        (
            "Bewust niet gedaan: neem contact op met de huurder",
            "De huurder is opgenomen.",
            werker.user.pk,
        )
    ]


@pytest.mark.rule("RT-02")
def test_what_is_late_is_never_moved(deadline, werker):
    sweep_deadlines(now=deadline.due_at + SECONDE)
    straks = deadline.due_at + DAG

    with pytest.raises(PermissionDenied):
        verzet(deadline, due_at=straks + DAG, reden="Druk", by=werker, now=straks)
    with pytest.raises(PermissionDenied):
        pauzeer(deadline, tot=straks.date() + DAG, reden="Druk", by=werker, now=straks)
    assert opnieuw(deadline).due_at == deadline.due_at


def test_what_has_just_passed_is_late_before_the_sweep_saw_it(deadline, werker):
    with pytest.raises(PermissionDenied):
        verzet(
            deadline,
            due_at=deadline.due_at + DAG,
            reden="Druk",
            by=werker,
            now=deadline.due_at + SECONDE,
        )


class TestMoving:
    def test_it_reminds_anew_and_says_so(self, deadline, werker):
        sweep_deadlines(now=deadline.remind_at + SECONDE)
        now, naar = deadline.remind_at + 2 * SECONDE, lokaal("11-25 12:00")

        verzet(deadline, due_at=naar, reden="Op vakantie", by=werker, now=now)

        na = opnieuw(deadline)
        assert (na.due_at, na.remind_at, na.reminded_level) == (naar, lokaal("11-25 08:30"), 0)
        assert regels(deadline)[0][:2] == (
            "Verzet naar 25 november 2026, 12:00: neem contact op met de huurder",
            "Op vakantie",
        )
        assert sweep_deadlines(now=naar + SECONDE) == 1

    @pytest.mark.parametrize("naar", [NOW, NOW - DAG, NOW + 61 * DAG])
    def test_not_to_the_past_and_not_to_next_year(self, deadline, werker, naar):
        with pytest.raises(NotYet) as nog_niet:
            verzet(deadline, due_at=naar, reden="x", by=werker, now=NOW)

        assert nog_niet.value.veld == "due_at"

    def test_not_onto_another_one_of_its_kind(self, deadline, werker):
        ander = opnieuw(deadline)
        ander.pk, ander.sleutel, ander.due_at = None, uuid4(), deadline.due_at + DAG
        ander.save()

        with pytest.raises(NotYet):
            verzet(deadline, due_at=ander.due_at, reden="x", by=werker, now=NOW)


class TestPausing:
    @pytest.mark.parametrize(
        ("hervat_op", "due"),
        [
            ("11-18 16:00", "11-19 17:00"),  # the same day: nothing rested
            ("11-19 09:00", "11-20 17:00"),
            ("11-20 09:00", "11-23 17:00"),  # two working days, over a weekend
            ("11-22 12:00", "11-23 17:00"),  # Saturday and Sunday are no working days
            ("11-23 09:00", "11-24 17:00"),
            ("11-24 09:00", "11-25 17:00"),  # Monday the 23rd is closed here
        ],
    )
    def test_the_working_days_it_really_rested_are_added(self, deadline, werker, hervat_op, due):
        if hervat_op.startswith("11-24"):
            Sluitingsdag.objects.create(
                land="NL", organisatie=werker.organisatie, dag=date(2026, 11, 23), naam="Dicht"
            )
        pauzeer(deadline, tot=date(2026, 12, 1), reden="Wacht op tolk", by=werker, now=NOW)

        hervat(opnieuw(deadline), by=werker, now=lokaal(hervat_op))

        na = opnieuw(deadline)
        assert na.due_at == lokaal(due)
        assert (na.paused_at, na.paused_until, na.paused_reason) == (None, None, "")

    def test_while_it_rests_nobody_is_reminded(self, deadline, werker):
        pauzeer(deadline, tot=date(2026, 12, 1), reden="Wacht op tolk", by=werker, now=NOW)

        assert sweep_deadlines(now=lokaal("11-30 23:59")) == 0
        assert not Bericht.objects.exists()
        assert not Deadline.objects.werk(werker, VANDAAG).exists()

    @pytest.mark.parametrize("gemerkt", ["12-01 00:01", "12-04 12:00"])
    def test_at_the_end_it_runs_again_by_itself(self, deadline, werker, gemerkt):
        pauzeer(deadline, tot=date(2026, 12, 1), reden="Wacht op tolk", by=werker, now=NOW)

        sweep_deadlines(now=lokaal(gemerkt))

        # From Wednesday 18 November until Tuesday 1 December: nine working days.
        na = opnieuw(deadline)
        assert (na.paused_at, na.due_at) == (None, lokaal("12-02 17:00"))
        assert regels(deadline)[0] == (
            "Loopt weer: neem contact op met de huurder",
            "De pauze duurde 9 werkdagen. Nieuw moment: 2 december 2026, 17:00.",
            None,
        )

    @pytest.mark.parametrize("tot", [VANDAAG, VANDAAG - DAG, VANDAAG + 61 * DAG])
    def test_a_pause_has_an_end(self, deadline, werker, tot):
        with pytest.raises(NotYet) as nog_niet:
            pauzeer(deadline, tot=tot, reden="x", by=werker, now=NOW)

        assert nog_niet.value.veld == "tot"

    def test_a_paused_one_can_be_let_go_or_done(self, deadline, werker):
        pauzeer(deadline, tot=date(2026, 12, 1), reden="x", by=werker, now=NOW)
        assert mogelijk(opnieuw(deadline), voor(deadline.casus, werker), werker, now=NOW) == {
            "hervat",
            "laat_los",
        }

        haal(deadline.casus, deadline.soort, organisatie=deadline.organisatie, now=NOW)
        sweep_deadlines(now=lokaal("12-02 12:00"))
        assert opnieuw(deadline).due_at == deadline.due_at

    def test_two_that_would_end_at_the_same_moment_both_stay(self, deadline, werker):
        pauzeer(deadline, tot=date(2026, 12, 1), reden="x", by=werker, now=NOW)
        ander = opnieuw(deadline)
        ander.pk, ander.sleutel, ander.due_at = None, uuid4(), lokaal("11-20 17:00")
        ander.paused_at = ander.paused_until = None
        ander.paused_reason = ""
        ander.save()

        hervat(opnieuw(deadline), by=werker, now=lokaal("11-19 09:00"))

        assert opnieuw(deadline).due_at == lokaal("11-20 17:01")


class TestWhoMay:
    def wat(self, deadline, actor, **velden):
        Deadline.objects.filter(pk=deadline.pk).update(**velden)
        return mogelijk(opnieuw(deadline), voor(deadline.casus, actor), actor, now=NOW)

    def test_the_organisation_whose_deadline_it_is(self, deadline, werker):
        assert self.wat(deadline, werker) == {"pauzeer", "verzet", "laat_los"}

    def test_not_a_partner(self, deadline, werker):
        partner = actor(Soort.HULPVERLENING)
        deel(deadline.casus, partner, by=werker)

        assert self.wat(deadline, partner) == set()

    def test_the_coordinator(self, deadline, werker):
        coordinator = actor(Soort.REGIETEAM, Rol.COORDINATOR)
        deel(deadline.casus, coordinator, by=werker)

        assert "verzet" in self.wat(deadline, coordinator)

    def test_nobody_who_sees_without_the_right(self, deadline):
        jurist = actor(Soort.CORPORATIE, Rol.JURIST, organisatie=deadline.organisatie)

        assert self.wat(deadline, jurist) == set()

    def test_the_law_is_not_moved(self, deadline, werker):
        assert self.wat(deadline, werker, soort=Deadlinesoort.JURIDISCH) == {"laat_los"}

    def test_the_contact_plan_keeps_its_own(self, deadline, werker):
        assert self.wat(deadline, werker, soort=Deadlinesoort.CONTACTPLAN) == set()

    @pytest.mark.parametrize("actie", [laat_los, pauzeer, verzet])
    def test_who_may_not_changes_nothing(self, deadline, werker, actie):
        partner = actor(Soort.HULPVERLENING)
        deel(deadline.casus, partner, by=werker)
        velden = {pauzeer: {"tot": VANDAAG + DAG}, verzet: {"due_at": NOW + DAG}}.get(actie, {})

        with pytest.raises((PermissionDenied, Deadline.DoesNotExist)):
            actie(deadline, reden="x", by=partner, now=NOW, **velden)
        assert opnieuw(deadline).dropped_at is None

    def test_who_has_no_sight_finds_nothing(self, deadline):
        with pytest.raises(Casus.DoesNotExist):
            laat_los(deadline, reden="x", by=actor(), now=NOW)


def test_what_was_done_meanwhile_is_not_there_any_more(deadline, werker):
    haal(deadline.casus, deadline.soort, organisatie=deadline.organisatie, now=NOW)

    with pytest.raises(Deadline.DoesNotExist):
        laat_los(deadline, reden="x", by=werker, now=NOW)


def test_no_decision_about_a_deadline_changes_a_status(deadline, werker):
    pauzeer(deadline, tot=VANDAAG + DAG, reden="x", by=werker, now=NOW)
    hervat(opnieuw(deadline), by=werker, now=NOW)
    laat_los(opnieuw(deadline), reden="x", by=werker, now=NOW)

    assert Casus.objects.get(pk=deadline.casus_id).status == "signaal"
