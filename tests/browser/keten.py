"""What the people of the whole chain do on their screens, and what happens between two days."""

import os
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import expect

from cases.models import Casus
from partners.actor import Actor
from partners.models import Lidmaatschap
from regieteam.actions.melding import begin
from tests.browser.conftest import BREED, SMAL
from tests.browser.invullen import actie, datum, gelukt, kies, verstuur, vul
from tests.browser.kijken import tab_naar, typ
from tests.databases import op_database
from tests.factories import deel
from tests.regieteam.formulier import gemeld
from werkplek.demo.pdf import maak_pdf

NAIMA = "Naima Idrissi, Buurtteam Lindeburg"
MANAGER = "Joris van Dalen, De Thuiskracht"
AAN_TAFEL = (NAIMA, "Sanne Hoekstra, Linde Wonen")
# Who is out on the street has a phone.
TELEFOON = {"hulpverlening", "opvang"}
SITUATIE = "Een kind is vaak moe, en heeft geen eten bij zich."
VRAAG = "Hoe begin ik erover met de ouders?"
ANTWOORD = "Vraag eerst naar het ontbijt."
GEPROBEERD = "Familie en vrienden hebben geen plek."
ONDERDELEN = {
    "Huishouden en kinderen": {"huishouden_klopt": "ja"},
    "Achterstand en huur": {"oorzaak": "Minder uren werk.", "lopende_huur": "deels"},
    "Wat is geprobeerd": {},
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
# A border region: the OCMW works in the same one as the landlord.
ZELFDE_REGIO = """
UPDATE partners_organisatie SET regio_id = (
  SELECT regio_id FROM partners_organisatie WHERE code = 'lindewonen'
) WHERE code = 'ocmw-elsterbeke'
"""
OPEN_PUNT = """
SELECT v.sleutel FROM regieteam_agendapunt p
  JOIN regieteam_vergadering v ON v.id = p.vergadering_id
  JOIN cases_casus c ON c.id = p.casus_id
 WHERE p.stand = 'open' AND c.naam LIKE %s
"""
DAG_IS_DAAR = "UPDATE regieteam_vergadering SET begint_at = %s, sluit_at = %s WHERE sleutel = %s"
MAAND_LATER = (
    "UPDATE uitvoering_voorwaarde v SET sinds_at = sinds_at - interval '30 days' "
    "FROM cases_casus c WHERE c.id = v.casus_id AND c.naam LIKE %s",
    "UPDATE uitvoering_opschorting o SET bevroren_op = bevroren_op - 30 "
    "FROM cases_casus c WHERE c.id = o.casus_id AND c.naam LIKE %s",
)


class Toneel:
    """One story: a tab for each account, opened when it comes on, and pictures where asked.

    The pictures are for people to look through after a run, in the folder ARTEFACTEN.
    """

    def __init__(self, huis, open_pagina, verhaal):
        self.huis, self._open, self.verhaal = huis, open_pagina, verhaal
        self._tabs, self._beelden = {}, 0
        self.deden = set()
        map_ = os.environ.get("ARTEFACTEN")
        self._map = Path(map_) / "keten" if map_ else None

    def als(self, account):
        if account not in self._tabs:
            scherm = SMAL if account in TELEFOON else BREED
            self._tabs[account] = self._open(self.huis, account=account, scherm=scherm)
        return self._tabs[account]

    def klaar(self, account, tekst):
        """What this account did has worked, says the page; it is in the picture then."""
        pagina = self.als(account)
        gelukt(pagina, tekst)
        self.gezien(account)

    def gezien(self, account):
        self.deden.add(account)
        self._beelden += 1
        if self._map:
            self._map.mkdir(parents=True, exist_ok=True)
            naam = f"{self.verhaal}-{self._beelden:02}-{account}.jpg"
            # Hiding the cursor of a field would make a long picture half as dear again.
            self.als(account).screenshot(
                path=self._map / naam, full_page=True, quality=80, caret="initial"
            )

    def status(self, naam):
        zin = "SELECT status, resultaat FROM cases_casus WHERE naam LIKE %s"
        [stand] = self.huis.sql(zin, [f"%{naam}"])
        return stand


def stap(pagina, casus, naam):
    """From the page of the case, by the list of steps that one may take."""
    pagina.goto(casus)
    stappen = pagina.locator("details", has_text="Stappen die jij kunt zetten").first
    stappen.locator("summary").first.click()
    stappen.get_by_role("link", name=naam).click()


# --- What the roles do ----------------------------------------------------------------------------


def neem_contact_op(pagina):
    actie(pagina, "Contact vastleggen")
    kies(pagina, "Gesproken")
    pagina.get_by_label("Toelichting").fill("Gesproken over de achterstand.")
    verstuur(pagina, "Contact opslaan")


def nodig_uit(pagina, casus, soort, organisatie, rubrieken):
    pagina.goto(f"{casus}betrokkenen/uitnodigen/")
    pagina.get_by_role("link", name=soort).click()
    kies(pagina, organisatie)
    pagina.get_by_label("Waarvoor is dit nodig?").fill("Samen een ontruiming voorkomen")
    vul(pagina, grondslag="publieke_taak", tot=datum(180))
    for rubriek in rubrieken:
        vul(pagina, rubrieken=rubriek)
    verstuur(pagina, "Uitnodigen")


def meld(pagina, casus, *, zonder=""):
    """The landlord fills in the casusformulier, part by part, and hands it in.

    `zonder` is the part that isn't asked, as it is known.
    """
    stap(pagina, casus, "Melden bij het Regieteam")
    verstuur(pagina, "Begin met de melding")
    pagina.get_by_role("link", name=next(iter(ONDERDELEN))).click()
    for titel, velden in ONDERDELEN.items():
        if titel == zonder:
            continue
        expect(pagina.locator("h1")).to_contain_text(titel)
        vul(pagina, **velden)
        if titel == "Wat is geprobeerd":
            zeg_waarom_dat_niet_genoeg_was(pagina)
        verstuur(pagina, "Bewaren en verder")
    verstuur(pagina, "Melden")
    gelukt(pagina, "De melding is ingediend.")


def zeg_waarom_dat_niet_genoeg_was(pagina):
    """Of each attempt that the case knows."""
    pagina.wait_for_load_state()
    for wat in pagina.locator("[name^=poging][name$=_wat]").all():
        if wat.input_value():
            naam = wat.get_attribute("name").replace("_wat", "_waarom")
            pagina.locator(f"[name={naam}]").fill("Er kwam geen geld binnen.")


def zet_op_de_agenda(pagina, casus, reden=""):
    """On that of a meeting of its own, the last of the list."""
    pagina.goto("/regieteam/vergaderingen/plannen/")
    verstuur(pagina, "Vergadering plannen")
    gelukt(pagina, "De vergadering is gepland")
    stap(pagina, casus, "Op de agenda zetten")
    pagina.locator("[name=vergadering]").last.check()
    if reden:
        vul(pagina, reden=reden)
    verstuur(pagina, "Op de agenda zetten")


def aan_tafel(toneel, naam):
    """The day of the meeting is there: the coördinator seats the guests, the voorzitter begins.

    Returns its address.
    """
    [(sleutel,)] = toneel.huis.sql(OPEN_PUNT, [f"%{naam}"])
    adres = zet_aan_tafel(toneel.als("coordinator"), toneel.huis, sleutel)
    voorzitter = toneel.als("regieteam")
    voorzitter.goto(adres)
    typ(voorzitter, voorzitter.get_by_role("button", name="Vergadering beginnen"), "Enter")
    expect(voorzitter.get_by_role("heading", name="Besluit", exact=True)).to_be_visible()
    return adres


def zet_aan_tafel(pagina, huis, vergadering):
    nu = timezone.now()
    huis.sql(DAG_IS_DAAR, [nu, nu, vergadering])
    adres = f"/regieteam/vergaderingen/{vergadering}/"
    pagina.goto(f"{adres}aanwezig/")
    for mens in AAN_TAFEL:
        pagina.get_by_label("Wie komt er?").select_option(label=mens)
        verstuur(pagina, "Aan tafel zetten")
        gelukt(pagina, "komt erbij")
    return adres


def besluit_met_toetsen(pagina, *, ja, casemanager, actie, soort="", halverwege=bool):
    """Everything that a decision asks for, in the order of the page and without a mouse.

    Whether the eviction can be prevented was answered; `halverwege` is for who reads along.
    """
    expect(pagina.locator(f"[name=te_voorkomen][value={'ja' if ja else 'nee'}]")).to_be_checked()
    kies_met_toetsen(pagina, "casemanager", casemanager)
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
    typ(pagina, pagina.locator("[name=waarom]"), tekst="Dit is het beste voor dit gezin.")
    for mens in AAN_TAFEL[::-1]:
        if not (vink := pagina.get_by_label(mens, exact=True)).is_checked():
            typ(pagina, vink, "Space")
    halverwege()
    typ(pagina, pagina.locator("[name=actie-0-wat]"), tekst=actie)
    kies_met_toetsen(pagina, "actie-0-wie", casemanager)
    typ(pagina, pagina.locator("[name=actie-0-op]"), tekst=datum(5))
    if soort:
        kies_met_toetsen(pagina, "actie-0-soort", soort)
    typ(pagina, pagina.get_by_role("button", name="Besluit vastleggen"), "Enter")
    gelukt(pagina, "Het besluit is vastgelegd.")


def kies_met_toetsen(pagina, naam, tekst):
    """Pick from a list as the keyboard does: by the first letters of the answer."""
    lijst = pagina.locator(f"[name={naam}]")
    tab_naar(pagina, lijst)
    pagina.keyboard.type(tekst[:5])
    expect(lijst.locator("option:checked")).to_have_text(tekst)


def leest_zonder_te_schrijven(pagina):
    expect(pagina.locator("[name=weging]")).to_have_value("Begeleiding kost minder.")
    expect(pagina.locator("[name=weging]")).to_be_disabled()
    expect(pagina.get_by_role("button", name="Besluit vastleggen")).to_have_count(0)


def bevestig(pagina, vergadering):
    """The list of decisions is confirmed, still without a mouse."""
    pagina.goto(vergadering)
    typ(pagina, pagina.get_by_role("link", name="Besluiten lezen"), "Enter")
    typ(pagina, pagina.get_by_role("button", name="Besluitenlijst bevestigen"), "Enter")
    gelukt(pagina, "De besluitenlijst is bevestigd.")


def doe_wat_is_afgesproken(pagina, naam, actie):
    """The action stands on the work list of who promised it, and is done from there."""
    pagina.goto("/")
    rij = pagina.get_by_role("row").filter(has_text=naam).filter(has_text=actie)
    rij.locator("a.btn").click()
    pagina.get_by_label("Wat leverde het op?").fill("Inkomen is bekeken.")
    verstuur(pagina, "Actie afronden")
    gelukt(pagina, "De actie is gedaan.")


def besluit(pagina, *, actie, soort="Gewone actie", **velden):
    """The answers of the team, with Joris as the casemanager and one action for him."""
    vul(
        pagina,
        meldpunt_nodig="nee",
        stappen="Inkomen op orde.",
        weging="Begeleiding kost minder.",
        waarom="Dit is het beste voor dit gezin.",
        **velden,
    )
    pagina.locator("[name=casemanager]").select_option(label=MANAGER)
    for mens in AAN_TAFEL:
        pagina.get_by_label(mens, exact=True).check()
    pagina.locator("[name=actie-0-wat]").fill(actie)
    pagina.locator("[name=actie-0-wie]").select_option(label=MANAGER)
    pagina.locator("[name=actie-0-op]").fill(datum(5))
    pagina.locator("[name=actie-0-soort]").select_option(label=soort)
    verstuur(pagina, "Besluit vastleggen")


def zoek_andere_plek(pagina, casus, *soorten):
    for soort in soorten:
        pagina.goto(f"{casus}oplossingen/")
        vul(pagina, soort=soort, uitkomst="kan_niet", toelichting="Dit kon niet.",
            bekeken_op="vandaag")  # fmt: skip
        verstuur(pagina, "Vastleggen")
        expect(pagina.locator(".notice--ok")).to_be_visible()


def meld_aan(pagina, *, aanmelder):
    """Register the household with a shelter, from the step card."""
    pagina.get_by_role("link", name="Aanmelden").first.click()
    pagina.locator("[name=opvang]").select_option(label="Opvang De Lantaarn")
    vul(pagina, aanmelder=aanmelder, nodig="Een ouder en een kind.", geprobeerd=GEPROBEERD)
    verstuur(pagina, "Huishouden aanmelden")
    pagina.wait_for_url("**/stappenkaart/")


def controleer(pagina, casus, wat, *, document=None):
    """Three taps: the link, the answer, the button."""
    pagina.goto(f"{casus}voorwaarden/")
    kaart = pagina.locator("section.card", has=pagina.get_by_role("heading", name=wat))
    kaart.get_by_role("link", name="Controleren").click()
    kies(pagina, "Nagekomen")
    if document:
        pagina.get_by_label("Welk document hoort erbij?").select_option(label=document)
    verstuur(pagina, "Controle vastleggen")
    gelukt(pagina, "De controle is vastgelegd")


def voeg_document_toe(pagina, casus, titel):
    pagina.goto(f"{casus}document/")
    inhoud = maak_pdf(titel, "Elke week een gesprek.")
    pagina.locator("input[type=file]").set_input_files(
        {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": inhoud}
    )
    vul(pagina, titel=titel, rubriek="hulp")
    verstuur(pagina, "Document toevoegen")
    gelukt(pagina, "Het document is toegevoegd.")


def vraag_veilig_thuis_om_raad(toneel):
    """Naima asks without a name, and only she reads the answer (ADR 17)."""
    hulp, amk = toneel.als("hulpverlening"), toneel.als("amk")
    hulp.goto("/adviesvragen/")
    hulp.get_by_role("link", name="Advies vragen").click()
    kies(hulp, "Veilig Thuis Lindeland")
    vul(hulp, situatie=f"{SITUATIE} Bel 0612345678.", vraag=VRAAG)
    hulp.get_by_label("Zet mijn naam en organisatie er niet bij").check()
    verstuur(hulp, "Vraag versturen")
    hulp.get_by_role("link", name="Haal dit weg").wait_for()
    vul(hulp, situatie=SITUATIE)
    verstuur(hulp, "Vraag versturen")
    toneel.klaar("hulpverlening", "Je vraag is verstuurd")

    amk.goto("/")
    amk.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Adviesvragen").click()
    amk.get_by_role("link", name=VRAAG).click()
    expect(amk.locator("main")).to_contain_text("zonder naam")
    expect(amk.locator("main")).not_to_contain_text("Naima")
    vul(amk, antwoord=ANTWOORD, vervolg="geen")
    verstuur(amk, "Advies versturen")
    toneel.klaar("amk", "Je advies is verstuurd")

    hulp.goto("/")
    hulp.get_by_role("link", name="Adviesvragen bekijken").click()
    hulp.get_by_role("link", name=VRAAG).click()
    expect(hulp.locator("main")).to_contain_text(ANTWOORD)
    hulp.get_by_label("Wat doe je met dit advies?").fill("Ik praat morgen met de ouders.")
    verstuur(hulp, "Bewaren")
    gelukt(hulp, "Dit is bewaard.")

    verhuurder = toneel.als("corporatie")
    for pad in ("/", "/meer/", "/casussen/", "/berichten/"):
        verhuurder.goto(pad)
        expect(verhuurder.locator("body")).not_to_contain_text("Adviesvragen")
    assert verhuurder.goto("/adviesvragen/").status == 403


# --- Behind the screens ---------------------------------------------------------------------------


def spelers():
    """The people of the demo by account; who has two organisations comes with the first."""
    leden = Lidmaatschap.objects.actief().select_related("user", "organisatie").order_by("-pk")
    return {m.user.username: Actor(m.user, m.organisatie, frozenset([m.rol])) for m in leden}


def doen_mee(huis, blokkade, naam, *partners):
    """Partners come in, with all that they may see."""
    with op_database(huis.database, blokkade):
        now, wie = timezone.now(), spelers()
        for partner in partners:
            deel(_casus(wie, naam, now), wie[partner], by=wie["corporatie"], now=now)


def meld_achter_het_scherm(huis, blokkade, naam, *, doelgroepen=""):
    """The same as `meld`; children are known without being asked."""
    with op_database(huis.database, blokkade):
        now, wie = timezone.now(), spelers()
        by, casus = wie["corporatie"], _casus(wie, naam, now)
        bekend = begin(casus, by=by, now=now).velden.filter(veld__endswith="_wat")
        waarom = {f"{rij.veld[:-3]}waarom": "Er kwam geen geld." for rij in bekend}
        gemeld(
            by, wie["coordinator"], now=now, casus=casus,
            doelgroepen=doelgroepen, doelgroep_waarom=doelgroepen and "Opent geen post.", **waarom,
        )  # fmt: skip


def _casus(wie, naam, now):
    zien = Casus.objects.for_actor(wie["corporatie"], timezone.localdate(now))
    return zien.get(naam=f"A. {naam}")
