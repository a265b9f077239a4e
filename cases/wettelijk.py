"""The terms of the law: from a rule (dated data, `Termijnregel`) and a date to a date. Pure.

A term starts on the day after the event: fourteen days from a letter received on the 1st end on
the 15th. What the terms are stands in the table, never here (LAW-02, LAW-03, LAW-04).
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, TypeVar

from cases.choices import Eenheid, Stapsoort, Werking
from cases.rekenen import plus_maanden, voluit
from common.werkdagen import plus_werkdagen

VROEGST = "ontruimen kan op zijn vroegst op"


class Regel(Protocol):
    """What a term is made of; `cases.models.Termijnregel` is one."""

    na: str
    naam: str
    aantal: int
    eenheid: str
    vooraf: bool
    werking: str
    bron: str
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


@dataclass(frozen=True)
class Grens:
    """One term at one event: until when, what that means, and where it is written."""

    naam: str
    op: date
    tekst: str
    bron: str

    @property
    def zin(self):
        """As part of a sentence: "op zijn vroegst op 21 december 2026 (…)"."""
        return f"{self.naam}: {self.tekst} {voluit(self.op)} ({self.bron})"


def grenzen(stap, stappen, regels: Iterable[Regel], gesloten: Container[date] = ()) -> list[Grens]:
    """The terms that the law ties to one event, given all valid events of the case.

    In Flanders the OCMW gets no copy once the tenant objected.
    """
    if stap.soort in (Stapsoort.VORDERING, Stapsoort.VERZOEKSCHRIFT) and any(
        andere.soort == Stapsoort.VERZET_HUURDER for andere in stappen
    ):
        return []
    geldig = geldend((regel for regel in regels if regel.na == stap.soort), stap.datum)
    return [_grens(regel, grens(regel, stap.datum, gesloten)) for regel in geldig]


def langste(soort, datum: date, regels: Iterable[Regel]) -> Grens | None:
    """The last day that an event with an end may have, when it begins at `datum`."""
    maxima = [r for r in regels if r.na == soort and r.werking == Werking.HOOGSTENS]
    return min((_grens(r, grens(r, datum)) for r in geldend(maxima, datum)), default=None, key=_op)


def vroegste_ontruiming(
    aangekondigd: date,
    betekend: date,
    regels: Iterable[Regel],
    gesloten: Container[date] = (),
) -> list[Grens]:
    """The terms before which nobody is evicted, the latest of them last.

    `aangekondigd` is the day on which the date is announced, `betekend` that on which the
    judgment was served; what hasn't happened yet happens today at the earliest.
    """
    begin = {
        Stapsoort.AANZEGGING: aangekondigd,
        Stapsoort.ONTRUIMINGSDATUM: aangekondigd,
        Stapsoort.BETEKENING: betekend,
    }
    wachten = [r for r in regels if r.werking == Werking.STELT_UIT and r.na in begin]
    return sorted(
        (
            Grens(r.naam, verschuif(begin[r.na], r.aantal, r.eenheid, gesloten), VROEGST, r.bron)
            for r in wachten
            if geldend([r], begin[r.na])
        ),
        key=_op,
    )


def _grens(regel: Regel, op: date) -> Grens:
    match Werking(regel.werking), regel.vooraf:
        case Werking.STELT_UIT, True:
            tekst = "aankondigen uiterlijk op"
        case Werking.STELT_UIT, False:
            tekst = VROEGST
        case Werking.HOOGSTENS, _:
            tekst = "hoogstens tot en met"
        case _:
            tekst = "tot en met"
    return Grens(regel.naam, op, tekst, regel.bron)


def _op(een: Grens) -> date:
    return een.op
