"""What has to be ready before an eviction follows its date (NZ-07, RT-17)."""

from datetime import date, timedelta

import holidays
import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from berichten.models import Bericht
from cases.actions.deelnames import beeindig
from cases.actions.juridisch import leg_juridische_stap_vast, trek_juridische_stap_in
from cases.actions.kalender import verschuivingen
from cases.actions.stappen import NotYet
from cases.actions.uitstel import hervat_vanzelf, laat_los, pauzeer, verzet
from cases.choices import Gebeurtenissoort
from cases.models import Deadline, Gebeurtenis, Huishouden, JuridischeStap
from common.werkdagen import DAG, is_werkdag
from partners.choices import Rol, Soort
from partners.kalender import Kalender
from partners.models import Kalenderwijziging, Organisatie, Sluitingsdag
from tests.factories import AMSTERDAM, NOW, VANDAAG, actor, geboren
from tests.uitvoering.hulp import over
from tests.uitvoering.opvang import Opvangkring
from uitvoering.actions.aanmelding import trek_in
from uitvoering.actions.actiepunten import spreek_af, zet_uit
from uitvoering.actions.onderdak import beeindig_onderdak, bevestig_onderdak, vraag_onderdak
from uitvoering.actions.ontruimingsdag import REGEL, volg
from uitvoering.actions.stappenkaart import noteer_stap
from uitvoering.choices import Actiesoort, Actiestand, Antwoordsoort, Kaartstap, Onderdaksoort
from uitvoering.op_tijd import uiterlijk

JAREN = range(2024, 2032)
DICHT = {land: set(holidays.country_holidays(land, years=JAREN)) for land in ("NL", "BE")}


# --- How many working days before


@pytest.mark.rule("NZ-07")
@given(
    land=st.sampled_from(sorted(DICHT)),
    dag=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    werkdagen=st.integers(1, 60),
    eigen=st.sets(st.dates(date(2025, 6, 1), date(2030, 12, 31)), max_size=20),
)
def test_exactly_so_many_working_days_are_left(land, dag, werkdagen, eigen):
    gesloten = DICHT[land] | eigen

    tot = uiterlijk(dag, werkdagen, gesloten)

    tussen = [tot + n * DAG for n in range((dag - tot).days)]
    assert sum(is_werkdag(d, gesloten) for d in tussen) == werkdagen
    assert is_werkdag(tot, gesloten)
    assert uiterlijk(dag + DAG, werkdagen, gesloten) >= tot
    assert uiterlijk(dag, werkdagen + 1, gesloten) < tot


# --- The deadline


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return Opvangkring()


def deadline(kring):
    """The one that counts, and on which day it is due."""
    return Deadline.objects.filter(casus=kring.casus, regel=REGEL).last()


def dag_van(rij):
    return timezone.localdate(rij.due_at, AMSTERDAM)


def zet_dag(kring, dagen):
    kring.zet_dag(dagen)
    return volg(now=NOW)


@pytest.mark.rule("NZ-07")
def test_a_date_of_eviction_brings_a_deadline_for_the_casemanager(kring):
    assert volg(now=NOW) == 0
    assert zet_dag(kring, 40) == 1

    rij = deadline(kring)
    assert dag_van(rij) == uiterlijk(over(40), 10)
    assert (rij.organisatie, rij.persoon) == (kring.casemanager.organisatie, kring.casemanager.user)
    assert rij.remind_at is not None
    assert volg(now=NOW) == 0


@pytest.mark.rule("NZ-07")
def test_how_many_days_is_for_the_organisation_to_say(kring):
    Organisatie.objects.filter(pk=kring.casemanager.organisatie.pk).update(
        aanmelden_voor_werkdagen=15
    )

    zet_dag(kring, 40)

    assert dag_van(deadline(kring)) == uiterlijk(over(40), 15)


@pytest.mark.rule("NZ-07")
def test_a_date_that_is_too_near_leaves_the_rest_of_today(kring):
    zet_dag(kring, 4)

    assert deadline(kring).due_at.astimezone(AMSTERDAM) == NOW.replace(hour=17, minute=0)


@pytest.mark.rule("NZ-07")
@pytest.mark.parametrize("dagen", [25, 70])
def test_it_moves_with_the_date_and_says_so(kring, dagen):
    zet_dag(kring, 40)
    eerst = deadline(kring)

    assert zet_dag(kring, dagen) == 1

    rij = deadline(kring)
    assert (rij.pk, dag_van(rij)) == (eerst.pk, uiterlijk(over(dagen), 10))
    regel = Gebeurtenis.objects.filter(soort=Gebeurtenissoort.DEADLINE_GEWIJZIGD).latest("pk")
    assert "Verschoven: meld het huishouden aan" in regel.titel
    assert Bericht.objects.filter(soort="ontruimingsdag", user=kring.casemanager.user).count() == 1
    assert volg(now=NOW) == 0


@pytest.mark.rule("NZ-07")
@pytest.mark.parametrize("hoe", ["afgelast", "ingetrokken"])
def test_without_a_date_it_lapses_and_says_so(kring, hoe):
    zet_dag(kring, 40)
    doen = {"by": kring.corporatie, "now": NOW + timedelta(minutes=1)}
    if hoe == "afgelast":
        leg_juridische_stap_vast(kring.casus, soort="ontruiming_afgelast", datum=VANDAAG, **doen)
    else:
        trek_juridische_stap_in(JuridischeStap.objects.get(), reden="Vergissing", **doen)

    assert volg(now=doen["now"]) == 1

    assert deadline(kring).dropped_reason == "Er is geen ontruimingsdatum meer."
    assert Bericht.objects.filter(soort="ontruimingsdag").exists()
    assert volg(now=doen["now"]) == 0


@pytest.mark.rule("NZ-07")
def test_it_comes_back_when_the_calling_off_was_a_mistake(kring):
    zet_dag(kring, 40)
    doen, minuut = {"by": kring.corporatie}, timedelta(minutes=1)
    fout = leg_juridische_stap_vast(
        kring.casus, soort="ontruiming_afgelast", datum=VANDAAG, now=NOW + minuut, **doen
    )
    volg(now=NOW + minuut)
    trek_juridische_stap_in(fout, reden="Verkeerde casus", now=NOW + 2 * minuut, **doen)

    assert [volg(now=NOW + 3 * minuut) for _ in range(2)] == [1, 0]

    assert Deadline.objects.open().filter(regel=REGEL).count() == 1


@pytest.mark.rule("NZ-07")
def test_a_registration_meets_it_also_when_the_date_comes_later(kring):
    zet_dag(kring, 40)
    kring.meld_aan()
    assert deadline(kring).met_at == NOW

    assert zet_dag(kring, 60) == 1
    assert deadline(kring).met_at == NOW
    assert not Deadline.objects.open().filter(regel=REGEL).exists()
    assert volg(now=NOW) == 0


@pytest.mark.rule("NZ-07")
@pytest.mark.parametrize("hoe", ["afgewezen", "ingetrokken"])
def test_refused_or_taken_back_it_has_to_be_done_again(kring, hoe):
    zet_dag(kring, 40)
    aanmelding = kring.meld_aan()
    if hoe == "afgewezen":
        kring.antwoord(aanmelding, Antwoordsoort.AFGEWEZEN)
    else:
        trek_in(aanmelding, reden="Toch niet", by=kring.casemanager, now=NOW)

    assert Deadline.objects.open().filter(regel=REGEL).count() == 1
    assert volg(now=NOW) == 0


@pytest.mark.rule("NZ-07")
def test_a_certain_place_lets_it_go_until_that_falls_away(kring):
    zet_dag(kring, 40)
    doen = {"by": kring.casemanager, "now": NOW}
    plek = vraag_onderdak(
        kring.casus, soort=Onderdaksoort.EIGEN_NETWERK, organisatie=None, toelichting="", **doen
    )
    plek = bevestig_onderdak(
        plek, plaats="Bij zus", vanaf=over(30), tot=None, bevestigd_door="Zus", **doen
    )
    assert deadline(kring).dropped_reason == "Er is een bevestigde plek."
    assert volg(now=NOW) == 0

    beeindig_onderdak(plek, reden="Zus verhuist", **doen)

    assert Deadline.objects.open().filter(regel=REGEL).count() == 1


@pytest.mark.rule("NZ-07")
def test_what_a_person_let_go_stays_let_go_until_another_date(kring):
    zet_dag(kring, 40)
    laat_los(deadline(kring), reden="De moeder regelt het", by=kring.casemanager, now=NOW)
    assert volg(now=NOW) == 0
    assert not Deadline.objects.open().filter(regel=REGEL).exists()

    zet_dag(kring, 50)

    assert Deadline.objects.open().filter(regel=REGEL).count() == 1


@pytest.mark.rule("NZ-07")
def test_nobody_moves_it_past_the_eviction(kring):
    zet_dag(kring, 30)
    rij, wie = deadline(kring), {"reden": "De moeder belt", "by": kring.casemanager, "now": NOW}

    for doe, veld, na, voor in (
        (verzet, "due_at", NOW + 30 * DAG, NOW + 29 * DAG),
        (pauzeer, "tot", over(30), over(29)),
    ):
        with pytest.raises(NotYet, match="vóór de ontruiming") as gezien:
            doe(rij, **{veld: na}, **wie)
        assert gezien.value.veld == veld
        doe(rij, **{veld: voor}, **wie)


@pytest.mark.rule("NZ-07")
def test_after_a_pause_it_still_lies_before_the_eviction(kring):
    zet_dag(kring, 30)
    wie = {"reden": "De moeder belt", "by": kring.casemanager, "now": NOW}
    pauzeer(deadline(kring), tot=over(20), **wie)

    assert hervat_vanzelf(now=NOW + 20 * DAG) == 1

    assert over(20) <= dag_van(deadline(kring)) < over(30)


@pytest.mark.rule("NZ-07")
def test_another_date_ends_a_pause(kring):
    """It would rest until the eviction was over."""
    zet_dag(kring, 60)
    rij = deadline(kring)
    pauzeer(rij, tot=over(50), reden="De moeder belt", by=kring.casemanager, now=NOW)

    zet_dag(kring, 30)

    rij.refresh_from_db()
    assert (rij.paused_at, dag_van(rij)) == (None, uiterlijk(over(30), 10, DICHT["NL"]))


@pytest.mark.rule("NZ-07")
def test_not_applicable_lets_it_go_with_the_reason_on_the_card(kring):
    zet_dag(kring, 40)

    noteer_stap(
        kring.casus, Kaartstap.AANMELDING, niet_van_toepassing=True, op=VANDAAG,
        toelichting="Gaat bij een vriend wonen", by=kring.casemanager, now=NOW,
    )  # fmt: skip

    assert deadline(kring).dropped_reason == "Aanmelden is niet van toepassing."


@pytest.mark.rule("NZ-07", "RT-18")
@pytest.mark.parametrize("hoe", ["kind", "kwetsbaar"])
def test_who_came_to_live_there_is_registered_after_all(kring, hoe):
    zet_dag(kring, 40)
    noteer_stap(
        kring.casus, Kaartstap.AANMELDING, niet_van_toepassing=True, op=VANDAAG,
        toelichting="Gaat bij een vriend wonen", by=kring.casemanager, now=NOW,
    )  # fmt: skip
    assert volg(now=NOW) == 0

    if hoe == "kind":
        kring.casus.bewoners.create(
            naam="Noor", geboortedatum=geboren(9), organisatie=kring.corporatie.organisatie,
            vastgelegd_door=kring.corporatie.user, vastgelegd_at=NOW,
        )  # fmt: skip
    else:
        Huishouden.objects.filter(casus=kring.casus).update(kwetsbaar=True)

    assert volg(now=NOW) == 1
    assert deadline(kring) in Deadline.objects.open()
    assert (
        Gebeurtenis.objects.filter(casus=kring.casus, titel__startswith="Toch nodig").count() == 1
    )
    assert Bericht.objects.filter(user=kring.casemanager.user).exists()
    assert volg(now=NOW) == 0

    plek = kring.meld_aan()
    assert deadline(kring).met_at == NOW
    kring.antwoord(plek, Antwoordsoort.ZEKER)
    assert volg(now=NOW) == 0


# --- Jeugdbescherming


def jeugdactie(kring, dagen, soort=Soort.JEUGDBESCHERMING):
    jeugd = actor(soort, naam="Jeugdbescherming Oost")
    kring.deel(jeugd)
    actie = spreek_af(
        kring.casus, wat="Een plek voor de kinderen", soort=Actiesoort.JEUGDBESCHERMING,
        organisatie=jeugd.organisatie, persoon=None, voor_op=over(dagen), by=kring.casemanager,
        now=NOW,
    )  # fmt: skip
    zet_uit(actie, by=kring.casemanager, now=NOW)
    return actie, jeugd


@pytest.mark.rule("OC-15")
def test_a_jurist_is_not_told_of_what_her_colleagues_do(kring):
    _, ocmw = jeugdactie(kring, 30, Soort.OCMW)
    jurist = actor(Soort.OCMW, Rol.JURIST, organisatie=ocmw.organisatie)

    zet_dag(kring, 29)

    verteld = Bericht.objects.filter(soort="ontruimingsdag").values_list("user", flat=True)
    assert ocmw.user.pk in verteld
    assert jurist.user.pk not in verteld


@pytest.mark.rule("RT-17")
@pytest.mark.parametrize("dagen", [30, 29])
def test_an_action_that_would_come_too_late_moves_before_the_eviction(kring, dagen):
    eerst, jeugd = jeugdactie(kring, 30)

    zet_dag(kring, dagen)

    eerst.refresh_from_db()
    nu = kring.casus.actiepunten.get(soort=Actiesoort.JEUGDBESCHERMING, stand=Actiestand.OPEN)
    assert eerst.stand == Actiestand.OVERGEDRAGEN
    assert (nu.vorige, nu.voor_op, nu.organisatie) == (
        eerst, uiterlijk(over(dagen), 1), jeugd.organisatie,
    )  # fmt: skip
    assert dag_van(nu.deadline) == nu.voor_op < over(dagen)
    gehoord = {bericht.user for bericht in Bericht.objects.filter(soort="ontruimingsdag")}
    assert gehoord == {jeugd.user, kring.casemanager.user}
    assert volg(now=NOW) == 0


@pytest.mark.rule("RT-17")
def test_an_action_that_is_in_time_stays_as_it_was_agreed(kring):
    actie, _ = jeugdactie(kring, 20)

    zet_dag(kring, 40)

    actie.refresh_from_db()
    assert (actie.stand, actie.voor_op) == (Actiestand.OPEN, over(20))
    assert not Bericht.objects.filter(soort="ontruimingsdag").exists()


@pytest.mark.rule("RT-17")
def test_children_without_any_action_are_told_about(kring):
    kring.casus.bewoners.create(
        naam="Noor", geboortedatum=geboren(9), organisatie=kring.casemanager.organisatie,
        vastgelegd_door=kring.casemanager.user, vastgelegd_at=NOW,
    )  # fmt: skip

    zet_dag(kring, 40)

    [bericht] = Bericht.objects.filter(soort="ontruimingsdag")
    assert bericht.user == kring.casemanager.user


@pytest.mark.rule("RT-17")
def test_a_child_that_came_to_live_there_since_is_told_about_too(kring):
    zet_dag(kring, 40)
    assert not Bericht.objects.filter(soort="ontruimingsdag").exists()
    kring.casus.bewoners.create(
        naam="Noor", geboortedatum=geboren(9), organisatie=kring.casemanager.organisatie,
        vastgelegd_door=kring.casemanager.user, vastgelegd_at=NOW,
    )  # fmt: skip

    assert [volg(now=NOW), volg(now=NOW)] == [1, 0]

    [bericht] = Bericht.objects.filter(soort="ontruimingsdag")
    assert bericht.user == kring.casemanager.user


@pytest.mark.rule("RT-17")
def test_an_action_of_who_no_longer_takes_part_is_no_action(kring):
    kring.casus.bewoners.create(
        naam="Noor", geboortedatum=geboren(9), organisatie=kring.casemanager.organisatie,
        vastgelegd_door=kring.casemanager.user, vastgelegd_at=NOW,
    )  # fmt: skip
    _, jeugd = jeugdactie(kring, 20)
    zet_dag(kring, 40)
    assert not Bericht.objects.filter(soort="ontruimingsdag").exists()

    deelname = kring.casus.deelnames.get(organisatie=jeugd.organisatie)
    beeindig(deelname, reden="De voogd stopt", by=kring.corporatie, now=NOW)

    assert [volg(now=NOW), volg(now=NOW)] == [1, 0]
    [bericht] = Bericht.objects.filter(soort="ontruimingsdag")
    assert bericht.user == kring.casemanager.user


@pytest.mark.rule("RT-17")
def test_who_is_eighteen_by_then_asks_for_nobody(kring):
    kring.casus.bewoners.create(
        naam="Noor", geboortedatum=geboren(18, over(40)), organisatie=kring.casemanager.organisatie,
        vastgelegd_door=kring.casemanager.user, vastgelegd_at=NOW,
    )  # fmt: skip

    zet_dag(kring, 40)

    assert not Bericht.objects.filter(soort="ontruimingsdag").exists()


@pytest.mark.rule("RT-17")
def test_a_day_that_closes_does_not_push_the_action_past_the_eviction(kring):
    actie, jeugd = jeugdactie(kring, 20)
    zet_dag(kring, 21)
    later, dag = NOW + DAG, over(20)
    Sluitingsdag.objects.create(land="NL", organisatie=jeugd.organisatie, dag=dag, naam="Brug")
    Kalenderwijziging.objects.create(
        land="NL",
        organisatie=jeugd.organisatie,
        dag=dag,
        naam="Brug",
        dicht=True,
        at=later,
        door=jeugd.user,
    )
    kalender = Kalender(Organisatie.objects.get(pk=jeugd.organisatie.pk), VANDAAG)
    actie.refresh_from_db()

    [verschuiving] = verschuivingen([actie.deadline], kalender, now=later)

    assert timezone.localdate(verschuiving.nieuw, AMSTERDAM) < dag
