"""What rights mean, in words: on Betrokkenen, beside a choice of readers, in a refusal. Pure."""

from collections.abc import Iterable

from cases.choices import Hoedanigheid, Rubriek
from cases.permissions import JURIST_VAN, MAG, VAN_SOORT, Toegang, plafond
from partners.choices import Soort

SAMENVATTING = {
    Rubriek.HUUR: "of de lopende huur betaald is",
    Rubriek.JURIDISCH: "de datum van de ontruiming",
    Rubriek.GEZIN: "het aantal minderjarigen",
    Rubriek.FINANCIEN: "de stand van de voorwaarden",
}
MET_COORDINATOR = (Soort.REGIETEAM, Soort.GEMEENTE)


def functies(soort: str, *, casemanager: bool = False) -> list[Hoedanigheid]:
    """The capacities in which people of this kind of organisation can look at a case."""
    gevonden = [VAN_SOORT[soort]]
    if soort in JURIST_VAN:
        gevonden.append(JURIST_VAN[soort])
    if soort in MET_COORDINATOR:
        gevonden.append(Hoedanigheid.COORDINATOR)
    if casemanager:
        gevonden.insert(0, Hoedanigheid.CASEMANAGER)
    return gevonden


def recht_in_woorden(rubriek: str, recht: Toegang) -> str:
    """What a right comes down to; '' for none."""
    if recht.schrijven:
        return "leest en schrijft"
    if recht.lezen and recht.eigen:
        return "leest, en schrijft zelf bij"
    if recht.lezen:
        return "leest"
    kort = SAMENVATTING.get(rubriek, "een samenvatting")
    if recht.samenvatting and recht.eigen:
        return f"ziet {kort}, en wat de eigen organisatie schreef"
    if recht.samenvatting:
        return f"ziet alleen {kort}"
    return "ziet alleen wat de eigen organisatie schreef" if recht.eigen else ""


def zicht_in_woorden(
    wie: Hoedanigheid, gedeeld: Iterable[str], *, eigen_casus: bool = False
) -> list[tuple[str, list[str]]]:
    """What somebody in this capacity sees of the shared rubrieken: (words, names of rubrieken)."""
    hoogst, regels = plafond(wie, eigen_casus=eigen_casus), {}
    for rubriek in Rubriek:
        if rubriek in gedeeld and (woorden := recht_in_woorden(rubriek, hoogst[rubriek])):
            regels.setdefault(woorden, []).append(rubriek.label)
    return list(regels.items())


def leest(soort: str, rubriek: str, gedeeld: Iterable[str], *, casemanager: bool = False) -> bool:
    """Whether anybody of an organisation of this kind reads all of a rubriek."""
    return rubriek in gedeeld and any(
        plafond(wie)[rubriek].lezen for wie in functies(soort, casemanager=casemanager)
    )


def taak_van_een_ander(*handelingen: str) -> str:
    """Why somebody may not do any of these (rows of MAG): whose work it is."""
    wie = set().union(*(MAG[handeling] for handeling in handelingen))
    if wie == set(Hoedanigheid) - {Hoedanigheid.GEEN}:
        return "In jouw rol werk je niet met casussen."
    return f"Dit is een taak van: {'; '.join(h.label for h in Hoedanigheid if h in wie)}."


def deel_van_een_ander(rubriek: str, *, wijzigen: bool = False) -> str:
    """Why somebody who sees something of a rubriek may not write in it."""
    deel = Rubriek(rubriek).label
    if wijzigen:
        return f"Jij mag niets wijzigen in het deel {deel}."
    return f"Jij mag niets toevoegen aan het deel {deel}."


def opsomming(namen: list[str]) -> str:
    """a, b en c"""
    return " en ".join(filter(None, [", ".join(namen[:-1]), *namen[-1:]]))
