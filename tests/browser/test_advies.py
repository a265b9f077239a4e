"""Advice about a child: asked without a name, given by Veilig Thuis, read by who asked."""

from playwright.sync_api import expect

from tests.browser.conftest import SMAL

VRAAG = "Wanneer is dit iets om te melden?"
ANTWOORD = "Praat eerst met de school, en bel ons als het erger wordt."


def test_advice_is_asked_given_and_read_and_the_landlord_finds_nothing(open_pagina, eigen_huis):
    hulp = open_pagina(eigen_huis, account="hulpverlening", scherm=SMAL)
    hulp.goto("/adviesvragen/")
    hulp.get_by_role("link", name="Advies vragen").click()
    hulp.get_by_label("Veilig Thuis Lindeland").check()
    hulp.get_by_label("Wat zie je?").fill("De jongste is vaak alleen thuis. Bel 0612345678.")
    hulp.get_by_label("Wat wil je weten?").fill(VRAAG)
    hulp.get_by_label("Zet mijn naam en organisatie er niet bij").check()
    hulp.get_by_role("button", name="Vraag versturen").click()
    hulp.get_by_role("link", name="Haal dit weg").wait_for()
    hulp.get_by_label("Wat zie je?").fill("De jongste is vaak alleen thuis.")
    hulp.get_by_role("button", name="Vraag versturen").click()
    hulp.get_by_text("Je vraag is verstuurd.").wait_for()

    amk = open_pagina(eigen_huis, account="amk")
    amk.goto("/")
    amk.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Adviesvragen").click()
    amk.get_by_role("link", name=VRAAG).click()
    expect(amk.locator("main")).to_contain_text("zonder naam")
    expect(amk.locator("main")).not_to_contain_text("Naima")
    amk.get_by_label("Wat is je advies?").fill(ANTWOORD)
    amk.get_by_label("Dit is genoeg").check()
    amk.get_by_role("button", name="Advies versturen").click()
    amk.get_by_text("Je advies is verstuurd.").wait_for()

    hulp.goto("/")
    hulp.get_by_role("link", name="Adviesvragen bekijken").click()
    hulp.get_by_role("link", name=VRAAG).click()
    expect(hulp.locator("main")).to_contain_text(ANTWOORD)
    hulp.get_by_label("Wat doe je met dit advies?").fill("Ik ga morgen naar de school.")
    hulp.get_by_role("button", name="Bewaren").click()
    hulp.get_by_text("Dit is bewaard.").wait_for()

    verhuurder = open_pagina(eigen_huis, account="corporatie")
    for pad in ("/", "/meer/", "/casussen/", "/berichten/"):
        verhuurder.goto(pad)
        expect(verhuurder.locator("body")).not_to_contain_text("Adviesvragen")
    assert verhuurder.goto("/adviesvragen/").status == 403
