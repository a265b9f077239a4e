"""Which numbers stay hidden, so that nobody becomes recognisable (NZ-13, ADR 15). Pure.

A number from 1 to 4 is never shown. Nor is anything from which it could be worked out: beside it
others are hidden until every hidden number could also have been another one. Zeros are shown, so
who reads along knows that a hidden number is at least 1.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

GRENS = 5
TOTAAL = "\0totaal"  # the column with the total of a row
SAMEN = "\0samen"  # the column of all categories that are only shown together

Tabel = Mapping[str, Mapping[str, int]]
Cel = tuple[str, str]


@dataclass(frozen=True)
class Kolommen:
    """Which categories of a whole may be shown by themselves, and which only together."""

    los: tuple[str, ...] = ()
    samen: tuple[str, ...] = ()
    totaal: bool = True

    def voeg_samen(self, rij: Mapping[str, int]) -> dict[str, int]:
        """A row of numbers with these columns."""
        uit = {categorie: rij.get(categorie, 0) for categorie in self.los}
        if self.samen:
            uit[SAMEN] = sum(rij.get(categorie, 0) for categorie in self.samen)
        return uit


def is_klein(aantal: int) -> bool:
    return 0 < aantal < GRENS


def deel_kolommen(aantallen: Mapping[str, int]) -> Kolommen:
    """How a whole may be divided over its categories; the total is shown wherever it can be."""
    alle = tuple(aantallen)
    samen = {c for c, n in aantallen.items() if is_klein(n)}
    over = sorted((n, c) for c, n in aantallen.items() if n >= GRENS)
    if is_klein(sum(aantallen.values())):
        return Kolommen(samen=alle, totaal=False)
    while samen and not _verhult([aantallen[c] for c in samen]):
        if not over:
            return Kolommen(samen=alle, totaal=False)
        samen.add(over.pop(0)[1])
    return Kolommen(
        los=tuple(c for c in alle if c not in samen), samen=tuple(c for c in alle if c in samen)
    )


def _verhult(aantallen: list[int]) -> bool:
    """Whether of hidden numbers with a known sum none is known: two at least, and not all 1."""
    som = sum(aantallen)
    return len(aantallen) > 1 and som >= GRENS and som > len(aantallen)


def verberg(tabel: Tabel) -> set[Cel] | None:
    """The cells (row, column) to hide in a table of which every column has a known total.

    Among them (row, TOTAAL) for the total of a row. None when the table can't be shown at all.
    """
    waarden = {(r, k): n for r, rij in tabel.items() for k, n in rij.items()}
    waarden |= {(r, TOTAAL): sum(rij.values()) for r, rij in tabel.items()}
    verborgen = {cel for cel, n in waarden.items() if is_klein(n)}
    while bekend := _eerste_bekende(verborgen, waarden):
        erbij = _volgende(bekend, verborgen, waarden)
        if erbij is None:
            return None
        verborgen.add(erbij)
    return verborgen


def _volgende(bekend: Cel, verborgen: set[Cel], waarden: Mapping[Cel, int]) -> Cel | None:
    """What to hide next: where a hidden cell stands alone in a row or column, else beside it.

    One cell that helps both a row and a column comes first, then the smallest number.
    """
    per_rij, per_kolom = _per(verborgen, 0), _per(verborgen, 1)
    keuzes = []
    for cel, n in waarden.items():
        if n and cel not in verborgen:
            alleen = sum(
                len(per.get(naam, ())) == 1
                for per, naam in zip((per_rij, per_kolom), cel, strict=True)
            )
            naast = cel[0] == bekend[0] or cel[1] == bekend[1]
            keuzes.append((-alleen, not naast, n, cel))
    return min(keuzes)[-1] if keuzes else None


def _eerste_bekende(verborgen: set[Cel], waarden: Mapping[Cel, int]) -> Cel | None:
    """A hidden cell that can be worked out from all that is shown, or None."""
    per_rij, per_kolom = _per(verborgen, 0), _per(verborgen, 1)
    for cel in sorted(verborgen):
        omhoog = _kan_anders(cel, +1, per_rij, per_kolom, waarden)
        if not omhoog and not _kan_anders(cel, -1, per_rij, per_kolom, waarden):
            return cel
    return None


def _per(cellen: Iterable[Cel], as_: int) -> dict[str, list[Cel]]:
    uit: dict[str, list[Cel]] = {}
    for cel in cellen:
        uit.setdefault(cel[as_], []).append(cel)
    return uit


def _kan_anders(start: Cel, stap: int, per_rij, per_kolom, waarden) -> bool:
    """Whether this cell could be one more (or less) with all that is shown still the same.

    Every row and every column of hidden cells has a fixed sum. So a change has to come back to
    where it began, along hidden cells that go up and down in turn: a walk through a graph. The
    total of a row stands on the other side of its sum, and so moves along with its cells.
    """
    if not _mag(start, stap, waarden):
        return False
    gezien, te_doen = {("k", start[1])}, deque([("k", start[1])])
    while te_doen:
        soort, naam = te_doen.popleft()
        van_kolom = soort == "k"
        for cel in (per_kolom if van_kolom else per_rij).get(naam, ()):
            if cel == start or not _mag(cel, -stap if van_kolom else stap, waarden):
                continue
            verder = ("r", cel[0]) if van_kolom else ("k", cel[1])
            if verder == ("r", start[0]):
                return True
            if verder not in gezien:
                gezien.add(verder)
                te_doen.append(verder)
    return False


def _mag(cel: Cel, stap: int, waarden: Mapping[Cel, int]) -> bool:
    """Up is always possible, down to 1; for a total up and down change places."""
    omlaag = stap > 0 if cel[1] == TOTAAL else stap < 0
    return not omlaag or waarden[cel] > 1
