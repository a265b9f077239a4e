import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.csv_uit import GEVAARLIJK, csv_regels, origineel, veilig


@pytest.mark.parametrize(
    "cel",
    [
        '=HYPERLINK("http://voorbeeld.example";"klik")',
        "+31 6 12345678",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "  =1+1",
        "\xa0=1+1",
        "\uff1d1+1",
        "|calc",
    ],
)
def test_a_cell_that_looks_like_a_formula_is_disarmed(cel):
    assert veilig(cel) == f"'{cel}"


@pytest.mark.parametrize(
    ("cel", "tekst"),
    [
        (None, ""),
        ("", ""),
        ("Çelik", "Çelik"),
        ("'t Hart", "'t Hart"),
        ("a=b", "a=b"),
        (Decimal("-1234.50"), "-1234,50"),
        (Decimal("1E+3"), "1000"),
        (-3, "-3"),
        (True, "ja"),
        (False, "nee"),
        (date(2026, 11, 5), "05-11-2026"),
        ("a\0b", "ab"),
    ],
)
def test_an_ordinary_cell_reads_as_a_dutch_spreadsheet_expects(cel, tekst):
    assert veilig(cel) == tekst


def test_the_header_is_disarmed_too():
    assert list(csv_regels(["=a", "b"], [])) == ["\ufeff'=a;b\r\n"]


def test_lines_are_made_one_by_one():
    rijen = iter([["een"], ["twee"]])
    regels = csv_regels(["kop"], rijen)

    assert next(regels) == "\ufeffkop\r\n"
    assert next(regels) == "een\r\n"
    assert next(rijen) == ["twee"]


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=1), max_size=5))
def test_no_cell_of_any_export_is_ever_a_formula_and_none_is_lost(rijen):
    tekst = "".join(csv_regels(["kop"], rijen))

    terug = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"))
    assert len(terug) == len(rijen) + 1
    for rij, uit in zip(terug[1:], rijen, strict=True):
        assert [cel.removeprefix("'") for cel in rij] == [
            cel.replace("\0", "").removeprefix("'") for cel in uit
        ]
        assert not any(cel.lstrip(" \xa0").startswith(GEVAARLIJK) for cel in rij)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_what_was_disarmed_can_be_read_back(cel):
    assert origineel(veilig(cel)) == origineel(cel)
    if not cel.startswith("'"):
        assert origineel(veilig(cel)) == cel
