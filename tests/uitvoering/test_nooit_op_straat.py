"""RT-18 twice: the rule of the step, and the triggers of the database; each without the other."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from cases import rules
from cases.actions.gezin import EERST_EEN_INCIDENT, meld_kenmerken
from cases.actions.stappen import NotYet
from cases.choices import Status
from cases.models import Bewoner, Casus
from tests.factories import NOW, VANDAAG, geboren
from tests.uitvoering.hulp import over
from tests.uitvoering.straat import (
    DAG_VASTGELEGD,
    VERSLAG,
    in_ontruimen,
    kind,
    op_straat,
    plek,
    ruw,
    vastleggen,
)
from uitvoering.actions.incident import meld_incident
from uitvoering.actions.onderdak import beeindig_onderdak, vraag_onderdak
from uitvoering.choices import Onderdaksoort
from uitvoering.models import Incident, Onderdak, Ontruiming


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    return in_ontruimen()


def maak_kwetsbaar(kring):
    meld_kenmerken(
        kring.casus,
        kenmerken=["kwetsbaar"],
        verwacht_kind_op=None,
        by=kring.corporatie,
        now=NOW,
    )


def verwacht(kring):
    meld_kenmerken(
        kring.casus, kenmerken=[], verwacht_kind_op=over(100), by=kring.corporatie, now=NOW
    )


WIE = {
    "kind": kind,
    "deels": lambda kring: kind(kring, verblijf="deels"),
    "zonder geboortedatum": lambda kring: kind(kring, geboortedatum=None),
    "bijna achttien": lambda kring: kind(kring, geboortedatum=geboren(18) + timedelta(1)),
    "ongeboren": verwacht,
    "kwetsbaar": maak_kwetsbaar,
}


@pytest.mark.rule("RT-18")
@pytest.mark.parametrize("wie", WIE)
def test_without_a_confirmed_place_the_step_says_why_not(kring, wie):
    WIE[wie](kring)

    with pytest.raises(NotYet, match="Nooit op straat"):
        vastleggen(kring)

    assert kring.voor(kring.corporatie).status == Status.ONTRUIMEN
    assert not Ontruiming.objects.exists()


@pytest.mark.rule("RT-18")
@pytest.mark.parametrize("wie", WIE)
def test_without_a_confirmed_place_the_database_refuses_who_goes_past_the_step(kring, wie):
    WIE[wie](kring)

    with pytest.raises(IntegrityError, match="nooit op straat"), transaction.atomic():
        ruw(kring)

    assert kring.voor(kring.corporatie).status == Status.ONTRUIMEN


@pytest.mark.rule("RT-18")
def test_the_triggers_hold_where_the_rule_is_gone(kring, monkeypatch):
    kind(kring)
    [pijl] = [
        p for p in kring.casus.get_all_status_transitions() if p.name == "ontruiming_vastleggen"
    ]
    monkeypatch.setattr(
        pijl, "conditions", [r for r in pijl.conditions if r is not rules.niemand_op_straat]
    )

    with pytest.raises(IntegrityError, match="nooit op straat"), transaction.atomic():
        vastleggen(kring)


# On the day of the eviction, not on that of the recording.
VERJAARDAG = [
    # days from her 18th birthday to the eviction, and whether she is a child on that day
    (-1, True),
    (0, False),
    (1, False),
]


@pytest.mark.rule("RT-18")
@pytest.mark.parametrize(("dagen", "nodig"), VERJAARDAG)
def test_who_turns_eighteen_counts_by_her_age_on_the_day_of_the_eviction(kring, dagen, nodig):
    dag = over(-10)
    kind(kring, geboortedatum=geboren(18, over(-dagen, dag)))

    for leg_vast in (lambda: vastleggen(kring, replace(VERSLAG, op=dag)), lambda: ruw(kring, dag)):
        fout = None
        try:
            with transaction.atomic():
                leg_vast()
                transaction.set_rollback(True)
        except (NotYet, IntegrityError) as gezien:
            fout = gezien
        assert (fout is not None) == nodig


@pytest.mark.rule("RT-18")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(geboortedatum=st.dates(date(1990, 1, 1), date(2030, 1, 1)), dagen=st.integers(0, 1500))
@example(geboortedatum=date(2008, 2, 29), dagen=0)
def test_rule_and_trigger_agree_on_who_is_a_child(kring, geboortedatum, dagen):
    """Around leap days too; who is born more than 300 days later only the rule counts."""
    dag = date(2026, 2, 28) + timedelta(days=dagen)
    assume(geboortedatum <= dag + timedelta(days=300))
    with transaction.atomic():
        bewoner = Bewoner.objects.create(
            casus=kring.casus,
            naam="Noor",
            relatie="anders",
            geboortedatum=geboortedatum,
            organisatie=kring.corporatie.organisatie,
            vastgelegd_door=kring.corporatie.user,
            vastgelegd_at=NOW,
        )
        with connection.cursor() as cursor:
            cursor.execute(DAG_VASTGELEGD, [kring.casus.pk, dag, dag, kring.corporatie.user.pk])
            cursor.execute("SELECT uitvoering_plek_ontbreekt(%s)", [kring.casus.pk])
            [(ontbreekt,)] = cursor.fetchall()
        assert ontbreekt == bewoner.is_minderjarig(dag)
        transaction.set_rollback(True)


@pytest.mark.rule("RT-18")
@pytest.mark.parametrize("wie", ["zonder geboortedatum", "kwetsbaar"])
def test_a_status_without_any_recorded_day_counts_from_today(kring, wie):
    WIE[wie](kring)

    with pytest.raises(IntegrityError, match="nooit op straat"), transaction.atomic():
        Casus.objects.filter(pk=kring.casus.pk).update(status=Status.ONTRUIMD)


@pytest.mark.rule("RT-18")
@pytest.mark.parametrize("wie", WIE)
def test_with_a_confirmed_place_it_is_recorded(kring, wie):
    WIE[wie](kring)
    gevonden = plek(kring, vanaf=over(-1), tot=over(1))

    assert vastleggen(kring).status == Status.ONTRUIMD
    assert Ontruiming.objects.get().onderdak == gevonden


@pytest.mark.rule("RT-18")
@pytest.mark.parametrize(
    ("vanaf", "tot"), [(1, None), (-10, 0), (-10, -1)], ids=["te laat", "tot die dag", "voorbij"]
)
def test_a_place_that_is_not_there_that_day_does_not_count(kring, vanaf, tot):
    kind(kring)
    plek(kring, vanaf=over(vanaf), tot=None if tot is None else over(tot))

    with pytest.raises(NotYet, match="Nooit op straat"):
        vastleggen(kring)
    with pytest.raises(IntegrityError, match="nooit op straat"), transaction.atomic():
        ruw(kring)


@pytest.mark.rule("RT-18")
def test_a_place_that_is_only_asked_for_offered_or_ended_does_not_count(kring):
    kind(kring)
    vraag_onderdak(
        kring.casus,
        soort=Onderdaksoort.OPVANG,
        organisatie=None,
        toelichting="",
        by=kring.casemanager,
        now=NOW,
    )
    beeindig_onderdak(plek(kring), reden="Toch bezet", by=kring.casemanager, now=NOW)

    with pytest.raises(NotYet, match="Nooit op straat"):
        vastleggen(kring)
    with pytest.raises(IntegrityError), transaction.atomic():
        ruw(kring)


def test_adults_who_are_not_vulnerable_and_children_who_left_need_no_place(kring):
    kind(kring, geboortedatum=geboren(18))
    kind(kring, vertrokken_op=VANDAAG)
    kind(kring, geboortedatum=None, relatie="anders")

    assert vastleggen(kring).status == Status.ONTRUIMD


# --- Once it is recorded


@pytest.fixture
def ontruimd(kring):
    vastleggen(kring)
    return kring


def jonger(kring):
    bewoner = kring.casus.bewoners.get(naam="Sem")
    Bewoner.objects.filter(pk=bewoner.pk).update(geboortedatum=geboren(17))


LATER = {**WIE, "blijkt jonger": jonger}


@pytest.mark.rule("RT-18")
@pytest.mark.parametrize("wie", LATER)
def test_what_comes_to_light_afterwards_takes_an_incident_first(kring, wie):
    kind(kring, naam="Sem", geboortedatum=geboren(18))
    vastleggen(kring)

    with pytest.raises((NotYet, IntegrityError)), transaction.atomic():
        LATER[wie](kring)
    assert op_straat() == []

    Incident.objects.create(
        casus=kring.casus,
        op=VANDAAG,
        wat="Er bleek een kind te wonen.",
        waar_nu="Bij een tante",
        organisatie=kring.casemanager.organisatie,
        gemeld_at=NOW,
        gemeld_door=kring.casemanager.user,
    )
    LATER[wie](kring)


def test_the_sentence_says_what_to_do(ontruimd):
    with pytest.raises(NotYet) as gezien:
        kind(ontruimd)

    assert gezien.value.redenen == [EERST_EEN_INCIDENT]


def test_a_child_born_long_after_the_eviction_is_simply_written_down(ontruimd):
    assert kind(ontruimd, geboortedatum=over(301)).naam == "Noor"


@pytest.mark.rule("RT-18")
def test_the_place_of_an_eviction_is_not_taken_away_from_under_it(kring):
    kind(kring)
    gevonden = plek(kring)
    vastleggen(kring)

    for velden in ({"vanaf": over(1)}, {"bevestigd_at": None, "stand": "gevraagd"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Onderdak.objects.filter(pk=gevonden.pk).update(**velden)
    with pytest.raises(IntegrityError), transaction.atomic():
        gevonden.delete()
    Onderdak.objects.filter(pk=gevonden.pk).update(tot=over(30))


@pytest.mark.rule("RT-18")
def test_on_the_day_itself_the_place_ends_only_beside_an_incident(kring):
    """The database refuses it, and people read what they can do."""
    kind(kring)
    gevonden = plek(kring)
    vastleggen(kring)
    doen = {"by": kring.casemanager, "now": NOW}

    with pytest.raises(NotYet, match="Meld dan eerst een incident"):
        beeindig_onderdak(gevonden, reden="Toch geen kamer", **doen)

    meld_incident(kring.casus, op=VANDAAG, wat="Geen kamer", waar_nu="Onbekend", **doen)
    assert beeindig_onderdak(gevonden, reden="Toch geen kamer", **doen).beeindigd_op == VANDAAG


@pytest.mark.rule("RT-18")
def test_the_place_of_an_eviction_does_not_move_to_another_case(kring):
    kind(kring)
    gevonden = plek(kring)
    vastleggen(kring)
    ander = in_ontruimen()

    with pytest.raises(IntegrityError, match="nooit op straat"), transaction.atomic():
        Onderdak.objects.filter(pk=gevonden.pk).update(casus=ander.casus)


def test_what_was_recorded_of_an_eviction_never_changes(ontruimd, eigenaar):
    for rijen in (Ontruiming.objects.all(), Incident.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rijen.update(op=over(1))
