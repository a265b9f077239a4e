"""The file for a calendar, against the rules of RFC 5545."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.agenda_ics import CANCEL, LENGTE, REQUEST, Afspraak, gevouwen, ics

NU = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
BEGIN = datetime(2026, 11, 23, 10, 20, tzinfo=timezone(timedelta(hours=1)))
TEKST = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def afspraak(**velden):
    return Afspraak(
        **{
            "uid": "u1@honkvast.example",
            "nummer": 3,
            "begint_at": BEGIN,
            "eindigt_at": BEGIN + timedelta(minutes=20),
            "titel": "Regieteam",
            **velden,
        }
    )


def velden(tekst):
    """The properties of the event as a calendar reads them: unfolded and unescaped."""
    regels = tekst.replace("\r\n ", "").split("\r\n")
    paren = dict(regel.split(":", 1) for regel in regels if regel)
    return {naam: _terug(waarde) for naam, waarde in paren.items()}


def _terug(waarde):
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], waarde)


def test_an_invitation_says_when_in_utc_and_which_version():
    gelezen = velden(ics(afspraak(plaats="Raadhuis, kamer 3"), methode=REQUEST, now=NU))

    assert gelezen["METHOD"] == "REQUEST"
    assert gelezen["DTSTART"] == "20261123T092000Z"
    assert gelezen["DTEND"] == "20261123T094000Z"
    assert (gelezen["UID"], gelezen["SEQUENCE"]) == ("u1@honkvast.example", "3")
    assert (gelezen["LOCATION"], gelezen["STATUS"]) == ("Raadhuis, kamer 3", "CONFIRMED")


def test_a_cancellation_says_so_twice():
    gelezen = velden(ics(afspraak(), methode=CANCEL, now=NU))

    assert (gelezen["METHOD"], gelezen["STATUS"]) == ("CANCEL", "CANCELLED")


@given(plaats=TEKST, tekst=TEKST)
def test_whatever_is_typed_comes_back_and_never_becomes_a_line_of_its_own(plaats, tekst):
    uit = ics(afspraak(plaats=plaats, tekst=tekst), methode=REQUEST, now=NU)

    regels = uit.split("\r\n")
    assert regels[-1] == ""
    assert all(len(regel.encode()) <= LENGTE for regel in regels)
    assert not set("\r\n") & set(uit.replace("\r\n", ""))
    gelezen = velden(uit)
    assert gelezen.get("DESCRIPTION", "") == _leesbaar(tekst)
    assert gelezen.get("LOCATION", "") == _leesbaar(plaats)
    assert uit.count("BEGIN:VEVENT\r\n") == 1


def _leesbaar(tekst):
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(t for t in tekst if t == "\n" or t.isprintable())


@given(TEKST.filter(lambda t: not set(t) & set("\r\n")))
def test_folding_loses_nothing(regel):
    assert gevouwen(regel).replace("\r\n ", "") == regel


@pytest.mark.parametrize("adres", ["https://x.example/\r\nATTENDEE:mailto:a@b.example", "a b"])
def test_an_address_stays_on_its_line(adres):
    uit = ics(afspraak(adres=adres), methode=REQUEST, now=NU)

    assert not re.search(r"^ATTENDEE", uit, re.MULTILINE)
    assert " " not in velden(uit)["URL"]
