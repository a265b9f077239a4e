"""Waarover het gesprek gaat, per juridische fase (OC-11 tot OC-14). Geen Django, geen klok.

Bron: Preventieve woonbegeleiding, OCMW Ravels. De fase volgt uit wat juridisch is vastgelegd.
"""

from dataclasses import dataclass
from enum import IntEnum


class JuridischeFase(IntEnum):
    VOOR_DE_RECHTER = 1
    PROCEDURE = 2
    EINDVONNIS = 3


# De gebeurtenis die een fase laat beginnen; wat er niet staat, verandert de fase niet.
BEGINT = {
    "dagvaarding": JuridischeFase.PROCEDURE,
    "verzoekschrift": JuridischeFase.PROCEDURE,
    "vordering": JuridischeFase.PROCEDURE,
    "zitting": JuridischeFase.PROCEDURE,
    "terme_de_grace": JuridischeFase.PROCEDURE,
    "vonnis": JuridischeFase.EINDVONNIS,
    "eindvonnis": JuridischeFase.EINDVONNIS,
    "betekening": JuridischeFase.EINDVONNIS,
    "aanzegging": JuridischeFase.EINDVONNIS,
    "ontruimingsdatum": JuridischeFase.EINDVONNIS,
}

TITELS = {
    JuridischeFase.VOOR_DE_RECHTER: "Fase 1: nog niet bij de rechter",
    JuridischeFase.PROCEDURE: "Fase 2: de procedure loopt",
    JuridischeFase.EINDVONNIS: "Fase 3: er is een eindvonnis",
}


@dataclass(frozen=True)
class Punt:
    """Eén punt van de lijst; met `bij_hulp` alleen als de cliënt hulp aanvaardt."""

    wat: str
    uitleg: str = ""
    bij_hulp: bool = False


PUNTEN = {
    JuridischeFase.VOOR_DE_RECHTER: {
        "folder": Punt("Folder gegeven en besproken"),
        "verwachtingen": Punt("Verteld wat de cliënt van ons mag verwachten"),
        "gevolgen": Punt("Verteld wat er gebeurt als de huur niet betaald wordt"),
        "open_deur": Punt("Verteld dat de cliënt altijd mag terugkomen"),
        "noden": Punt("Samen bekeken wat er nodig is", bij_hulp=True),
        "bemiddelen": Punt(
            "Bemiddelen bij de verhuurder", "Binnen welke termijn kan er een voorstel zijn?", True
        ),
        "onderzoek": Punt("Sociaal en financieel onderzoek", bij_hulp=True),
        "energie": Punt("Bijdrage voor de energierekening", bij_hulp=True),
        "huurtoelage": Punt("Tegemoetkoming in de huur", bij_hulp=True),
        "budgetbegeleiding": Punt("Budgetbegeleiding", bij_hulp=True),
        "budgetbeheer": Punt("Budgetbeheer", bij_hulp=True),
        "schuldhulp": Punt("Hulp bij schulden", bij_hulp=True),
        "doorverwijzen": Punt("Doorverwijzen naar een andere dienst", bij_hulp=True),
    },
    JuridischeFase.PROCEDURE: {
        "naar_de_zitting": Punt("Aangeraden om naar de zitting te gaan"),
        "steun_op_zitting": Punt(
            "Gevraagd of de cliënt steun wil op de zitting", "Wie gaat er mee?"
        ),
        "stukken": Punt("De stukken voor de zitting verzameld"),
    },
    JuridischeFase.EINDVONNIS: {
        "zelf_vertrekken": Punt(
            "Aangeraden om zelf te vertrekken", "Dat voorkomt de kosten van de uitdrijving."
        ),
        "inschrijven": Punt("Ingeschreven bij sociale verhuurders", "Bij welke, en wanneer?"),
        "private_markt": Punt("Geholpen met zoeken op de private markt"),
    },
}


def juridische_fase(soorten) -> JuridischeFase:
    """The stage that follows from these legal events, those that were withdrawn left out."""
    return max(
        (BEGINT[soort] for soort in soorten if soort in BEGINT),
        default=JuridischeFase.VOOR_DE_RECHTER,
    )


def punten(fase, *, hulp_aanvaard) -> dict[str, Punt]:
    """What is looked at in this stage, in the order of the source."""
    return {s: punt for s, punt in PUNTEN[fase].items() if hulp_aanvaard or not punt.bij_hulp}
