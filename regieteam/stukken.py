"""What the Regieteam puts forward at the table, as plain data. Nothing here is stored."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from cases import stukken
from regieteam.choices import Bewindadvies
from uitvoering.choices import Actiesoort


@dataclass(frozen=True)
class Afspraak:
    """One action: what, by whom and until when; `rij` names where it stands in the form."""

    wat: str
    organisatie: object
    voor_op: date
    persoon: object | None = None
    soort: str = Actiesoort.GEWOON
    rij: str = "actie-0"


@dataclass(frozen=True)
class Voorstel:
    """All that one decision brings with it; what isn't answered stays empty."""

    te_voorkomen: bool | None = None
    stappen: str = ""
    meldpunt_nodig: bool | None = None
    waarom: str = ""
    weging: str = ""
    aan_tafel: tuple = ()  # rows of Aanwezigheid
    casemanager: object | None = None
    casemanager_organisatie: object | None = None
    acties: tuple[Afspraak, ...] = ()
    opgeschort_tot: date | None = None
    bevroren_bedrag: Decimal | None = None
    bevroren_op: date | None = None
    termijn_tot: date | None = None
    ontruimingsdatum: date | None = None
    bewindadvies: str = Bewindadvies.GEEN
    bewind_reden: str = ""
    tweede_kans_overwogen: str = ""
    lopende_soorten: frozenset[str] = frozenset()  # of actions that are still open

    def met(self, **velden):
        return replace(self, **velden)

    def geregeld(self, soort):
        """Whether there is an action of this kind, agreed now or still open."""
        return soort in self.lopende_soorten or any(a.soort == soort for a in self.acties)

    def voor_de_route(self):
        """The facts that the steps of the route ask for."""
        return stukken.Besluit(
            te_voorkomen=self.te_voorkomen,
            stappen=self.stappen,
            meldpunt_nodig=self.meldpunt_nodig,
            deelnemers=tuple(
                stukken.Deelnemer(mens.naam, mens.organisatie_id) for mens in self.aan_tafel
            ),
            casemanager=self.casemanager,
            casemanager_organisatie=self.casemanager_organisatie,
            acties=tuple(
                stukken.Actie(
                    actie.wat,
                    str(actie.persoon or actie.organisatie or ""),
                    actie.voor_op,
                    actie.soort == Actiesoort.JEUGDBESCHERMING,
                )
                for actie in self.acties
            ),
            weging=self.weging,
            opgeschort_tot=self.opgeschort_tot,
            bevroren_bedrag=self.bevroren_bedrag,
            bevroren_op=self.bevroren_op,
            termijn_tot=self.termijn_tot,
            ontruimingsdatum=self.ontruimingsdatum,
        )
