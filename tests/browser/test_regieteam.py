"""The Regieteam without a script, with four at once: from a file of arrears to two decisions.

The landlord reports, the coördinator prepares, the voorzitter decides with the keyboard alone
while care follows on a phone. With a script the same is part of `test_keten`.
"""

from playwright.sync_api import expect

from tests.browser import keten
from tests.browser.conftest import SMAL
from tests.browser.invullen import gelukt, lees_in, zoek
from tests.browser.kijken import typ

STATUS = "SELECT status FROM cases_casus WHERE naam LIKE %s"
LAATSTE = "SELECT sleutel FROM regieteam_vergadering ORDER BY id DESC LIMIT 1"
ACTIE = "Bekijk het inkomen"


def test_from_a_file_to_a_decision(open_pagina, eigen_huis, django_db_setup, django_db_blocker):
    """One household stays, one doesn't; the report of the second is handed in behind the screen."""
    blijft, gaat = "Koperslag", "Tinmans"
    achter = eigen_huis, django_db_blocker

    def kom(account, **anders):
        return open_pagina(eigen_huis, account=account, javascript=False, **anders)

    corporatie, hulp = kom("corporatie"), kom("hulpverlening", scherm=SMAL)
    lees_in(corporatie, blijft, gaat, schuld="1.265,16")
    casus = zoek(corporatie, blijft)
    keten.neem_contact_op(corporatie)
    keten.nodig_uit(
        corporatie, casus, "Hulpverlening of buurtteam", "Buurtteam Lindeburg", ["besluit"]
    )
    gelukt(corporatie, "doet nu mee")
    keten.meld(corporatie, casus)
    keten.doen_mee(*achter, gaat, "hulpverlening")
    keten.meld_achter_het_scherm(*achter, gaat, doelgroepen="kwetsbaar")
    vergadering = zet_op_een_agenda(kom("coordinator"), eigen_huis, [blijft, gaat])

    voorzitter = kom("regieteam")
    voorzitter.goto(vergadering)
    typ(voorzitter, voorzitter.get_by_role("button", name="Vergadering beginnen"), "Enter")
    beslis(voorzitter, "Space", ja=True, halverwege=lambda: lees_mee(hulp, voorzitter))
    eerste = voorzitter.url
    typ(voorzitter, voorzitter.get_by_role("link", name="Volgende punt"), "Enter")
    voorzitter.wait_for_url(lambda url: url != eerste)
    beslis(voorzitter, "ArrowDown", ja=False)
    keten.bevestig(voorzitter, vergadering)

    stand = [eigen_huis.sql(STATUS, [f"%{naam}"]) for naam in (blijft, gaat)]
    assert stand == [[("voorkomen",)], [("ontruimen",)]]
    keten.doe_wat_is_afgesproken(hulp, blijft, ACTIE)
    corporatie.goto(casus)
    expect(corporatie.locator("main")).to_contain_text("Inkomen is bekeken.")
    expect(corporatie.locator("main")).to_contain_text("uitzetting voorkomen")


def zet_op_een_agenda(pagina, huis, namen):
    """The coördinator plans a meeting, with both on its agenda and two guests; that day comes.

    Returns its address.
    """
    pagina.goto("/regieteam/vergaderingen/plannen/")
    pagina.get_by_role("button", name="Vergadering plannen").click()
    gelukt(pagina, "De vergadering is gepland.")
    for naam in namen:
        pagina.goto("/regieteam/")
        rij = pagina.get_by_role("row").filter(has_text=naam)
        rij.get_by_role("button", name="Compleet noteren").click()
        rij.get_by_role("link", name="Op de agenda zetten").click()
        pagina.locator("[name=vergadering]").last.check()
        pagina.get_by_role("button", name="Op de agenda zetten").click()
        gelukt(pagina, "De casus staat op de agenda")
    [(sleutel,)] = huis.sql(LAATSTE)
    return keten.zet_aan_tafel(pagina, huis, sleutel)


def beslis(pagina, toets, *, ja, halverwege=bool):
    expect(pagina.get_by_role("heading", name="Besluit", exact=True)).to_be_visible()
    typ(pagina, pagina.locator("[name=te_voorkomen]").first, toets)
    keten.besluit_met_toetsen(
        pagina, ja=ja, casemanager=keten.NAIMA, actie=ACTIE, halverwege=halverwege
    )


def lees_mee(pagina, voorzitter):
    """Care opens the same item on a phone: she reads what was kept, and writes nothing."""
    pagina.goto(voorzitter.url)
    typ(voorzitter, voorzitter.get_by_role("button", name="Concept bewaren"), "Enter")
    gelukt(voorzitter, "Het concept is bewaard.")
    pagina.reload()
    keten.leest_zonder_te_schrijven(pagina)
