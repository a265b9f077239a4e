"""A form is carried out for the organisation that it was made for, or not at all."""

import json
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cases.models import Document, Notitie
from partners.choices import Soort
from partners.models import Lidmaatschap, User
from tests.cases.pagina import adres, als, casus, nu
from tests.factories import actor, deel

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}
TEKST = "Alleen voor ons\nen <voor> niemand anders"
NOTITIE = {"tekst": TEKST, "rubriek": "hulp", "publiek": "eigen"}
NIET_BEWAARD = (
    "Niet bewaard. Je werkt nu voor Bureau Zuid. Dit formulier is gemaakt voor {}."
    " Je tekst staat nog op dit scherm."
)


@pytest.fixture
def thuis():
    return actor(Soort.HULPVERLENING, naam="Zorg én Zo")


@pytest.fixture
def elders(thuis):
    """The same person at a second organisation."""
    return actor(Soort.HULPVERLENING, user=thuis.user, naam="Bureau Zuid")


@pytest.fixture
def dossier(thuis, elders):
    """A case in which both take part."""
    verhuurder = actor()
    gedeeld = casus(verhuurder)
    for wie in (thuis, elders):
        deel(gedeeld, wie, by=verhuurder, now=nu())
    return gedeeld


@pytest.fixture
def tab(thuis, elders):
    """A browser in which she works for `thuis`."""
    browser = als(thuis)
    wissel(browser, thuis)
    return browser


@pytest.fixture
def formulier(tab, elders, dossier):
    """The fields of a form that stands open while she goes to work for `elders`."""
    velden = verborgen(tab.get(adres("notitie", dossier)), "verzendsleutel")
    wissel(tab, elders)
    return velden


def wissel(browser, naar):
    antwoord = browser.post("/organisatie/", {"organisatie": str(naar.organisatie.sleutel)})
    assert antwoord.status_code == 302


def verborgen(antwoord, met):
    """What the form with this field sends along unseen."""
    formulieren = re.findall(r"<form\b.*?</form>", antwoord.content.decode(), re.DOTALL)
    [form] = [form for form in formulieren if f'name="{met}"' in form]
    velden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    assert len(dict(velden)) == len(velden), "a field stands there twice"
    return {naam: unescape(waarde) for naam, waarde in velden}


def test_a_note_that_was_typed_for_another_organisation_is_not_stored(
    tab, thuis, elders, dossier, formulier
):
    antwoord = tab.post(adres("notitie", dossier), {**formulier, **NOTITIE})

    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert not Notitie.objects.exists()
    assert "Je werkt nu voor <strong>Bureau Zuid</strong>" in html
    assert "Dit formulier is gemaakt voor <strong>Zorg én Zo</strong>" in html
    assert "Alleen voor ons\nen &lt;voor&gt; niemand anders</p>" in html
    assert tab.get("/organisatie/").context["form"]["organisatie"].initial == str(
        elders.organisatie.sleutel
    )


def test_one_button_switches_back_and_sends_all_that_was_typed(tab, thuis, dossier, formulier):
    geweigerd = tab.post(adres("notitie", dossier), {**formulier, **NOTITIE})
    velden = verborgen(geweigerd, "tekst")
    assert velden["tekst"] == TEKST

    antwoord = tab.post(adres("notitie", dossier), {**velden, "namens_terug": "ja"}, follow=True)

    notitie = Notitie.objects.get()
    assert (notitie.organisatie, notitie.publiek) == (thuis.organisatie, "eigen")
    assert notitie.tekst == TEKST
    assert "Je werkt nu voor Zorg én Zo." in antwoord.content.decode()
    assert antwoord.wsgi_request.actor.organisatie == thuis.organisatie


def test_after_switching_back_by_herself_the_open_form_works(tab, thuis, dossier, formulier):
    wissel(tab, thuis)

    antwoord = tab.post(adres("notitie", dossier), {**formulier, **NOTITIE})

    assert antwoord.status_code == 303
    assert Notitie.objects.get().organisatie == thuis.organisatie


def test_the_page_says_it_to_the_address_with_the_question(tab, thuis, dossier, formulier):
    """A correction names the note in its address; a refused one goes there again."""
    pad = f"{adres('notitie', dossier)}?verbetert=8d3c2f6e-6a1b-4a55-8d8e-4a8f3b1c7a10"

    html = tab.post(pad, {**formulier, "tekst": "Beter zo"}).content.decode()

    assert f'action="{pad}"' in html


def test_nobody_goes_back_to_where_she_no_longer_works(tab, thuis, dossier, formulier):
    Lidmaatschap.objects.filter(organisatie=thuis.organisatie).update(beeindigd_at=timezone.now())

    antwoord = tab.post(adres("notitie", dossier), {**formulier, **NOTITIE, "namens_terug": "ja"})

    html = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert not Notitie.objects.exists()
    assert "een organisatie waar je niet voor werkt" in html
    assert "Zorg én Zo" not in html
    assert "namens_terug" not in html
    assert "niemand anders" in html


def test_a_file_is_not_stored_either_and_has_to_be_chosen_again(tab, dossier, formulier):
    bestand = SimpleUploadedFile("brief.pdf", b"%PDF-1.4", "application/pdf")

    antwoord = tab.post(adres("document", dossier), {**formulier, "bestand": bestand})

    assert antwoord.status_code == 409
    assert "Alleen je bestand kies je opnieuw." in antwoord.content.decode()
    assert not Document.objects.exists()


def test_a_script_hears_it_and_swaps_nothing(tab, dossier, formulier):
    antwoord = tab.post(adres("notitie", dossier), {**formulier, **NOTITIE}, headers=HTMX)

    zin = json.loads(antwoord["HX-Trigger"])["andereorganisatie"]
    assert (antwoord.status_code, antwoord.content) == (409, b"")
    assert antwoord["HX-Reswap"] == "none"
    assert zin == NIET_BEWAARD.format("Zorg én Zo")
    assert not Notitie.objects.exists()


def test_nothing_that_is_of_the_person_asks_for_an_organisation(tab, formulier):
    namens = {"namens": formulier["namens"]}

    uit = tab.post(reverse("account_change_password"), {**namens, "oldpassword": "geheim Woord"})

    assert uit.status_code != 409
    assert "geheim Woord" not in uit.content.decode()
    assert tab.post(reverse("account_logout"), namens).status_code == 302
    assert "_auth_user_id" not in tab.session


def test_the_choice_of_an_organisation_is_never_refused(tab, thuis, formulier):
    keuze = {**formulier, "organisatie": str(thuis.organisatie.sleutel)}

    assert tab.post("/organisatie/", keuze).status_code == 302
    assert tab.get("/organisatie/").wsgi_request.actor.organisatie == thuis.organisatie


@pytest.mark.parametrize("namens", [None, ""])
def test_what_does_not_say_for_whom_it_is_goes_on(tab, elders, dossier, formulier, namens):
    velden = {**formulier, **NOTITIE, "namens": namens}

    antwoord = tab.post(
        adres("notitie", dossier), {naam: w for naam, w in velden.items() if w is not None}
    )

    assert antwoord.status_code == 303
    assert Notitie.objects.get().organisatie == elders.organisatie


def test_what_says_nonsense_is_refused(tab, dossier, formulier):
    antwoord = tab.post(adres("notitie", dossier), {**NOTITIE, "namens": "x'\x00<b>"})

    assert antwoord.status_code == 409
    assert not Notitie.objects.exists()


def test_every_form_of_a_page_says_for_whom_it_was_made(tab, thuis, dossier):
    for pad in ("/", adres("notitie", dossier), "/mijn-gegevens/"):
        html = tab.get(pad).content.decode()
        velden = re.findall(r'name="namens" value="([^"]*)"', html)
        assert velden == [str(thuis.organisatie.sleutel)] * html.count('method="post"') != []


def test_who_works_for_nobody_gets_no_field(client):
    client.force_login(User.objects.create(username="los", naam="Los"))

    html = client.get("/mijn-gegevens/").content.decode()

    assert "csrfmiddlewaretoken" in html
    assert 'name="namens"' not in html
    assert 'name="namens"' not in client.get("/inloggen/").content.decode()
