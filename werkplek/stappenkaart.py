"""The step card of Twente (NZ-01 to NZ-09) for one case, from what the program knows already.

Each step with who, when and a note. What several apps know comes together here; the words behind
a step are only there for who may read them (uitvoering.actions.stappenkaart.ziet_tekst). The
advice of Veilig Thuis leaves no trace: its step is a signpost for who may see that rubriek.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import timezone
from django.utils.functional import cached_property

from cases.choices import Rubriek, Status
from cases.permissions import mag, toegang
from partners.choices import Land
from uitvoering.actions import aanmelding as aanmelden
from uitvoering.actions import stappenkaart as acties
from uitvoering.actions.ontruimingsdag import REGEL, TOCH
from uitvoering.choices import Actiesoort, Actiestand, Adviessoort, Kaartstap, Oplossingsoort
from uitvoering.rules import EIGEN, hoeft_niet_naar_de_opvang
from werkplek.adressen import adres


class Stand(StrEnum):
    GEDAAN = "gedaan"
    BEZIG = "bezig"
    OPEN = "open"
    VERVALT = "vervalt"


@dataclass(frozen=True)
class Regel:
    """One step: how it stands, by whom, when, in which words, and where it is done."""

    code: str
    titel: str
    stand: Stand = Stand.OPEN
    wie: str = ""
    wanneer: date | None = None
    tekst: str = ""
    links: tuple = ()


class Stappenkaart:
    def __init__(self, casus, actor, vandaag):
        self.casus, self.actor, self.vandaag = casus, actor, vandaag
        self.rechten = toegang(casus, actor)
        self.open = casus.status != Status.AFGESLOTEN
        self.vult_in = self.open and mag(casus, actor, acties.INVULLEN)
        self.meldt_aan = self.open and mag(casus, actor, aanmelden.AANMELDEN)

    @property
    def regels(self):
        return [
            regel
            for regel in (
                self._inspanningen(),
                self._tweede_kans(),
                self._zorgstructuur(),
                self._advies("NZ-04", Adviessoort.OPVANG, Kaartstap.OPVANGADVIES),
                self._veilig_thuis(),
                self._jeugdbescherming(),
                self._andere_plek(),
                self._op_tijd(),
                self._aanmelding(),
                self._advies("NZ-09", Adviessoort.WOONKANS, Kaartstap.WOONKANS)
                if self.casus.land == Land.NL
                else self._advies("OC-14", Adviessoort.OCMW),
            )
            if regel
        ]

    @property
    def rubrieken(self):
        """The parts that this card shows her."""
        ook = (Rubriek.HUUR, Rubriek.JURIDISCH, Rubriek.GEZIN)
        return [Rubriek.KERN, Rubriek.BESLUIT, *(r for r in ook if self.rechten[r])]

    @cached_property
    def aanmeldingen(self):
        rijen = self.casus.aanmeldingen.met_stand().select_related(
            "opvang", "organisatie", "vastgelegd_door"
        )
        return [
            {
                "aanmelding": rij,
                "antwoorden": rij.antwoorden.all(),
                "ziet_tekst": acties.ziet_tekst(rij, self.rechten, self.actor),
                "ziet_plaats": self._helpt,
                "intrekken": self._adres("aanmelding_intrekken", rij.sleutel)
                if self.open
                and not rij.ingetrokken_at
                and aanmelden.mag_intrekken(self.casus, rij, self.actor)
                else None,
            }
            for rij in rijen.prefetch_related("antwoorden__vastgelegd_door")
        ]

    @cached_property
    def adviezen(self):
        return [
            {
                "advies": rij,
                "ziet_tekst": acties.ziet_tekst(rij, self.rechten, self.actor),
                "antwoorden": self._adres("advies", rij.sleutel)
                if self.vult_in
                and not rij.antwoord
                and acties.mag_beantwoorden(self.casus, rij, self.actor)
                else None,
            }
            for rij in self.casus.adviezen.select_related("organisatie", "vastgelegd_door")
        ]

    @property
    def _helpt(self):
        return self.rechten[Rubriek.HULP].lezen or self.rechten[Rubriek.BESLUIT].schrijven

    @cached_property
    def _kaartregels(self):
        """What a person noted last at each step."""
        rijen = self.casus.kaartregels.select_related("organisatie", "vastgelegd_door")
        return {rij.stap: rij for rij in reversed(rijen)}

    def _adres(self, naam, *args):
        return adres(f"uitvoering:{naam}", self.casus.nummer, *args)

    def _link(self, tekst, naam, *args, mag):
        url = self._adres(naam, *args) if mag else None
        return ({"tekst": tekst, "url": url},) if url else ()

    def _genoteerd(self, code, stap, *, links=()):
        """A step that stands as somebody noted it."""
        rij = self._kaartregels.get(stap)
        if rij is None:
            return Regel(code, stap.label, links=links)
        tekst = f"Met {rij.met}. " if rij.met else ""
        if acties.ziet_tekst(rij, self.rechten, self.actor):
            tekst += rij.toelichting
        return Regel(
            code,
            stap.label,
            Stand.VERVALT if rij.niet_van_toepassing else Stand.GEDAAN,
            _wie(rij),
            rij.op,
            tekst.strip(),
            links,
        )

    def _vervalt(self, stap):
        return self._link("Niet van toepassing", "kaartstap", stap, mag=self.vult_in)

    def _inspanningen(self):
        titel = "Alles doen om een ontruiming te voorkomen"
        if not self.rechten[Rubriek.HUUR].lezen:
            return Regel("NZ-01", titel, tekst="De verhuurder houdt dit bij.")
        pogingen = list(self.casus.contactpogingen.select_related("organisatie"))
        afspraken = self.casus.betalingsafspraken.count()
        if not (pogingen or afspraken):
            return Regel("NZ-01", titel)
        laatste = max(pogingen, key=lambda rij: rij.op, default=None)
        return Regel(
            "NZ-01",
            titel,
            Stand.GEDAAN,
            laatste.organisatie.naam if laatste else "",
            timezone.localdate(laatste.op) if laatste else None,
            f"Contact gezocht: {len(pogingen)} keer. Betalingsafspraken: {afspraken}.",
        )

    def _tweede_kans(self):
        stap = Kaartstap.TWEEDE_KANS
        besluit = self.casus.besluiten.select_related("regieteam").first()
        if besluit and (besluit.tweede_kans_overwogen or besluit.tweede_kans_id):
            tekst = besluit.tweede_kans_overwogen or "Er is een tweede kans gegeven."
            op = timezone.localdate(besluit.genomen_at)
            return Regel("NZ-02", stap.label, Stand.GEDAAN, besluit.regieteam.naam, op, tekst)
        return self._genoteerd(
            "NZ-02", stap, links=self._link("Overweging vastleggen", "kaartstap", stap,
                                            mag=self.vult_in)
        )  # fmt: skip

    def _zorgstructuur(self):
        stap = Kaartstap.ZORGSTRUCTUUR
        links = self._link("Afstemming vastleggen", "kaartstap", stap, mag=self.vult_in)
        return self._genoteerd("NZ-03", stap, links=links)

    def _advies(self, code, soort, stap=None):
        titel = stap.label if stap else f"Advies van het {soort.label}"
        rijen = [rij["advies"] for rij in self.adviezen if rij["advies"].soort == soort]
        vragen = self._link("Advies vragen", "advies_vragen", mag=self.vult_in)
        if rijen:
            rij = next((rij for rij in rijen if rij.antwoord), rijen[0])
            stand = Stand.GEDAAN if rij.antwoord else Stand.BEZIG
            tekst = f"{rij.get_waarover_display()}, gevraagd aan {rij.aan_wie}."
            if rij.financiering:
                tekst += f" Betaald: {rij.financiering}"
            op = rij.antwoord_op or rij.gevraagd_op
            return Regel(code, titel, stand, _wie(rij), op, tekst, vragen)
        if stap is None:
            return Regel(code, titel, links=vragen)
        return self._genoteerd(code, stap, links=vragen + self._vervalt(stap))

    def _veilig_thuis(self):
        """A signpost only: what was asked or answered is not read here."""
        if not self.rechten[Rubriek.VEILIGHEID]:
            return None
        return Regel(
            "NZ-05",
            "Zorgen om kinderen: advies van Veilig Thuis",
            tekst="Wat jullie hierover vragen of melden, staat niet op deze kaart.",
        )

    def _jeugdbescherming(self):
        dag = self.casus.ontruimingsdatum or self.vandaag
        if not self.rechten[Rubriek.GEZIN] or not self.casus.heeft_minderjarigen(dag):
            return None
        titel = "Jeugdbescherming betrekken, vóór de ontruiming"
        rijen = self.casus.actiepunten.filter(
            soort=Actiesoort.JEUGDBESCHERMING, stand__in=(Actiestand.OPEN, Actiestand.GEDAAN)
        )
        rij = rijen.select_related("organisatie").order_by("-pk").first()
        if rij is None:
            return Regel("RT-17", titel)
        stand = Stand.GEDAAN if rij.stand == Actiestand.GEDAAN else Stand.BEZIG
        links = self._link("Naar de actie", "actiepunt", rij.sleutel, mag=True)
        return Regel("RT-17", titel, stand, rij.organisatie.naam, rij.voor_op, f"{rij.wat}.", links)

    def _andere_plek(self):
        rijen = list(self.casus.oplossingen.select_related("organisatie", "vastgelegd_door"))
        soorten = {rij.soort for rij in rijen}
        klaar = soorten >= set(EIGEN) and soorten - set(EIGEN)
        laatste = rijen[0] if rijen else None
        return Regel(
            "NZ-06",
            "Eerst een andere plek zoeken dan de opvang",
            Stand.GEDAAN if klaar else Stand.BEZIG if rijen else Stand.OPEN,
            _wie(laatste) if laatste else "",
            laatste.bekeken_op if laatste else None,
            self._wat_is_bekeken(rijen),
            self._link("Vastleggen" if self.vult_in else "Bekijken", "oplossingen", mag=True),
        )

    @staticmethod
    def _wat_is_bekeken(rijen):
        """The newest of each kind, in the order in which one looks."""
        nieuwste = {rij.soort: rij for rij in reversed(rijen)}
        return " ".join(f"{nieuwste[s]}." for s in Oplossingsoort if s in nieuwste)

    def _op_tijd(self):
        titel = "Op tijd aanmelden bij de opvang"
        rij = self.casus.deadlines.filter(regel=REGEL).select_related("organisatie").last()
        if rij is None:
            return Regel("NZ-07", titel, tekst="Er is nog geen ontruimingsdatum.")
        wie, op = rij.organisatie.naam, timezone.localdate(rij.due_at)
        if rij.met_at:
            gedaan = timezone.localdate(rij.met_at)
            tekst = "" if rij.met_at <= rij.due_at else "Later dan afgesproken."
            return Regel("NZ-07", titel, Stand.GEDAAN, wie, gedaan, tekst)
        if rij.dropped_at:
            return Regel("NZ-07", titel, Stand.VERVALT, wie, op, rij.dropped_reason)
        return Regel("NZ-07", titel, Stand.OPEN, wie, op, "Uiterlijk op deze dag.")

    def _moet_toch_aangemeld(self):
        """Whether somebody noted that it lapses, when that may not be (any more)."""
        rij, self.casus.peildag = self._kaartregels.get(Kaartstap.AANMELDING), self.vandaag
        return bool(rij) and rij.niet_van_toepassing and not hoeft_niet_naar_de_opvang(self.casus)

    def _aanmelding(self):
        stap = Kaartstap.AANMELDING
        links = self._link("Aanmelden", "aanmelden", mag=self.meldt_aan)
        levend = [
            rij["aanmelding"]
            for rij in self.aanmeldingen
            if not rij["aanmelding"].ingetrokken_at and rij["aanmelding"].laatste != "afgewezen"
        ]
        if not levend and self._moet_toch_aangemeld():
            return Regel("NZ-08", stap.label, tekst=TOCH, links=links)
        if not levend:
            return self._genoteerd("NZ-08", stap, links=links + self._vervalt(stap))
        rij = levend[0]
        return Regel(
            "NZ-08",
            stap.label,
            Stand.GEDAAN if rij.laatste else Stand.BEZIG,
            _wie(rij),
            timezone.localdate(rij.vastgelegd_at),
            f"Bij {rij.opvang}.",
            links,
        )


def _wie(rij):
    return f"{rij.vastgelegd_door}, {rij.organisatie}"
