"""No combination of what is shown gives away what is hidden (NZ-13, ADR 15)."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.choices import Fase
from overzicht import cijfers
from overzicht.choices import Dimensie, Figuur
from overzicht.cijfers import Keuze
from overzicht.figuren import FIGUREN
from overzicht.verbergen import SAMEN, TOTAAL, deel_kolommen, is_klein, verberg

pytestmark = pytest.mark.rule("NZ-13")

AANTAL = st.integers(0, 8)
RIJ = st.fixed_dictionaries(dict.fromkeys("abcd", AANTAL))
TABEL = st.integers(2, 3).flatmap(
    lambda breed: st.lists(
        st.fixed_dictionaries(dict.fromkeys("abc"[:breed], AANTAL)), min_size=2, max_size=3
    )
).map(lambda rijen: {f"rij {n}": rij for n, rij in enumerate(rijen)})  # fmt: skip


@given(RIJ)
def test_a_small_number_is_never_shown_and_never_the_only_one_missing(aantallen):
    kolommen = deel_kolommen(aantallen)
    verborgen = [aantallen[c] for c in kolommen.samen]

    assert not any(is_klein(aantallen[c]) for c in kolommen.los)
    if kolommen.totaal and verborgen:
        for n, _ in enumerate(verborgen):
            assert len(mogelijk_bij_som(sum(verborgen), len(verborgen), n)) > 1
    if not kolommen.totaal:
        assert kolommen.los == ()


def mogelijk_bij_som(som, aantal, welke):
    """The values one of so many hidden numbers of at least 1 may have."""
    mogelijk = (rij for rij in product(range(1, som + 1), repeat=aantal) if sum(rij) == som)
    return {rij[welke] for rij in mogelijk}


@given(TABEL)
def test_every_hidden_cell_of_a_table_could_be_another_number(tabel):
    """The attacker tries every table that fits what is shown; she knows that 0 is never hidden."""
    totalen = {k: sum(rij[k] for rij in tabel.values()) for k in next(iter(tabel.values()))}
    if any(is_klein(n) for n in totalen.values()):
        return  # such a column was put together with others before
    verborgen = verberg(tabel)
    if verborgen is None:
        return  # nothing of it is shown

    for cel in {(r, k) for r, rij in tabel.items() for k, n in rij.items() if is_klein(n)}:
        assert cel in verborgen
    mogelijk = list(alle_tabellen(tabel, verborgen, totalen))
    assert tabel in mogelijk
    for rij, kolom in verborgen:
        assert len({waarde(een, rij, kolom) for een in mogelijk}) > 1, (rij, kolom)


def alle_tabellen(tabel, verborgen, totalen):
    """Every table with these totals of columns, that shows the same."""
    per_kolom = [list(kolommen_met(tabel, kolom, verborgen, n)) for kolom, n in totalen.items()]
    for gekozen in product(*per_kolom):
        een = {
            rij: {
                kolom: kolomwaarden[rij]
                for kolom, kolomwaarden in zip(totalen, gekozen, strict=True)
            }
            for rij in tabel
        }
        if all(
            sum(een[rij].values()) > 0
            if (rij, TOTAAL) in verborgen
            else sum(een[rij].values()) == sum(tabel[rij].values())
            for rij in tabel
        ):
            yield een


def kolommen_met(tabel, kolom, verborgen, totaal):
    open_ = [rij for rij in tabel if (rij, kolom) in verborgen]
    vast = {rij: tabel[rij][kolom] for rij in tabel if rij not in open_}
    over = totaal - sum(vast.values())
    for keuze in product(range(1, over + 1), repeat=len(open_)):
        if sum(keuze) == over:
            yield {**vast, **dict(zip(open_, keuze, strict=True))}


def waarde(tabel, rij, kolom):
    return sum(tabel[rij].values()) if kolom == TOTAAL else tabel[rij][kolom]


def test_a_table_of_ones_is_not_shown_at_all():
    assert verberg({f"rij {n}": {"a": 1} for n in range(5)}) is None


def test_one_small_cell_hides_others_beside_it_and_leaves_the_rest():
    tabel = {
        "noord": {"a": 3, "b": 20, "c": 30},
        "zuid": {"a": 40, "b": 9, "c": 50},
        "west": {"a": 60, "b": 70, "c": 80},
    }
    verborgen = verberg(tabel)

    assert {("noord", "a"), ("zuid", "a")} <= verborgen
    assert {cel for cel in verborgen if cel[0] == "west" or cel[1] == "c"} == set()
    assert len(verborgen) == 4


def test_what_is_shown_together_counts_as_one_column():
    kolommen = deel_kolommen({"a": 3, "b": 20, "c": 2, "d": 0})

    assert (kolommen.los, kolommen.samen) == (("b", "d"), ("a", "c"))
    assert kolommen.voeg_samen({"a": 1, "b": 5}) == {"b": 5, "d": 0, SAMEN: 1}


GEBEURD = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", "3"]),
        st.sampled_from(["P", "Q", "R"]),
        st.sampled_from(list(Fase)),
    ),
    max_size=60,
)


@given(GEBEURD)
def test_all_filters_together_give_away_no_hidden_number(gebeurd):
    """The year, each quarter and each place side by side, as equations with unknowns."""
    tabellen = getabelleerd(gebeurd)
    if not gebeurd:
        return
    keuzes = [
        Keuze(2026),
        *(Keuze(2026, k) for k in (1, 2, 3)),
        *(Keuze(2026, plaats=p) for p in "PQR"),
    ]
    rijen = [*(("kwartaal", k) for k in "123"), *(("plaats", p) for p in "PQR")]
    onbekend = {(d, r, f): n for n, ((d, r), f) in enumerate(product(rijen, Fase))}

    def som(keuze, fasen):
        rij = [Fraction(0)] * len(onbekend)
        soort, naam = keuze.rij or ("kwartaal", None)
        for (dimensie, r, fase), plek in onbekend.items():
            if dimensie == soort and fase in fasen and naam in (None, r):
                rij[plek] = Fraction(1)
        return rij

    # The same year stands behind both tables.
    bekend = [
        [a - b for a, b in zip(som(Keuze(2026), [f]), som_plaats(onbekend, f), strict=True)]
        for f in Fase
    ]
    verborgen = []
    for keuze in keuzes:
        blok = cijfers._blok(Figuur.INSTROOM, FIGUREN[Figuur.INSTROOM], tabellen, keuze)
        for fase, _, cel in [*blok.regels, (None, "", blok.totaal)]:
            (verborgen if cel.aantal is None else bekend).append(
                som(keuze, [fase] if fase else list(Fase))
            )
            assert cel.aantal is None or not is_klein(cel.aantal)
    basis = geveegd(bekend)
    for rij in verborgen:
        assert any(rest(rij, basis)), "a hidden number follows from what is shown"


def som_plaats(onbekend, fase):
    return [Fraction(d == "plaats" and f == fase) for d, _, f in onbekend]


def getabelleerd(gebeurd):
    tabellen = {d: {} for d in Dimensie}
    for kwartaal, plaats, fase in gebeurd:
        plekken = ((Dimensie.GEHEEL, ""), (Dimensie.KWARTAAL, kwartaal), (Dimensie.PLAATS, plaats))
        for dimensie, naam in plekken:
            rij = tabellen[dimensie].setdefault(naam, {})
            rij[fase] = rij.get(fase, 0) + 1
    return tabellen


def geveegd(rijen):
    """Gaussian elimination: {pivot: row}."""
    basis = {}
    for rij in rijen:
        over = rest(rij, basis)
        plek = next((n for n, x in enumerate(over) if x), None)
        if plek is not None:
            basis[plek] = [x / over[plek] for x in over]
    return basis


def rest(rij, basis):
    """What of this row doesn't follow from those; pivots in ascending order."""
    rij = list(rij)
    for plek in sorted(basis):
        if rij[plek]:
            factor = rij[plek]
            rij = [x - factor * y for x, y in zip(rij, basis[plek], strict=True)]
    return rij
