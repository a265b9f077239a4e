from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.choices import Eenheid
from cases.wettelijk import geldend, grens

KERST = frozenset({date(2026, 12, 25), date(2026, 12, 26)})


@dataclass(frozen=True)
class Termijn:
    aantal: int
    eenheid: str
    vooraf: bool = False
    geldig_van: date = date(2020, 1, 1)
    geldig_tot: date | None = None


NL_VEERTIENDAGENBRIEF = Termijn(14, "dagen")
NL_TERME_DE_GRACE = Termijn(1, "maanden")
NL_VERZET = Termijn(4, "weken")
NL_AANZEGGING = Termijn(3, "dagen")
NL_NIEUWE_DATUM = Termijn(3, "dagen", vooraf=True)
NL_BOEDEL = Termijn(13, "weken")
NL_MORATORIUM = Termijn(6, "maanden")
NL_GEMEENTE = Termijn(3, "werkdagen")
BE_AFSCHRIFT = Termijn(4, "dagen")
BE_NA_BETEKENING = Termijn(1, "maanden")
BE_BERICHT = Termijn(5, "werkdagen", vooraf=True)


@pytest.mark.parametrize(
    ("regel", "datum", "uitkomst"),
    [
        pytest.param(*rij, marks=pytest.mark.rule(wet))
        for wet, *rij in [
            ("LAW-02", NL_VEERTIENDAGENBRIEF, date(2026, 10, 1), date(2026, 10, 15)),
            ("LAW-02", NL_TERME_DE_GRACE, date(2027, 1, 31), date(2027, 2, 28)),
            ("LAW-02", NL_VERZET, date(2026, 11, 21), date(2026, 12, 19)),
            ("LAW-02", NL_AANZEGGING, date(2026, 11, 20), date(2026, 11, 23)),
            ("LAW-02", NL_NIEUWE_DATUM, date(2026, 11, 20), date(2026, 11, 17)),
            ("LAW-02", NL_BOEDEL, date(2026, 11, 21), date(2027, 2, 20)),
            ("LAW-02", NL_MORATORIUM, date(2026, 8, 31), date(2027, 2, 28)),
            ("LAW-03", NL_GEMEENTE, date(2026, 11, 20), date(2026, 11, 25)),
            ("LAW-03", NL_GEMEENTE, date(2026, 12, 24), date(2026, 12, 30)),
            ("LAW-04", BE_AFSCHRIFT, date(2026, 11, 20), date(2026, 11, 24)),
            ("LAW-04", BE_NA_BETEKENING, date(2026, 11, 30), date(2026, 12, 30)),
            ("LAW-04", BE_BERICHT, date(2026, 12, 28), date(2026, 12, 18)),
        ]
    ],
)
def test_the_terms_of_the_law_end_on_the_right_day(regel, datum, uitkomst):
    assert grens(regel, datum, KERST) == uitkomst


@pytest.mark.rule("LAW-02")
def test_a_rule_holds_from_its_first_day_to_its_last():
    oud = Termijn(3, "dagen", geldig_van=date(2020, 10, 1), geldig_tot=date(2025, 12, 31))
    nieuw = Termijn(5, "dagen", geldig_van=date(2026, 1, 1))

    assert geldend([oud, nieuw], date(2020, 9, 30)) == []
    assert geldend([oud, nieuw], date(2025, 12, 31)) == [oud]
    assert geldend([oud, nieuw], date(2026, 1, 1)) == [nieuw]


@given(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.integers(1, 90),
    st.sampled_from(Eenheid.values),
)
def test_a_longer_term_never_ends_earlier_and_a_notice_never_after(datum, aantal, eenheid):
    einde = grens(Termijn(aantal, eenheid), datum)

    assert einde >= datum + timedelta(days=aantal)
    assert grens(Termijn(aantal + 1, eenheid), datum) > einde
    assert grens(Termijn(aantal, eenheid, vooraf=True), datum) <= datum - timedelta(days=aantal)
