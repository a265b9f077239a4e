"""A calendar change moves no deadline silently: who leads the team sees which, and confirms."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from cases.actions.uitstel import pauzeer, verzet
from cases.choices import Deadlinesoort, Rubriek
from cases.models import Deadline, Gebeurtenis
from contactplan.actions import leg_vast, start
from contactplan.models import Contactstap
from partners.actions.kalender import heropen, sluit
from partners.choices import Rol, Soort
from tests.factories import AMSTERDAM, NOW, actor, casus, deel
from tests.werkplek.pagina import als, nu, queries
from werkplek.kalender import aantallen, bevestig, laat_staan, mag_bevestigen, voorstel

pytestmark = [pytest.mark.django_db, pytest.mark.rule("OC-16")]

DAG = timedelta(days=1)
PAGINA = reverse("werkplek:verschuiven")
VRIJDAG = date(2026, 11, 20)  # two days after NOW
AANTAL = 12


@pytest.fixture
def leider():
    return actor(Soort.CORPORATIE, Rol.MEDEWERKER, Rol.TEAMLEIDER, Rol.BEHEERDER)


@pytest.fixture
def dossier(leider):
    """Its first contact is due on Thursday 19 November, 17:00."""
    return casus(by=leider)


def deadline(dossier, by, due, *, soort=Deadlinesoort.TERMIJN, rubriek=Rubriek.HUUR, **velden):
    return Deadline.objects.create(
        casus=dossier, soort=soort, rubriek=rubriek, wat="Bel", started_at=NOW, due_at=moment(due),
        organisatie=by.organisatie, **velden,
    )  # fmt: skip


def moment(tekst):
    return datetime.strptime(f"2026-{tekst}", "%Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM)


def sluit_dag(by, dag=VRIJDAG, now=NOW + DAG / 24, **velden):
    return sluit(van=dag, tot=dag, naam="Brugdag", by=by, now=now, **velden)


def regels(wie, now=NOW + DAG / 12):
    return [f"{r.nieuw.astimezone(AMSTERDAM):%m-%d %H:%M}" for r in voorstel(wie, now=now)]


def doe(wie, wat=bevestig, now=NOW + DAG / 12):
    return wat([r.keuze for r in voorstel(wie, now=now)], by=wie, now=now)


def test_without_a_confirmation_nothing_moves(dossier, leider):
    eerst = dossier.deadlines.get().due_at

    sluit_dag(leider, dag=date(2026, 11, 19))

    assert regels(leider) == ["11-20 17:00"]
    assert dossier.deadlines.get().due_at == eerst


def test_confirmed_it_moves_once_and_stands_on_the_timeline(dossier, leider):
    sluit_dag(leider, dag=date(2026, 11, 19))
    keuzes = [r.keuze for r in voorstel(leider, now=NOW + DAG / 12)]

    eerst = bevestig(keuzes, by=leider, now=NOW + DAG / 12)
    nog_eens = bevestig(keuzes, by=leider, now=NOW + DAG / 12)

    assert (eerst, nog_eens) == ((1, 0), (0, 1))
    verschoven = dossier.deadlines.get()
    assert verschoven.due_at == moment("11-20 17:00")
    assert verschoven.remind_at == moment("11-20 08:30")
    [regel] = Gebeurtenis.objects.filter(soort="deadline_gewijzigd")
    assert (regel.door, regel.tekst) == (
        leider.user,
        "Eerst 19 november 2026, 17:00, nu 20 november 2026, 17:00.",
    )
    assert regels(leider) == []


def test_the_lines_stand_by_moment_and_then_by_household(leider):
    for naam in ("Bakker", "Zwart", "Aerts"):
        zaak = casus(by=leider, achternaam=naam)
        deadline(zaak, leider, "11-19 12:00", soort=Deadlinesoort.SIGNAAL)
    sluit_dag(leider, dag=date(2026, 11, 19))

    lijst = [
        (r.casus.naam, f"{r.oud.astimezone(AMSTERDAM):%H:%M}")
        for r in voorstel(leider, now=NOW + DAG / 12)
    ]

    namen = ["A. Aerts", "A. Bakker", "A. Zwart"]
    assert lijst == [(naam, klok) for klok in ("12:00", "17:00") for naam in namen]


@pytest.mark.django_db(transaction=True)
def test_two_who_confirm_at_the_same_moment_move_each_deadline_once(leider):
    collega = actor(Soort.CORPORATIE, Rol.TEAMLEIDER, organisatie=leider.organisatie)
    for _ in range(AANTAL):
        casus(by=leider)
    sluit_dag(leider, dag=date(2026, 11, 19))
    later = NOW + DAG / 12
    keuzes = [r.keuze for r in voorstel(leider, now=later)]
    tegelijk = Barrier(2)

    def klik(wie):
        try:
            tegelijk.wait()
            return bevestig(keuzes, by=wie, now=later)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as draden:
        uitkomsten = sorted(draden.map(klik, [leider, collega]))

    assert uitkomsten == [(0, AANTAL), (AANTAL, 0)]
    assert {d.due_at for d in Deadline.objects.all()} == {moment("11-20 17:00")}
    assert Gebeurtenis.objects.filter(soort="deadline_gewijzigd").count() == AANTAL


def test_a_day_that_opens_again_makes_it_earlier_but_never_earlier_than_now(dossier, leider):
    sluit_dag(leider, dag=date(2026, 11, 19))
    doe(leider)
    heropen(date(2026, 11, 19), reden="Toch open", by=leider, now=NOW + DAG / 8)

    assert regels(leider, now=NOW + DAG / 6) == ["11-19 17:00"]
    # On Friday morning Thursday is over: the first closing time that comes.
    assert regels(leider, now=moment("11-20 09:00")) == []
    assert dossier.deadlines.get().due_at == moment("11-20 17:00")


@pytest.mark.parametrize(
    ("soort", "due", "nieuw"),
    [
        (Deadlinesoort.SIGNAAL, "11-20 17:00", ["11-23 17:00"]),
        (Deadlinesoort.SIGNAAL, "11-24 17:00", ["11-25 17:00"]),  # counted in working days
        (Deadlinesoort.SIGNAAL, "11-24 12:00", ["11-25 12:00"]),
        (Deadlinesoort.SIGNAAL, "11-19 17:00", []),
        (Deadlinesoort.TERMIJN, "11-20 17:00", ["11-23 17:00"]),  # on a date
        (Deadlinesoort.TERMIJN, "11-24 17:00", []),
    ],
)
def test_what_counts_working_days_shifts_and_what_falls_on_a_date_only_off_a_closed_day(
    dossier, leider, soort, due, nieuw
):
    Deadline.objects.all().delete()
    deadline(dossier, leider, due, soort=soort)

    sluit_dag(leider)

    assert regels(leider) == nieuw


def test_what_has_to_be_done_before_a_hearing_is_done_earlier(dossier, leider):
    Deadline.objects.all().delete()
    deadline(dossier, leider, "11-20 17:00", regel="OC-13")

    sluit_dag(leider)

    assert regels(leider) == ["11-19 17:00"]


def test_what_was_reckoned_with_the_new_calendar_already_stays(dossier, leider):
    sluit_dag(leider)
    Deadline.objects.all().delete()
    later = NOW + DAG / 12
    tweede = deadline(dossier, leider, "11-24 17:00", soort=Deadlinesoort.SIGNAAL)
    verzet(tweede, due_at=moment("11-25 12:00"), reden="Later", by=leider, now=later)
    Deadline.objects.create(
        casus=dossier, soort=Deadlinesoort.SIGNAAL, rubriek=Rubriek.HUUR, wat="Bel",
        started_at=later, due_at=moment("11-24 16:00"), organisatie=leider.organisatie,
    )  # fmt: skip

    assert regels(leider, now=NOW + DAG / 8) == []


def test_what_rests_and_what_is_late_stays(dossier, leider):
    pauzeer(dossier.deadlines.get(), tot=date(2026, 12, 1), reden="Ziek", by=leider, now=NOW)
    deadline(dossier, leider, "11-18 11:00")
    sluit_dag(leider, dag=date(2026, 11, 19))

    assert regels(leider) == []


def test_left_as_it_is_it_is_not_asked_again(dossier, leider):
    sluit_dag(leider, dag=date(2026, 11, 19))

    assert doe(leider, laat_staan) == 1

    assert regels(leider) == []
    assert dossier.deadlines.get().due_at == moment("11-19 17:00")


def test_what_changed_after_it_was_shown_is_not_moved(dossier, leider):
    sluit_dag(leider, dag=date(2026, 11, 19))
    keuzes = [r.keuze for r in voorstel(leider, now=NOW + DAG / 12)]
    sluit_dag(leider, now=NOW + DAG / 10)

    assert bevestig(keuzes, by=leider, now=NOW + DAG / 8) == (0, 1)
    assert regels(leider, now=NOW + DAG / 8) == ["11-23 17:00"]


class TestContactplan:
    """A step keeps its number in the plan, with or without a deadline of its own."""

    @pytest.fixture
    def ocmw(self):
        return actor(Soort.OCMW, Rol.TEAMLEIDER, Rol.BEHEERDER)

    @pytest.fixture
    def traject(self, ocmw):
        verhuurder = actor()
        dossier = deel(casus(by=verhuurder), ocmw, by=verhuurder)
        return start(dossier, bericht="achterstand", ontvangen_at=NOW, by=ocmw, now=NOW)

    def test_the_second_call_moves_with_its_noon(self, ocmw, traject):
        leg_vast(traject.stappen.get(), uitkomst="niet_bereikt", gedaan_at=NOW, by=ocmw, now=NOW)
        sluit_dag(ocmw, dag=date(2026, 11, 19))
        assert regels(ocmw) == ["11-20 12:00"]

        assert doe(ocmw) == (1, 0)

        stap = traject.stappen.open().get()
        assert (stap.due_at, stap.vanaf) == (moment("11-20 12:00"), VRIJDAG)
        assert stap.deadline.due_at == stap.due_at

    def test_a_day_of_waiting_moves_too(self, ocmw, traject):
        traject.stappen.update(vastgelegd_at=NOW)
        Contactstap.objects.create(
            traject=traject, volgnummer=2, stap="ruimte_geven", vanaf=date(2026, 11, 23),
            due_at=moment("11-23 17:00"), kalender_at=NOW,
        )  # fmt: skip
        sluit_dag(ocmw)

        assert regels(ocmw) == ["11-24 17:00"]
        assert doe(ocmw) == (1, 0)
        assert traject.stappen.open().get().vanaf == date(2026, 11, 24)

    def test_an_appointment_with_the_client_stays(self, ocmw, traject):
        leg_vast(
            traject.stappen.get(), uitkomst="aanvaardt", gedaan_at=NOW,
            afspraak_at=moment("11-20 10:00"), by=ocmw, now=NOW,
        )  # fmt: skip
        sluit_dag(ocmw)

        assert regels(ocmw) == []

    def test_when_day_one_itself_closes_the_plan_begins_on_the_next(self, ocmw, traject):
        sluit_dag(ocmw, dag=NOW.date())

        assert regels(ocmw) == ["11-19 17:00"]


class TestWhoDecides:
    def test_the_team_leader_or_anybody_where_nobody_leads(self):
        alleen = actor(Soort.CORPORATIE)
        assert mag_bevestigen(alleen)
        leider = actor(organisatie=alleen.organisatie, soort=Soort.CORPORATIE)
        assert mag_bevestigen(leider)
        actor(Soort.CORPORATIE, Rol.TEAMLEIDER, organisatie=alleen.organisatie)
        assert not mag_bevestigen(alleen)
        assert not mag_bevestigen(actor(Soort.CORPORATIE, Rol.BEHEERDER))

    def test_nobody_else_confirms(self, dossier, leider):
        sluit_dag(leider, dag=date(2026, 11, 19))
        collega = actor(organisatie=leider.organisatie)
        keuzes = [r.keuze for r in voorstel(leider, now=NOW + DAG / 12)]

        for wat in (bevestig, laat_staan):
            with pytest.raises(PermissionDenied):
                wat(keuzes, by=collega, now=NOW + DAG / 12)

    def test_another_organisation_sees_and_moves_nothing(self, dossier, leider):
        sluit_dag(leider, dag=date(2026, 11, 19))
        ander = actor(Soort.CORPORATIE, Rol.TEAMLEIDER)
        keuzes = [r.keuze for r in voorstel(leider, now=NOW + DAG / 12)]

        assert voorstel(ander, now=NOW + DAG / 12) == []
        assert bevestig(keuzes, by=ander, now=NOW + DAG / 12) == (0, 1)
        assert dossier.deadlines.get().due_at == moment("11-19 17:00")

    def test_a_beheerder_sees_numbers_and_no_case(self, leider):
        dossier, dag = casus(by=leider, now=nu()), None
        gemaakt = dossier.deadlines.get()
        dag = gemaakt.due_at.astimezone(AMSTERDAM).date()
        sluit(van=dag, tot=dag, naam="Dicht", by=leider, now=nu())
        baas = actor(Soort.CORPORATIE, Rol.BEHEERDER, organisatie=leider.organisatie)

        pagina = als(baas).get(PAGINA)

        assert aantallen(leider.organisatie, now=nu()) == {"Eerste contact met de huurder": 1}
        assert "Eerste contact met de huurder" in pagina.text
        assert dossier.naam not in pagina.text
        assert dossier.nummer not in pagina.text
        assert als(baas).post(PAGINA, {"keuze": "x"}).status_code == 403

    def test_the_leader_is_told_on_mijn_werk_and_decides_on_the_page(self, leider):
        dossier = casus(by=leider, now=nu())
        dag = dossier.deadlines.get().due_at.astimezone(AMSTERDAM).date()
        sluit(van=dag, tot=dag, naam="Dicht", by=leider, now=nu())
        browser = als(leider)

        assert f'href="{PAGINA}"' in browser.get(reverse("werkplek:mijn_werk")).text
        [regel] = browser.get(PAGINA).context["regels"]
        assert browser.post(PAGINA, {}).status_code == 303
        assert browser.post(PAGINA, {"keuze": [regel.keuze]}).status_code == 303

        assert dossier.deadlines.get().due_at > regel.oud
        assert "Er is niets te verschuiven" in browser.get(PAGINA).text
        assert f'href="{PAGINA}"' not in browser.get(reverse("werkplek:mijn_werk")).text

    def test_a_colleague_is_told_who_decides(self, leider):
        antwoord = als(actor(organisatie=leider.organisatie)).get(PAGINA)

        assert antwoord.status_code == 403

    def test_the_page_costs_the_same_for_one_and_for_many(self, leider):
        browser, aantallen_ = als(leider), []
        for _ in (1, 2):
            dossier = casus(by=leider, now=nu())
            dag = dossier.deadlines.get().due_at.astimezone(AMSTERDAM).date()
            sluit(van=dag, tot=dag, naam="Dicht", by=leider, now=nu())
            with queries() as gevraagd:
                browser.get(PAGINA)
            aantallen_.append(len(gevraagd))

        assert aantallen_ == [9, 9]
