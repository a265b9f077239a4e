"""Bars of a figure as places on a drawing: worked out here, drawn by a template. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

BREED, HOOG = 400, 50
RUIMTE = 90  # right of the longest bar, for its number


@dataclass(frozen=True)
class Staaf:
    """A bar below its name; `open` when its number may be shown."""

    label: str
    tekst: str
    breed: int
    plek: int
    open: bool

    @property
    def naam_y(self):
        return self.plek * HOOG + 16

    @property
    def y(self):
        return self.plek * HOOG + 23

    @property
    def tekst_y(self):
        return self.plek * HOOG + 38

    @property
    def tekst_x(self):
        return self.breed + 8 if self.breed else 0


@dataclass(frozen=True)
class Grafiek:
    staven: list[Staaf]

    @property
    def vak(self):
        return f"0 0 {BREED} {HOOG * len(self.staven)}"


def teken(regels: Iterable[tuple[str, int | None, str]]) -> Grafiek:
    """The bars of (label, number or None, its text), as long as their numbers."""
    regels = list(regels)
    meest = max((aantal or 0 for _, aantal, _ in regels), default=0) or 1
    lang = BREED - RUIMTE
    return Grafiek(
        [
            Staaf(
                label,
                tekst,
                max(2, round(lang * aantal / meest)) if aantal else 0,
                plek,
                aantal is not None,
            )
            for plek, (label, aantal, tekst) in enumerate(regels)
        ]
    )
