"""Who watches which condition, and who asks for advice. Read the table aloud to an expert.

That a condition is kept or not belongs to the decision: everybody who reads that sees it, the
landlord too. Why, and with what evidence, belongs to the rubriek of the condition: so the landlord
knows that somebody doesn't cooperate, and never what help it was about (LAW-05).
"""

from dataclasses import dataclass

from cases.choices import Eenheid, Hoedanigheid, Rubriek
from cases.permissions import hoedanigheid, plafond
from partners.choices import Soort
from uitvoering.choices import Voorwaardesoort

V = Voorwaardesoort


@dataclass(frozen=True)
class Bewaking:
    """In which rubriek the evidence stands, who checks at first, and how often."""

    rubriek: Rubriek
    verhuurder: bool
    aantal: int
    eenheid: Eenheid


BEWAKING = {
    # voorwaarde                 rubriek           verhuurder  elke
    V.LOPENDE_HUUR:      Bewaking(Rubriek.HUUR,      True,       1, Eenheid.MAANDEN),
    V.MEDEWERKING:       Bewaking(Rubriek.HULP,      False,      2, Eenheid.WEKEN),
    V.INZICHT:           Bewaking(Rubriek.FINANCIEN, False,      1, Eenheid.MAANDEN),
    V.BETALINGSVOORSTEL: Bewaking(Rubriek.HUUR,      True,       1, Eenheid.MAANDEN),
}  # fmt: skip


def mag_controleren(voorwaarde, rechten, actor):
    """Whose organisation checks it and writes its rubriek; and who keeps the decision and reads."""
    rubriek = rechten[voorwaarde.rubriek]
    if voorwaarde.organisatie_id == actor.organisatie.pk and rubriek.invoeren:
        return True
    return rechten[Rubriek.BESLUIT].schrijven and rubriek.lezen


def geeft_advies(actor) -> bool:
    """Veilig Thuis and Jeugdbescherming: who writes rubriek veiligheid of others too (NZ-05)."""
    return _veiligheid(actor).schrijven


def vraagt_advies(actor) -> bool:
    """Who helps a household: she writes what her own organisation knows, and reads nothing else."""
    recht = _veiligheid(actor)
    return recht.eigen and not recht.schrijven


def werkt_met_advies(actor) -> bool:
    return geeft_advies(actor) or vraagt_advies(actor)


def _veiligheid(actor):
    return plafond(hoedanigheid(actor))[Rubriek.VEILIGHEID]


def kan_casemanager_leveren(organisatie) -> bool:
    """A casemanager reads the help that is given: no landlord does, nor who decides on it."""
    return organisatie.soort not in (Soort.REGIETEAM, Soort.CORPORATIE)


def is_opvang(actor) -> bool:
    """Somebody of a shelter: answers the registrations with it (NZ-08)."""
    return hoedanigheid(actor) == Hoedanigheid.OPVANG
