"""At the table: two write, and others follow without touching a key."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import BREED, SMAL, log_in, wissel
from tests.browser.kijken import axe

STAPPEN = "Welke stappen zijn nodig?"
TEAM = "Regieteam Lindeland"
# What a page does by the clock, in milliseconds: keep what was typed, look what others wrote.
BEWAART, VOLGT = 1000, 3000
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
        pagina.clock.install()
        pagina.goto(pad)
    kijker.evaluate("window.nietHerladen = true")

    # The second stands in the field in which the first types: nothing changes under her hands.
    twee.get_by_label(STAPPEN).focus()
    een.get_by_label(STAPPEN).fill("Bellen met schuldhulp")
    bewaart(een)
    expect(een.get_by_text("Concept bewaard om")).to_be_visible()
    een.locator("[name=te_voorkomen][value=ja]").check()
    bewaart(een)

    volgt(kijker)
    expect(kijker.get_by_label(STAPPEN)).to_have_value("Bellen met schuldhulp")
    expect(kijker.locator("[name=te_voorkomen][value=ja]")).to_be_checked()
    expect(kijker.locator("#live")).to_contain_text("Ruud Vermeulen vulde")
    assert kijker.evaluate("window.nietHerladen") is True
    volgt(twee)
    expect(twee.locator("[name=te_voorkomen][value=ja]")).to_be_checked()
    assert twee.get_by_label(STAPPEN).input_value() == ""

    # She types all the same: both texts stand there, and she chooses.
    twee.keyboard.type("Eerst langsgaan")
    bewaart(twee)
    expect(twee.locator("[data-conflict=stappen]")).to_contain_text("Bellen met schuldhulp")
    with is_bewaard(twee):
        twee.get_by_role("button", name="Mijn antwoord houden").click()
    volgt(kijker)
    expect(kijker.get_by_label(STAPPEN)).to_have_value("Eerst langsgaan")

    # A row of an action comes with what is typed in it.
    een.get_by_role("button", name="Actie toevoegen").click()
    een.keyboard.type("Sleutels nakijken")
    bewaart(een)
    volgt(kijker)
    expect(kijker.locator("[name=actie-1-wat]")).to_have_value("Sleutels nakijken")

    # And on to the next item, without the mouse.
    volgende = een.locator("a[rel=next]").get_attribute("href")
    een.locator("[name=te_voorkomen][value=ja]").focus()
    een.keyboard.press("Alt+Shift+ArrowRight")
    een.wait_for_url(f"**{volgende}")


def is_bewaard(pagina):
    return pagina.expect_response("**/concept/")


def bewaart(pagina):
    """A second after the last key."""
    with is_bewaard(pagina):
        pagina.clock.run_for(BEWAART)


def volgt(pagina):
    """Three seconds on: it looks at what the others wrote."""
    with pagina.expect_response("**/stand/*"):
        pagina.clock.run_for(VOLGT)


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


@pytest.fixture
def tafel(open_pagina, eigen_huis):
    """The open item as the voorzitter has it, with a clock that stands still."""
    pagina = open_pagina(eigen_huis, account="regieteam")
    pagina.clock.install()
    pagina.goto(adres(eigen_huis, "Demirci"))
    return pagina


def zichtbaar(pagina):
    return pagina.locator("[data-rij]:visible")


def test_who_logs_in_again_goes_on_following(tafel, eigen_huis):
    """Nobody else is done with the item: that is what the page would say otherwise."""
    eigen_huis.sql("DELETE FROM django_session")
    log_in(tafel, "regieteam")  # in another tab, as the banner says
    with tafel.expect_response(re.compile(r"/[0-9a-f-]{36}/$")):
        volgt(tafel)
    expect(tafel.get_by_text("Iemand anders is klaar met dit punt")).to_have_count(0)

    with tafel.expect_response("**/stand/*") as antwoord:
        tafel.clock.run_for(VOLGT)
    assert antwoord.value.status in (200, 204)


def test_an_answer_that_comes_late_puts_no_old_text_back(tafel, open_pagina, eigen_huis):
    ander = open_pagina(eigen_huis, account="casemanager")
    wissel(ander, TEAM)
    ander.goto(adres(eigen_huis, "Demirci"))
    tafel.get_by_label(STAPPEN).fill("Oud")
    bewaart(tafel)
    with is_bewaard(ander):
        ander.locator("[name=te_voorkomen][value=ja]").check()
    onderweg = []
    tafel.route("**/stand/*", lambda vraag: onderweg.append((vraag, vraag.fetch())))
    with tafel.expect_request("**/stand/*"):
        tafel.clock.run_for(VOLGT)
    tafel.get_by_label(STAPPEN).fill("Nieuw")
    bewaart(tafel)
    tafel.locator("[name=waarom]").focus()
    expect(tafel.get_by_text("Concept bewaard om")).to_be_visible()

    vraag, antwoord = onderweg[0]
    with tafel.expect_response("**/stand/*"):
        vraag.fulfill(response=antwoord)
    tafel.evaluate("fetch('/sessie/').then((antwoord) => antwoord.text())")  # it was read by now
    assert tafel.get_by_label(STAPPEN).input_value() == "Nieuw"

    tafel.unroute("**/stand/*")
    volgt(tafel)
    expect(tafel.locator("[name=te_voorkomen][value=ja]")).to_be_checked()


def test_an_action_that_was_taken_away_stays_away(tafel):
    eerst = zichtbaar(tafel).count()
    tafel.get_by_role("button", name="Actie toevoegen").click()
    tafel.keyboard.type("Sleutels")
    bewaart(tafel)
    with is_bewaard(tafel):
        zichtbaar(tafel).last.get_by_role("button", name="Actie weghalen").click()

    volgt(tafel)
    volgt(tafel)

    assert zichtbaar(tafel).count() == eerst


def test_half_an_answer_does_not_end_the_keeping(tafel):
    half = {"status": 200, "content_type": "application/json", "body": '{"om": "10'}
    tafel.route("**/concept/", lambda vraag: vraag.fulfill(**half))
    tafel.get_by_label(STAPPEN).fill("Een")
    bewaart(tafel)
    tafel.get_by_text("Niet bewaard").wait_for()
    tafel.unroute("**/concept/")

    tafel.get_by_label(STAPPEN).fill("Een en twee")
    bewaart(tafel)

    expect(tafel.get_by_text("Concept bewaard om")).to_be_visible()


def test_nobody_is_in_conflict_with_herself(tafel, open_pagina):
    """The server kept what she typed, and its answer got lost."""
    tafel.route("**/concept/", lambda vraag: (vraag.fetch(), vraag.abort()))
    tafel.get_by_label(STAPPEN).fill("Bellen")
    tafel.get_by_label(STAPPEN).press("Tab")
    tafel.get_by_text("Niet bewaard").wait_for()
    tafel.unroute("**/concept/")

    tafel.get_by_label(STAPPEN).fill("Bellen met schuldhulp")
    with tafel.expect_request(lambda vraag: "knop=bewaar" in (vraag.post_data or "")) as vraag:
        tafel.get_by_role("button", name="Concept bewaren").last.click()

    assert "eerder-stappen=Bellen" in vraag.value.post_data
    expect(tafel.get_by_text("Het concept is bewaard")).to_be_visible()


def test_without_network_for_long_the_next_keeping_stays_small(tafel):
    tafel.route("**/concept/", lambda vraag: vraag.abort())
    for tekst in "abcdefgh":
        tafel.get_by_label(STAPPEN).fill(tekst)
        with tafel.expect_event("requestfailed"):
            tafel.clock.run_for(BEWAART)
        tafel.get_by_text("Niet bewaard").wait_for()

    assert tafel.locator("[name=eerder-stappen]").count() == 5
    tafel.unroute("**/concept/")
    tafel.get_by_label(STAPPEN).fill("Bellen")
    bewaart(tafel)
    expect(tafel.get_by_text("Concept bewaard om")).to_be_visible()
    expect(tafel.locator("[name=eerder-stappen]")).to_have_count(0)
