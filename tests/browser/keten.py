"""What the people of the whole chain do on their screens, and what happens between two days."""

import os
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import expect

from cases.models import Casus
from partners.actor import Actor
from partners.models import Lidmaatschap
from regieteam.actions.melding import begin
from tests.browser.invullen import actie, datum, gelukt, kies, verstuur, vul
from tests.databases import op_database
from tests.factories import deel
from tests.regieteam.formulier import gemeld

MANAGER = "Joris van Dalen, De Thuiskracht"
AAN_TAFEL = ("Naima Idrissi, Buurtteam Lindeburg", "Sanne Hoekstra, Linde Wonen")
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
            self._tabs[account] = self._open(self.huis, account=account)
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
    """The day of the meeting is there: the coördinator seats the guests, the voorzitter begins."""
    [(sleutel,)] = toneel.huis.sql(OPEN_PUNT, [f"%{naam}"])
    nu = timezone.now()
    toneel.huis.sql(DAG_IS_DAAR, [nu, nu, sleutel])
    coordinator, voorzitter = toneel.als("coordinator"), toneel.als("regieteam")
    coordinator.goto(f"/regieteam/vergaderingen/{sleutel}/aanwezig/")
    for mens in AAN_TAFEL:
        coordinator.get_by_label("Wie komt er?").select_option(label=mens)
        verstuur(coordinator, "Aan tafel zetten")
        gelukt(coordinator, "komt erbij")
    voorzitter.goto(f"/regieteam/vergaderingen/{sleutel}/")
    verstuur(voorzitter, "Vergadering beginnen")


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


def meld_aan(pagina, casus):
    pagina.goto(f"{casus}stappenkaart/")
    pagina.get_by_role("link", name="Aanmelden").first.click()
    pagina.locator("[name=opvang]").select_option(label="Opvang De Lantaarn")
    vul(pagina, aanmelder="hulpverlener", nodig="Een ouder en een kind.",
        geprobeerd="Familie en vrienden hebben geen plek.")  # fmt: skip
    verstuur(pagina, "Huishouden aanmelden")


def controleer(pagina, casus, wat):
    pagina.goto(f"{casus}voorwaarden/")
    kaart = pagina.locator("section.card", has=pagina.get_by_role("heading", name=wat))
    kaart.get_by_role("link", name="Controleren").click()
    kies(pagina, "Nagekomen")
    verstuur(pagina, "Controle vastleggen")


def vraag_veilig_thuis_om_raad(toneel):
    """Naima asks without a name, and only she reads the answer (ADR 17)."""
    hulp, amk = toneel.als("hulpverlening"), toneel.als("amk")
    hulp.goto("/adviesvragen/nieuw/")
    kies(hulp, "Veilig Thuis Lindeland")
    vul(hulp, situatie="Een kind is vaak moe, en heeft geen eten bij zich.",
        vraag="Hoe begin ik erover met de ouders?")  # fmt: skip
    verstuur(hulp, "Vraag versturen")
    toneel.klaar("hulpverlening", "Je vraag is verstuurd")
    amk.goto("/adviesvragen/")
    amk.get_by_role("link", name="Hoe begin ik erover met de ouders?").click()
    vul(amk, antwoord="Vraag eerst naar het ontbijt.", vervolg="geen")
    verstuur(amk, "Advies versturen")
    toneel.klaar("amk", "Je advies is verstuurd")
    hulp.goto("/adviesvragen/")
    hulp.get_by_role("link", name="Hoe begin ik erover met de ouders?").click()
    expect(hulp.get_by_text("Vraag eerst naar het ontbijt.")).to_be_visible()


# --- Behind the screens: what has a journey of its own --------------------------------------------


def spelers():
    """The people of the demo by account; who has two organisations comes with the first."""
    leden = Lidmaatschap.objects.actief().select_related("user", "organisatie").order_by("-pk")
    return {m.user.username: Actor(m.user, m.organisatie, frozenset([m.rol])) for m in leden}


def meld(huis, blokkade, naam, *partners):
    """Partners come in, and the casusformulier is handed in; see `test_regieteam`."""
    with op_database(huis.database, blokkade):
        now, wie = timezone.now(), spelers()
        by = wie["corporatie"]
        casus = Casus.objects.for_actor(by, timezone.localdate(now)).get(naam=f"A. {naam}")
        for partner in partners:
            deel(casus, wie[partner], by=by, now=now)
        bekend = begin(casus, by=by, now=now).velden.filter(veld__endswith="_wat")
        waarom = {f"{rij.veld[:-3]}waarom": "Er kwam geen geld." for rij in bekend}
        gemeld(
            by, wie["coordinator"], now=now, casus=casus,
            doelgroepen="", doelgroep_waarom="", **waarom,
        )  # fmt: skip
