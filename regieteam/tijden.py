"""When a meeting is, and when each item comes up. Pure: no database, no clock."""

from collections.abc import Container, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from common.werkdagen import DAG, is_werkdag, plus_werkdagen
from regieteam.choices import Ritme

VIJF = 5


def beginpunten(begint_at: datetime, minuten: Sequence[int]) -> list[datetime]:
    """When each item is expected to begin, one after the other."""
    momenten, moment = [], begint_at.astimezone(UTC)
    for duur in minuten:
        momenten.append(moment)
        moment += timedelta(minutes=duur)
    return momenten


def rond(moment: datetime) -> datetime:
    """Down to five minutes: an expectation, not an appointment."""
    return moment - timedelta(
        minutes=moment.minute % VIJF, seconds=moment.second, microseconds=moment.microsecond
    )


def eerstvolgende_dag(
    ritme: str, weekdag: int, na: date, laatste: date | None, gesloten: Container[date] = ()
) -> date:
    """The day after `na` on which the team meets, never on a closed day.

    `laatste` is the day of the last meeting that is planned. A meeting that would fall on a
    closed day comes a working day later.
    """
    dag = na + DAG
    if laatste is not None:
        dag = max(dag, _stap(ritme, laatste))
    dag += ((weekdag - dag.weekday()) % 7) * DAG
    return dag if is_werkdag(dag, gesloten) else plus_werkdagen(dag, 1, gesloten)


def _stap(ritme: str, dag: date) -> date:
    """From which day the next one may be: half a week early, for a day that moved."""
    weken = {Ritme.WEKELIJKS: 1, Ritme.TWEEWEKELIJKS: 2, Ritme.MAANDELIJKS: 4}[Ritme(ritme)]
    return dag + timedelta(days=weken * 7 - 3)


def sluit_at(
    begint_op: date, werkdagen: int, tijd: time, tz: tzinfo, gesloten: Container[date] = ()
) -> datetime:
    """When the agenda closes: so many working days before the meeting, at a time."""
    dag = plus_werkdagen(begint_op, -werkdagen, gesloten)
    return datetime.combine(dag, tijd, tz)
