from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from common import velden

NU = date(2026, 11, 23)


def datum(**kwargs):
    return velden.DatumVeld(vandaag=lambda: NU, **kwargs)


def weigert(veld, waarde):
    with pytest.raises(ValidationError) as fout:
        veld.clean(waarde)
    return fout.value.messages


def test_a_date_is_shown_in_the_form_in_which_it_is_asked():
    veld = datum()

    assert veld.clean("21 februari 2027") == date(2027, 2, 21)
    assert veld.prepare_value(date(2027, 2, 21)) == "21-02-2027"
    assert veld.prepare_value("eergisteren of zo") == "eergisteren of zo"


def test_bounds_of_a_date_count_from_today():
    veld = datum(vroegst=timedelta(days=-7), laatst=velden.VANDAAG)

    assert veld.clean("16-11-2026") == date(2026, 11, 16)
    assert veld.clean("vandaag") == NU
    assert weigert(veld, "morgen") == ["Vul een datum in tot en met 23-11-2026."]
    assert weigert(veld, "15-11-2026") == ["Vul een datum in vanaf 16-11-2026."]


def test_a_date_without_a_year_falls_where_the_bounds_are():
    assert datum(laatst=velden.VANDAAG).clean("21 feb") == date(2026, 2, 21)
    assert datum(vroegst=velden.VANDAAG).clean("21 okt") == date(2027, 10, 21)


def test_an_empty_optional_field_is_none():
    assert datum(required=False).clean("  ") is None
    assert velden.BedragVeld(required=False).clean("") is None
    assert velden.DatumTijdVeld(required=False).clean(["", " "]) is None
    assert velden.TelefoonVeld(required=False).clean("") == ""


def test_a_moment_is_local_time():
    veld = velden.DatumTijdVeld(vandaag=lambda: NU)

    assert veld.clean(["morgen", "14u30"]) == datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    assert veld.widget.decompress(datetime(2026, 11, 24, 13, 30, tzinfo=UTC)) == [
        "24-11-2026",
        "14:30",
    ]


def test_a_moment_with_half_missing_asks_for_the_other_half():
    veld = velden.DatumTijdVeld(vandaag=lambda: NU)

    assert weigert(veld, ["morgen", ""]) == ["Vul ook een tijd in."]
    assert weigert(veld, ["", "14:30"]) == ["Vul ook een datum in."]


def test_an_amount_stays_between_its_bounds():
    veld = velden.BedragVeld(minimum=Decimal(1), maximum=Decimal(1000))

    assert veld.clean("1.000") == Decimal(1000)
    assert weigert(veld, "0,99") == ["Vul een bedrag in van minstens 1,00."]
    assert weigert(veld, "1000,01") == ["Vul een bedrag in van hooguit 1.000,00."]
    assert velden.BedragVeld(minimum=Decimal(-10)).clean("-5") == Decimal(-5)


def test_an_amount_that_did_not_change_counts_as_unchanged():
    assert not velden.BedragVeld().has_changed(Decimal("1234.50"), "€ 1.234,5")
    assert velden.BedragVeld().has_changed(Decimal("1234.50"), "veel")


def test_a_whole_number_has_bounds():
    veld = velden.GeheelGetalVeld(minimum=1, maximum=12)

    assert veld.clean("12") == 12
    assert weigert(veld, "0") == ["Vul een getal in van 1 tot en met 12."]
    assert weigert(veld, "1,5") == ["Vul een heel getal in, bijvoorbeeld 3."]


def test_too_long_a_text_says_by_how_much():
    veld = velden.TekstVeld(max_length=5)

    assert veld.clean("ab\x00cde") == "abcde"
    assert weigert(veld, "abcdef") == ["Deze tekst is 1 teken te lang. Er passen 5 tekens in."]
    assert "maxlength" not in veld.widget.attrs


def test_only_a_text_of_lines_keeps_its_lines():
    assert velden.TekstVeld().clean("een\r\ntwee") == "een twee"
    assert velden.TekstVeld(regels=True).clean("een\r\ntwee") == "een\ntwee"


def test_a_text_of_invisible_characters_is_empty():
    assert weigert(velden.TekstVeld(), "\u202e\x00 ")


def test_the_country_of_a_postcode_can_be_chosen_later():
    veld = velden.PostcodeVeld()
    veld.land = "BE"

    assert veld.clean("2380") == "2380"


def test_a_telephone_number_is_shown_as_people_dial_it():
    assert velden.TelefoonVeld().prepare_value("+31612345678") == "06 12 34 56 78"


VELDEN = [
    datum(),
    datum(vroegst=velden.VANDAAG, laatst=timedelta(days=30)),
    velden.TijdVeld(),
    velden.BedragVeld(),
    velden.GeheelGetalVeld(),
    velden.PostcodeVeld(),
    velden.TelefoonVeld(land="BE"),
    velden.TekstVeld(max_length=20),
    velden.TekstVeld(regels=True),
]


@given(st.text(max_size=40), st.text(max_size=10))
def test_whatever_is_typed_is_a_value_or_a_message(tekst, tweede):
    for veld in VELDEN:
        with suppress(ValidationError):
            veld.clean(tekst)
    with suppress(ValidationError):
        velden.DatumTijdVeld(vandaag=lambda: NU).clean([tekst, tweede])


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_survives_the_form(dag):
    assert datum().clean(datum().prepare_value(dag)) == dag


@given(st.decimals(min_value=0, max_value=99999999, places=2))
def test_an_amount_survives_the_form(bedrag):
    assert velden.BedragVeld().clean(velden.BedragVeld().prepare_value(bedrag)) == bedrag


@given(st.times())
def test_a_time_survives_the_form(tijd):
    tijd = time(tijd.hour, tijd.minute)

    assert velden.TijdVeld().clean(velden.TijdVeld().prepare_value(tijd)) == tijd
