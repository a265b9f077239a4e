"""A casemanager makes a plan van aanpak, reviews it, and hands the household over."""

import pytest
from playwright.sync_api import expect

from tests.browser import kijken
from tests.browser.conftest import SMAL, wissel
from tests.browser.invullen import datum, gelukt, verstuur, vul

# In scenario 1, of De Thuiskracht, with a plan that is half made.
HALF = """
SELECT c.nummer FROM cases_casus c JOIN uitvoering_planvanaanpak p ON p.casus_id = c.id
  JOIN uitvoering_leefgebied g ON g.plan_id = p.id
 WHERE c.status = 'voorkomen' AND g.soort = 'financien' AND g.deadline_id IS NULL
   AND p.beeindigd_at IS NULL
"""


def bij(pagina, leefgebied):
    return pagina.locator("section.card", has=pagina.get_by_role("heading", name=leefgebied))


def stuur(pagina, knop, melding, **velden):
    vul(pagina, **velden)
    verstuur(pagina, knop)
    gelukt(pagina, melding)


@pytest.mark.rule("RT-05", "RT-12")
def test_from_half_a_plan_to_a_household_that_is_handed_over(open_pagina, eigen_huis):
    [(nummer,)] = eigen_huis.sql(HALF)
    plan = f"/casussen/{nummer}/plan/"
    manager = open_pagina(eigen_huis, account="casemanager", scherm=SMAL, javascript=False)
    wissel(manager, "Thuiskracht")
    manager.goto("/mijn-huishoudens/")
    expect(manager.locator("main")).to_contain_text("Financiën: schrijf ten minste één doel op.")
    manager.goto(plan)

    bij(manager, "Financiën").get_by_role("link", name="Doel").click()
    stuur(manager, "Doel toevoegen", "Het doel staat in het plan.",
        wat="Alle schulden in beeld", toets="Er is een lijst van alle schuldeisers")  # fmt: skip
    for naam in ("Wonen", "Financiën"):
        bij(manager, naam).get_by_role("link", name="Bespreking plannen").click()
        stuur(manager, "Bespreking plannen", "De bespreking is gepland.", op=datum(14))
    expect(manager.locator("main")).to_contain_text("Elk leefgebied heeft doelen")
    bij(manager, "Financiën").get_by_role("link", name="Bespreken").click()
    stuur(manager, "Bespreking vastleggen", "de volgende is gepland",
        verslag="Drie brieven samen geopend", volgend_op=datum(28))  # fmt: skip
    assert kijken.te_breed(manager, 390, 320) + kijken.taal(manager) == []

    verhuurder = open_pagina(eigen_huis, account="corporatie")
    verhuurder.goto(plan)
    gelezen = verhuurder.locator("main").inner_text()
    assert "De huur komt elke maand op tijd" in gelezen
    assert not any(
        w in gelezen for w in ("Financiën", "schuldeisers", "brieven", "Mijn hele leven")
    )

    manager.goto(f"/casussen/{nummer}/overdragen/")
    manager.get_by_label("Wie wordt de casemanager?").select_option(
        label="Naima Idrissi, Buurtteam Lindeburg"
    )
    stuur(manager, "Casus overdragen", "Naima Idrissi is nu de casemanager.",
        samenvatting="Belt liefst na vier uur.")  # fmt: skip
    assert manager.goto(plan).status == 404

    nieuwe = open_pagina(eigen_huis, account="hulpverlening")
    nieuwe.goto("/mijn-huishoudens/")
    nieuwe.get_by_role("link", name="T. Adeyemi", exact=True).click()
    expect(nieuwe.locator("#tijdlijn")).to_contain_text("Belt liefst na vier uur.")
    nieuwe.goto(plan)
    expect(bij(nieuwe, "Financiën")).to_contain_text("Drie brieven samen geopend")
