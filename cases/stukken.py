"""What a step of the lifecycle brings with it, as plain data.

The apps above write their own tables (melding, besluit, onderdak ...) and hand the facts to
`take_step` in these shapes; the rules of `cases.rules` read them. Nothing here is stored.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cases.choices import Resultaat


@dataclass(frozen=True)
class Voortraject:
    """One thing that was tried before, and why it was not enough (RT-09)."""

    wat: str
    resultaat: str
    waarom_onvoldoende: str


@dataclass(frozen=True)
class Casusformulier:
    regieteam: object | None = None
    huurder_geinformeerd_op: date | None = None
    wijze: str = ""
    reactie: str = ""
    voortraject: tuple[Voortraject, ...] = ()


@dataclass(frozen=True)
class Deelnemer:
    """A named person at the table, and the organisation (its primary key) she speaks for."""

    naam: str
    organisatie: int


@dataclass(frozen=True)
class Actie:
    """Something somebody will do, before a date."""

    wat: str
    eigenaar: str
    op: date | None
    jeugdbescherming: bool = False


@dataclass(frozen=True)
class Besluit:
    """What the Regieteam decided together (RT-06, RT-11, RT-12, RT-17)."""

    te_voorkomen: bool | None = None
    stappen: str = ""
    meldpunt_nodig: bool | None = None
    deelnemers: tuple[Deelnemer, ...] = ()
    casemanager: object | None = None
    casemanager_organisatie: object | None = None
    acties: tuple[Actie, ...] = ()
    weging: str = ""
    opgeschort_tot: date | None = None
    bevroren_bedrag: Decimal | None = None
    bevroren_op: date | None = None
    termijn_tot: date | None = None
    ontruimingsdatum: date | None = None


@dataclass(frozen=True)
class TweedeKans:
    """The agreement of a second chance in the own home (NZ-02)."""

    partijen: tuple[str, ...] = ()
    basis: str = ""
    tot: date | None = None
    voorwaarden: tuple[str, ...] = ()
    gevolg: str = ""
    evaluaties: tuple[date, ...] = ()


@dataclass(frozen=True)
class Onderdak:
    """A place to stay that somebody confirmed (RT-18)."""

    plaats: str
    vanaf: date
    bevestigd_door: str
    tot: date | None = None


@dataclass(frozen=True)
class Ontruiming:
    """What must stand before an eviction may be recorded as carried out."""

    op: date | None = None
    opgeschort_tot: date | None = None
    zorgstructuur_afgestemd_op: date | None = None
    andere_opties: tuple[str, ...] = ()
    onderdak: Onderdak | None = None


@dataclass(frozen=True)
class Afsluiting:
    resultaat: Resultaat | None = None
    toelichting: str = ""
    stabiele_plek: bool = False
    voorwaarden_nagekomen: bool = False  # all four, and what was agreed is paid (RT-14)


@dataclass(frozen=True)
class Gegeven:
    """All that one step brings with it; what a step doesn't need stays empty."""

    reden: str = ""
    datum: date | None = None
    contact_gezocht: bool = False  # by a partner whose attempts the landlord does not see
    casusformulier: Casusformulier = field(default_factory=Casusformulier)
    besluit: Besluit = field(default_factory=Besluit)
    tweede_kans: TweedeKans = field(default_factory=TweedeKans)
    ontruiming: Ontruiming = field(default_factory=Ontruiming)
    afsluiting: Afsluiting = field(default_factory=Afsluiting)
