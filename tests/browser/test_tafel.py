"""At the table: two write, and others follow without touching a key."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BREED, SMAL, wissel
from tests.browser.kijken import axe

STAPPEN = "Welke stappen zijn nodig?"
TEAM = "Regieteam Lindeland"
LIVE = 15_000  # the clock of the page is three seconds, that of a busy machine longer
OPEN_PUNTEN = """
SELECT v.sleutel, p.sleutel FROM regieteam_agendapunt p
  JOIN regieteam_vergadering v ON v.id = p.vergadering_id
  JOIN cases_casus c ON c.id = p.casus_id
 WHERE p.stand = 'open' AND c.naam LIKE %s
"""


def adres(huis, naam):
    [(vergadering, punt)] = huis.sql(OPEN_PUNTEN, [f"%{naam}"])
    return f"/regieteam/vergaderingen/{vergadering}/{punt}/"


def test_two_write_and_a_third_follows(open_pagina, eigen_huis):
    pad = adres(eigen_huis, "Fernandes")
    een = open_pagina(eigen_huis, account="regieteam")
    twee = open_pagina(eigen_huis, account="casemanager")
    wissel(twee, TEAM)
    kijker = open_pagina(eigen_huis, account="corporatie")
    for pagina in (een, twee, kijker):
        pagina.goto(pad)
    kijker.evaluate("window.nietHerladen = true")

    # The second stands in the field in which the first types: nothing changes under her hands.
    twee.get_by_label(STAPPEN).focus()
    een.get_by_label(STAPPEN).fill("Bellen met schuldhulp")
    een.get_by_text("Concept bewaard om").wait_for()
    een.locator("[name=te_voorkomen][value=ja]").check()

    expect(kijker.get_by_label(STAPPEN)).to_have_value("Bellen met schuldhulp", timeout=LIVE)
    expect(kijker.locator("[name=te_voorkomen][value=ja]")).to_be_checked(timeout=LIVE)
    expect(kijker.locator("#live")).to_contain_text("Ruud Vermeulen vulde", timeout=LIVE)
    assert kijker.evaluate("window.nietHerladen") is True
    expect(twee.locator("[name=te_voorkomen][value=ja]")).to_be_checked(timeout=LIVE)
    assert twee.get_by_label(STAPPEN).input_value() == ""

    # She types all the same: both texts stand there, and she chooses.
    twee.keyboard.type("Eerst langsgaan")
    twee.get_by_role("button", name="Mijn antwoord houden").wait_for()
    assert "Bellen met schuldhulp" in twee.locator("[data-conflict=stappen]").inner_text()
    twee.get_by_role("button", name="Mijn antwoord houden").click()
    expect(kijker.get_by_label(STAPPEN)).to_have_value("Eerst langsgaan", timeout=LIVE)

    # A row of an action comes with what is typed in it.
    een.get_by_role("button", name="Actie toevoegen").click()
    een.keyboard.type("Sleutels nakijken")
    expect(kijker.locator("[name=actie-1-wat]")).to_have_value("Sleutels nakijken", timeout=LIVE)


@pytest.mark.parametrize("scherm", [BREED, SMAL], ids=["breed", "smal"])
def test_the_open_table_and_its_ways_out_are_sound(open_pagina, eigen_huis, scherm):
    pad = adres(eigen_huis, "Demirci")
    for account, eronder in (
        ("regieteam", ["", "aanhouden/", "terugverwijzen/"]),
        ("coordinator", [""]),
    ):
        pagina = open_pagina(eigen_huis, account=account, scherm=scherm)
        for deel in eronder:
            pagina.goto(pad + deel)
            assert axe(pagina) == [], deel
            assert pagina.evaluate("document.documentElement.scrollWidth") <= scherm["width"]
