"""What a page does besides being there: focus, keyboard, sending once, the session, a conflict."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser import kijken
from tests.browser.conftest import BREED, wissel
from tests.browser.invullen import FOCUS_IN_MELDING

# What has the focus: its words, whether it is in sight, whether one sees that it has the focus.
WAAR = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const r = e.getBoundingClientRect();
  const midden = [
    Math.min(Math.max(r.left + r.width / 2, 1), innerWidth - 1),
    Math.min(Math.max(r.top + r.height / 2, 1), innerHeight - 1),
  ];
  const boven = document.elementFromPoint(...midden);
  const rand = (x) => getComputedStyle(x).outlineStyle !== "none";
  return {
    tekst: (e.textContent || e.id).replace(/\\s+/g, " ").trim(),
    zichtbaar: r.top >= -1 && r.bottom <= innerHeight + 1
      && (e === boven || e.contains(boven) || Boolean(boven?.contains(e))),
    omrand: rand(e) || rand(e.closest("label") ?? e),
  };
}"""


@pytest.fixture
def casus(wereld):
    return wereld.casus


def test_the_keyboard_walks_over_the_case_page(als, casus):
    tab = als("corporatie")
    tab.set_viewport_size({"width": 1280, "height": 720})
    tab.goto(casus.get_absolute_url())
    hoofdknop = tab.locator(".next .btn").first.inner_text().strip()
    stappen = []
    for _ in range(120):
        tab.keyboard.press("Tab")
        stap = tab.evaluate(WAAR)
        if stap is None or (len(stappen) > 5 and stap["tekst"] == "Naar de inhoud"):
            break
        stappen.append(stap)

    teksten = [stap["tekst"] for stap in stappen]
    assert teksten[0] == "Naar de inhoud"
    assert [s["tekst"] for s in stappen if not (s["zichtbaar"] and s["omrand"])] == []
    assert teksten.index(hoofdknop) < 25
    assert len(stappen) < 120


def test_the_first_stop_leads_to_the_content(als):
    tab = als("corporatie")
    tab.goto("/casussen/")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")

    expect(tab.locator("#inhoud")).to_be_focused()


def test_a_slash_leads_to_the_search_box_unless_one_types(als, casus):
    tab = als("corporatie")
    tab.goto(reverse("cases:notitie", args=[casus.nummer]))
    tab.keyboard.press("/")
    expect(tab.locator("#zoek")).to_be_focused()

    veld = tab.get_by_role("textbox").last
    veld.focus()
    tab.keyboard.type("1/2")

    expect(veld).to_have_value("1/2")


def test_a_form_is_sent_once_and_the_message_has_the_focus(huis, als, casus):
    tekst = "Eén keer opgeschreven."
    tab = als("corporatie")
    _vul_notitie(tab, casus, tekst)

    with tab.expect_navigation(url=re.compile(r"/casussen/\d{4}-\d+/$")):
        tab.evaluate("""() => {
          const knop = [...document.querySelectorAll("main form .btn")].at(0);
          knop.click(); knop.click(); knop.click();
        }""")

    expect(tab.locator(FOCUS_IN_MELDING)).to_have_count(1)
    geteld = huis.sql("SELECT count(*) FROM cases_notitie WHERE tekst = %s", [tekst])
    assert geteld == [(1,)]


def test_what_was_changed_after_the_sending_is_asked_about(als, casus):
    tab, verder = als("corporatie"), re.compile(r"/casussen/\d{4}-\d+/$")
    sleutel = _vul_notitie(tab, casus, "Gebeld met mevrouw.")
    with tab.expect_navigation(url=verder):
        tab.locator("main form .btn").first.click()
    _vul_notitie(tab, casus, "Gebeld met mevrouw en haar zoon.")
    # As a page that the browser kept in its memory: the key of what was sent already.
    tab.locator("[name=verzendsleutel]").first.evaluate("(e, oud) => { e.value = oud; }", sleutel)

    tab.locator("main form .btn").first.click()

    expect(tab.get_by_role("heading", level=1)).to_have_text("Dit formulier heb je al verstuurd")
    expect(tab.locator("main .card")).to_contain_text("Gebeld met mevrouw en haar zoon.")
    assert kijken.bekijk(tab, 1280, 320, 390) == []
    with tab.expect_navigation(url=verder):
        tab.get_by_role("button", name="Ook opslaan").click()
    expect(tab.locator("main")).to_contain_text("Gebeld met mevrouw en haar zoon.")


def _vul_notitie(tab, casus, tekst):
    """Fill in a note; returns the key of its form."""
    tab.goto(reverse("cases:notitie", args=[casus.nummer]))
    tab.locator("textarea").fill(tekst)
    for veld in tab.locator("main fieldset").all():
        veld.locator("label").first.click()
    return tab.locator("[name=verzendsleutel]").first.input_value()


def test_who_stopped_the_page_can_send_it_again(huis, open_pagina, casus):
    tekst, adres = "Na het stoppen opgeschreven.", reverse("cases:notitie", args=[casus.nummer])
    tab = open_pagina(huis, account="corporatie")
    tab.clock.install()
    _vul_notitie(tab, casus, tekst)
    knop = tab.locator("main form .btn").first

    # No answer that takes the page away: to the page it is as if somebody stopped it.
    tab.route(f"**{adres}", lambda vraag: vraag.fulfill(status=204))
    knop.click()
    expect(knop).to_have_attribute("aria-disabled", "true")
    tab.unroute(f"**{adres}")

    tab.clock.run_for(15_000)
    expect(knop).not_to_have_attribute("aria-disabled", "true")
    with tab.expect_navigation(url=re.compile(r"/casussen/\d{4}-\d+/$")):
        knop.click()

    assert huis.sql("SELECT count(*) FROM cases_notitie WHERE tekst = %s", [tekst]) == [(1,)]


def test_the_session_warns_and_can_be_kept(huis, open_pagina):
    """The clock of the page runs, that of the server doesn't: it says what it would say by then."""
    tab = open_pagina(huis, account="corporatie2")
    tab.clock.install()
    tab.goto("/casussen/")
    tab.route(
        "**/sessie/",
        lambda vraag: vraag.fulfill(json={**vraag.fetch().json(), "seconden": 540}),
    )
    tab.clock.fast_forward("21:00")
    melding = tab.locator("#sessie")
    expect(melding).to_contain_text("Je wordt over 9 minuten uitgelogd.")

    tab.get_by_role("button", name="Blijf ingelogd").click()
    melding.wait_for(state="detached")
    tab.unroute("**/sessie/")
    tab.context.clear_cookies()
    tab.clock.fast_forward("31:00")

    expect(melding).to_contain_text("Je tekst staat nog op dit scherm")
    assert all("401" in klacht for klacht in open_pagina.klachten)
    open_pagina.klachten.clear()


def test_two_people_who_change_one_household_both_keep_their_text(huis, open_pagina, axe, wereld):
    adres = reverse("cases:huishouden", args=[wereld.casus.nummer])
    een = open_pagina(huis, account="casemanager")
    wissel(een, "Thuiskracht")
    ander = open_pagina(huis, account="hulpverlening")
    for tab in (een, ander):
        tab.goto(adres)
    taal = "input[name=contacttaal]"
    een.locator(taal).fill("Pools")
    een.locator(f"form:has({taal}) button.btn").click()
    een.wait_for_url(re.compile(r"/casussen/\d{4}-\d+/$"))

    ander.locator(taal).fill("Turks")
    with ander.expect_navigation() as weg:
        ander.locator(f"form:has({taal}) button.btn").click()
    assert weg.value.status == 409
    verschil = ander.locator("main").inner_text()
    assert "Iemand anders heeft dit net gewijzigd" in verschil
    assert "Nu: Pools" in verschil
    assert "Jouw versie: Turks" in verschil
    assert axe(ander) == []
    ander.set_viewport_size(BREED)
    ander.locator("label", has_text="Jouw versie: Turks").click()
    ander.get_by_role("button", name="Mijn keuze bewaren").click()
    ander.wait_for_url(re.compile(r"/casussen/\d{4}-\d+/$"))

    expect(ander.locator(FOCUS_IN_MELDING)).to_have_count(1)
    een.goto(adres)
    expect(een.locator(taal)).to_have_value("Turks")


@pytest.mark.parametrize("breedte", [390, 800])
def test_a_name_of_one_very_long_word_stays_within_the_page(als, casus, breedte):
    tab = als("corporatie")
    for pad, waar in [
        (reverse("cases:achterstand", args=[casus.nummer]), ".back a"),
        ("/", ".tbl--cards tbody th a"),
    ]:
        tab.goto(pad)
        tab.locator(waar).first.evaluate(
            "e => { e.lastChild.textContent = 'A. ' + 'x'.repeat(80) }"
        )
        assert kijken.te_breed(tab, breedte) == []
