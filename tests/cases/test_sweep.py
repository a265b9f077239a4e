"""The sweep: who hears what and when, exactly once, whatever goes wrong."""

from datetime import timedelta

import pytest
from django.db import connection

from berichten.choices import Mail, Soort
from berichten.models import Bericht, Uitgaand, Voorkeur
from cases.actions import sweep
from cases.actions.deadlines import gepland, haal
from cases.actions.deelnames import beeindig
from cases.actions.signalen import meld_signaal
from cases.actions.sweep import sweep_deadlines
from cases.choices import Deadlinesoort, Publiek, Rubriek, Signaalsoort
from cases.models import Deadline, Gunning
from partners.choices import Rol
from partners.choices import Soort as Organisatiesoort
from tests.factories import NOW, VANDAAG, actor, casus, deel

pytestmark = pytest.mark.django_db
UUR = timedelta(hours=1)
SECONDE = timedelta(seconds=1)
NADERT, VOORBIJ, LEIDING = "deadline_nadert", "deadline_voorbij", "deadline_teamleider"


@pytest.fixture
def werker():
    return actor()


@pytest.fixture
def collega(werker):
    return actor(organisatie=werker.organisatie)


@pytest.fixture
def leider(werker):
    return actor(Organisatiesoort.CORPORATIE, Rol.TEAMLEIDER, organisatie=werker.organisatie)


@pytest.fixture
def deadline(werker):
    return casus(by=werker).deadlines.get()


def gehoord():
    """Who heard what of a deadline."""
    berichten = Bericht.objects.filter(soort__in=(NADERT, VOORBIJ, LEIDING))
    return set(berichten.values_list("user__username", "soort"))


def wie(actor, *soorten):
    return {(actor.user.username, soort) for soort in soorten}


def maak(casus, *, due_at, soort=Deadlinesoort.TERMIJN, rubriek=Rubriek.HUUR, **velden):
    velden = {"organisatie": casus.corporatie, "started_at": NOW, "wat": "Doe iets", **velden}
    deadline = Deadline(casus=casus, soort=soort, rubriek=rubriek, due_at=due_at, **velden)
    gepland([deadline])
    deadline.save()
    return deadline


@pytest.mark.rule("OC-17")
@pytest.mark.rule("RT-02")
def test_the_worker_hears_before_and_at_the_moment_and_the_team_leader_after(
    deadline, werker, leider
):
    assert sweep_deadlines(now=deadline.remind_at) == 0
    assert gehoord() == set()

    assert sweep_deadlines(now=deadline.remind_at + SECONDE) == 0
    assert gehoord() == wie(werker, NADERT)

    assert sweep_deadlines(now=deadline.due_at + SECONDE) == 1
    assert gehoord() == wie(werker, NADERT, VOORBIJ)

    sweep_deadlines(now=deadline.escalate_at + SECONDE)
    sweep_deadlines(now=deadline.escalate_at + 24 * UUR)
    assert gehoord() == wie(werker, NADERT, VOORBIJ) | wie(leider, LEIDING)
    assert Bericht.objects.count() == 3
    na = Deadline.objects.get(pk=deadline.pk)
    assert (na.due_at, na.missed_at) == (deadline.due_at, deadline.due_at + SECONDE)
    assert na.casus.gebeurtenissen.filter(soort="deadline_gemist").count() == 1


@pytest.mark.rule("OC-17")
def test_after_days_of_silence_everybody_hears_once_what_still_matters(deadline, werker, leider):
    for _ in range(3):
        sweep_deadlines(now=deadline.escalate_at + 90 * 24 * UUR)

    assert gehoord() == wie(werker, VOORBIJ) | wie(leider, LEIDING)
    assert Bericht.objects.count() == 2


def test_what_is_done_in_time_is_never_reminded_of(deadline):
    haal(deadline.casus, deadline.soort, organisatie=deadline.organisatie, now=NOW)

    assert sweep_deadlines(now=deadline.escalate_at + UUR) == 0
    assert not Bericht.objects.exists()


def test_a_notice_leads_to_the_case_and_a_mail_goes_with_it(deadline, werker):
    Voorkeur.objects.create(user=werker.user, soort=Soort.DEADLINE_VOORBIJ, mail=Mail.DIRECT)

    sweep_deadlines(now=deadline.due_at + SECONDE)

    bericht, post = Bericht.objects.get(), Uitgaand.objects.get()
    assert bericht.pad == deadline.casus.get_absolute_url()
    assert (bericht.casus, bericht.casusnummer) == (deadline.casus_id, deadline.casus.nummer)
    assert (post.dedupe, post.casusnummer) == (bericht.dedupe, deadline.casus.nummer)


def test_a_deadline_without_planned_reminders_is_noticed_all_the_same(deadline, werker, leider):
    Deadline.objects.update(remind_at=None, escalate_at=None)

    sweep_deadlines(now=deadline.due_at)
    assert gehoord() == set()
    sweep_deadlines(now=deadline.due_at + SECONDE)
    assert gehoord() == wie(werker, VOORBIJ)
    sweep_deadlines(now=deadline.due_at + 24 * UUR + SECONDE)
    assert gehoord() == wie(werker, VOORBIJ) | wie(leider, LEIDING)


class TestWhoHears:
    def op_tijd(self, deadline):
        sweep_deadlines(now=deadline.due_at + SECONDE)
        return gehoord()

    def te_laat(self, deadline):
        sweep_deadlines(now=deadline.escalate_at + SECONDE)
        return gehoord()

    def test_everybody_who_does_the_work_when_nobody_is_named(self, deadline, werker, collega):
        assert self.op_tijd(deadline) == wie(werker, VOORBIJ) | wie(collega, VOORBIJ)

    def test_only_the_person_named(self, deadline, werker, collega):
        Deadline.objects.update(persoon=collega.user)

        assert self.op_tijd(deadline) == wie(collega, VOORBIJ)

    def test_her_colleagues_when_the_person_named_is_gone(self, deadline, werker, collega):
        Deadline.objects.update(persoon=collega.user)
        collega.user.lidmaatschappen.update(beeindigd_at=NOW)

        assert self.op_tijd(deadline) == wie(werker, VOORBIJ)

    def test_the_team_leader_when_nobody_else_is_left(self, deadline, werker, leider):
        werker.user.lidmaatschappen.update(beeindigd_at=NOW)

        assert self.op_tijd(deadline) == wie(leider, VOORBIJ)

    def test_the_workers_when_there_is_no_team_leader(self, deadline, werker):
        assert self.te_laat(deadline) == wie(werker, VOORBIJ, LEIDING)

    @pytest.mark.parametrize("rubriek", [Rubriek.HUUR, Rubriek.JURIDISCH])
    def test_a_jurist_of_what_is_of_the_law(self, deadline, werker, rubriek):
        jurist = actor(Organisatiesoort.CORPORATIE, Rol.JURIST, organisatie=werker.organisatie)
        Deadline.objects.update(rubriek=rubriek)
        van_de_wet = wie(jurist, VOORBIJ, LEIDING) if rubriek == Rubriek.JURIDISCH else set()

        assert self.te_laat(deadline) == wie(werker, VOORBIJ, LEIDING) | van_de_wet

    def test_a_jurist_of_what_asks_her_by_name(self, deadline, werker):
        jurist = actor(Organisatiesoort.CORPORATIE, Rol.JURIST, organisatie=werker.organisatie)
        Deadline.objects.update(persoon=jurist.user)

        assert self.op_tijd(deadline) == wie(jurist, VOORBIJ)

    def test_the_team_leader_before_a_jurist_whose_work_it_is_not(self, deadline, werker, leider):
        jurist = actor(Organisatiesoort.CORPORATIE, Rol.JURIST, organisatie=werker.organisatie)
        werker.user.lidmaatschappen.update(beeindigd_at=NOW)
        assert self.op_tijd(deadline) == wie(leider, VOORBIJ)

        # Better somebody than nobody.
        leider.user.lidmaatschappen.update(beeindigd_at=NOW)
        assert wie(jurist, LEIDING) <= self.te_laat(deadline)

    @pytest.mark.rule("OC-15", "OC-17")
    @pytest.mark.parametrize("met_jurist", [True, False])
    @pytest.mark.parametrize("rubriek", [Rubriek.KERN, Rubriek.JURIDISCH, Rubriek.BESLUIT])
    def test_in_an_ocmw_whoever_has_it_on_mijn_werk(self, deadline, werker, met_jurist, rubriek):
        sociaal = actor(Organisatiesoort.OCMW)
        mensen = [sociaal]
        if met_jurist:
            mensen.append(actor(Organisatiesoort.OCMW, Rol.JURIST, organisatie=sociaal.organisatie))
        zaak = deel(deadline.casus, sociaal, by=werker)
        van_hen = maak(zaak, due_at=NOW + UUR, organisatie=sociaal.organisatie, rubriek=rubriek)

        lijsten = {
            mens.user.username: Deadline.objects.taken(mens, VANDAAG).count() for mens in mensen
        }

        assert self.op_tijd(van_hen) == {
            (naam, VOORBIJ) for naam, hoeveel in lijsten.items() if hoeveel
        }
        assert sum(lijsten.values()) == 1

    def test_nobody_who_only_looks_after_people(self, deadline, werker):
        actor(Organisatiesoort.CORPORATIE, Rol.BEHEERDER, organisatie=werker.organisatie)

        assert self.op_tijd(deadline) == wie(werker, VOORBIJ)

    def test_nobody_of_another_organisation(self, deadline, werker):
        partner = actor(Organisatiesoort.HULPVERLENING)
        deel(deadline.casus, partner, by=werker)

        assert self.op_tijd(deadline) == wie(werker, VOORBIJ)

    def test_a_partner_hears_of_her_own_deadline(self, deadline, werker):
        partner = actor(Organisatiesoort.HULPVERLENING)
        zaak = deel(deadline.casus, partner, by=werker)
        van_haar = maak(
            zaak, due_at=NOW + UUR, organisatie=partner.organisatie, rubriek=Rubriek.HULP
        )

        assert self.op_tijd(van_haar) == wie(partner, VOORBIJ)

    def test_not_after_the_participation_ended(self, deadline, werker):
        partner = actor(Organisatiesoort.HULPVERLENING)
        zaak = deel(deadline.casus, partner, by=werker)
        van_haar = maak(
            zaak, due_at=NOW + UUR, organisatie=partner.organisatie, rubriek=Rubriek.HULP
        )
        deelname = zaak.deelnames.get(organisatie=partner.organisatie)
        beeindig(deelname, reden="Klaar", by=werker, now=NOW)

        assert self.op_tijd(van_haar) == set()
        assert Deadline.objects.get(pk=van_haar.pk).missed_at

    def test_not_of_a_rubriek_that_is_not_shared(self, deadline):
        Gunning.objects.filter(permission__codename="zie_huur").delete()

        assert self.op_tijd(deadline) == set()

    def test_not_of_a_rubriek_above_her_ceiling(self, deadline, werker):
        Deadline.objects.update(rubriek=Rubriek.HULP)

        assert self.op_tijd(deadline) == set()

    def test_the_casemanager_hears_by_her_own_ceiling(self, deadline, werker):
        hulp = actor(Organisatiesoort.HULPVERLENING)
        zaak = deel(deadline.casus, hulp, by=werker)
        van_haar = maak(zaak, due_at=NOW + UUR, organisatie=hulp.organisatie)
        assert self.op_tijd(van_haar) == set()

        type(zaak).objects.filter(pk=zaak.pk).update(
            casemanager=hulp.user, casemanager_organisatie=hulp.organisatie
        )
        assert wie(hulp, LEIDING) <= self.te_laat(van_haar)

    def test_a_signal_for_colleagues_leaves_its_line_to_them(self, werker):
        partner, zaak = actor(Organisatiesoort.HULPVERLENING), casus(by=werker)
        meld_signaal(
            zaak,
            soort=Signaalsoort.ZORG,
            tekst="Gordijnen dicht",
            publiek=Publiek.EIGEN,
            opvolger=werker.user,
            by=werker,
            now=NOW,
        )
        deel(zaak, partner, by=werker)
        signaal = zaak.deadlines.get(soort=Deadlinesoort.SIGNAAL)

        sweep_deadlines(now=signaal.due_at + SECONDE)

        regels = zaak.gebeurtenissen.filter(soort="deadline_gemist", titel__contains="signaal")
        assert [regel.signaal_id for regel in regels] == [signaal.signaal_id]


@pytest.mark.parametrize("wat", ["verzet", "later gemaakt"])
def test_a_deadline_with_another_moment_reminds_anew(deadline, werker, wat):
    sweep_deadlines(now=deadline.remind_at + SECONDE)
    if wat == "verzet":
        deadline.due_at += 5 * 24 * UUR
        gepland([deadline], vanaf=NOW)
        deadline.save()
    else:
        deadline = maak(deadline.casus, due_at=deadline.due_at + 5 * 24 * UUR)

    sweep_deadlines(now=deadline.remind_at + SECONDE)

    assert Bericht.objects.filter(soort=NADERT).count() == 2


class TestBatches:
    @pytest.fixture
    def veel(self, deadline, monkeypatch):
        """Twenty more deadlines of one case, in batches of eight."""
        monkeypatch.setattr(sweep, "PARTIJ", 8)
        return [maak(deadline.casus, due_at=NOW + n * UUR / 10) for n in range(20)]

    def test_all_of_them_in_a_few_statements(self, veel, django_assert_max_num_queries):
        with django_assert_max_num_queries(20):
            assert sweep_deadlines(now=NOW + 9 * UUR) == 20

        assert Bericht.objects.filter(soort=VOORBIJ).count() == 20

    def test_a_batch_comes_in_order_from_the_index_of_the_sweep(self, veel):
        """Not by organisation: then each batch reads and sorts all that is due again.

        On a small table every plan looks alike: hence also that no such index fits.
        """
        gegevens = sweep.gegevens_voor([veel[0].organisatie_id], NOW + 9 * UUR)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sweep.HERINNER}", {**gegevens, "aantal": 8})
            plan = "\n".join(regel for (regel,) in cursor)

        due = plan.partition("CTE due")[2].partition("CTE hoever")[0]
        assert "deadline_sweep" in due
        assert "Sort" not in due
        assert "organisatie_id + 0" in due

    @pytest.mark.rule("OC-17")
    @pytest.mark.parametrize("plek", [0, 3, 7, 8, 13, 19])
    def test_one_that_spoils_its_batch_waits_and_stops_no_other(self, veel, plek, caplog):
        gif = veel[plek]
        vergiftig(gif)
        now = NOW + 9 * UUR

        assert sweep_deadlines(now=now) == 19

        zelf = Deadline.objects.filter(pk=gif.pk)
        assert zelf.values_list("missed_at", "remind_at", "remind_error").get() == (
            None,
            now + UUR,
            "NotSupportedError 0A000",
        )
        assert str(gif.sleutel) in caplog.text
        assert gif.wat not in caplog.text
        assert Bericht.objects.filter(soort=VOORBIJ).count() == 19
        assert sweep_deadlines(now=now) == 0

    def test_it_is_tried_again_and_goes_once_it_is_healed(self, veel):
        vergiftig(veel[5])
        sweep_deadlines(now=NOW + 9 * UUR)
        Deadline.objects.filter(pk=veel[5].pk).update(due_at=veel[5].due_at)

        assert sweep_deadlines(now=NOW + 9.5 * UUR) == 0
        assert sweep_deadlines(now=NOW + 10 * UUR + SECONDE) == 1

        assert Deadline.objects.get(pk=veel[5].pk).remind_error == ""

    def test_nothing_but_poison_ends_too(self, veel):
        for gif in veel:
            vergiftig(gif)

        assert sweep_deadlines(now=NOW + 9 * UUR) == 0
        assert Deadline.objects.exclude(remind_error="").count() == 20


def vergiftig(deadline):
    """A row that the statement cannot take: a moment before all moments."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_deadline SET due_at = '-infinity', soort = id WHERE id = %s",
            [deadline.pk],
        )
