"""Wat een plan van aanpak nog mist, en bij welke rubriek een leefgebied hoort (RT-05).

Lees de tabel hardop voor aan een deskundige. Wat is afgesproken over het wonen hoort bij het
besluit: iedereen die dat leest, ziet het, ook de verhuurder. Hoe het gaat, en wat het huishouden
daar zelf over zegt, hoort bij de hulp. Puur: geen database en geen klok.
"""

from dataclasses import dataclass
from datetime import date

from cases.choices import Rubriek, Status
from uitvoering.choices import Leefgebiedsoort, Planscenario

L = Leefgebiedsoort

# Zonder deze leefgebieden is een plan niet compleet.
VERPLICHT = (L.WONEN, L.FINANCIEN)

TABEL = {
    # leefgebied     wat is afgesproken   hoe het gaat, in eigen woorden
    L.WONEN:        (Rubriek.BESLUIT,     Rubriek.HULP),
    L.FINANCIEN:    (Rubriek.FINANCIEN,   Rubriek.FINANCIEN),
    L.GEZIN:        (Rubriek.HULP,        Rubriek.HULP),
    L.GEZONDHEID:   (Rubriek.HULP,        Rubriek.HULP),
    L.WERK:         (Rubriek.HULP,        Rubriek.HULP),
    L.NETWERK:      (Rubriek.HULP,        Rubriek.HULP),
}  # fmt: skip
RUBRIEK_VAN = {soort: afspraak for soort, (afspraak, _) in TABEL.items()}
VERHAAL_VAN = {soort: verhaal for soort, (_, verhaal) in TABEL.items()}
RUBRIEKEN = tuple(dict.fromkeys([*RUBRIEK_VAN.values(), *VERHAAL_VAN.values()]))

SCENARIO_VAN = {
    Status.VOORKOMEN: Planscenario.VOORKOMEN,
    Status.ONTRUIMEN: Planscenario.ONTRUIMEN,
    Status.ONTRUIMD: Planscenario.ONTRUIMEN,
    Status.SIGNAAL: Planscenario.PREVENTIE,
    Status.PREVENTIE: Planscenario.PREVENTIE,
}


@dataclass(frozen=True)
class Gebied:
    """Hoe ver een leefgebied van een plan is. Doelen die vervielen, tellen niet."""

    soort: Leefgebiedsoort
    doelen: int
    zonder_toets: int
    bespreken_op: date | None


def leest_afspraak(soort, rechten) -> bool:
    """Wie het verhaal schrijft, leest ook wat is afgesproken."""
    return rechten[RUBRIEK_VAN[soort]].lezen or rechten[VERHAAL_VAN[soort]].lezen


def leest_verhaal(soort, rechten) -> bool:
    return rechten[VERHAAL_VAN[soort]].lezen


def schrijft(soort, rechten) -> bool:
    """Wie het verhaal van een leefgebied schrijft, schrijft het hele leefgebied."""
    return rechten[VERHAAL_VAN[soort]].schrijven


def ontbreekt(gebieden: list[Gebied]) -> list[tuple[Leefgebiedsoort, str]]:
    """Wat er nog moet gebeuren, per leefgebied een zin; leeg voor een compleet plan."""
    van = {gebied.soort: gebied for gebied in gebieden}
    zinnen = []
    for soort in [*VERPLICHT, *(s for s in van if s not in VERPLICHT)]:
        zinnen += [(soort, zin) for zin in _bij(soort, van.get(soort))]
    return zinnen


def zinnen_voor(gebieden: list[Gebied], rechten) -> list[str]:
    """Daarvan wat deze lezer mag weten: niet eens dat er een ander leefgebied is."""
    return [zin for soort, zin in ontbreekt(gebieden) if leest_afspraak(soort, rechten)]


def is_compleet(gebieden: list[Gebied], rechten) -> bool:
    """Whether nothing is missing that everybody has to settle, or that this reader reads."""
    mist = (soort for soort, _ in ontbreekt(gebieden))
    return bool(gebieden) and not any(s in VERPLICHT or leest_afspraak(s, rechten) for s in mist)


def _bij(soort, gebied):
    naam = Leefgebiedsoort(soort).label
    if gebied is None or not gebied.doelen:
        yield f"{naam}: schrijf ten minste één doel op."
    elif gebied.zonder_toets:
        yield f"{naam}: schrijf bij elk doel op waaraan jullie zien dat het lukt."
    if gebied is None or gebied.bespreken_op is None:
        yield f"{naam}: kies wanneer jullie dit bespreken."
