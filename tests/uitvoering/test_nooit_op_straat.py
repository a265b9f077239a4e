"""RT-18, thrice: the rule of the step, the triggers of the database, and both at once."""

import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction

from cases.actions.gezin import EERST_EEN_INCIDENT, meld_kenmerken, voeg_bewoners_toe
from cases.actions.stappen import NotYet
from cases.choices import Status
from cases.models import Bewoner, Casus, Huishouden
from tests.factories import NOW, VANDAAG, geboren
from tests.uitvoering.hulp import Kring, over
from uitvoering.actions.onderdak import beeindig_onderdak, bevestig_onderdak, vraag_onderdak
from uitvoering.actions.ontruiming import Verslag, leg_ontruiming_vast
from uitvoering.choices import Onderdaksoort
from uitvoering.models import Incident, Onderdak, Ontruiming

VERSLAG = Verslag(
    op=VANDAAG,
    zorgstructuur_afgestemd_op=VANDAAG,
    zorgstructuur_met="Sociaal team",
    andere_opties=("Bij familie gevraagd",),
)


def in_ontruimen():
    kring = Kring()
    kring.ontruimen()
    return kring


@pytest.fixture
def kring(db):
    return in_ontruimen()


def kind(kring, **velden):
    velden = {"naam": "Noor", "geboortedatum": geboren(9), "relatie": "kind", **velden}
    return voeg_bewoners_toe(kring.casus, [velden], by=kring.casemanager, now=NOW)[0]


def plek(kring, vanaf=VANDAAG, tot=None):
    """A confirmed place, as the casemanager arranges it."""
    doen = {"by": kring.casemanager, "now": NOW}
    gevraagd = vraag_onderdak(
        kring.casus, soort=Onderdaksoort.CRISISPLEK, organisatie=None, toelichting="", **doen
    )
    return bevestig_onderdak(
        gevraagd,
        plaats="De Lantaarn, Havenweg 3",
        vanaf=vanaf,
        tot=tot,
        bevestigd_door="Marjan Tuinstra",
        **doen,
    )


def vastleggen(kring, verslag=VERSLAG):
    return leg_ontruiming_vast(kring.casus, verslag, by=kring.corporatie, now=NOW)


def ruw(kring, op=VANDAAG):
    """What somebody could do who goes past our code: write the day, and the status."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO uitvoering_ontruiming (casus_id, op, zorgstructuur_afgestemd_op,"
            " zorgstructuur_met, andere_opties, vastgelegd_at, vastgelegd_door_id)"
            " VALUES (%s, %s, %s, '', '{}', now(), %s)",
            [kring.casus.pk, op, op, kring.corporatie.user.pk],
        )
        cursor.execute("UPDATE cases_casus SET status = 'ontruimd' WHERE id = %s", [kring.casus.pk])


def op_straat():
    """Cases in the state that may never be; asked in words of its own, not those of the trigger."""
    fout = []
    for casus in Casus.objects.filter(status=Status.ONTRUIMD):
        dag = max(casus.ontruimingen.values_list("op", flat=True), default=VANDAAG)
        nodig = casus.heeft_minderjarigen(dag) or casus.is_kwetsbaar
        if nodig and not any(rij.dekt(dag) for rij in casus.plekken.all()):
            fout.append(casus.nummer)
    return fout


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
def test_without_a_confirmed_place_neither_the_step_nor_raw_sql_gets_through(kring, wie):
    WIE[wie](kring)

    with pytest.raises(NotYet, match="Nooit op straat"):
        vastleggen(kring)
    with pytest.raises(IntegrityError, match="nooit op straat"), transaction.atomic():
        ruw(kring)

    assert kring.voor(kring.corporatie).status == Status.ONTRUIMEN
    assert not Ontruiming.objects.exists()


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


def test_what_was_recorded_of_an_eviction_never_changes(ontruimd, eigenaar):
    for rijen in (Ontruiming.objects.all(), Incident.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rijen.update(op=over(1))


# --- Two at once, each in a transaction of its own


def tegelijk(*handelingen):
    """Run these at the same moment; returns what each raised, or None."""
    start, uitkomsten = threading.Barrier(len(handelingen)), [None] * len(handelingen)

    def loop(nummer, handeling):
        try:
            start.wait(10)
            with transaction.atomic():
                handeling()
        except (NotYet, DatabaseError) as fout:
            uitkomsten[nummer] = fout
        finally:
            connections.close_all()

    draden = [
        threading.Thread(target=loop, args=(nummer, handeling))
        for nummer, handeling in enumerate(handelingen)
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    return uitkomsten


def ruw_kind(kring):
    """A child straight into the table, without the lock that our own code takes first."""
    Bewoner.objects.create(
        casus=kring.casus,
        naam="Noor",
        geboortedatum=geboren(9),
        organisatie=kring.corporatie.organisatie,
        vastgelegd_door=kring.corporatie.user,
        vastgelegd_at=NOW,
    )


def ruw_kwetsbaar(kring):
    Huishouden.objects.filter(casus=kring.casus).update(kwetsbaar=True)


BEWEGINGEN = {
    "kind": kind,
    "kind, ruw": ruw_kind,
    "kwetsbaar": maak_kwetsbaar,
    "kwetsbaar, ruw": ruw_kwetsbaar,
}


@pytest.mark.rule("RT-18")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("vastlegging", [vastleggen, ruw], ids=["stap", "ruw"])
@pytest.mark.parametrize("wat", BEWEGINGEN)
def test_of_a_child_and_an_eviction_at_the_same_moment_one_wins(wat, vastlegging):
    for _ in range(3):
        kring = in_ontruimen()

        uitkomsten = tegelijk(lambda k=kring: vastlegging(k), lambda k=kring: BEWEGINGEN[wat](k))

        assert [uitkomst is None for uitkomst in uitkomsten].count(True) == 1
        assert op_straat() == []


@pytest.mark.rule("RT-18")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("vastlegging", [vastleggen, ruw], ids=["stap", "ruw"])
def test_of_a_place_that_falls_away_and_an_eviction_one_wins(vastlegging):
    for _ in range(3):
        kring = in_ontruimen()
        kind(kring)
        gevonden = plek(kring)

        def weg(kring=kring, gevonden=gevonden):
            beeindig_onderdak(gevonden, reden="Toch bezet", by=kring.casemanager, now=NOW)

        uitkomsten = tegelijk(lambda k=kring: vastlegging(k), weg)

        assert [uitkomst is None for uitkomst in uitkomsten].count(True) == 1
        assert op_straat() == []
