import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.zoeken import woorden, zoekvraag, zoekwoorden

EEN = zoekwoorden(
    nummer="2026-000417",
    namen=["A.G. van de Çelik-Øster"],
    adres="Achterhoekseweg 45 A",
    postcode="6599 ES",
    plaats="Veldhuizen aan de Maas",
    telefoons=["+31 6 24 41 62 19"],
)


@pytest.mark.parametrize(
    "woord",
    ["celik", "oster", "achterhoekseweg", "6599es", "2026000417", "0624416219", "veldhuizen"],
)
def test_a_case_is_found_by_its_plain_words(woord):
    assert woord in EEN


@pytest.mark.parametrize(
    ("invoer", "vraag"),
    [
        ("Çelik", "'celik':*"),
        ("celik maas", "'celik':* & 'maas':*"),
        ("06 24 41", "('06':* & '24':* & '41':*) | '062441':*"),
        ("'; drop table --", "'drop':* & 'table':*"),
        ("  !? ", ""),
    ],
)
def test_what_is_typed_becomes_a_question_of_plain_words(invoer, vraag):
    assert zoekvraag(invoer) == vraag


@given(st.text())
def test_nothing_typed_can_break_out_of_a_word(tekst):
    assert all(teken.isascii() and teken.isalnum() for woord in woorden(tekst) for teken in woord)
    assert set(zoekvraag(tekst)) <= set("abcdefghijklmnopqrstuvwxyz0123456789':*&|() ")
