"""The notes to copy, the folder to print, and the words in them."""

import re

import pytest
from django.urls import reverse

from contactplan.protocols.contactplan import BRIEFJE_AFSCHEID, BRIEFJE_KOM_TERUG
from contactplan.protocols.teksten import ACHTERLATEN, BRIEFJES, DEURSCRIPT, FOLDERS
from partners.choices import Land, Rol, Soort
from tests.cases.pagina import als
from tests.factories import actor

BRIEFJE, FOLDER = reverse("contactplan:briefje"), reverse("contactplan:folder")
ALLE_ZINNEN = [
    *DEURSCRIPT,
    *(zin for zinnen in BRIEFJES.values() for zin in zinnen),
    *(zin for delen in FOLDERS.values() for _, zinnen in delen for zin in zinnen),
]


@pytest.fixture
def ocmw(db):
    velden = {"telefoon": "+3213456789", "email": "hulp@ocmw.example", "bezoekadres": "Kerkplein 3"}
    return actor(Soort.OCMW, land=Land.BE, naam="OCMW Elsterbeke", **velden)


@pytest.mark.rule("OC-06", "OC-09")
@pytest.mark.parametrize(
    ("briefje", "boodschap"),
    [
        (BRIEFJE_KOM_TERUG, ["samen met u kijken", "snel bellen", "nog een keer langs"]),
        (BRIEFJE_AFSCHEID, ["niet meer langskomen", "altijd welkom"]),
    ],
)
def test_a_note_says_what_it_has_to(briefje, boodschap):
    tekst = " ".join(BRIEFJES[briefje])

    assert [
        b for b in [*boodschap, "{naam}", "{organisatie}", "{telefoon}"] if b not in tekst
    ] == []


@pytest.mark.rule("OC-05")
def test_the_door_script_says_who_why_what_and_asks_to_come_in():
    tekst = " ".join(DEURSCRIPT)

    for deel in ("ik ben {naam} van {organisatie}", "waarom ik langskom", "blijven", "binnenkomen"):
        assert deel in tekst


@pytest.mark.rule("OC-06")
def test_the_notes_carry_the_own_contact_details(ocmw):
    pagina = als(ocmw).get(BRIEFJE).content.decode()

    for woord in (ocmw.user.naam, "OCMW Elsterbeke", "013 45 67 89", "Kerkplein 3", FOLDER):
        assert woord in pagina
    assert all(naam in pagina for soort, naam in ACHTERLATEN.items() if soort in BRIEFJES)
    assert "{" not in re.sub(r"hx-headers='[^']*'|content='[^']*'", "", pagina)


@pytest.mark.django_db
def test_without_a_number_the_page_says_who_fills_it_in():
    pagina = als(actor(Soort.OCMW)).get(BRIEFJE).content.decode()

    assert "Er staat nog geen telefoonnummer bij je organisatie" in pagina
    assert "Of kom langs" not in pagina


@pytest.mark.rule("OC-06", "OC-12")
@pytest.mark.parametrize(
    ("land", "woord", "niet"),
    [(Land.NL, "dagvaarding", "vrederechter"), (Land.BE, "vrederechter", "dagvaarding")],
)
@pytest.mark.django_db
def test_the_folder_speaks_the_words_of_the_country(land, woord, niet):
    pagina = als(actor(Soort.OCMW, land=land, telefoon="+31612345678")).get(FOLDER).content.decode()

    assert woord in pagina
    assert niet not in pagina
    assert "06 12 34 56 78" in pagina
    assert "vertrouwelijk" not in pagina


@pytest.mark.parametrize("zin", ALLE_ZINNEN)
def test_sentences_are_short(zin):
    assert all(len(deel.split()) <= 15 for deel in re.split(r"[.?!]", zin))


@pytest.mark.django_db
@pytest.mark.parametrize("adres", [BRIEFJE, FOLDER])
def test_only_helpers_use_them(adres):
    assert als(actor(Soort.HULPVERLENING)).get(adres).status_code == 200
    assert als(actor(Soort.OCMW, Rol.JURIST)).get(adres).status_code == 403
    assert als(actor()).get(adres).status_code == 403


@pytest.mark.django_db
def test_the_beheerder_fills_in_where_people_find_us():
    beheerder = actor(Soort.OCMW, Rol.BEHEERDER)
    vast = {
        "sluitingstijd": "16:30", "contact_binnen_werkdagen": "1", "aanmelden_voor_werkdagen": "10"
    }  # fmt: skip
    adres = reverse("partners:organisatie_instellen")

    fout = als(beheerder).post(adres, {**vast, "telefoon": "bel maar", "email": "nergens"})
    goed = als(beheerder).post(
        adres,
        {**vast, "telefoon": "06 12345678", "email": "hulp@x.example", "bezoekadres": "Plein 1"},
    )

    assert (fout.status_code, goed.status_code) == (422, 303)
    beheerder.organisatie.refresh_from_db()
    assert beheerder.organisatie.telefoon == "+31612345678"
