"""The Regieteam with four at once: from a file of arrears to two decisions and what comes of them.

The landlord reports, the coördinator prepares, the voorzitter decides with the keyboard alone
while care follows on a phone; and all of it again without JavaScript.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cases.models import Casus
from partners.actor import Actor
from partners.models import Lidmaatschap
from tests.browser.conftest import SMAL
from tests.browser.invullen import actie, datum, gelukt, kies, lees_in, vul, zoek
from tests.browser.kijken import tab_naar, typ
from tests.databases import op_database
from tests.factories import deel
from tests.regieteam.formulier import gemeld

LIVE = 15_000  # the clock of the page is three seconds, that of a busy machine longer
REIZEN = {True: ("Zilverberg", "Goudsbloem"), False: ("Koperslag", "Tinmans")}
ONDERDELEN = {
    "Huishouden en kinderen": {"huishouden_klopt": "ja"},
    "Achterstand en huur": {"oorzaak": "Minder uren werk.", "lopende_huur": "deels"},
    "Wat is geprobeerd": {
        "poging1_waarom": "Er kwam geen geld binnen.", "poging2_waarom": "Dat hielp niet genoeg.",
    },
    "Juridische stand": {"vordering": "ontruiming"},
    "Huurder geïnformeerd": {
        "geinformeerd_op": "vandaag", "geinformeerd_wijze": "huisbezoek",
        "geinformeerd_reactie": "Wil erbij zijn.",
    },
    "Doelgroep": {"doelgroepen": "kwetsbaar", "doelgroep_waarom": "Opent geen post meer."},
    "Veiligheid bij een bezoek": {"let_op": "nee"},
    "Vraag aan het Regieteam": {"vraag": "Kan de schuldhulp voorrang geven?"},
    "Zienswijze van de huurder": {
        "zienswijze_hoe": "eigen_woorden", "zienswijze": "Ik wil hier blijven.",
    },
}  # fmt: skip
GASTEN = ("Sanne Hoekstra, Linde Wonen", "Naima Idrissi, Buurtteam Lindeburg")
STATUS = "SELECT status FROM cases_casus WHERE naam LIKE %s"
DAG_IS_DAAR = "UPDATE regieteam_vergadering SET begint_at = %s, sluit_at = %s WHERE sleutel = %s"


@pytest.mark.parametrize("javascript", [True, False], ids=["met_script", "zonder_script"])
def test_from_a_file_to_a_decision(open_pagina, eigen_huis, django_db_blocker, javascript):
    """One household stays, one doesn't; the report of the second is handed in behind the screen."""

    def kom(account, **anders):
        return open_pagina(eigen_huis, account=account, javascript=javascript, **anders)

    corporatie, hulp = kom("corporatie"), kom("hulpverlening", scherm=SMAL)
    blijft, gaat = REIZEN[javascript]
    lees_in(corporatie, blijft, gaat, schuld="1.265,16")
    casus = bereid_voor_en_meld(corporatie, blijft)
    with op_database(eigen_huis.database, django_db_blocker):
        meld_achter_het_scherm(gaat)
    vergadering = zet_op_een_agenda(kom("coordinator"), eigen_huis, [blijft, gaat])

    voorzitter = kom("regieteam")
    voorzitter.goto(vergadering)
    typ(voorzitter, voorzitter.get_by_role("button", name="Vergadering beginnen"), "Enter")
    beslis(voorzitter, ja=True, javascript=javascript, meelezer=hulp)
    naar_het_volgende_punt(voorzitter, javascript=javascript)
    beslis(voorzitter, ja=False, javascript=javascript)
    bevestig(voorzitter, vergadering)

    stand = [eigen_huis.sql(STATUS, [f"%{naam}"]) for naam in (blijft, gaat)]
    assert stand == [[("voorkomen",)], [("ontruimen",)]]
    doe_wat_is_afgesproken(hulp, blijft)
    corporatie.goto(casus)
    gelezen = corporatie.locator("main").inner_text()
    assert "Inkomen is bekeken." in gelezen
    assert "uitzetting voorkomen" in gelezen


def bereid_voor_en_meld(pagina, naam):
    """First contact, care invited, and the casusformulier; returns the address of the case."""
    casus = zoek(pagina, naam)
    actie(pagina, "Contact vastleggen")
    kies(pagina, "Gesproken")
    pagina.get_by_label("Toelichting").fill("Gesproken over de achterstand.")
    pagina.get_by_role("button", name="Contact opslaan").click()
    actie(pagina, "Partner uitnodigen")
    pagina.get_by_role("link", name="Hulpverlening of buurtteam").click()
    kies(pagina, "Buurtteam Lindeburg")
    pagina.get_by_label("Waarvoor is dit nodig?").fill("Helpen bij het gezin")
    kies(pagina, "Toestemming van de huurder")
    kies(pagina, "Besluit")
    pagina.get_by_label("Einddatum").fill(datum(300))
    pagina.get_by_role("button", name="Uitnodigen").click()
    gelukt(pagina, "doet nu mee")

    pagina.goto(casus)
    actie(pagina, "Melden bij het Regieteam")
    pagina.get_by_role("button", name="Begin met de melding").click()
    pagina.get_by_role("link", name=next(iter(ONDERDELEN))).click()
    for titel, velden in ONDERDELEN.items():
        expect(pagina.locator("h1")).to_contain_text(titel)
        vul(pagina, **velden)
        pagina.get_by_role("button", name="Bewaren en verder").click()
    pagina.get_by_role("button", name="Melden", exact=True).click()
    gelukt(pagina, "De melding is ingediend.")
    return casus


def meld_achter_het_scherm(naam):
    """The same as bereid_voor_en_meld, without a page."""
    now = timezone.now()
    wie = {
        lid.user.username: Actor(lid.user, lid.organisatie, frozenset([lid.rol]))
        for lid in Lidmaatschap.objects.actief().select_related("user", "organisatie")
    }
    corporatie = wie["corporatie"]
    casus = Casus.objects.for_actor(corporatie, timezone.localdate(now)).get(naam=f"A. {naam}")
    deel(casus, wie["hulpverlening"], by=corporatie, now=now)
    gemeld(corporatie, wie["coordinator"], now=now, casus=casus)


def zet_op_een_agenda(pagina, huis, namen):
    """The coördinator plans a meeting, with both on its agenda and two guests; that day comes.

    Returns its address.
    """
    pagina.goto("/regieteam/vergaderingen/plannen/")
    pagina.get_by_role("button", name="Vergadering plannen").click()
    gelukt(pagina, "De vergadering is gepland.")
    [(sleutel,)] = huis.sql("SELECT sleutel FROM regieteam_vergadering ORDER BY id DESC LIMIT 1")
    for naam in namen:
        pagina.goto("/regieteam/")
        rij = pagina.get_by_role("row").filter(has_text=naam)
        rij.get_by_role("button", name="Compleet noteren").click()
        rij.get_by_role("link", name="Op de agenda zetten").click()
        pagina.locator("[name=vergadering]").last.check()
        pagina.get_by_role("button", name="Op de agenda zetten").click()
        gelukt(pagina, "De casus staat op de agenda")
    adres = f"/regieteam/vergaderingen/{sleutel}/"
    pagina.goto(f"{adres}aanwezig/")
    for mens in GASTEN:
        pagina.get_by_label("Wie komt er?").select_option(label=mens)
        pagina.get_by_role("button", name="Aan tafel zetten").click()
        gelukt(pagina, "komt erbij")
    nu = timezone.now()
    huis.sql(DAG_IS_DAAR, [nu, nu, sleutel])
    return adres


def beslis(pagina, *, ja, javascript, meelezer=None):
    """Everything that a decision asks for, in the order of the page and without a mouse."""
    expect(pagina.get_by_role("heading", name="Besluit", exact=True)).to_be_visible()
    if javascript:
        pagina.wait_for_load_state()  # the keys are there once the scripts of the page have run
        pagina.keyboard.press("1" if ja else "2")
    else:
        typ(pagina, pagina.locator("[name=te_voorkomen]").first, "Space" if ja else "ArrowDown")
    expect(pagina.locator(f"[name=te_voorkomen][value={'ja' if ja else 'nee'}]")).to_be_checked()
    kies_met_toetsen(pagina, "casemanager", "Naima Idrissi")
    if ja:
        typ(pagina, pagina.locator("[name=opgeschort_tot]"), tekst=datum(90))
        typ(pagina, pagina.locator("[name=termijn_tot]"), tekst=datum(90))
    else:
        overwogen = pagina.locator("[name=tweede_kans_overwogen]")
        typ(pagina, overwogen, tekst="Nee: er is geen zicht op betaling.")
    typ(pagina, pagina.locator("[name=stappen]"), tekst="Inkomen op orde.")
    typ(pagina, pagina.locator("[name=meldpunt_nodig]").first, "ArrowDown")
    expect(pagina.locator("[name=meldpunt_nodig][value=nee]")).to_be_checked()
    typ(pagina, pagina.locator("[name=weging]"), tekst="Begeleiding kost minder.")
    if meelezer:
        lees_mee(meelezer, pagina, javascript=javascript)
    typ(pagina, pagina.locator("[name=waarom]"), tekst="Dit is het beste voor dit gezin.")
    for mens in GASTEN[::-1]:
        if not (vink := pagina.get_by_label(mens)).is_checked():
            typ(pagina, vink, "Space")
    typ(pagina, pagina.locator("[name=actie-0-wat]"), tekst="Bekijk het inkomen")
    kies_met_toetsen(pagina, "actie-0-wie", "Naima Idrissi")
    typ(pagina, pagina.locator("[name=actie-0-op]"), tekst=datum(7))
    typ(pagina, pagina.get_by_role("button", name="Besluit vastleggen"), "Enter")
    gelukt(pagina, "Het besluit is vastgelegd.")


def kies_met_toetsen(pagina, naam, begin):
    """Pick from a list as the keyboard does: by the first letters of the answer."""
    lijst = pagina.locator(f"[name={naam}]")
    tab_naar(pagina, lijst)
    pagina.keyboard.type(begin)
    expect(lijst).to_have_value(re.compile(f"^{begin}"))


def lees_mee(pagina, voorzitter, *, javascript):
    """Care opens the same item on a phone: she reads what is being written, and writes nothing."""
    pagina.goto(voorzitter.url)
    if not javascript:
        typ(voorzitter, voorzitter.get_by_role("button", name="Concept bewaren"), "Enter")
        gelukt(voorzitter, "Het concept is bewaard.")
        pagina.reload()
    expect(pagina.locator("[name=weging]")).to_have_value("Begeleiding kost minder.", timeout=LIVE)
    expect(pagina.locator("[name=weging]")).to_be_disabled()
    expect(pagina.get_by_role("button", name="Besluit vastleggen")).to_have_count(0)


def naar_het_volgende_punt(pagina, *, javascript):
    eerste = pagina.url
    if javascript:
        pagina.wait_for_load_state()
        pagina.keyboard.press("Alt+Shift+ArrowRight")
    else:
        typ(pagina, pagina.get_by_role("link", name="Volgende punt"), "Enter")
    pagina.wait_for_url(lambda url: url != eerste)


def bevestig(pagina, vergadering):
    """The list of decisions is confirmed, still without a mouse."""
    pagina.goto(vergadering)
    typ(pagina, pagina.get_by_role("link", name="Besluiten lezen"), "Enter")
    typ(pagina, pagina.get_by_role("button", name="Besluitenlijst bevestigen"), "Enter")
    gelukt(pagina, "De besluitenlijst is bevestigd.")


def doe_wat_is_afgesproken(pagina, naam):
    """The action stands on the work list of who promised it, and is done from there."""
    pagina.goto("/")
    rij = pagina.get_by_role("row").filter(has_text=naam).filter(has_text="Bekijk het inkomen")
    rij.locator("a.btn").click()
    pagina.get_by_label("Wat leverde het op?").fill("Inkomen is bekeken.")
    pagina.get_by_role("button", name="Actie afronden").click()
    gelukt(pagina, "De actie is gedaan.")
