"""At the table: two write, others follow without touching a key, and it goes without a mouse."""

from datetime import timedelta

import pytest
from django.utils import timezone
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
BESLUIT = """
SELECT b.soort, b.stappen FROM regieteam_besluit b JOIN cases_casus c ON c.id = b.casus_id
 WHERE c.naam LIKE %s
"""


def adres(huis, naam):
    [(vergadering, punt)] = huis.sql(OPEN_PUNTEN, [f"%{naam}"])
    return f"/regieteam/vergaderingen/{vergadering}/{punt}/"


def datum(dagen):
    return f"{timezone.localdate() + timedelta(days=dagen):%d-%m-%Y}"


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


def tab_naar(pagina, plek):
    """Press Tab until the focus is there, as somebody without a mouse does."""
    for _ in range(90):
        if plek.evaluate("el => el === document.activeElement"):
            return
        pagina.keyboard.press("Tab")
    pytest.fail(f"Niet bereikt met Tab: {plek}")


def test_a_decision_with_the_keyboard_only(open_pagina, eigen_huis):
    pagina = open_pagina(eigen_huis, account="regieteam")
    pagina.goto(adres(eigen_huis, "Wolters"))
    eerste = pagina.url
    pagina.keyboard.press("Alt+Shift+ArrowLeft")
    pagina.wait_for_url(lambda url: url != eerste)
    pagina.keyboard.press("Alt+Shift+ArrowRight")
    pagina.wait_for_url(eerste)

    pagina.keyboard.press("1")
    expect(pagina.locator("[name=te_voorkomen][value=ja]")).to_be_checked()
    in_te_vullen = {
        "opgeschort_tot": datum(90),
        "termijn_tot": datum(90),
        "stappen": "Inkomen op orde. Scenario 1 en 2 besproken.",
        "weging": "Begeleiding kost minder.",
        "waarom": "Hij wil blijven.",
        "actie-0-wat": "Melden bij het Meldpunt",
        "actie-0-op": datum(7),
    }
    tab_naar(pagina, pagina.locator("[name=casemanager]"))
    pagina.keyboard.press("ArrowDown")
    for naam in ("opgeschort_tot", "termijn_tot", "stappen"):
        tab_naar(pagina, pagina.locator(f"[name={naam}]"))
        pagina.keyboard.type(in_te_vullen[naam])
    tab_naar(pagina, pagina.locator("[name=meldpunt_nodig]").first)
    pagina.keyboard.press("ArrowDown")
    expect(pagina.locator("[name=meldpunt_nodig][value=nee]")).to_be_checked()
    for naam in ("weging", "waarom", "actie-0-wat"):
        tab_naar(pagina, pagina.locator(f"[name={naam}]"))
        pagina.keyboard.type(in_te_vullen[naam])
    tab_naar(pagina, pagina.locator("[name=actie-0-wie]"))
    pagina.keyboard.press("ArrowDown")
    tab_naar(pagina, pagina.locator("[name=actie-0-op]"))
    pagina.keyboard.type(in_te_vullen["actie-0-op"])
    tab_naar(pagina, pagina.get_by_role("button", name="Besluit vastleggen"))
    pagina.keyboard.press("Enter")

    pagina.get_by_text("Het besluit is vastgelegd.").wait_for()
    assert eigen_huis.sql(BESLUIT, ["%Wolters"]) == [("voorkomen", in_te_vullen["stappen"])]


def test_a_decision_without_a_script(open_pagina, eigen_huis):
    pagina = open_pagina(eigen_huis, account="regieteam", scherm=SMAL, javascript=False)
    pagina.goto(adres(eigen_huis, "Vink"))
    pagina.locator("[name=te_voorkomen][value=nee]").check()
    pagina.get_by_label("Een tweede kans overwogen?").fill("Nee, er is geen zicht op betaling.")
    pagina.get_by_label(STAPPEN).fill("Een kamer zoeken")
    pagina.locator("[name=meldpunt_nodig][value=nee]").check()
    pagina.get_by_label("Hoe wogen jullie").fill("Afgewogen met de buurt.")
    pagina.get_by_role("button", name="Actie toevoegen").click()
    assert pagina.get_by_label(STAPPEN).input_value() == "Een kamer zoeken"
    pagina.locator("[name=actie-1-wat]").fill("Familie bellen")
    pagina.locator("[name=actie-1-wie]").select_option(index=1)
    pagina.locator("[name=actie-1-op]").fill(datum(5))
    pagina.get_by_role("button", name="Besluit vastleggen").click()

    pagina.get_by_role("heading", name="Er ging iets mis").wait_for()
    assert pagina.title().startswith("Fout: ")
    pagina.get_by_role("link", name="Vul in waarom jullie dit besluiten.").click()
    pagina.get_by_label("Waarom dit besluit?").fill("De overlast stopt niet.")
    pagina.locator("[name=casemanager]").select_option(index=1)
    pagina.get_by_role("button", name="Besluit vastleggen").click()

    pagina.get_by_text("Het besluit is vastgelegd.").wait_for()
    assert eigen_huis.sql(BESLUIT, ["%Vink"]) == [("ontruimen", "Een kamer zoeken")]


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
