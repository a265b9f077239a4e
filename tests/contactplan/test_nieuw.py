"""A message comes in: a known file is offered, else the OCMW makes a case of its own."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.actions.invoeren import open_dossier
from cases.choices import Status
from cases.models import Casus, Deadline
from contactplan.actions import start
from contactplan.models import Traject
from partners.choices import Rol, Soort
from tests.cases.pagina import als, casus, fouten, nu, vragen
from tests.factories import actor, deel, nieuwe_casus

pytestmark = pytest.mark.django_db

VRAGEN = 5
ZOEK, DOSSIER = reverse("contactplan:nieuw"), reverse("contactplan:dossier")
HUISHOUDEN = {
    "voorletters": "M.",
    "achternaam": "Zonneveld",
    "straat": "Kapelstraat",
    "huisnummer": "7",
    "postcode": "6598 AB",
    "plaats": "Lindeburg",
    "telefoon": "0612345678",
}


@pytest.fixture
def ocmw():
    return actor(Soort.OCMW)


def gezien(ocmw, **velden):
    verhuurder = actor()
    return deel(casus(by=verhuurder, **velden), ocmw, by=verhuurder, now=nu())


def toen():
    lokaal = timezone.localtime(nu())
    return {"ontvangen_at_datum": f"{lokaal:%d-%m-%Y}", "ontvangen_at_tijd": f"{lokaal:%H:%M}"}


@pytest.mark.rule("OC-01")
def test_from_message_to_plan_without_a_case_of_a_landlord(ocmw):
    browser = als(ocmw)
    assert DOSSIER in browser.post(ZOEK, {"zoek": "Zonneveld"}).content.decode()

    gemaakt = browser.post(DOSSIER, HUISHOUDEN)
    assert gemaakt.status_code == 303
    dossier = Casus.objects.get()
    assert gemaakt["Location"] == reverse("contactplan:starten", args=[dossier.nummer])
    browser.post(
        gemaakt["Location"], {"bericht": "vordering", "verhuurder": "Verhuur Peeters", **toen()}
    )

    traject = Traject.objects.get()
    assert (traject.verhuurder, traject.stappen.get().stap) == ("Verhuur Peeters", "bellen")
    assert (dossier.status, hasattr(dossier, "huurovereenkomst")) == (Status.SIGNAAL, False)
    assert {d.soort for d in Deadline.objects.all()} == {"contactplan"}
    assert "Verhuur Peeters" in browser.get(gemaakt["Location"][:-8]).content.decode()


def test_the_first_recorded_step_takes_the_own_case_up(ocmw):
    dossier = open_dossier(nieuwe_casus(nummer="", achterstand=None), by=ocmw, now=nu())
    stap = start(dossier, bericht="achterstand", ontvangen_at=nu(), by=ocmw, now=nu()).stappen.get()

    antwoord = als(ocmw).post(
        reverse("contactplan:stap", args=[dossier.nummer, stap.sleutel]),
        {
            "uitkomst": "niet_bereikt",
            **{n.replace("ontvangen", "gedaan"): w for n, w in toen().items()},
        },
    )

    assert antwoord.status_code == 303
    assert Casus.objects.get().status == Status.PREVENTIE


def test_pages_of_a_case_without_a_lease_open(ocmw):
    dossier = open_dossier(nieuwe_casus(nummer="", achterstand=None), by=ocmw, now=nu())
    browser = als(ocmw)

    for adres in (
        dossier.get_absolute_url(),
        reverse("werkplek:mijn_werk"),
        f"{reverse('werkplek:casussen')}?sorteer=achterstand",
        reverse("cases:betrokkenen", args=[dossier.nummer]),
        reverse("gegevens_uitdraai", args=[dossier.nummer]),
    ):
        assert browser.get(adres).status_code == 200, adres


def test_a_landlord_that_is_invited_later_finds_no_lease_and_no_error(ocmw):
    dossier = open_dossier(nieuwe_casus(nummer="", achterstand=None), by=ocmw, now=nu())
    verhuurder = actor()
    deel(dossier, verhuurder, by=ocmw, now=nu())
    browser = als(verhuurder)

    assert browser.get(dossier.get_absolute_url()).status_code == 200
    for naam in ("huurovereenkomst", "achterstand", "betaling", "betalingsafspraak"):
        antwoord = browser.get(reverse(f"cases:{naam}", args=[dossier.nummer]))
        assert antwoord.status_code in (403, 404), naam


@pytest.mark.rule("OC-01", "OC-09")
def test_a_known_file_is_offered_with_how_it_stands(ocmw):
    bekend, los = gezien(ocmw, achternaam="Zonneveld"), gezien(ocmw, achternaam="Zonneveld")
    start(bekend, bericht="achterstand", ontvangen_at=nu(), by=ocmw, now=nu())

    pagina = als(ocmw).post(ZOEK, {"zoek": "Zonneveld"}).content.decode()

    assert "contactplan loopt" in pagina
    assert reverse("contactplan:contact", args=[bekend.nummer]) in pagina
    assert reverse("contactplan:starten", args=[los.nummer]) in pagina


def test_what_one_does_not_see_is_not_found(ocmw):
    casus(by=actor(), achternaam="Zonneveld")

    pagina = als(ocmw).post(ZOEK, {"zoek": "Zonneveld"}).content.decode()

    assert "Geen casus gevonden" in pagina


def test_a_case_at_the_same_address_is_offered_first(ocmw):
    bestaand = gezien(ocmw, straat="Kapelstraat", huisnummer="7", postcode="6598 AB")
    browser = als(ocmw)

    antwoord = browser.post(DOSSIER, HUISHOUDEN)

    assert antwoord.status_code == 422
    assert bestaand.get_absolute_url() in antwoord.content.decode()
    assert browser.post(DOSSIER, {**HUISHOUDEN, "toch": "on"}).status_code == 303


def test_sent_twice_makes_one_case(ocmw):
    sleutel = "8f3b7f4e-0c6f-4c8e-9a51-0a6f6f0c7a11"
    for _ in range(2):
        als(ocmw).post(DOSSIER, {**HUISHOUDEN, "verzendsleutel": sleutel})

    assert Casus.objects.count() == 1


def test_a_helper_searches_and_makes_no_case():
    browser = als(actor(Soort.HULPVERLENING))

    assert DOSSIER not in browser.get(ZOEK).content.decode()
    assert browser.get(DOSSIER).status_code == 403


@pytest.mark.parametrize(
    ("soort", "rol"),
    [
        (Soort.CORPORATIE, Rol.MEDEWERKER),
        (Soort.OCMW, Rol.JURIST),
        (Soort.OCMW, Rol.BEHEERDER),
        (Soort.SCHULDHULP, Rol.MEDEWERKER),
        (Soort.REGIETEAM, Rol.COORDINATOR),
    ],
)
def test_nobody_else_begins_a_plan(soort, rol):
    browser = als(actor(soort, rol))

    assert {browser.get(adres).status_code for adres in (ZOEK, DOSSIER)} == {403}


@pytest.mark.parametrize(
    "fout",
    [
        {"achternaam": ""},
        {"achternaam": "x" * 101},
        {"straat": ""},
        {"huisnummer": ""},
        {"huisnummer": "1" * 11},
        {"postcode": "12"},
        {"postcode": "ABCD 12"},
        {"plaats": ""},
        {"telefoon": "geen"},
        {"email": "geen-adres"},
        {"achternaam": "\x00"},
    ],
)
def test_bad_input_makes_no_case(ocmw, fout):
    antwoord = als(ocmw).post(DOSSIER, {**HUISHOUDEN, **fout})

    assert antwoord.status_code == 422
    assert fouten(antwoord)
    assert not Casus.objects.exists()


@pytest.mark.parametrize(
    "fout",
    [
        {"bericht": "client"},
        {"bericht": ""},
        {"bericht": "verzoekschrift"},
        {"ontvangen_at_datum": "31-02-2026"},
        {"ontvangen_at_tijd": "24:61"},
        {"ontvangen_at_datum": "01-01-2020"},
        {"toestemming_op": "gisterochtend"},
    ],
)
def test_bad_input_starts_no_plan(ocmw, fout):
    dossier = gezien(ocmw)
    adres = reverse("contactplan:starten", args=[dossier.nummer])

    antwoord = als(ocmw).post(adres, {"bericht": "achterstand", **toen(), **fout})

    assert antwoord.status_code == 422
    assert fouten(antwoord)
    assert not Traject.objects.exists()


@pytest.mark.parametrize("aantal", [1, 10])
def test_searching_costs_the_same_for_one_and_for_ten(ocmw, aantal):
    for _ in range(aantal):
        gezien(ocmw, achternaam="Zonneveld")

    assert vragen(als(ocmw), ZOEK, {"zoek": "Zonneveld"}) == VRAGEN
