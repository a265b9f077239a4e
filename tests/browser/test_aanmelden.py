"""A landlord registers a household, the shelter answers, and everybody reads that it is certain."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser import kijken
from tests.browser.conftest import SMAL
from tests.browser.keten import spelers
from tests.databases import op_database
from uitvoering.actions.aanmelding import trek_in
from uitvoering.models import Aanmelding


@pytest.fixture
def nummer(eigen_huis, django_db_setup, django_db_blocker):
    """Of a household that has to leave and isn't registered: what was asked is withdrawn."""
    with op_database(eigen_huis.database, django_db_blocker):
        aanmelding = Aanmelding.objects.get(casus__status="ontruimen", antwoorden=None)
        trek_in(aanmelding, reden="Verkeerd ingevuld", by=spelers()["casemanager"],
                now=timezone.now())  # fmt: skip
        return aanmelding.casus.nummer


def test_registered_by_the_landlord_answered_by_the_shelter(eigen_huis, open_pagina, nummer):
    pagina = open_pagina(eigen_huis, account="corporatie")
    pagina.goto(f"/casussen/{nummer}/")
    pagina.get_by_role("link", name="Naar de stappenkaart").click()
    pagina.locator("main a[href$='/aanmelden/']").click()
    pagina.get_by_label("Bij welke opvang?").select_option(label="Opvang De Lantaarn")
    pagina.locator("label", has_text="De corporatie").click()
    pagina.get_by_label("Voor wie is het").fill("Een man van 51")
    pagina.get_by_label("Wat is er eerst geprobeerd").fill("Bij de zus gevraagd.")
    pagina.get_by_role("button", name="Huishouden aanmelden").click()
    pagina.wait_for_url(re.compile("/stappenkaart/$"))
    kaart = pagina.url
    expect(pagina.locator("#kop-aanmeldingen")).to_be_visible()

    opvang = open_pagina(eigen_huis, account="opvang", scherm=SMAL)
    opvang.goto("/aanmeldingen/")
    opvang.locator("tr", has_text=nummer).get_by_role("link").click()
    expect(opvang.get_by_text("Bij de zus gevraagd.")).to_be_visible()
    opvang.locator("label", has_text="Aangenomen: de plek is zeker").click()
    opvang.get_by_label("Waar is de plek?").fill("Havenweg 3, kamer 4")
    opvang.get_by_label("Vanaf wanneer?").fill("vandaag")
    opvang.get_by_role("button", name="Antwoord versturen").click()
    opvang.get_by_text("Jullie antwoord is bewaard").wait_for()
    assert kijken.te_breed(opvang, 390, 320) == []

    pagina.goto(kaart)
    expect(pagina.get_by_text("Plek is zeker", exact=True)).to_be_visible()
    expect(pagina.get_by_text("Havenweg 3")).to_have_count(0)
