from contextlib import suppress
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from common import lezen
from common.lezen import Onleesbaar

VANDAAG = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("tekst", "bedrag"),
    [
        ("1.234,56", "1234.56"),
        ("1234,56", "1234.56"),
        ("€ 1234", "1234"),
        ("€1.234", "1234"),
        ("1234.56", "1234.56"),
        ("1.5", "1.50"),
        ("1.234", "1234"),
        ("1.234.567,89", "1234567.89"),
        ("1,234.56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1\u00a0234,56", "1234.56"),
        ("12,-", "12"),
        ("€ 12,--", "12"),
        ("12 euro".replace(" euro", " EUR"), "12"),
        (",50", "0.50"),
        ("0,00", "0"),
        ("-0,00", "0"),
        ("  7 ", "7"),
    ],
)
def test_an_amount_is_read_as_people_write_it(tekst, bedrag):
    assert lezen.lees_bedrag(tekst) == Decimal(bedrag)


@pytest.mark.parametrize(
    "tekst",
    [
        "", "veel", "NaN", "inf", "-inf", "1e309", "1e3", "0x10", "1,234", "1.23.4", "12.34.56",
        "1,2,3", "1.2345", "12,345", "--5", "5-", "١٢", "1_000", "€", ",", ".", "9" * 40, "9" * 28,
        "999999999,99", "0.234", "01.234", "-5", "−5", "1.23,456,78",
    ],
)  # fmt: skip
def test_what_is_no_clear_amount_is_refused_and_never_guessed(tekst):
    with pytest.raises(Onleesbaar) as fout:
        lezen.lees_bedrag(tekst)

    assert fout.value.reden.startswith("Vul ")


def test_below_zero_only_where_it_is_allowed():
    assert lezen.lees_bedrag("-12,50", negatief=True) == Decimal("-12.50")
    assert lezen.lees_bedrag("€ −12,50", negatief=True) == Decimal("-12.50")


@given(st.decimals(min_value=-99999999, max_value=99999999, places=2))
def test_an_amount_that_is_shown_reads_back_as_itself(bedrag):
    assert lezen.lees_bedrag(lezen.toon_getal(bedrag), negatief=True) == bedrag


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [
        ("21-2-2027", date(2027, 2, 21)),
        ("21-02-2027", date(2027, 2, 21)),
        ("21/2/27", date(2027, 2, 21)),
        ("21.2.2027", date(2027, 2, 21)),
        ("2027-02-21", date(2027, 2, 21)),
        ("21 februari 2027", date(2027, 2, 21)),
        ("21 FEBRUARI '27", date(2027, 2, 21)),
        ("zondag 21 februari 2027", date(2027, 2, 21)),
        ("ma 23 nov 2026", date(2026, 11, 23)),
        ("21 feb", date(2027, 2, 21)),
        ("21 feb.", date(2027, 2, 21)),
        ("21-2", date(2027, 2, 21)),
        ("1 okt", date(2026, 10, 1)),
        ("3 mrt 2026", date(2026, 3, 3)),
        ("29 feb", date(2028, 2, 29)),
        ("6-3-47", date(1947, 3, 6)),
        ("6-3-46", date(2046, 3, 6)),
        ("vandaag", VANDAAG),
        ("Morgen", date(2026, 11, 24)),
        ("gisteren", date(2026, 11, 22)),
        ("overmorgen", date(2026, 11, 25)),
    ],
)
def test_a_date_is_read_as_people_write_it(tekst, dag):
    assert lezen.lees_datum(tekst, VANDAAG) == dag


@pytest.mark.parametrize(
    ("tekst", "richting", "dag"),
    [
        ("21 feb", "verleden", date(2026, 2, 21)),
        ("6-3-45", "verleden", date(1945, 3, 6)),
        ("6-3-45", "toekomst", date(2045, 3, 6)),
        ("1 okt", "toekomst", date(2027, 10, 1)),
        ("23 nov", "verleden", VANDAAG),
        ("23 nov", "toekomst", VANDAAG),
    ],
)
def test_a_day_without_a_year_looks_the_way_the_question_looks(tekst, richting, dag):
    assert lezen.lees_datum(tekst, VANDAAG, richting=richting) == dag


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("31-9-2026", "31 september 2026 bestaat niet. Controleer de datum."),
        ("29 feb 2027", "29 februari 2027 bestaat niet. Controleer de datum."),
        ("30 feb", "30 februari 2026 bestaat niet. Controleer de datum."),
        ("1-1-2131", "Vul een jaar in tussen 1900 en 2100."),
        ("1-1-0026", "Vul een jaar in tussen 1900 en 2100."),
        ("dinsdag 23 november 2026", "23 november 2026 is een maandag. Controleer de datum."),
        ("13-13-2026", "Vul een datum in, bijvoorbeeld 21-02-2027."),
        ("0-0", "Vul een datum in, bijvoorbeeld 21-02-2027."),
        ("binnenkort", "Vul een datum in, bijvoorbeeld 21-02-2027."),
        ("21 foo 2027", "Vul een datum in, bijvoorbeeld 21-02-2027."),
        ("", "Vul een datum in, bijvoorbeeld 21-02-2027."),
    ],
)
def test_a_date_that_is_none_says_what_is_wrong(tekst, reden):
    with pytest.raises(Onleesbaar) as fout:
        lezen.lees_datum(tekst, VANDAAG)

    assert fout.value.reden == reden


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_that_is_shown_reads_back_as_itself(dag):
    lang = f"{lezen.DAGEN[dag.weekday()]} {dag.day} {lezen.MAANDEN[dag.month - 1]} {dag.year}"

    assert lezen.lees_datum(f"{dag:%d-%m-%Y}", VANDAAG) == dag
    assert lezen.lees_datum(dag.isoformat(), VANDAAG) == dag
    assert lezen.lees_datum(lang, VANDAAG) == dag


@pytest.mark.parametrize("tekst", ["14:30", "14.30", "14u30", "14h30", "14:30 uur", " 14:30 "])
def test_a_time_is_read_as_people_write_it(tekst):
    assert lezen.lees_tijd(tekst) == time(14, 30)


def test_a_whole_hour_needs_no_minutes():
    assert [lezen.lees_tijd(t) for t in ("9", "9u", "9 uur", "9:00")] == [time(9)] * 4


@pytest.mark.parametrize("tekst", ["", "25:00", "12:60", "14:3", "half drie", "14:30:15", "-1"])
def test_what_is_no_time_is_refused(tekst):
    with pytest.raises(Onleesbaar):
        lezen.lees_tijd(tekst)


@pytest.mark.parametrize(
    ("tekst", "land", "postcode"),
    [
        ("6598HS", "NL", "6598 HS"),
        (" 6598 hs ", "NL", "6598 HS"),
        ("2380", "BE", "2380"),
        ("B-2380", "BE", "2380"),
    ],
)
def test_a_postcode_gets_one_form(tekst, land, postcode):
    assert lezen.lees_postcode(tekst, land) == postcode


@pytest.mark.parametrize(
    ("tekst", "land"),
    [("0123 AB", "NL"), ("1234", "NL"), ("1234 SS", "NL"), ("0999", "BE"), ("6598 HS", "BE")],
)
def test_what_is_no_postcode_is_refused(tekst, land):
    with pytest.raises(Onleesbaar):
        lezen.lees_postcode(tekst, land)


@pytest.mark.parametrize(
    ("tekst", "land", "nummer", "getoond"),
    [
        ("06-12345678", "NL", "+31612345678", "06 12 34 56 78"),
        ("06 24 41 62 19", "NL", "+31624416219", "06 24 41 62 19"),
        ("+31 (0)6 12345678", "NL", "+31612345678", "06 12 34 56 78"),
        ("0031612345678", "NL", "+31612345678", "06 12 34 56 78"),
        ("026-3123456", "NL", "+31263123456", "026 312 34 56"),
        ("0470 12 34 56", "BE", "+32470123456", "0470 12 34 56"),
        ("014 65 12 34", "BE", "+3214651234", "014 65 12 34"),
        ("+49 30 1234567", "NL", "+49301234567", "+49301234567"),
        ("0800-2000", "NL", "08002000", "0800 2000"),
        ("112", "NL", "112", "112"),
        ("1712", "BE", "1712", "1712"),
        ("14 024", "NL", "14024", "14024"),
    ],
)
def test_a_telephone_number_gets_one_form(tekst, land, nummer, getoond):
    assert lezen.lees_telefoon(tekst, land) == nummer
    assert lezen.toon_telefoon(nummer) == getoond
    assert lezen.lees_telefoon(getoond, land) == nummer


@pytest.mark.parametrize("tekst", ["", "06", "0612345", "061234567890", "612345678", "bel me"])
def test_what_is_no_telephone_number_is_refused(tekst):
    with pytest.raises(Onleesbaar):
        lezen.lees_telefoon(tekst)


def test_text_loses_what_nobody_can_see():
    assert lezen.schoon("a\x00b\u202ec\ufeff\x1bd\ud800") == "abcd"
    assert lezen.schoon("een\r\ntwee\tdrie") == "een twee drie"
    assert lezen.schoon("een\r\ntwee\rdrie", regels=True) == "een\ntwee\ndrie"
    assert lezen.schoon("Zoë Łukasz 李 👩‍👧") == "Zoë Łukasz 李 👩‍👧"


LEZERS = [
    lezen.lees_bedrag,
    lambda tekst: lezen.lees_datum(tekst, VANDAAG),
    lambda tekst: lezen.lees_datum(tekst, date.min),
    lambda tekst: lezen.lees_datum(tekst, date.max),
    lezen.lees_tijd,
    lezen.lees_postcode,
    lambda tekst: lezen.lees_postcode(tekst, "BE"),
    lezen.lees_telefoon,
    lezen.lees_geheel_getal,
]
BIJNA = st.text("0123456789.,-/: €+()'uhjanfebmrtdivgo\u00a0\u202e", max_size=24)


@given(BIJNA | st.text(max_size=60))
@example("gisteren")
@example("overmorgen")
@example("29 feb")
@example("9" * 5000)
def test_reading_gives_a_value_or_a_sentence_and_nothing_else(tekst):
    for lees in LEZERS:
        with suppress(Onleesbaar):
            lees(tekst)
