"""Preventie as the people of a landlord and an invited partner live it: from a file to paid."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser import kijken
from tests.browser.conftest import SMAL
from tests.browser.invullen import FOCUS_IN_MELDING, actie, gelukt, kies, zoek

BESTAND = Path(__file__).parents[1] / "data" / "huurachterstanden_2026-10.csv"
# The last on the first page of Mijn werk; and an address of the file, with what is owed there.
MET, ACHTERSTAND = "Demir Achterhoekseweg 45", "300,34"


@pytest.fixture
def ingelezen(eigen_huis, open_pagina):
    """The month's arrears, brought in by hand and without JavaScript; once for this file."""
    aantal = "SELECT count(*) FROM cases_invoer WHERE bevestigd_at IS NOT NULL"
    if eigen_huis.sql(aantal) == [(0,)]:
        pagina = open_pagina(eigen_huis, javascript=False, account="corporatie")
        pagina.goto("/")
        pagina.get_by_role("link", name="Importeren", exact=True).click()
        pagina.locator("input[type=file]").set_input_files(BESTAND)
        pagina.get_by_role("button", name="Bestand controleren").click()
        assert telling(pagina) == {
            "Gelezen": 402, "Nieuw": 389, "Bijgewerkt": 0, "Ongewijzigd": 0, "Geweigerd": 13,
        }  # fmt: skip
        expect(pagina.get_by_text("er is nog niets opgeslagen")).to_be_visible()
        assert eigen_huis.sql(aantal) == [(0,)]
        assert kijken.te_breed(pagina, 390, 320) == []
        pagina.get_by_role("button", name="Importeren", exact=True).click()
        expect(pagina.get_by_role("heading", level=1)).to_contain_text("Geïmporteerd")
        assert telling(pagina)["Nieuw"] == 389
    return eigen_huis


def telling(pagina):
    pagina.wait_for_load_state()
    namen = pagina.locator(".stat dt").all_inner_texts()
    getallen = pagina.locator(".stat dd").all_inner_texts()
    return {naam: int(getal) for naam, getal in zip(namen, getallen, strict=True)}


def neem_contact_op(pagina, *, meteen):
    actie(pagina, "Contact vastleggen")
    kies(pagina, "Gesproken")
    pagina.get_by_label("Toelichting").fill("Gesproken over de achterstand.")
    vink = pagina.get_by_label("Meteen oppakken")
    if not meteen:
        vink.uncheck()
    pagina.get_by_role("button", name="Contact opslaan").click()


def maak_afspraak(pagina, termijnen):
    actie(pagina, "Betalingsafspraak maken")
    pagina.get_by_label("Aantal termijnen").fill(str(termijnen))
    pagina.get_by_role("button", name="Termijnen bekijken").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Kloppen deze termijnen?")
    pagina.get_by_role("button", name="Betalingsafspraak maken").click()


def nodig_uit(pagina, *, soort, organisatie, rubrieken):
    actie(pagina, "Partner uitnodigen")
    pagina.get_by_role("link", name=soort).click()
    kies(pagina, organisatie)
    pagina.get_by_label("Waarvoor is dit nodig?").fill("Helpen met de schulden")
    kies(pagina, "Toestemming van de huurder")
    for rubriek in rubrieken:
        kies(pagina, rubriek)
    einde = timezone.localdate() + timedelta(days=90)
    pagina.get_by_label("Einddatum").fill(f"{einde:%d-%m-%Y}")
    pagina.get_by_role("button", name="Uitnodigen").click()


def betaal(pagina, bedrag):
    actie(pagina, "Betaling vastleggen")
    kies(pagina, "Betaling van de achterstand")
    pagina.get_by_label("Bedrag").fill(bedrag)
    pagina.get_by_label("Ontvangen op").fill(f"{timezone.localdate():%d-%m-%Y}")
    pagina.get_by_role("button", name="Betaling opslaan").click()


def leg_stand_vast(pagina, bedrag):
    actie(pagina, "Nieuwe stand vastleggen")
    pagina.get_by_label("Achterstand op die datum").fill(bedrag)
    pagina.get_by_role("button", name="Achterstand opslaan").click()


def sluit_af(pagina):
    actie(pagina, "Casus afsluiten")
    kies(pagina, "Achterstand betaald")
    pagina.get_by_role("button", name="Verder").click()
    pagina.get_by_role("button", name="Casus afsluiten").click()


def test_from_a_file_to_paid_without_javascript(ingelezen, open_pagina):
    pagina = open_pagina(ingelezen, javascript=False, account="corporatie")
    pagina.goto("/")
    rij = pagina.locator("tr", has_text="Neem contact op").last
    bedrag = rij.locator("td.num").inner_text().removeprefix("€").strip()
    rij.get_by_role("rowheader").get_by_role("link").click()
    nummer = re.search(r"/casussen/(\d{4}-\d+)/$", pagina.url).group(1)

    neem_contact_op(pagina, meteen=False)
    gelukt(pagina, "vastgelegd")
    actie(pagina, "Casus oppakken")
    pagina.get_by_role("button", name="Casus oppakken").click()
    gelukt(pagina, "opgepakt")
    maak_afspraak(pagina, 3)
    gelukt(pagina, "afspraak")
    nodig_uit(
        pagina, soort="Schuldhulp", organisatie="Schuldhulp Lindeland", rubrieken=["Financiën"]
    )
    gelukt(pagina, "doet nu mee")
    actie(pagina, "Terug naar")
    betaal(pagina, bedrag)
    gelukt(pagina, "betaling")
    leg_stand_vast(pagina, "0")
    expect(pagina.locator(".next h2")).to_have_text("Sluit de casus: de achterstand is betaald")
    sluit_af(pagina)
    gelukt(pagina, "afgesloten")

    gesloten = "SELECT status, resultaat FROM cases_casus WHERE nummer = %s"
    assert ingelezen.sql(gesloten, [nummer]) == [("afgesloten", "betaald")]


def test_with_javascript_and_a_partner_who_sees_her_part(ingelezen, open_pagina):
    pagina = open_pagina(ingelezen, account="corporatie")
    pagina.goto("/")
    zoek(pagina, MET)
    naam = pagina.locator("h1").inner_text()
    neem_contact_op(pagina, meteen=True)
    gelukt(pagina, "vastgelegd")
    expect(pagina.locator(FOCUS_IN_MELDING)).to_have_count(1)
    maak_afspraak(pagina, 2)
    nodig_uit(
        pagina,
        soort="Hulpverlening of buurtteam",
        organisatie="Buurtteam Lindeburg",
        rubrieken=["Gezin"],
    )
    adres = re.search(r"/casussen/\d{4}-\d+/", pagina.url).group()
    partner = open_pagina(ingelezen, account="hulpverlening")
    partner.goto(adres)
    gelezen = partner.locator("body").inner_text()
    buitenstaander = open_pagina(ingelezen, account="opvang")

    assert naam in gelezen
    assert "Gezin" in gelezen
    assert ACHTERSTAND not in gelezen
    assert "Betalingsafspraak maken" not in gelezen
    assert buitenstaander.goto(adres).status == 404


def test_a_signal_takes_under_a_minute_on_a_phone(ingelezen, open_pagina):
    """From the start page: six taps and one word to find the household (NZ-12)."""
    pagina = open_pagina(ingelezen, scherm=SMAL, account="corporatie")
    pagina.goto("/")
    tikken = 0

    def tik(waarop):
        nonlocal tikken
        tikken += 1
        waarop.click()

    tik(pagina.get_by_role("link", name="Signaal opschrijven"))
    tik(pagina.get_by_label("Adres, naam of nummer"))
    pagina.keyboard.type("Esdoornplein 153")
    pagina.keyboard.press("Enter")
    tik(pagina.locator("main .lines a").first)
    tik(pagina.locator("fieldset label").first)
    tik(pagina.get_by_role("button", name="Signaal opschrijven"))
    gelukt(pagina, "opgeschreven")

    assert tikken <= 6
    [(soort,)] = ingelezen.sql(
        "SELECT s.soort FROM cases_signaal s ORDER BY s.vastgelegd_at DESC LIMIT 1"
    )
    assert soort
