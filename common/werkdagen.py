"""Counting working days. Pure: no database, no clock.

`gesloten` is any container of dates: the closed days of a country plus those of one organisation.
Weekends are always closed and need not be in it.
"""

from collections.abc import Container
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAG = timedelta(days=1)
# A calendar that closes every day for this long is a mistake in the table, not a long holiday.
LANGSTE_SLUITING = 366


class GeenWerkdag(ValueError):
    """The calendar has no working day for more than a year: the closed-day table is wrong."""


def is_werkdag(dag: date, gesloten: Container[date] = ()) -> bool:
    return dag.weekday() < 5 and dag not in gesloten


def nde_werkdag(start: date, n: int, gesloten: Container[date] = ()) -> date:
    """Day 1 is `start` itself, or the first working day after it."""
    if n < 1:
        raise ValueError("n begint bij 1")
    return plus_werkdagen(_eerste_werkdag(start, DAG, gesloten), n - 1, gesloten)


def plus_werkdagen(dag: date, aantal: int, gesloten: Container[date] = ()) -> date:
    """The working day `aantal` working days after `dag`, which itself doesn't count.

    Negative counts back; 0 is `dag`, working day or not.
    """
    stap = DAG if aantal >= 0 else -DAG
    for _ in range(abs(aantal)):
        dag = _eerste_werkdag(dag + stap, stap, gesloten)
    return dag


def werkdagen_tussen(a: date, b: date, gesloten: Container[date] = ()) -> int:
    """How many working days lie after `a`, up to and including `b`; negative when `b` is first."""
    if b < a:
        return -werkdagen_tussen(b, a, gesloten)
    return sum(is_werkdag(a + n * DAG, gesloten) for n in range(1, (b - a).days + 1))


def op_dezelfde_werkdag(begin: date, dag: date, toen: Container[date], nu: Container[date]) -> date:
    """Where `dag` falls now: as many working days after `begin` as in the calendar of then.

    Never on a closed day, unless it was on one already.
    """
    if aantal := werkdagen_tussen(begin, dag, toen):
        return plus_werkdagen(begin, aantal, nu)
    return volgende_werkdag(dag, toen, nu)


def volgende_werkdag(
    dag: date, toen: Container[date], nu: Container[date], *, terug: bool = False
) -> date:
    """The day itself, unless it closed since: then the next working day, or the last one before."""
    if is_werkdag(dag, nu) or not is_werkdag(dag, toen):
        return dag
    stap = -DAG if terug else DAG
    return _eerste_werkdag(dag, stap, nu)


def ontvangen_op(
    moment_local: datetime, sluitingstijd: time, gesloten: Container[date] = ()
) -> date:
    """The working day on which a message counts as received.

    Exactly at closing time is still that day; later, or on a closed day, is the next working day.
    """
    te_laat = moment_local.time() > sluitingstijd
    return nde_werkdag(moment_local.date() + te_laat * DAG, 1, gesloten)


def einde_werkdag(dag: date, sluitingstijd: time, tz: tzinfo) -> datetime:
    """The moment in UTC at which the clock on the wall in `tz` shows `sluitingstijd` on `dag`.

    In the hour that a clock change skips or repeats the later reading holds: nobody is late
    before the clock on the wall says so.
    """
    lokaal = datetime.combine(dag, sluitingstijd, tz)
    return max(lokaal.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def _eerste_werkdag(dag: date, stap: timedelta, gesloten: Container[date]) -> date:
    for _ in range(LANGSTE_SLUITING):
        if is_werkdag(dag, gesloten):
            return dag
        dag += stap
    raise GeenWerkdag(f"geen werkdag in de {LANGSTE_SLUITING} dagen tot {dag}")
