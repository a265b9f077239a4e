"""The whole chain, twice: a home that is kept, and a household that leaves with a place to go to.

Each role logs in by itself and does its own part on its own screens, in one case that goes on; at
the table the voorzitter has no mouse. The same without a script: `test_preventie`,
`test_regieteam`, `test_plan` and `test_na_de_ontruiming`.
"""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from overzicht.tellen import tel
from tests.browser import keten, kijken
from tests.browser.conftest import wissel
from tests.browser.invullen import datum, gelukt, kies, lees_in, verstuur, vul, werkdag, zoek
from tests.browser.keten import Toneel, controleer, stap
from tests.databases import op_database
from uitvoering.actions.huurbewaking import bewaak_huur

ROLLEN = {
    "corporatie", "regieteam", "coordinator", "casemanager", "hulpverlening", "schuldhulp", "amk",
    "jeugdbescherming", "ocmw", "jurist", "opvang", "beheer",
}  # fmt: skip
SCHULD = "2.386,94"
BRIEF = "Brief van de hulpverlener"


@pytest.fixture
def achter(eigen_huis, django_db_setup, django_db_blocker):
    """Whatever goes on behind the screens."""
    return eigen_huis, django_db_blocker


@pytest.mark.rule("RT-03", "RT-12", "RT-13", "RT-14", "RT-19", "NZ-02")
def test_from_arrears_to_a_second_chance_that_is_kept(eigen_huis, open_pagina, achter):
    naam, toneel = "Sterrenberg", Toneel(eigen_huis, open_pagina, "behouden")
    eigen_huis.sql(keten.ZELFDE_REGIO)

    casus = preventie(toneel, naam)
    keten.doen_mee(*achter, naam, "hulpverlening", "schuldhulp", "casemanager")
    melding_en_besluit(toneel, casus, naam)
    huur_gemist(toneel, achter, casus, naam)
    ontruimen(toneel, casus, naam)
    tweede_kans(toneel, casus)
    behouden(toneel, casus)
    in_de_cijfers(toneel, achter, naam)

    assert toneel.status(naam) == ("afgesloten", "woning_behouden")
    assert toneel.deden == ROLLEN


def preventie(toneel, naam):
    """Arrears from a file, the contact plan of an OCMW, and an agreement that is broken."""
    corporatie, ocmw = toneel.als("corporatie"), toneel.als("ocmw")
    lees_in(corporatie, naam, schuld="1.265,16", op=-20)
    casus = zoek(corporatie, naam)
    keten.neem_contact_op(corporatie)
    toneel.klaar("corporatie", "de casus is opgepakt")
    delen = ("huur", "juridisch", "gezin", "hulp", "besluit")
    keten.nodig_uit(corporatie, casus, "OCMW", "OCMW Elsterbeke", delen)

    ocmw.goto(f"{casus}contact/")
    ocmw.get_by_role("link", name="Contactplan starten").click()
    vul(ocmw, bericht="achterstand", ontvangen_at_datum=datum(-1), ontvangen_at_tijd="10:00")
    verstuur(ocmw, "Contactplan starten")
    ocmw.get_by_role("link", name="Gesprek vastleggen").click()
    vul(ocmw, uitkomst="aanvaardt", afspraak_at_datum=werkdag("BE"), afspraak_at_tijd="15:00",
        toelichting="Schrok van de brief, en wil hulp.")  # fmt: skip
    verstuur(ocmw, "Gesprek opslaan")
    toneel.klaar("ocmw", "Hieronder staat wat nu volgt")
    ocmw.goto(f"{casus}bewoners/")
    vul(ocmw, naam_1=f"Mila {naam}", geboortedatum_1=datum(-3000))
    ocmw.locator("[name=relatie_1]").select_option(label="Kind")
    verstuur(ocmw, "Bewoners toevoegen")

    corporatie.goto(casus)
    expect(corporatie.locator("#contactplan")).to_contain_text("Aanvaard")
    assert "Schrok van de brief" not in corporatie.locator("body").inner_text()
    corporatie.goto(f"{casus}betalingsafspraak/")
    vul(corporatie, aantal="3", afgesproken_op=datum(-80), eerste_op=datum(-70))
    verstuur(corporatie, "Termijnen bekijken")
    verstuur(corporatie, "Betalingsafspraak maken")
    expect(corporatie.locator(".next")).to_contain_text("Zoek contact over de afspraak")
    return casus


def melding_en_besluit(toneel, casus, naam):
    """The OCMW's jurist knows the day in court; the team decides to prevent the eviction."""
    jurist, coordinator = toneel.als("jurist"), toneel.als("coordinator")
    jurist.goto(casus)
    assert "Schrok van de brief" not in jurist.locator("body").inner_text()
    jurist.get_by_role("link", name="Juridische stap vastleggen").click()
    jurist.locator("[name=soort]").select_option(label="Zitting")
    vul(jurist, datum=datum(10))
    verstuur(jurist, "Stap opslaan")
    toneel.klaar("jurist", "De juridische stap is vastgelegd")

    corporatie, voorzitter = toneel.als("corporatie"), toneel.als("regieteam")
    keten.meld(corporatie, casus, zonder="Doelgroep")  # there is a child
    coordinator.goto("/regieteam/")
    rij = coordinator.get_by_role("row").filter(has_text=naam)
    rij.get_by_role("button", name="Compleet noteren").click()
    keten.zet_op_de_agenda(coordinator, casus)
    toneel.klaar("coordinator", "De casus staat op de agenda")
    vergadering = keten.aan_tafel(toneel, naam)
    voorzitter.wait_for_load_state()  # the keys are there once the scripts of the page have run
    voorzitter.keyboard.press("1")
    keten.besluit_met_toetsen(
        voorzitter, ja=True, casemanager=keten.MANAGER, actie="Inkomen bekijken",
        halverwege=lambda: lees_mee(toneel.als("hulpverlening"), voorzitter.url),
    )  # fmt: skip
    toneel.gezien("regieteam")
    keten.bevestig(voorzitter, vergadering)

    casemanager = toneel.als("casemanager")
    wissel(casemanager, "Thuiskracht")
    keten.doe_wat_is_afgesproken(casemanager, naam, "Inkomen bekijken")
    corporatie.goto(casus)
    expect(corporatie.locator("main")).to_contain_text("Inkomen is bekeken.")
    expect(corporatie.locator("main")).to_contain_text("uitzetting voorkomen")


def lees_mee(pagina, punt):
    """Care opens the same item on a phone: she reads what is being written, and writes nothing."""
    pagina.goto(punt)
    keten.leest_zonder_te_schrijven(pagina)


def huur_gemist(toneel, achter, casus, naam):
    """Debt counselling advises; the next import shows two months of rent that did not come."""
    schuldhulp, casemanager = toneel.als("schuldhulp"), toneel.als("casemanager")
    schuldhulp.goto(f"{casus}voorwaarden/")
    schuldhulp.get_by_role("link", name="Bewindvoering adviseren").click()
    vul(schuldhulp, waarom="Drie schulden erbij dit jaar.", voor_op=datum(20))
    verstuur(schuldhulp, "Advies vastleggen")
    toneel.klaar("schuldhulp", "nu een verplichte actie")

    for zin in keten.MAAND_LATER:
        toneel.huis.sql(zin, [f"%{naam}"])
    lees_in(toneel.als("corporatie"), naam, schuld=SCHULD, op=0)
    with op_database(toneel.huis.database, achter[1]):
        assert bewaak_huur(now=timezone.now()) >= 1
    casemanager.goto("/berichten/")
    expect(casemanager.locator("main")).to_contain_text(casus.split("/")[-2])
    casemanager.goto(casus)
    expect(casemanager.locator("#acties")).to_contain_text("Vraag bewindvoering aan")
    expect(casemanager.locator("#voorwaarden .tag--danger")).to_contain_text("Niet nagekomen")
    toneel.gezien("casemanager")
    casemanager.locator("#voorwaarden a.btn").click()
    expect(casemanager.locator("main")).to_contain_text("Een voorwaarde is niet nagekomen")
    casemanager.locator("details", has_text="controle").first.locator("summary").click()
    expect(casemanager.locator("main")).to_contain_text(
        "Honkvast, uit de achterstanden en betalingen"
    )
    assert toneel.status(naam) == ("voorkomen", "")
    keten.zet_op_de_agenda(
        toneel.als("coordinator"), casus, reden="De lopende huur is twee maanden niet betaald."
    )


def ontruimen(toneel, casus, naam):
    """Not to be prevented, says the team; everybody looks after the child and for a place."""
    keten.aan_tafel(toneel, naam)
    keten.besluit(
        toneel.als("regieteam"), te_voorkomen="nee", actie="Een plek voor het kind",
        soort="Jeugdbescherming betrekken", ontruimingsdatum=datum(30),
        tweede_kans_overwogen="Ja, als er weer inkomen is.", bewindadvies="volgen",
    )  # fmt: skip
    toneel.klaar("regieteam", "Het besluit is vastgelegd")

    keten.vraag_veilig_thuis_om_raad(toneel)
    casemanager, jeugd = toneel.als("casemanager"), toneel.als("jeugdbescherming")
    delen = ("gezin", "veiligheid", "besluit")
    keten.nodig_uit(casemanager, casus, "Jeugdbescherming", "Jeugdbescherming Lindeland", delen)
    jeugd.goto(casus)
    jeugd.get_by_role("link", name="Kinderen: wie sprak met hen").click()
    jeugd.get_by_role("link", name="Gesprek vastleggen").click()
    vul(jeugd, uitkomst="gesproken", op="vandaag", wie="Thijs Roelofs, Jeugdbescherming",
        wat="Wil op dezelfde school blijven.")  # fmt: skip
    verstuur(jeugd, "Gesprek vastleggen")
    toneel.klaar("jeugdbescherming", "Het gesprek is vastgelegd")

    keten.zoek_andere_plek(casemanager, casus, "zelf", "netwerk", "andere_woning")
    casemanager.goto(f"{casus}stappenkaart/")
    keten.meld_aan(casemanager, aanmelder="hulpverlener")
    toneel.klaar("casemanager", "Het huishouden is aangemeld")
    opvang = toneel.als("opvang")
    opvang.goto("/aanmeldingen/")
    opvang.get_by_role("link", name=naam).click()
    vul(opvang, soort="wachtlijst", wachtplek="2")
    verstuur(opvang, "Antwoord versturen")
    toneel.klaar("opvang", "Jullie antwoord is bewaard")


def tweede_kans(toneel, casus):
    """From the page of the case: the step asks for the whole agreement itself."""
    voorzitter = toneel.als("regieteam")
    stap(voorzitter, casus, "Tweede kans geven")
    voorzitter.locator("[name=begeleiding]").select_option(label="De Thuiskracht")
    vul(voorzitter, basis="vonnis", huurder_akkoord_op="vandaag", waarom="Er is weer inkomen.")
    for mens in (keten.MANAGER, keten.AAN_TAFEL[1]):
        voorzitter.get_by_label(mens, exact=True).check()
    verstuur(voorzitter, "Tweede kans vastleggen")
    toneel.klaar("regieteam", "De tweede kans is vastgelegd")


def behouden(toneel, casus):
    """What the household can pay is proposed and paid, and all four conditions were kept."""
    casemanager, corporatie = toneel.als("casemanager"), toneel.als("corporatie")
    keten.voeg_document_toe(casemanager, casus, BRIEF)
    controleer(casemanager, casus, "De huurder werkt mee", document=BRIEF)
    controleer(casemanager, casus, "Inkomsten en uitgaven")
    casemanager.get_by_role("link", name="Voorstel doen").click()
    vul(casemanager, bedrag=SCHULD, aantal="10", eerste_op=datum(20), inkomen="2600",
        vaste_lasten="1300", leefgeld="700", aflossingen="0")  # fmt: skip
    kies(casemanager, "Elke maand")
    verstuur(casemanager, "Voorstel doen")
    casemanager.get_by_text("past bij de draagkracht").first.wait_for()

    # The landlord sees that it fits, and not the income; agrees, and gets its money.
    corporatie.goto(f"{casus}voorwaarden/")
    gelezen = corporatie.locator("main").inner_text()
    assert "2.600" not in gelezen
    assert BRIEF not in gelezen
    assert kijken.te_breed(corporatie, 390, 320, 1280) == []
    corporatie.get_by_role("link", name="Antwoord geven").click()
    kies(corporatie, "Ja, maak er")
    verstuur(corporatie, "Antwoord vastleggen")
    gelukt(corporatie, "Jullie antwoord is vastgelegd.")
    controleer(corporatie, casus, "De lopende huur")
    corporatie.goto(f"{casus}betaling/")
    vul(corporatie, soort="achterstand", bedrag=SCHULD)
    verstuur(corporatie, "Betaling opslaan")
    gelukt(corporatie, "De betaling is vastgelegd")

    casemanager.goto(f"{casus}voorwaarden/")
    expect(casemanager.locator("main .tag--ok", has_text="Nagekomen").first).to_be_visible()
    casemanager.get_by_role("link", name="Afsluiten: de woning is behouden").click()
    expect(casemanager.get_by_text("nog niet")).to_have_count(0)
    verstuur(casemanager, "Casus afsluiten")
    casemanager.get_by_text("de woning is behouden").first.wait_for()
    toneel.gezien("casemanager")


def in_de_cijfers(toneel, achter, naam):
    """The beheerder makes Sanne a team leader; from then on she has the figures, this one too."""
    beheer, corporatie = toneel.als("beheer"), toneel.als("corporatie")
    beheer.goto("/beheer/mensen/")
    beheer.get_by_role("link", name="Sanne Hoekstra").click()
    kies(beheer, "Teamleider")
    verstuur(beheer, "Rollen bewaren")
    toneel.klaar("beheer", "De rollen van Sanne Hoekstra zijn bewaard")
    with op_database(toneel.huis.database, achter[1]):
        tel(now=timezone.now(), vandaag=timezone.localdate())
    corporatie.goto("/overzicht/")
    kaart = corporatie.locator("section.card", has_text="Hielden de tweede kansen stand?")
    kaart.get_by_text("Toon als tabel").click()
    kaart.get_by_role("link", name="Gehouden tot het einde").click()
    expect(corporatie.get_by_role("link", name=naam)).to_be_visible()
    toneel.gezien("corporatie")


@pytest.mark.rule("RT-18", "NZ-07", "NZ-10", "RT-19")
def test_from_a_place_that_is_certain_to_a_door_that_opens_again(eigen_huis, open_pagina, achter):
    naam, toneel = "Zonneveld", Toneel(eigen_huis, open_pagina, "ontruimd")
    corporatie, casemanager = toneel.als("corporatie"), toneel.als("casemanager")
    lees_in(corporatie, naam, schuld="3.365,34", op=0)
    casus = zoek(corporatie, naam)
    corporatie.goto(f"{casus}bewoners/")
    vul(corporatie, naam_1=f"Sam {naam}", geboortedatum_1=datum(-3000))
    corporatie.locator("[name=relatie_1]").select_option(label="Kind")
    verstuur(corporatie, "Bewoners toevoegen")
    keten.doen_mee(*achter, naam, "hulpverlening", "casemanager")
    keten.meld_achter_het_scherm(*achter, naam)
    coordinator, voorzitter = toneel.als("coordinator"), toneel.als("regieteam")
    coordinator.goto("/regieteam/")
    rij = coordinator.get_by_role("row").filter(has_text=naam)
    rij.get_by_role("button", name="Compleet noteren").click()
    keten.zet_op_de_agenda(coordinator, casus)
    keten.aan_tafel(toneel, naam)
    voorzitter.wait_for_load_state()
    voorzitter.keyboard.press("2")
    keten.besluit_met_toetsen(
        voorzitter, ja=False, casemanager=keten.MANAGER, actie="Een plek voor het kind",
        soort="Jeugdbescherming betrekken",
    )  # fmt: skip
    toneel.gezien("regieteam")

    een_plek(toneel, casus, naam)
    stap(corporatie, casus, "Ontruiming vastleggen")
    expect(corporatie.get_by_text("Niets staat in de weg")).to_be_visible()
    corporatie.wait_for_load_state()
    assert "Havenweg 3" not in corporatie.locator("body").inner_text()
    vul(corporatie, op="vandaag")
    verstuur(corporatie, "Ontruiming vastleggen")
    toneel.klaar("corporatie", "De nazorg begint")

    nazorg(toneel, casus)
    hulp = toneel.als("hulpverlening")
    stap(hulp, casus, "Casus heropenen")
    vul(hulp, reden="Belde zelf: de nieuwe huur is te hoog.")
    verstuur(hulp, "Casus heropenen")
    toneel.klaar("hulpverlening", "De casus is weer open")
    expect(casemanager.locator("h1")).to_be_visible()
    casemanager.goto(casus)
    expect(casemanager.locator("#tijdlijn")).to_contain_text("De woning is ontruimd")

    assert toneel.status(naam) == ("preventie", "")


def een_plek(toneel, casus, naam):
    """Nothing goes on before there is a place: the landlord reads what is missing."""
    corporatie, casemanager = toneel.als("corporatie"), toneel.als("casemanager")
    stap(corporatie, casus, "Ontruiming vastleggen")
    expect(corporatie.get_by_text("Nooit op straat").first).to_be_visible()
    toneel.gezien("corporatie")
    wissel(casemanager, "Thuiskracht")
    keten.zoek_andere_plek(casemanager, casus, "zelf", "netwerk", "andere_woning")
    casemanager.get_by_role("link", name="Afstemming vastleggen").click()
    vul(casemanager, op="vandaag", met="het sociaal team van de gemeente")
    casemanager.locator("main button[type=submit]").first.click()
    expect(casemanager.locator(".notice--ok")).to_be_visible()
    corporatie.goto(casus)
    corporatie.get_by_role("link", name="Naar de stappenkaart").click()
    keten.meld_aan(corporatie, aanmelder="corporatie")
    expect(corporatie.locator("#kop-aanmeldingen")).to_be_visible()
    opvang = toneel.als("opvang")
    opvang.goto("/aanmeldingen/")
    opvang.get_by_role("link", name=naam).click()
    expect(opvang.get_by_text(keten.GEPROBEERD)).to_be_visible()
    vul(opvang, soort="zeker", plaats="Havenweg 3, twee kamers", vanaf="vandaag")
    verstuur(opvang, "Antwoord versturen")
    toneel.klaar("opvang", "Jullie antwoord is bewaard")
    assert kijken.te_breed(opvang, 390, 320) == []
    corporatie.goto(f"{casus}stappenkaart/")
    expect(corporatie.get_by_text("Plek is zeker", exact=True)).to_be_visible()
    expect(corporatie.get_by_text("Havenweg 3")).to_have_count(0)


def nazorg(toneel, casus):
    """The casemanager stays in touch until there is a home again."""
    casemanager = toneel.als("casemanager")
    casemanager.goto(casus)
    casemanager.get_by_role("link", name="Nazorg en inboedel").click()
    casemanager.get_by_role("link", name="Contact vastleggen").first.click()
    kies(casemanager, "In een eigen woning")
    kies(casemanager, "Dit is een stabiele plek")
    kies(casemanager, "Er loopt een regeling")
    vul(casemanager, gesproken_op="vandaag", hoe_gaat_het="Goed", weg_terug="Huurt een woning.")
    verstuur(casemanager, "Contact opslaan")
    casemanager.get_by_text("Huurt een woning.").wait_for()
    casemanager.goto(f"{casus}nazorg/afsluiten/")
    kies(casemanager, "stabiele plek")
    verstuur(casemanager, "Nazorg en casus afsluiten")
    toneel.klaar("casemanager", "afgesloten")
