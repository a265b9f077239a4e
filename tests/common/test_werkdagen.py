from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.werkdagen import (
    GeenWerkdag,
    einde_werkdag,
    is_werkdag,
    nde_werkdag,
    ontvangen_op,
    op_dezelfde_werkdag,
    plus_werkdagen,
    volgende_werkdag,
    werkdagen_tussen,
)

NL = ZoneInfo("Europe/Amsterdam")
BE = ZoneInfo("Europe/Brussels")
SLUIT = time(17)
PASEN_2027 = {date(2027, 3, 26), date(2027, 3, 29)}
KERST_2026 = {date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)}
FEESTDAG_BE = {date(2026, 7, 21)}

dagen = st.dates(date(2020, 1, 1), date(2040, 12, 31))
aantallen = st.integers(0, 60)


@st.composite
def kalenders(draw):
    """A day and closed days close enough to it to matter."""
    dag = draw(dagen)
    verschuivingen = draw(st.sets(st.integers(-60, 60), max_size=25))
    return dag, frozenset(dag + timedelta(days=n) for n in verschuivingen)


def test_a_weekend_or_closed_day_is_no_working_day():
    assert is_werkdag(date(2026, 11, 20))
    assert not is_werkdag(date(2026, 11, 21))
    assert not is_werkdag(date(2026, 11, 22))
    assert not is_werkdag(date(2026, 7, 21), FEESTDAG_BE)


@pytest.mark.parametrize(
    ("start", "n", "gesloten", "dag"),
    [
        (date(2026, 11, 19), 1, (), date(2026, 11, 19)),
        (date(2026, 11, 19), 5, (), date(2026, 11, 25)),
        (date(2026, 11, 21), 1, (), date(2026, 11, 23)),
        (date(2026, 11, 21), 2, (), date(2026, 11, 24)),
        (date(2026, 7, 21), 1, FEESTDAG_BE, date(2026, 7, 22)),
        (date(2027, 3, 25), 2, PASEN_2027, date(2027, 3, 30)),
        (date(2026, 12, 24), 5, KERST_2026, date(2026, 12, 31)),
        (date(2026, 12, 24), 6, KERST_2026, date(2027, 1, 4)),
    ],
)
def test_workday_n_counts_from_the_first_working_day(start, n, gesloten, dag):
    assert nde_werkdag(start, n, gesloten) == dag


def test_workday_zero_does_not_exist():
    with pytest.raises(ValueError, match="begint bij 1"):
        nde_werkdag(date(2026, 11, 19), 0)


@pytest.mark.parametrize(
    ("dag", "aantal", "uitkomst"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 11, 23), -1, date(2026, 11, 20)),
        (date(2026, 11, 20), -10, date(2026, 11, 6)),
    ],
)
def test_adding_working_days_skips_the_weekend_both_ways(dag, aantal, uitkomst):
    assert plus_werkdagen(dag, aantal) == uitkomst


@pytest.mark.parametrize(
    ("moment", "gesloten", "dag"),
    [
        (datetime(2026, 11, 19, 16, 59, tzinfo=BE), (), date(2026, 11, 19)),
        (datetime(2026, 11, 19, 17, 0, tzinfo=BE), (), date(2026, 11, 19)),
        (datetime(2026, 11, 19, 17, 0, 1, tzinfo=BE), (), date(2026, 11, 20)),
        (datetime(2026, 11, 19, 17, 1, tzinfo=BE), (), date(2026, 11, 20)),
        (datetime(2026, 11, 20, 17, 1, tzinfo=BE), (), date(2026, 11, 23)),
        (datetime(2026, 11, 21, 9, 0, tzinfo=BE), (), date(2026, 11, 23)),
        (datetime(2026, 7, 21, 9, 0, tzinfo=BE), FEESTDAG_BE, date(2026, 7, 22)),
        (datetime(2027, 3, 25, 17, 1, tzinfo=BE), PASEN_2027, date(2027, 3, 30)),
        (datetime(2026, 12, 24, 18, 0, tzinfo=NL), KERST_2026, date(2026, 12, 28)),
    ],
)
def test_a_message_counts_from_the_working_day_of_receipt(moment, gesloten, dag):
    assert ontvangen_op(moment, SLUIT, gesloten) == dag


@pytest.mark.parametrize(
    ("dag", "tijd", "utc"),
    [
        (date(2026, 11, 20), SLUIT, datetime(2026, 11, 20, 16, tzinfo=UTC)),
        (date(2026, 7, 20), SLUIT, datetime(2026, 7, 20, 15, tzinfo=UTC)),
        (date(2027, 3, 26), SLUIT, datetime(2027, 3, 26, 16, tzinfo=UTC)),
        (date(2027, 3, 29), SLUIT, datetime(2027, 3, 29, 15, tzinfo=UTC)),
        (date(2027, 10, 29), time(12), datetime(2027, 10, 29, 10, tzinfo=UTC)),
        (date(2027, 11, 1), time(12), datetime(2027, 11, 1, 11, tzinfo=UTC)),
        # Skipped hour: 02:30 doesn't exist, the deadline is 03:30 summer time.
        (date(2027, 3, 28), time(2, 30), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        # Repeated hour: the second 02:30.
        (date(2027, 10, 31), time(2, 30), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)),
    ],
)
def test_the_end_of_the_day_is_right_to_the_minute_across_clock_changes(dag, tijd, utc):
    assert einde_werkdag(dag, tijd, NL) == utc


def test_a_calendar_that_never_opens_is_an_error_and_no_endless_loop():
    class AllesDicht:
        def __contains__(self, dag):
            return True

    with pytest.raises(GeenWerkdag):
        nde_werkdag(date(2026, 11, 19), 1, AllesDicht())


@given(kalenders(), aantallen)
def test_workday_n_is_always_open_and_never_before_the_start(kalender, n):
    start, gesloten = kalender

    dag = nde_werkdag(start, n + 1, gesloten)

    assert is_werkdag(dag, gesloten)
    assert dag >= start
    assert dag < nde_werkdag(start, n + 2, gesloten)


@given(kalenders(), aantallen)
def test_counting_undoes_adding(kalender, n):
    start, gesloten = kalender

    assert werkdagen_tussen(start, plus_werkdagen(start, n, gesloten), gesloten) == n


@given(kalenders(), aantallen)
def test_going_back_undoes_going_forward_from_a_working_day(kalender, n):
    start, gesloten = kalender
    werkdag = nde_werkdag(start, 1, gesloten)

    heen = plus_werkdagen(werkdag, n, gesloten)

    assert plus_werkdagen(heen, -n, gesloten) == werkdag


@given(kalenders(), aantallen, aantallen)
def test_adding_twice_is_adding_the_sum(kalender, n, m):
    start, gesloten = kalender

    apart = plus_werkdagen(plus_werkdagen(start, n, gesloten), m, gesloten)

    assert apart == plus_werkdagen(start, n + m, gesloten)


@given(kalenders(), dagen)
def test_between_is_antisymmetric_and_counts_no_more_than_the_days(kalender, b):
    a, gesloten = kalender

    aantal = werkdagen_tussen(a, b, gesloten)

    assert aantal == -werkdagen_tussen(b, a, gesloten)
    assert abs(aantal) <= abs((b - a).days)


@given(kalenders(), st.times(), st.times(), st.times())
def test_a_later_message_is_never_received_earlier(kalender, tijd, later, sluit):
    dag, gesloten = kalender
    vroeg, laat = sorted((tijd, later))

    eerste = ontvangen_op(datetime.combine(dag, vroeg, NL), sluit, gesloten)

    assert dag <= eerste <= ontvangen_op(datetime.combine(dag, laat, NL), sluit, gesloten)
    assert is_werkdag(eerste, gesloten)


@given(dagen, st.times())
def test_the_end_of_the_day_reads_back_as_that_local_time_unless_the_hour_is_skipped(dag, tijd):
    terug = einde_werkdag(dag, tijd, NL).astimezone(NL)

    overgeslagen = terug.utcoffset() != terug.replace(hour=1).utcoffset() and tijd.hour == 2
    if not overgeslagen:
        assert terug.replace(tzinfo=None) == datetime.combine(dag, tijd)
    assert terug.replace(tzinfo=None) >= datetime.combine(dag, tijd)


@given(kalenders(), kalenders(), st.integers(0, 15))
def test_under_another_calendar_a_day_keeps_its_number_of_working_days(een, ander, aantal):
    begin, toen = een
    nu = frozenset(begin + (dag - ander[0]) for dag in ander[1])
    dag = plus_werkdagen(begin, aantal, toen)

    nieuw = op_dezelfde_werkdag(begin, dag, toen, nu)

    if aantal:
        assert werkdagen_tussen(begin, nieuw, nu) == aantal
        assert is_werkdag(nieuw, nu)
    assert op_dezelfde_werkdag(begin, dag, toen, toen) == dag


@given(kalenders(), kalenders(), st.booleans())
def test_a_day_that_closed_is_left_for_the_nearest_working_day(een, ander, terug):
    dag, toen = een
    nu = frozenset(dag + (d - ander[0]) for d in ander[1])

    nieuw = volgende_werkdag(dag, toen, nu, terug=terug)

    if is_werkdag(dag, nu) or not is_werkdag(dag, toen):
        assert nieuw == dag
    else:
        assert is_werkdag(nieuw, nu)
        assert (nieuw < dag) is terug
