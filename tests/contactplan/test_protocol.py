"""The plan against the slides it comes from, with real dates, and against every possible course."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.werkdagen import is_werkdag, ontvangen_op
from contactplan.protocols.contactplan import CONTACTPLAN
from contactplan.protocols.language import Kalender, Protocol, Soort, Stap, Uitkomst

BRUSSEL = ZoneInfo("Europe/Brussels")
GESLOTEN = frozenset(
    {
        date(2026, 7, 21),
        date(2026, 11, 11),
        date(2026, 12, 25),
        date(2027, 1, 1),
        date(2027, 3, 29),
        date(2027, 5, 6),
    }
)
KALENDER = Kalender(GESLOTEN, time(17), BRUSSEL)


def lokaal(tekst):
    return datetime.strptime(tekst, "%Y-%m-%d %H:%M").replace(tzinfo=BRUSSEL)


def start(ontvangen):
    return ontvangen_op(ontvangen, KALENDER.sluitingstijd, GESLOTEN)


def loop(ontvangen, uitkomsten):
    """Walk the plan, each step recorded at its due moment; yields (step, planned)."""
    een, naam, vandaag = start(ontvangen), CONTACTPLAN.eerste, start(ontvangen)
    while naam:
        gepland = CONTACTPLAN.plan(naam, een, KALENDER, vandaag=vandaag)
        yield naam, gepland
        keuzes = list(CONTACTPLAN.stappen[naam].uitkomsten.values())
        uitkomst = keuzes[next(uitkomsten) % len(keuzes)]
        vandaag = gepland.due_at.astimezone(BRUSSEL).date()
        naam = uitkomst.dan


def test_the_plan_has_no_mistakes():
    assert CONTACTPLAN.mistakes() == []


@pytest.mark.rule("OC-01", "OC-02", "OC-04")
@pytest.mark.parametrize(
    ("ontvangen", "bellen", "opnieuw", "bezoek", "ruimte", "laatste"),
    [
        # Thursday just before and just after closing time
        ("2026-11-19 16:59", "19-11 17:00", "20-11 12:00", "23-11 17:00", "24-11", "25-11 17:00"),
        ("2026-11-19 17:01", "20-11 17:00", "23-11 12:00", "24-11 17:00", "25-11", "26-11 17:00"),
        # Friday
        ("2026-11-20 09:00", "20-11 17:00", "23-11 12:00", "24-11 17:00", "25-11", "26-11 17:00"),
        # on the Belgian national holiday
        ("2026-07-21 10:00", "22-07 17:00", "23-07 12:00", "24-07 17:00", "27-07", "28-07 17:00"),
        # Thursday before Easter; Monday 29 March is closed; summer time starts on the 28th
        ("2027-03-25 10:00", "25-03 17:00", "26-03 12:00", "30-03 17:00", "31-03", "01-04 17:00"),
        # winter time starts on 31 October 2027
        ("2027-10-28 10:00", "28-10 17:00", "29-10 12:00", "01-11 17:00", "02-11", "03-11 17:00"),
        # 24 December
        ("2026-12-24 10:00", "24-12 17:00", "28-12 12:00", "29-12 17:00", "30-12", "31-12 17:00"),
    ],
)
def test_the_days_of_a_client_who_never_answers(
    ontvangen, bellen, opnieuw, bezoek, ruimte, laatste
):
    verloop = dict(loop(lokaal(ontvangen), iter([2, 2, 2, 1, 2])))

    gevonden = {n: g.due_at.astimezone(BRUSSEL).strftime("%d-%m %H:%M") for n, g in verloop.items()}

    assert gevonden == {
        "bellen": bellen,
        "opnieuw_bellen": opnieuw,
        "huisbezoek": bezoek,
        "ruimte_geven": f"{ruimte} 17:00",
        "laatste_bezoek": laatste,
    }


def takken(naam, tot=()):
    """Every course of the plan: the steps in order, each with how it ended."""
    for sleutel, uitkomst in CONTACTPLAN.stappen[naam].uitkomsten.items():
        tak = (*tot, (naam, sleutel))
        yield from takken(uitkomst.dan, tak) if uitkomst.dan else [tak]


# Of each course: (received, the last moment of every step that can be in it).
MOMENTEN = {
    "2026-11-19 16:59": ("19-11 17:00", "20-11 12:00", "23-11 17:00", "24-11 17:00", "25-11 17:00"),
    "2026-11-19 17:01": ("20-11 17:00", "23-11 12:00", "24-11 17:00", "25-11 17:00", "26-11 17:00"),
    "2026-11-20 09:00": ("20-11 17:00", "23-11 12:00", "24-11 17:00", "25-11 17:00", "26-11 17:00"),
    "2026-07-21 10:00": ("22-07 17:00", "23-07 12:00", "24-07 17:00", "27-07 17:00", "28-07 17:00"),
    "2027-03-25 10:00": ("25-03 17:00", "26-03 12:00", "30-03 17:00", "31-03 17:00", "01-04 17:00"),
    "2027-10-28 10:00": ("28-10 17:00", "29-10 12:00", "01-11 17:00", "02-11 17:00", "03-11 17:00"),
    "2026-12-24 10:00": ("24-12 17:00", "28-12 12:00", "29-12 17:00", "30-12 17:00", "31-12 17:00"),
}
# Which of those five moments is that of a step.
PLAATS = {
    "bellen": 0,
    "opnieuw_bellen": 1,
    "afspraak_thuis": 2,
    "huisbezoek": 2,
    "ruimte_geven": 3,
    "laatste_bezoek": 4,
}


@pytest.mark.rule("OC-02", "OC-03", "OC-04", "OC-07", "OC-08")
@pytest.mark.parametrize("ontvangen", MOMENTEN)
def test_every_branch_of_the_plan_on_real_dates(ontvangen):
    gelopen = set()
    for tak in takken(CONTACTPLAN.eerste):
        keuzes = [list(CONTACTPLAN.stappen[n].uitkomsten).index(u) for n, u in tak]
        verloop = list(loop(lokaal(ontvangen), iter(keuzes)))

        assert [naam for naam, _ in verloop] == [naam for naam, _ in tak]
        for naam, gepland in verloop:
            moment = gepland.due_at.astimezone(BRUSSEL).strftime("%d-%m %H:%M")
            assert moment == MOMENTEN[ontvangen][PLAATS[naam]], (tak, naam)
        gelopen.update(tak)

    alle = {(n, u) for n, stap in CONTACTPLAN.stappen.items() for u in stap.uitkomsten}
    assert gelopen == alle


@pytest.mark.parametrize(
    ("stap", "uitkomst", "dan"),
    [
        pytest.param("bellen", "aanvaardt", "afspraak_thuis", marks=pytest.mark.rule("OC-03")),
        pytest.param("bellen", "weigert", "huisbezoek", marks=pytest.mark.rule("OC-03")),
        pytest.param("bellen", "niet_bereikt", "opnieuw_bellen", marks=pytest.mark.rule("OC-04")),
        pytest.param(
            "opnieuw_bellen", "niet_bereikt", "huisbezoek", marks=pytest.mark.rule("OC-04")
        ),
        pytest.param("huisbezoek", "niemand", "ruimte_geven", marks=pytest.mark.rule("OC-07")),
        pytest.param("ruimte_geven", "stilte", "laatste_bezoek", marks=pytest.mark.rule("OC-08")),
    ],
)
def test_an_outcome_leads_to_the_step_on_the_slide(stap, uitkomst, dan):
    assert CONTACTPLAN.na(stap, uitkomst).dan == dan


@pytest.mark.rule("OC-09")
@pytest.mark.parametrize("uitkomst", ["niemand", "niet_binnen"])
def test_the_last_closed_door_leaves_the_door_ajar(uitkomst):
    assert CONTACTPLAN.na("laatste_bezoek", uitkomst).einde == "deur_op_een_kier"


@pytest.mark.rule("OC-07")
@pytest.mark.parametrize("stap", CONTACTPLAN.stappen)
def test_a_client_who_gets_in_touch_ends_the_chase_on_any_day(stap):
    assert CONTACTPLAN.na(stap, "reactie").einde == "in_gesprek"


momenten = st.datetimes(datetime(2025, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
keuzes = st.lists(st.integers(0, 9), min_size=10, max_size=10)


@pytest.mark.rule("OC-07", "OC-16")
@given(momenten, keuzes)
def test_whatever_happens_the_plan_ends_by_day_five_on_working_days_only(moment, keuze):
    ontvangen = moment.astimezone(BRUSSEL)
    een = start(ontvangen)
    for naam, gepland in loop(ontvangen, iter(keuze)):
        dag = gepland.due_at.astimezone(BRUSSEL).date()
        nummer = KALENDER.nummer(een, dag)
        assert is_werkdag(dag, GESLOTEN)
        assert is_werkdag(gepland.vanaf, GESLOTEN)
        assert een <= gepland.vanaf <= dag
        assert nummer <= CONTACTPLAN.laatste_dag == 5
        if CONTACTPLAN.stappen[naam].soort.zoekt_op:
            assert nummer != 4


@given(momenten, st.integers(0, 12), st.sampled_from(sorted(CONTACTPLAN.stappen)))
def test_a_step_planned_late_never_falls_in_the_past_nor_on_the_clients_day(moment, later, naam):
    een = start(moment.astimezone(BRUSSEL))
    vandaag = een + timedelta(days=later)

    gepland = CONTACTPLAN.plan(naam, een, KALENDER, vandaag=vandaag)

    assert gepland.due_at.astimezone(BRUSSEL).date() >= vandaag
    assert gepland.vanaf >= een
    if CONTACTPLAN.stappen[naam].soort.zoekt_op:
        assert KALENDER.nummer(een, gepland.vanaf) != 4


@pytest.mark.parametrize(
    ("stappen", "fout"),
    [
        ({}, "Stap 'a' bestaat niet."),
        ({"a": {"dagen": (3, 2)}}, "De dagen van 'a' kloppen niet."),
        ({"a": {"uitkomsten": {"x": Uitkomst("X")}}}, "'a', uitkomst 'x': óf"),
        ({"a": {"uitkomsten": {"x": Uitkomst("X", einde="weg")}}}, "einde 'weg' bestaat niet"),
        ({"a": {}, "b": {}}, "Stap 'b' is onbereikbaar."),
        ({"a": {"bij_stilte": "x"}}, "alleen wie wacht"),
        (
            {
                "a": {"dagen": (3, 3), "uitkomsten": {"x": Uitkomst("X", dan="b")}},
                "b": {"dagen": (1, 1)},
            },
            "gaat terug in de tijd",
        ),
    ],
)
def test_a_typing_error_in_a_plan_is_named(stappen, fout):
    def stap(velden):
        standaard = {"soort": Soort.BELLEN, "dagen": (1, 1)}
        uitkomsten = {"klaar": Uitkomst("Klaar", einde="einde")}
        return Stap("Doe", "Omdat", **{**standaard, "uitkomsten": uitkomsten, **velden})

    plan = Protocol(
        "Proef", "nergens", "a", {"einde": "Einde"}, {n: stap(v) for n, v in stappen.items()}
    )

    assert any(fout in zin for zin in plan.mistakes())


@pytest.mark.rule("OC-06", "OC-09")
def test_at_a_closed_door_a_note_and_the_folder_are_left_and_a_farewell_at_the_last():
    laat_achter = {naam: stap.laat_achter for naam, stap in CONTACTPLAN.stappen.items()}

    assert laat_achter == {
        "bellen": (),
        "opnieuw_bellen": (),
        "afspraak_thuis": ("briefje_kom_terug", "folder"),
        "huisbezoek": ("briefje_kom_terug", "folder"),
        "ruimte_geven": (),
        "laatste_bezoek": ("briefje_afscheid",),
    }


@pytest.mark.rule("OC-02", "OC-04", "OC-07")
@pytest.mark.parametrize("naam", CONTACTPLAN.stappen)
def test_the_words_are_true_on_every_day_on_which_they_are_read(naam):
    """A step stands on the screen before its day, on it, and after it when it is late."""
    stap = CONTACTPLAN.stappen[naam]
    woorden = " ".join([stap.doe, stap.waarom, *(u.label for u in stap.uitkomsten.values())])

    assert not {"vandaag", "gisteren", "morgen"} & set(re.findall(r"\w+", woorden.lower()))
    assert not re.search(r"\d", stap.doe)
