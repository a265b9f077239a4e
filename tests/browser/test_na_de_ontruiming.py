"""Scenario 2 as its people live it: a place that is certain, the eviction, and what comes after."""

import pytest
from playwright.sync_api import expect

from tests.browser import kijken
from tests.browser.conftest import wissel
from tests.browser.invullen import gelukt, kies, verstuur, vul
from werkplek.demo.pdf import maak_pdf

# A family for which the Regieteam decided to evict, and a shelter that offered a place.
BESLOTEN = """
SELECT min(c.nummer) FROM cases_casus c JOIN uitvoering_onderdak o ON o.casus_id = c.id
 WHERE c.status = 'ontruimen' AND o.stand = 'aangeboden'
"""


@pytest.fixture
def nummer(eigen_huis):
    [(nummer,)] = eigen_huis.sql(BESLOTEN)
    return nummer


def bekijk(pagina):
    mis = kijken.te_breed(pagina, 1280, 390, 320) + pagina.evaluate(kijken.BOUW)
    assert mis + kijken.taal(pagina) == [], pagina.url


def test_from_the_decision_to_a_closed_case_without_javascript(eigen_huis, open_pagina, nummer):
    casus = f"/casussen/{nummer}/"
    corporatie, opvang, casemanager = (
        open_pagina(eigen_huis, javascript=False, account=account)
        for account in ("corporatie", "opvang", "casemanager")
    )

    corporatie.goto(f"{casus}ontruiming/")
    expect(corporatie.get_by_text("Nooit op straat")).to_be_visible()
    corporatie.get_by_role("link", name="Naar de plekken").click()
    corporatie.get_by_role("heading", level=1, name="Een plek om te wonen").wait_for()

    maak_plek_zeker(opvang, casus)
    corporatie.reload()
    expect(corporatie.locator("main .tag", has_text="Bevestigd")).to_be_visible()
    expect(corporatie.get_by_text("Havenweg 3")).to_have_count(0)

    corporatie.goto(f"{casus}document/")
    corporatie.locator("input[type=file]").set_input_files(
        {
            "name": "proces-verbaal.pdf",
            "mimeType": "application/pdf",
            "buffer": maak_pdf("Proces-verbaal van de ontruiming", "Vandaag ontruimd."),
        }
    )
    vul(corporatie, titel="Proces-verbaal van de ontruiming")
    kies(corporatie, "Juridisch")
    kies(corporatie, "Betrokken partners")
    verstuur(corporatie, "Document toevoegen")
    gelukt(corporatie, "toegevoegd")
    leg_ontruiming_vast(corporatie, casus)
    bewaar_inboedel(corporatie, casus)

    wissel(casemanager, "Thuiskracht")
    casemanager.goto(casus)
    expect(casemanager.locator("#documenten")).to_contain_text("Proces-verbaal")
    houd_contact(casemanager, casus)
    casemanager.goto(f"{casus}nazorg/afsluiten/")
    casemanager.get_by_role("link", name="Naar de inboedel").click()
    casemanager.get_by_role("link", name="Vastleggen wat ermee gebeurde").click()
    casemanager.get_by_role("heading", level=1, name="Inboedel afhandelen").wait_for()
    bekijk(casemanager)
    kies(casemanager, "Opgehaald")
    verstuur(casemanager, "Inboedel afhandelen")
    casemanager.wait_for_url(f"**{casus}inboedel/")
    casemanager.goto(f"{casus}nazorg/afsluiten/")
    kies(casemanager, "stabiele plek")
    verstuur(casemanager, "Nazorg en casus afsluiten")
    gelukt(casemanager, "afgesloten")

    gesloten = "SELECT status, resultaat FROM cases_casus WHERE nummer = %s"
    assert eigen_huis.sql(gesloten, [nummer]) == [("afgesloten", "stabiele_plek")]


def maak_plek_zeker(pagina, casus):
    """The shelter confirms in its answer to the registration."""
    pagina.goto(f"{casus}onderdak/")
    pagina.locator("main a[href^='/aanmeldingen/']").click()
    kies(pagina, "Aangenomen: de plek is zeker")
    vul(pagina, plaats="Havenweg 3, twee kamers", vanaf="vandaag")
    verstuur(pagina, "Antwoord versturen")
    pagina.get_by_text("Jullie antwoord is bewaard").wait_for()


def leg_ontruiming_vast(pagina, casus):
    """What the step card knows stands there, and only the day is asked."""
    pagina.goto(f"{casus}ontruiming/")
    expect(pagina.get_by_text("Niets staat in de weg")).to_be_visible()
    kaart = pagina.get_by_role("region", name="Van de stappenkaart")
    expect(kaart).to_contain_text("Afgestemd met het sociaal team van de gemeente")
    expect(kaart).to_contain_text("Een andere woning: dit kan niet")
    vul(pagina, op="vandaag")
    verstuur(pagina, "Ontruiming vastleggen")
    gelukt(pagina, "De nazorg begint")


def bewaar_inboedel(pagina, casus):
    pagina.goto(f"{casus}inboedel/nieuw/")
    vul(pagina, wat="Acht dozen", waar="Loods 3", bewaarder="De gemeente", opgeslagen_op="vandaag")
    verstuur(pagina, "Inboedel bewaren")
    pagina.get_by_text("Nog op te halen").wait_for()


def houd_contact(pagina, casus):
    """From the case to the first moment, at which all is well."""
    pagina.get_by_role("link", name="Nazorg en inboedel").click()
    pagina.get_by_role("link", name="Contact vastleggen").first.click()
    pagina.get_by_role("heading", level=1, name="Contact in de nazorg").wait_for()
    bekijk(pagina)
    kies(pagina, "In een eigen woning")
    kies(pagina, "Dit is een stabiele plek")
    vul(pagina, gesproken_op="vandaag", hoe_gaat_het="Goed", weg_terug="Huurt zelf een woning")
    kies(pagina, "Er loopt een regeling")
    verstuur(pagina, "Contact opslaan")
    pagina.get_by_text("Huurt zelf een woning").wait_for()
