"""A report of the demo: the casusformulier filled in as its landlord would, and handed in."""

from regieteam.actions import melding
from regieteam.actions.velden import merken
from regieteam.casusformulier import (
    POGINGEN,
    Doelgroep,
    JaNee,
    LopendeHuur,
    Vordering,
    Wijze,
    Zienswijze,
)
from werkplek.demo import teksten


def vul_in(v, *, reactie, voortraject):
    """The answers to all sections; what the dossier knows stands there already."""
    formulier = melding.begin(v.casus, **v._nu(None))
    rijen = list(formulier.velden.all())
    bekend = {rij.veld: rij.waarde for rij in rijen}
    kenmerken = [k for k in v.huishouden.gezin.kenmerken if k in Doelgroep.values]
    antwoorden = {
        "huishouden_klopt": JaNee.JA,
        "oorzaak": v.kies(teksten.OORZAKEN),
        "lopende_huur": bekend.get("lopende_huur", LopendeHuur.DEELS),
        "vordering": Vordering.ONTRUIMING,
        "geinformeerd_op": f"{v.vandaag:%d-%m-%Y}",
        "geinformeerd_wijze": Wijze.HUISBEZOEK,
        "geinformeerd_reactie": reactie,
        "doelgroepen": "\n".join(kenmerken),
        "doelgroep_waarom": teksten.WAAROM_DOELGROEP if kenmerken else "",
        "let_op": JaNee.NEE,
        "vraag": v.kies(teksten.VRAGEN),
        "zienswijze_hoe": Zienswijze.EIGEN_WOORDEN,
        "zienswijze": v.kies(teksten.ZIENSWIJZEN),
        **_pogingen(bekend, voortraject),
    }
    waarden = {veld: str(tekst) for veld, tekst in antwoorden.items()}
    melding.bewaar(v.casus, waarden, merken(rijen), **v._nu(None))


def dien_in(v, **antwoorden):
    """Report the household of this story; returns the case as it is then."""
    vul_in(v, **antwoorden)
    team = v.als("regieteam").organisatie
    return melding.meld(v.casus, regieteam=team, **v._nu(None)).casus


def _pogingen(bekend, voortraject):
    """What was tried: of what the dossier knows why it wasn't enough, and what came beside it."""
    plekken = [n for n in range(1, POGINGEN + 1) if f"poging{n}_wat" in bekend]
    teksten_ = {f"poging{n}_waarom": teksten.NIET_GENOEG for n in plekken}
    vrij = [n for n in range(1, POGINGEN + 1) if n not in plekken]
    for n, poging in zip(vrij, voortraject, strict=False):
        teksten_[f"poging{n}_wat"] = poging.wat
        teksten_[f"poging{n}_resultaat"] = poging.resultaat
        teksten_[f"poging{n}_waarom"] = poging.waarom_onvoldoende
    return teksten_
