"""Writing down a visit in two goes: while typing, with a button, on two screens."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Concept, Deadline
from contactplan.actions import leg_vast
from contactplan.models import Contactstap
from logboek.models import Inzage
from partners.choices import Soort
from tests.cases.pagina import als, nu
from tests.contactplan.test_pagina import dossier, ocmw, stap, uitkomst, url
from tests.factories import actor, deel

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
WERK = reverse("werkplek:mijn_werk")
__all__ = ["dossier", "ocmw", "stap"]


@pytest.fixture
def pagina(dossier, stap):
    return url("stap", dossier, stap.sleutel)


def typ(browser, pagina, tekst, versie=0, **anders):
    gegevens = uitkomst(toelichting=tekst, concept="stil", concept_versie=versie, **anders)
    return browser.post(pagina, gegevens, headers=HTMX)


def test_typing_is_kept_and_meets_no_deadline(ocmw, pagina, stap):
    antwoord = typ(als(ocmw), pagina, "De gordijnen waren dicht")

    assert antwoord.status_code == 200
    assert "Concept bewaard op" in antwoord.content.decode()
    assert "<html" not in antwoord.content.decode()
    assert not Contactstap.objects.exclude(vastgelegd_at=None).exists()
    assert Deadline.objects.get(contactstap=stap).met_at is None


def test_the_form_opens_with_what_was_typed_and_says_so(ocmw, pagina):
    browser = als(ocmw)
    typ(browser, pagina, "De gordijnen waren dicht", gedaan_at_tijd="9:05")

    html = browser.get(pagina).content.decode()

    assert "De gordijnen waren dicht</textarea>" in html
    assert 'value="9:05"' in html
    assert "Concept bewaard op" in html
    assert "data-teruggezet" in html
    assert Inzage.objects.filter(rubrieken__contains=["hulp"]).exists()


def test_a_draft_is_kept_for_the_organisation_that_it_was_typed_for(ocmw, pagina, dossier):
    browser, elders = als(ocmw), actor(Soort.HULPVERLENING, user=ocmw.user)
    deel(dossier, elders, by=actor(organisatie=dossier.corporatie), now=nu())
    namens = {"namens": str(ocmw.organisatie.sleutel)}
    werk_voor(browser, elders)

    geweigerd = typ(browser, pagina, "De gordijnen waren dicht", **namens)
    assert (geweigerd.status_code, geweigerd["HX-Reswap"]) == (409, "none")
    assert not Concept.objects.exists()
    gelukt = typ(browser, pagina, "De gordijnen waren dicht", **namens, namens_terug="ja")

    assert gelukt.status_code == 200
    concept = Concept.objects.get()
    assert concept.organisatie == ocmw.organisatie
    assert not {"namens", "namens_terug"} & set(concept.inhoud)


def werk_voor(browser, wie):
    browser.post("/organisatie/", {"organisatie": str(wie.organisatie.sleutel)})


def test_a_colleague_sees_an_empty_form(ocmw, pagina):
    typ(als(ocmw), pagina, "Wat ik dacht")

    html = als(actor(organisatie=ocmw.organisatie)).get(pagina).content.decode()

    assert "Wat ik dacht" not in html
    assert "Concept bewaard" not in html


def test_the_button_keeps_it_without_a_script(ocmw, pagina, dossier):
    browser = als(ocmw)
    bewaard = browser.post(pagina, uitkomst(toelichting="Straks meer", concept="later"))

    assert (bewaard.status_code, bewaard["Location"]) == (303, dossier.get_absolute_url())
    assert "Je concept is bewaard" in browser.get(bewaard["Location"]).content.decode()
    werk = browser.get(WERK).content.decode()
    assert "Later afmaken" in werk
    assert f'href="{pagina}"' in werk
    assert "Straks meer" in browser.get(pagina).content.decode()


def test_after_later_the_same_screen_can_still_be_sent(ocmw, pagina, stap):
    """A browser that goes back shows the same form with the same key."""
    browser, gegevens = als(ocmw), uitkomst(toelichting="Straks meer")
    browser.post(pagina, {**gegevens, "concept": "later"})

    browser.post(pagina, gegevens)

    stap.refresh_from_db()
    assert stap.toelichting == "Straks meer"


def test_sending_ends_the_draft(ocmw, pagina, stap):
    browser = als(ocmw)
    typ(browser, pagina, "Voorlopig")

    browser.post(pagina, uitkomst(toelichting="Definitief"))

    stap.refresh_from_db()
    assert (stap.toelichting, Concept.objects.count()) == ("Definitief", 0)


def test_a_refused_form_keeps_its_draft(ocmw, pagina):
    browser = als(ocmw)
    typ(browser, pagina, "Voorlopig")

    geweigerd = browser.post(pagina, uitkomst(uitkomst="", toelichting="Voorlopig en meer"))

    assert geweigerd.status_code == 422
    assert "Voorlopig en meer" in geweigerd.content.decode()
    assert Concept.objects.count() == 1


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("versie", [0, 1])
def test_typing_that_arrives_after_sending_leaves_nothing_behind(ocmw, pagina, headers, versie):
    """Sent by the browser, or by the script that waits for a network."""
    browser, gegevens = als(ocmw), uitkomst()
    browser.post(pagina, gegevens, headers=headers)

    laat = {**gegevens, "concept": "stil", "concept_versie": versie}
    antwoord = browser.post(pagina, laat, headers=HTMX)

    assert (antwoord.status_code, antwoord.content, antwoord.get("HX-Redirect")) == (409, b"", None)
    assert antwoord["HX-Reswap"] == "none"
    assert not Concept.objects.exists()


def test_the_second_screen_is_told_and_may_choose(ocmw, pagina):
    browser = als(ocmw)
    typ(browser, pagina, "Op de telefoon")

    stil = typ(browser, pagina, "Op kantoor")
    gewoon = browser.post(pagina, uitkomst(toelichting="Op kantoor", concept="later"))

    assert (stil.status_code, gewoon.status_code) == (409, 409)
    assert "Op een ander scherm" in stil.content.decode()
    assert 'value="Op kantoor"' in gewoon.content.decode()
    assert Concept.objects.get().inhoud["toelichting"] == ["Op de telefoon"]

    browser.post(pagina, uitkomst(toelichting="Op kantoor", concept="hier"))
    assert Concept.objects.get().inhoud["toelichting"] == ["Op kantoor"]


def test_it_can_be_thrown_away_on_the_form_and_from_the_list(ocmw, pagina):
    browser = als(ocmw)
    typ(browser, pagina, "Nee toch niet")
    browser.post(pagina, uitkomst(concept="weg"))
    assert not Concept.objects.exists()

    typ(browser, pagina, "Of toch")
    weg = reverse("cases:concept_weggooien", args=[Concept.objects.get().sleutel])
    als(actor(organisatie=ocmw.organisatie)).post(weg)
    assert Concept.objects.count() == 1
    browser.post(weg)
    assert not Concept.objects.exists()


def test_a_step_that_somebody_else_recorded_shows_the_text_of_the_draft(ocmw, pagina, stap):
    browser = als(ocmw)
    typ(browser, pagina, "Mijn verslag")
    toen = timezone.now() - timedelta(minutes=1)
    leg_vast(stap, uitkomst="niet_bereikt", gedaan_at=toen, by=ocmw, now=nu())

    antwoord = browser.post(pagina, uitkomst(toelichting="Mijn verslag"))

    assert antwoord.status_code == 409
    assert "Mijn verslag" in antwoord.content.decode()


def test_too_much_is_said_and_not_kept(ocmw, pagina):
    assert typ(als(ocmw), pagina, "a" * 100_001).status_code == 413


def test_signs_that_no_text_holds_are_left_out(ocmw, pagina):
    typ(als(ocmw), pagina, "een\x00twee")

    assert Concept.objects.get().inhoud["toelichting"] == ["eentwee"]
