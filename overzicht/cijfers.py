"""Reads the figures of one viewer for one filter, with what has to stay hidden hidden.

The only way to a figure: page, paper and file show what stands here. What is hidden is decided
for a whole year at once; a filter only picks a row of it, so no two filters tell a third (ADR 15).
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Q, Sum

from overzicht.choices import Dimensie, Figuur, Groep
from overzicht.duur import duren
from overzicht.figuren import FIGUREN
from overzicht.models import Telling
from overzicht.permissions import ziet_regio
from overzicht.verbergen import TOTAAL, deel_kolommen, verberg

MEEST_RIJEN = 25
OVERIGE = "\0overige"
NU = 0
VERBORGEN, KLEIN = "verborgen", "minder dan 5"


@dataclass(frozen=True)
class Keuze:
    """The filters: a year, and of that year at most one quarter or one place."""

    jaar: int
    kwartaal: int | None = None
    plaats: str = ""

    @property
    def rij(self):
        if self.kwartaal:
            return Dimensie.KWARTAAL, str(self.kwartaal)
        return (Dimensie.PLAATS, self.plaats) if self.plaats else None


@dataclass(frozen=True)
class Cel:
    """A number that may be shown, or None with the word that stands in its place."""

    aantal: int | None
    woord: str = VERBORGEN

    @property
    def tekst(self):
        return self.woord if self.aantal is None else f"{self.aantal:,}".replace(",", ".")


@dataclass(frozen=True)
class Uitsplitsing:
    """A figure divided by one thing: rows of (name, label, cells), the last cell the total."""

    dimensie: Dimensie
    kop: str
    kolommen: list[str]
    rijen: list[tuple[str, str, list[Cel]]]


@dataclass(frozen=True)
class Blok:
    """One figure as it is shown; `regels` are (category, label, cell)."""

    figuur: Figuur
    regels: list[tuple[str, str, Cel]]
    totaal: Cel
    zin: str
    uitsplitsingen: list[Uitsplitsing] = field(default_factory=list)
    duren: dict[str, int] = field(default_factory=dict)

    @property
    def titel(self):
        return self.figuur.label

    @property
    def uitleg(self):
        return FIGUREN[self.figuur].uitleg

    def cel(self, categorie):
        return next(cel for naam, _, cel in self.regels if naam == categorie)


def bereik(actor):
    """Whose figures this actor sees: of her region, or of her own organisation."""
    if ziet_regio(actor):
        return Q(organisatie__regio=actor.organisatie.regio_id)
    return Q(organisatie=actor.organisatie)


def blokken(actor, keuze):
    """The figures of this actor for this filter, in the order of the route."""
    tabellen = _tabellen(actor, keuze.jaar)
    duur = duren(bereik(actor), keuze)
    uit = []
    for figuur, beschrijving in FIGUREN.items():
        if figuur == Figuur.STAND and keuze.kwartaal:
            continue
        if blok := _blok(figuur, beschrijving, tabellen[figuur], keuze):
            uit.append(_met_duur(blok, duur))
    return uit


def _tabellen(actor, jaar):
    """{figure: {dimension: {row: {category: number}}}} of one year, and of now."""
    gelezen = Telling.objects.filter(bereik(actor), jaar__in=(NU, jaar)).exclude(figuur=Figuur.DUUR)
    tabellen = defaultdict(lambda: defaultdict(lambda: defaultdict(dict)))
    kolommen = ("figuur", "dimensie", "rij", "categorie")
    for *plek, aantal in gelezen.values_list(*kolommen).annotate(n=Sum("aantal")).order_by():
        figuur, dimensie, rij, categorie = plek
        tabellen[figuur][dimensie][rij][categorie] = aantal
    if ziet_regio(actor):
        per = gelezen.filter(figuur=Figuur.DEADLINES, dimensie=Dimensie.GEHEEL)
        per = per.values_list("organisatie__naam", "categorie").annotate(n=Sum("aantal"))
        for naam, categorie, aantal in per.order_by():
            tabellen[Figuur.DEADLINES][Dimensie.ORGANISATIE][naam][categorie] = aantal
    return tabellen


def _blok(figuur, beschrijving, tabellen, keuze):
    geheel = tabellen[Dimensie.GEHEEL].get("", {})
    if not geheel:
        return None
    alle = {categorie: geheel.get(categorie, 0) for categorie in beschrijving.categorieen}
    kolommen = deel_kolommen(alle)
    uitsplitsingen = []
    if keuze.rij:
        dimensie, naam = keuze.rij
        rij = _veilig(tabellen[dimensie], kolommen, alle)(naam)
    else:
        rij = {c: Cel(alle[c] if c in kolommen.los else None) for c in alle}
        rij[TOTAAL] = Cel(sum(alle.values()) if kolommen.totaal else None, KLEIN)
        uitsplitsingen = [
            _uitsplitsing(beschrijving, dimensie, tabellen[dimensie], kolommen)
            for dimensie in beschrijving.dimensies
            if kolommen.totaal and len(tabellen[dimensie]) > 1
        ]
    regels = [(c, label, rij[c]) for c, label in beschrijving.categorieen.items()]
    return Blok(figuur, regels, rij[TOTAAL], _zin(beschrijving, rij), uitsplitsingen)


def _veilig(tabel, kolommen, categorieen):
    """A function from a row of a table to its cells, with what has to be hidden hidden.

    A table has one form, for a filter as well as for the page with all of it.
    """
    kort = _beperk(tabel)
    samen = {naam: kolommen.voeg_samen(rij) for naam, rij in kort.items()}
    verborgen = verberg(samen) if kolommen.totaal else None

    def cellen(naam):
        if verborgen is None or (naam in tabel and naam not in kort):
            return {c: Cel(None) for c in (*categorieen, TOTAAL)}
        rij = samen.get(naam) or kolommen.voeg_samen({})
        rij = rij | {TOTAAL: sum(rij.values())}
        return {
            c: Cel(rij[c] if c in rij and (naam, c) not in verborgen else None)
            for c in (*categorieen, TOTAAL)
        }

    return cellen


def _beperk(tabel):
    """The largest rows by themselves; the rest of a long table as one."""
    if len(tabel) <= MEEST_RIJEN:
        return tabel
    volgorde = sorted(tabel, key=lambda naam: (-sum(tabel[naam].values()), naam))
    uit = {naam: tabel[naam] for naam in volgorde[: MEEST_RIJEN - 1]}
    rest = Counter()
    for naam in volgorde[MEEST_RIJEN - 1 :]:
        rest.update(tabel[naam])
    return uit | {OVERIGE: dict(rest)}


def _uitsplitsing(beschrijving, dimensie, tabel, kolommen):
    cellen = _veilig(tabel, kolommen, beschrijving.categorieen)
    kop, labels = _koppen(beschrijving, dimensie)
    namen = sorted(_beperk(tabel), key=lambda naam: _volgorde(naam, labels))
    rijen = [(naam, labels.get(naam, naam), list(cellen(naam).values())) for naam in namen]
    return Uitsplitsing(dimensie, kop, [*beschrijving.categorieen.values(), "Samen"], rijen)


def _koppen(beschrijving, dimensie):
    match dimensie:
        case Dimensie.SOORT:
            return beschrijving.soort_kop, beschrijving.soorten
        case Dimensie.GROEP:
            return dimensie.label, {str(g): str(g.label) for g in Groep}
        case Dimensie.KWARTAAL:
            return dimensie.label, {str(k): f"{k}e kwartaal" for k in range(1, 5)}
    return dimensie.label, {OVERIGE: "Alle andere"}


def _volgorde(naam, labels):
    """In the order of the words, else by name; the rest comes last."""
    bekend = list(labels)
    return (naam == OVERIGE, bekend.index(naam) if naam in bekend else 99, naam.casefold())


def _met_duur(blok, duur):
    """How long a phase took, beside how many left it; only where that number may be shown."""
    if blok.figuur != Figuur.UITSTROOM:
        return blok
    mag = {c: duur[c] for c, _, cel in blok.regels if cel.aantal and c in duur}
    return Blok(blok.figuur, blok.regels, blok.totaal, blok.zin, blok.uitsplitsingen, mag)


def _zin(beschrijving, rij):
    """The conclusion in one sentence, from what is shown and nothing else."""
    totaal = rij[TOTAAL].aantal
    if totaal is None:
        return "Het gaat om te weinig huishoudens om iets te laten zien."
    if not totaal:
        return "In deze periode gebeurde dit niet."
    goed = [rij[c].aantal for c in beschrijving.goed]
    if goed and None not in goed:
        deel = round(100 * sum(goed) / totaal)
        aantal = Cel(sum(goed)).tekst
        return f"{deel} procent {beschrijving.zin}: {aantal} van de {rij[TOTAAL].tekst}."
    zichtbaar = [(rij[c].aantal, label) for c, label in beschrijving.categorieen.items()
                 if rij[c].aantal]  # fmt: skip
    if not zichtbaar:
        return f"Samen {rij[TOTAAL].tekst}. De verdeling laat te weinig huishoudens zien."
    meeste, label = max(zichtbaar)
    return f"Samen {rij[TOTAAL].tekst}. Het meest: {label} ({Cel(meeste).tekst})."
