"""One person, two organisations, two tabs: what was typed for one never goes to the other."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from contactplan.models import Contactstap
from partners.choices import Rol
from partners.models import Lidmaatschap, Organisatie
from tests.browser.conftest import SMAL, wissel
from tests.browser.test_aan_de_deur import adres, lore, op_de_telefoon, orm, stap, vul_in
from tests.browser.test_concept import BEWAARD, TEKST
from tests.browser.test_tafel import BEWAART, STAPPEN, TEAM
from tests.browser.test_tafel import adres as adres_aan_tafel

__all__ = ["orm", "stap"]

NIET_BEWAARD = "Niet bewaard. Je werkt nu voor {}. Dit formulier is gemaakt voor {}."
KOP = "Dit formulier is van een andere organisatie"
HUIS, ZORG, OCMW = "Thuiskracht", "De Thuiskracht", "OCMW Elsterbeke"
GEDEELD = """
SELECT c.nummer FROM cases_casus c JOIN cases_deelname d ON d.casus_id = c.id
  JOIN partners_organisatie o ON o.id = d.organisatie_id
 WHERE o.code IN ('thuiskracht', 'regieteam-lindeland') AND d.beeindigd_at IS NULL
 GROUP BY c.nummer HAVING count(DISTINCT o.id) = 2 ORDER BY c.nummer LIMIT 1
"""
NOTITIES = """
SELECT o.naam, n.publiek FROM cases_notitie n JOIN partners_organisatie o ON o.id = n.organisatie_id
 WHERE n.tekst = %s
"""


def tweede_tab(pagina, naar):
    """Beside the form that stands open she goes to work for another."""
    tab = pagina.context.new_page()
    wissel(tab, naar)
    tab.close()


def test_a_note_for_the_one_is_not_stored_for_the_other(open_pagina, eigen_huis, axe):
    [(nummer,)] = eigen_huis.sql(GEDEELD)
    tekst = "Alleen voor onszelf"
    een = open_pagina(eigen_huis, scherm=SMAL, account="casemanager")
    wissel(een, HUIS)
    een.goto(f"/casussen/{nummer}/notitie/")
    tweede_tab(een, TEAM)

    een.locator("textarea[name=tekst]").fill(tekst)
    een.locator("[name=publiek][value=eigen]").check()
    een.get_by_role("button", name="Notitie toevoegen").click()
    expect(een.get_by_role("heading", name=KOP)).to_be_visible()
    expect(een.get_by_text(tekst)).to_be_visible()
    assert eigen_huis.sql(NOTITIES, [tekst]) == []
    assert axe(een) == []
    assert een.evaluate("document.documentElement.scrollWidth") <= SMAL["width"]

    een.get_by_role("button", name=f"Wissel naar {ZORG} en verstuur").click()
    een.wait_for_url(re.compile(rf"/casussen/{nummer}/"))
    expect(een.get_by_text(f"Je werkt nu voor {ZORG}.")).to_be_visible()
    assert eigen_huis.sql(NOTITIES, [tekst]) == [(ZORG, "eigen")]


def test_the_table_keeps_nothing_of_who_works_elsewhere_and_goes_on_after_that(
    open_pagina, eigen_huis
):
    een = open_pagina(eigen_huis, account="casemanager")
    wissel(een, TEAM)
    een.clock.install()
    een.goto(adres_aan_tafel(eigen_huis, "Fernandes"))
    tweede_tab(een, HUIS)

    een.get_by_label(STAPPEN).fill("Bellen met schuldhulp")
    een.clock.run_for(BEWAART)
    melding = een.locator("#organisatie")
    expect(melding).to_contain_text(NIET_BEWAARD.format(ZORG, TEAM))
    expect(een.locator("[data-bewaard]")).to_contain_text("Niet bewaard")
    tweede_tab(een, TEAM)
    een.get_by_label(STAPPEN).press_sequentially("!")
    een.clock.run_for(BEWAART)

    expect(een.get_by_text("Concept bewaard om")).to_be_visible()
    expect(melding).to_have_count(0)
    expect(een.get_by_label(STAPPEN)).to_have_value("Bellen met schuldhulp!")


@pytest.fixture
def deur(open_pagina, eigen_huis, stap):
    """A step that stands open for the OCMW, of somebody who works for De Thuiskracht as well."""
    Lidmaatschap.objects.get_or_create(
        user=lore().user,
        organisatie=Organisatie.objects.get(code="thuiskracht"),
        rol=Rol.MEDEWERKER,
        defaults={"sinds_at": timezone.now()},
    )
    pagina = open_pagina(eigen_huis, scherm=SMAL, account="ocmw")
    wissel(pagina, OCMW)
    pagina.goto(adres(stap))
    return pagina


def test_what_waited_on_the_phone_is_sent_for_the_organisation_at_whose_door_it_was(deur, stap):
    deur.context.set_offline(True)
    vul_in(deur, "Gordijnen dicht")
    deur.get_by_text("Je tekst staat op deze telefoon").first.wait_for()
    deur.route("**/sessie/", lambda verzoek: verzoek.abort())
    deur.context.set_offline(False)
    tweede_tab_zonder_deur(deur)
    deur.unroute("**/sessie/")

    deur.get_by_role("button", name="Probeer nu").click()
    expect(deur.get_by_role("heading", name=KOP)).to_be_visible()
    expect(deur.get_by_text("Gordijnen dicht")).to_be_visible()
    assert Contactstap.objects.get(pk=stap.pk).vastgelegd_at is None
    deur.get_by_role("button", name=f"Wissel naar {OCMW} en verstuur").click()
    deur.wait_for_url("**/contact/")

    assert Contactstap.objects.get(pk=stap.pk).toelichting == "Gordijnen dicht"
    assert op_de_telefoon(deur) == 0


def tweede_tab_zonder_deur(pagina):
    """As `tweede_tab`, but this one doesn't send what waits on the phone."""
    tab = pagina.context.new_page()
    tab.route("**/sessie/", lambda verzoek: verzoek.abort())
    wissel(tab, HUIS)
    tab.close()


def test_a_draft_waits_until_she_works_for_that_organisation_again(open_pagina, deur):
    tweede_tab(deur, HUIS)

    deur.get_by_label(TEKST).fill("De buurvrouw groette")
    melding = deur.locator("#organisatie")
    expect(melding).to_contain_text(NIET_BEWAARD.format(ZORG, OCMW))
    expect(deur.get_by_text(BEWAARD)).to_have_count(0)
    tweede_tab(deur, OCMW)
    # Nothing more is typed: leaving the field is enough.
    deur.get_by_label(TEKST).blur()

    deur.get_by_text(BEWAARD).wait_for()
    expect(melding).to_have_count(0)
    assert [klacht[:4] for klacht in open_pagina.klachten] == ["409:"]
    open_pagina.klachten.clear()
