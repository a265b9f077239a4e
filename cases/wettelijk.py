"""The terms of the law: from a rule (dated data, `Termijnregel`) and a date to a date. Pure.

A term starts on the day after the event: fourteen days from a letter received on the 1st end on
the 15th. What the terms are stands in the table, never here (LAW-02, LAW-03, LAW-04).
"""

from collections.abc import Container, Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from cases.choices import Eenheid
from cases.rekenen import plus_maanden
from common.werkdagen import plus_werkdagen


class Regel(Protocol):
    """What a term is made of; `cases.models.Termijnregel` is one."""

    aantal: int
    eenheid: str
    vooraf: bool
    geldig_van: date
    geldig_tot: date | None


EenRegel = TypeVar("EenRegel", bound=Regel)


def geldend(regels: Iterable[EenRegel], op: date) -> list[EenRegel]:
    """The rules that hold on a day; the last day of a rule is `geldig_tot`."""
    return [
        regel
        for regel in regels
        if regel.geldig_van <= op and (regel.geldig_tot is None or op <= regel.geldig_tot)
    ]


def grens(regel: Regel, datum: date, gesloten: Container[date] = ()) -> date:
    """The last day of the term that starts at `datum`; with `vooraf` the last day before it.

    Vooraf: an eviction on the 20th with a notice of 3 days has to be announced by the 17th.
    """
    return verschuif(
        datum, -regel.aantal if regel.vooraf else regel.aantal, regel.eenheid, gesloten
    )


def verschuif(datum: date, aantal: int, eenheid: str, gesloten: Container[date] = ()) -> date:
    """So many days, working days, weeks or months after a date, or before it when negative."""
    match Eenheid(eenheid):
        case Eenheid.DAGEN:
            return datum + timedelta(days=aantal)
        case Eenheid.WEKEN:
            return datum + timedelta(weeks=aantal)
        case Eenheid.MAANDEN:
            return plus_maanden(datum, aantal)
        case Eenheid.WERKDAGEN:
            return plus_werkdagen(datum, aantal, gesloten)
