"""Closed days on a screen: who may, what stays written, and how the calendar stood before."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from common.werkdagen import is_werkdag, nde_werkdag
from partners.actions.kalender import heropen, sluit, vul_sluitingsdagen
from partners.actor import Actor
from partners.choices import Land, Rol, Soort
from partners.kalender import Kalender
from partners.models import Kalenderwijziging, Sluitingsdag
from tests.factories import NOW, VANDAAG, OrganisatieFactory, UserFactory, actor
from tests.ingelogd import laat_binnen

pytestmark = [pytest.mark.django_db, pytest.mark.rule("OC-16")]

DAG = timedelta(days=1)
LIJST = reverse("partners:sluitingsdagen")
NIEUW = reverse("partners:sluitingsdag_nieuw")
DONDERDAG = date(2026, 12, 24)


@pytest.fixture
def baas():
    return actor(Soort.CORPORATIE, Rol.BEHEERDER)


@pytest.fixture
def functioneel():
    return actor(Soort.OCMW, Rol.BEHEERDER, user=UserFactory(is_staff=True), land=Land.BE)


def als(wie):
    client = Client()
    laat_binnen(client, wie.user)
    return client


def gesloten(organisatie, van=VANDAAG, tot=VANDAAG + 365 * DAG):
    return Sluitingsdag.objects.voor(organisatie, van, tot)


def werkdag_over(dagen):
    """A working day that is still to come, on the clock of the pages."""
    return nde_werkdag(timezone.localdate() + dagen * DAG, 1)


def test_a_week_of_closing_counts_for_this_organisation_only(baas):
    aantal = sluit(van=DONDERDAG, tot=date(2027, 1, 1), naam="Kerst", by=baas, now=NOW)

    assert aantal == 7  # not the Saturday and the Sunday
    assert len(gesloten(baas.organisatie)) == 7
    assert gesloten(OrganisatieFactory()) == frozenset()
    assert Kalenderwijziging.objects.filter(dicht=True, door=baas.user, at=NOW).count() == 7


def test_closing_what_is_closed_changes_and_writes_nothing(baas):
    for _ in range(2):
        sluit(van=DONDERDAG, tot=DONDERDAG, naam="Kerst", by=baas, now=NOW)

    assert (Sluitingsdag.objects.count(), Kalenderwijziging.objects.count()) == (1, 1)


def test_a_day_that_opens_again_is_kept_with_the_reason(baas):
    sluit(van=DONDERDAG, tot=DONDERDAG, naam="Kerst", by=baas, now=NOW)

    heropen(DONDERDAG, reden="Toch open", by=baas, now=NOW + DAG)

    assert gesloten(baas.organisatie) == frozenset()
    laatste = Kalenderwijziging.objects.first()
    assert (laatste.dicht, laatste.reden, laatste.naam) == (False, "Toch open", "Kerst")
    sluit(van=DONDERDAG, tot=DONDERDAG, naam="Kerst", by=baas, now=NOW + 2 * DAG)
    assert gesloten(baas.organisatie) == {DONDERDAG}


def test_what_was_stays_as_it_was(baas):
    sluit(van=VANDAAG, tot=VANDAAG, naam="Dicht", by=baas, now=NOW)

    with pytest.raises(PermissionDenied):
        heropen(VANDAAG, reden="Toch niet", by=baas, now=NOW + DAG)


def test_a_replacement_day_of_flanders_counts_there_and_not_in_the_netherlands(functioneel, baas):
    sluit(van=DONDERDAG, tot=DONDERDAG, naam="Vervanging", landelijk=True, by=functioneel, now=NOW)

    assert gesloten(OrganisatieFactory(land=Land.BE)) == {DONDERDAG}
    assert gesloten(baas.organisatie) == frozenset()


def test_a_holiday_that_was_taken_out_does_not_come_back(functioneel):
    vul_sluitingsdagen(van=2027, tot=2027)
    maandag = date(2027, 3, 29)
    assert maandag in gesloten(functioneel.organisatie)

    heropen(maandag, reden="Wij werken dan", landelijk=True, by=functioneel, now=NOW)
    Sluitingsdag.objects.filter(met_de_hand=False).delete()
    vul_sluitingsdagen(van=2027, tot=2027)

    assert maandag not in gesloten(functioneel.organisatie)


@pytest.mark.parametrize("rollen", [[Rol.MEDEWERKER], [Rol.TEAMLEIDER]])
def test_only_a_beheerder_changes_the_days_of_her_organisation(rollen):
    iemand = actor(Soort.CORPORATIE, *rollen)

    with pytest.raises(PermissionDenied):
        sluit(van=DONDERDAG, tot=DONDERDAG, naam="Kerst", by=iemand, now=NOW)
    assert als(iemand).get(LIJST).status_code == 403


def test_only_who_was_pointed_out_on_the_server_changes_those_of_a_country(baas):
    with pytest.raises(PermissionDenied):
        sluit(van=DONDERDAG, tot=DONDERDAG, naam="Kerst", landelijk=True, by=baas, now=NOW)

    call_command("functioneel_beheer", baas.user.username, verbosity=0)
    baas.user.refresh_from_db()
    sluit(van=DONDERDAG, tot=DONDERDAG, naam="Kerst", landelijk=True, by=baas, now=NOW)

    call_command("functioneel_beheer", baas.user.username, niet_meer=True)
    baas.user.refresh_from_db()
    with pytest.raises(PermissionDenied):
        heropen(DONDERDAG, reden="Nee", landelijk=True, by=baas, now=NOW)
    with pytest.raises(CommandError):
        call_command("functioneel_beheer", "niemand")


def test_who_was_pointed_out_has_to_be_beheerder_too():
    """An account alone gives nothing: what one may follows from a membership (ADR 3)."""
    staf = actor(Soort.CORPORATIE, Rol.MEDEWERKER, user=UserFactory(is_staff=True))

    with pytest.raises(PermissionDenied):
        sluit(van=DONDERDAG, tot=DONDERDAG, naam="Kerst", landelijk=True, by=staf, now=NOW)


def test_what_changed_stays_written(baas):
    sluit(van=DONDERDAG, tot=DONDERDAG, naam="Kerst", by=baas, now=NOW)

    for vraag in ("UPDATE partners_kalenderwijziging SET naam = 'x'",
                  "DELETE FROM partners_kalenderwijziging"):  # fmt: skip
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            transaction.get_connection().cursor() as cursor,
        ):
            cursor.execute(vraag)


def test_the_calendar_as_it_stood_at_a_moment(baas, functioneel):
    vlaming = Actor(functioneel.user, functioneel.organisatie, frozenset({Rol.BEHEERDER}))
    sluit(van=DONDERDAG, tot=DONDERDAG, naam="Land", landelijk=True, by=vlaming, now=NOW)
    sluit(van=DONDERDAG, tot=DONDERDAG, naam="Eigen", by=vlaming, now=NOW + DAG)
    heropen(DONDERDAG, reden="Nee", landelijk=True, by=vlaming, now=NOW + 2 * DAG)
    heropen(DONDERDAG, reden="Nee", by=vlaming, now=NOW + 3 * DAG)

    kalender = Kalender(vlaming.organisatie, VANDAAG)
    standen = [DONDERDAG in kalender.op(NOW + n * DAG - DAG / 2) for n in range(5)]

    assert standen == [False, True, True, True, False]
    assert kalender.nu == frozenset()
    assert kalender.is_gewijzigd_na(NOW)
    assert not kalender.is_gewijzigd_na(NOW + 3 * DAG)


class TestPages:
    def test_a_beheerder_closes_a_range_and_opens_a_day(self, baas):
        browser, dag = als(baas), werkdag_over(20)
        velden = {"van": f"{dag:%d-%m-%Y}", "tot": f"{dag + DAG:%d-%m-%Y}", "naam": "Brugdag"}

        assert browser.post(NIEUW, velden).status_code == 303
        assert "Brugdag" in browser.get(LIJST).text
        openen = reverse("partners:sluitingsdag_openen", args=["eigen", dag.isoformat()])
        assert browser.post(openen, {"reden": ""}).status_code == 422
        assert browser.post(openen, {"reden": "Toch open"}).status_code == 303

        assert "Toch open" in browser.get(LIJST).text
        assert browser.get(openen).status_code == 404

    @pytest.mark.parametrize(("van", "tot"), [(-1, None), (5, 3), (5, 60), (None, 5), (900, None)])
    def test_a_strange_range_is_refused(self, baas, van, tot):
        vandaag = timezone.localdate()
        velden = {
            naam: "" if n is None else f"{vandaag + n * DAG:%d-%m-%Y}"
            for naam, n in (("van", van), ("tot", tot))
        }

        assert als(baas).post(NIEUW, {**velden, "naam": "Dicht"}).status_code == 422
        assert not Sluitingsdag.objects.exists()

    def test_the_choice_for_the_country_is_for_functioneel_beheer(self, baas, functioneel):
        assert "Iedereen in" not in als(baas).get(NIEUW).text
        assert "Iedereen in België" in als(functioneel).get(NIEUW).text
        dag = werkdag_over(20)
        velden = {"van": f"{dag:%d-%m-%Y}", "naam": "Vervanging", "voor": "land"}

        als(baas).post(NIEUW, velden)
        als(functioneel).post(NIEUW, velden)

        rijen = Sluitingsdag.objects.order_by("pk").values_list("organisatie", "land")
        assert list(rijen) == [(baas.organisatie.pk, "NL"), (None, "BE")]

    def test_a_day_of_the_country_or_of_somebody_else_is_not_hers(self, baas, functioneel):
        dag = werkdag_over(20)
        ander = actor(Soort.CORPORATIE, Rol.BEHEERDER)
        for by in (ander, functioneel):
            landelijk = by is functioneel
            sluit(van=dag, tot=dag, naam="Dicht", landelijk=landelijk, by=by, now=timezone.now())
        browser = als(baas)

        for voor, status in (("eigen", 404), ("land", 403)):
            pad = reverse("partners:sluitingsdag_openen", args=[voor, dag.isoformat()])
            assert browser.get(pad).status_code == status
        for onzin in ("2026-13-45", "gisteren", "2020-01-01"):
            pad = reverse("partners:sluitingsdag_openen", args=["eigen", onzin])
            assert browser.get(pad).status_code == 404

    def test_the_list_costs_the_same_with_more_days(self, baas, django_assert_num_queries):
        browser = als(baas)
        for n in (1, 40):
            sluit(van=werkdag_over(n), tot=werkdag_over(n) + 5 * DAG, naam="Dicht", by=baas,
                  now=timezone.now())  # fmt: skip
            with django_assert_num_queries(9):
                browser.get(LIJST)


def test_a_weekend_is_no_closed_day(baas):
    assert not is_werkdag(date(2026, 12, 26))
    assert sluit(van=date(2026, 12, 26), tot=date(2026, 12, 27), naam="X", by=baas, now=NOW) == 0
