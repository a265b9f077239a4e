"""What goes on paper: the number of the case, and nothing to click on."""

from django.urls import reverse


def test_the_paper_for_the_household(als, wereld):
    nummer = wereld.casus.nummer
    tab = als("corporatie")
    tab.goto(reverse("gegevens_uitdraai", args=[nummer]))
    pdf = tab.pdf(format="A4", tagged=True)
    tab.emulate_media(media="print")

    # What a printed page shows: the text of a PDF is packed, the page itself tells the same.
    gedrukt = tab.evaluate("document.body.innerText")
    zichtbaar = tab.locator("nav:visible, .topbar:visible, button:visible, .btn:visible")
    assert pdf.startswith(b"%PDF")
    assert b"/StructTreeRoot" in pdf
    assert nummer in gedrukt
    assert zichtbaar.count() == 0


def test_the_case_page_on_paper_has_no_menu(als, wereld):
    tab = als("corporatie")
    tab.goto(wereld.casus.get_absolute_url())
    tab.emulate_media(media="print")

    assert tab.locator("nav:visible, .topbar:visible, button:visible, .btn:visible").count() == 0
    assert wereld.casus.nummer in tab.evaluate("document.body.innerText")
