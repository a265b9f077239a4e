"""Scenario 1 from the decision to a home that is kept, by the people who carry it out."""

from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser import kijken
from tests.browser.conftest import SMAL
from tests.browser.invullen import datum, importeer, vul
from tests.databases import op_database
from uitvoering.actions.huurbewaking import bewaak_huur
from werkplek.demo.pdf import maak_pdf

PUNT = """
SELECT v.sleutel, p.sleutel, c.nummer, h.achterstand FROM regieteam_agendapunt p
  JOIN regieteam_vergadering v ON v.id = p.vergadering_id
  JOIN cases_casus c ON c.id = p.casus_id
  JOIN cases_huurovereenkomst h ON h.casus_id = c.id
 WHERE p.stand = 'open' AND c.naam LIKE %s
"""
HUUR = """
SELECT c.nummer, h.nummer, h.achterstand, h.brutohuur FROM cases_casus c
  JOIN cases_huurovereenkomst h ON h.casus_id = c.id WHERE c.naam LIKE %s
"""


def besluit(pagina, vergadering, punt):
    """The Regieteam decides to prevent the eviction, with Naima of the buurtteam as casemanager."""
    pagina.goto(f"/regieteam/vergaderingen/{vergadering}/{punt}/")
    pagina.locator("[name=te_voorkomen][value=ja]").check()
    team = pagina.locator("[name=casemanager] option", has_text="Naima Idrissi").first
    pagina.locator("[name=casemanager]").select_option(team.get_attribute("value"))
    for naam, waarde in {
        "opgeschort_tot": datum(90),
        "termijn_tot": datum(90),
        "stappen": "Inkomen op orde",
        "weging": "Begeleiding kost minder.",
        "waarom": "Ze willen blijven.",
        "actie-0-wat": "Inkomen bekijken",
        "actie-0-op": datum(7),
    }.items():
        pagina.locator(f"[name={naam}]").fill(waarde)
    pagina.locator("[name=meldpunt_nodig][value=nee]").check()
    pagina.locator("[name=actie-0-wie]").select_option(index=1)
    pagina.get_by_role("button", name="Besluit vastleggen").click()
    pagina.get_by_text("Het besluit is vastgelegd.").wait_for()


def controleer(pagina, nummer, wat, *, document=None):
    """Three taps: the link, the answer, the button."""
    pagina.goto(f"/casussen/{nummer}/voorwaarden/")
    kaart = pagina.locator("section.card", has=pagina.get_by_role("heading", name=wat))
    kaart.get_by_role("link", name="Controleren").click()
    pagina.locator("label", has_text="Nagekomen").first.click()
    if document:
        pagina.get_by_label("Welk document hoort erbij?").select_option(label=document)
    pagina.get_by_role("button", name="Controle vastleggen").click()
    pagina.get_by_text("De controle is vastgelegd.").wait_for()


def voeg_document_toe(pagina, nummer, titel):
    pagina.goto(f"/casussen/{nummer}/document/")
    inhoud = maak_pdf(titel, "Elke week een gesprek.")
    pagina.locator("input[type=file]").set_input_files(
        {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": inhoud}
    )
    pagina.get_by_label("Wat is het?").fill(titel)
    pagina.locator("[name=rubriek][value=hulp]").check(force=True)
    pagina.get_by_role("button", name="Document toevoegen").click()
    pagina.get_by_text("Het document is toegevoegd.").wait_for()


@pytest.mark.rule("RT-12", "RT-14")
def test_from_the_decision_to_a_home_that_is_kept(open_pagina, eigen_huis):
    [(vergadering, punt, nummer, schuld)] = eigen_huis.sql(PUNT, ["%Okafor"])
    besluit(open_pagina(eigen_huis, account="regieteam"), vergadering, punt)
    manager = open_pagina(eigen_huis, account="hulpverlening")
    verhuurder = open_pagina(eigen_huis, account="corporatie", scherm=SMAL)

    # The casemanager: a letter as evidence, and what the household can pay.
    voeg_document_toe(manager, nummer, "Brief van de hulpverlener")
    controleer(manager, nummer, "De huurder werkt mee", document="Brief van de hulpverlener")
    controleer(manager, nummer, "Inkomsten en uitgaven")
    manager.get_by_role("link", name="Voorstel doen").click()
    vul(
        manager, bedrag=str(schuld).replace(".", ","), aantal="10", eerste_op=datum(20),
        inkomen="2600", vaste_lasten="1300", leefgeld="700", aflossingen="0",
    )  # fmt: skip
    manager.locator("label", has_text="Elke maand").first.click()
    manager.get_by_role("button", name="Voorstel doen").click()
    manager.get_by_text("past bij de draagkracht").first.wait_for()

    # The landlord, on a phone: sees that it fits and not the income, agrees and gets its money.
    verhuurder.goto(f"/casussen/{nummer}/voorwaarden/")
    gelezen = verhuurder.locator("main").inner_text()
    assert "2.600" not in gelezen
    assert "Brief van de hulpverlener" not in gelezen
    assert kijken.te_breed(verhuurder, 390, 320) == []
    verhuurder.get_by_role("link", name="Antwoord geven").click()
    verhuurder.locator("label", has_text="Ja, maak er").click()
    verhuurder.get_by_role("button", name="Antwoord vastleggen").click()
    verhuurder.get_by_text("Jullie antwoord is vastgelegd.").wait_for()
    controleer(verhuurder, nummer, "De lopende huur")
    verhuurder.goto(f"/casussen/{nummer}/betaling/")
    verhuurder.locator("label", has_text="Betaling van de achterstand").first.click()
    verhuurder.get_by_label("Bedrag").fill(str(schuld).replace(".", ","))
    verhuurder.get_by_role("button", name="Betaling opslaan").click()
    verhuurder.get_by_text("De betaling is vastgelegd.").wait_for()

    # All was kept and paid: no reason is asked.
    manager.goto(f"/casussen/{nummer}/voorwaarden/")
    expect(manager.locator("main .tag--ok", has_text="Nagekomen").first).to_be_visible()
    manager.get_by_role("link", name="Afsluiten: de woning is behouden").click()
    expect(manager.get_by_text("nog niet")).to_have_count(0)
    manager.get_by_role("button", name="Casus afsluiten").click()
    manager.get_by_text("de woning is behouden").first.wait_for()

    assert eigen_huis.sql("SELECT resultaat FROM cases_casus WHERE nummer = %s", [nummer]) == [
        ("woning_behouden",)
    ]


@pytest.mark.rule("RT-14")
def test_a_missed_rent_in_the_next_import_is_a_breach_within_one_sweep(
    open_pagina, eigen_huis, django_db_setup, django_db_blocker
):
    [(nummer, lease, schuld, huur)] = eigen_huis.sql(HUUR, ["%Jansma"])
    bedrag = str(schuld + 2 * huur).replace(".", ",")
    csv = (
        "huurovereenkomstnummer;achternaam;straat;huisnummer;postcode;plaats;achterstand;peildatum\n"
        f"{lease};Jansma;Esdoornplein;90;6598 AB;Lindeburg;{bedrag};{datum(0)}\n"
    )
    assert Decimal(huur) > 0
    verhuurder = open_pagina(eigen_huis, account="corporatie")
    importeer(verhuurder, csv)

    with op_database(eigen_huis.database, django_db_blocker):
        assert bewaak_huur(now=timezone.now()) >= 1

    manager = open_pagina(eigen_huis, account="casemanager")
    manager.goto("/berichten/")
    assert nummer in manager.locator("main").inner_text()
    manager.goto(f"/casussen/{nummer}/")
    expect(manager.locator("#voorwaarden .tag--danger").first).to_contain_text("Niet nagekomen")
    manager.locator("#voorwaarden a.btn").click()
    expect(manager.locator("main")).to_contain_text("Een voorwaarde is niet nagekomen")
    manager.locator("details", has_text="controle").first.locator("summary").click()
    expect(manager.locator("main")).to_contain_text("Honkvast, uit de achterstanden en betalingen")
    assert eigen_huis.sql("SELECT status FROM cases_casus WHERE nummer = %s", [nummer]) == [
        ("voorkomen",)
    ]
