"""What goes on paper: the number of the case, and nothing to click on."""

from django.urls import reverse

A4 = 794  # in CSS pixels, and what the margins of print.css leave of it
TUSSEN_DE_MARGES = 672


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


def test_the_widest_table_of_the_report_fits_on_paper(als):
    tab = als("coordinator")
    tab.set_viewport_size({"width": A4, "height": 1000})
    tab.goto(reverse("overzicht:rapport"))
    tab.emulate_media(media="print")
    tab.evaluate("breed => { document.body.style.width = `${breed}px` }", TUSSEN_DE_MARGES)

    assert tab.locator("table:has(thead th:nth-child(8))").count() > 0
    breedtes = tab.evaluate("[...document.querySelectorAll('table')].map(t => t.offsetWidth)")
    assert max(breedtes) <= TUSSEN_DE_MARGES
