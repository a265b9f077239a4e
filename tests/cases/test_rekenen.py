from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.choices import Afspraakstatus, Eenheid
from cases.rekenen import bereken_stand, plus_maanden, termijnen_verdelen

pytestmark = pytest.mark.rule("RT-03")

LOOPT, TE_LAAT = Afspraakstatus.LOOPT, Afspraakstatus.TE_LAAT
GEBROKEN, NAGEKOMEN = Afspraakstatus.GEBROKEN, Afspraakstatus.NAGEKOMEN

TERMIJNEN = [
    (date(2026, 10, 1), Decimal(100)),
    (date(2026, 11, 1), Decimal(100)),
    (date(2026, 12, 1), Decimal(100)),
]


def stand(op, *betalingen, termijnen=TERMIJNEN):
    """Five days of leeway; `betalingen` are (day, amount)."""
    betalingen = [(dag, Decimal(bedrag)) for dag, bedrag in betalingen]
    return bereken_stand(termijnen, betalingen, speling_dagen=5, op=op)


@pytest.mark.parametrize(
    ("op", "betalingen", "verwacht", "ontvangen", "status"),
    [
        (date(2026, 9, 30), [], 0, 0, LOOPT),
        (date(2026, 10, 1), [], 100, 0, LOOPT),
        (date(2026, 10, 6), [], 100, 0, LOOPT),
        (date(2026, 10, 7), [], 100, 0, TE_LAAT),
        (date(2026, 10, 20), [], 100, 0, TE_LAAT),
        (date(2026, 10, 21), [], 100, 0, GEBROKEN),
        (date(2026, 10, 7), [(date(2026, 10, 6), 100)], 100, 100, LOOPT),
        (date(2026, 10, 8), [(date(2026, 10, 7), 100)], 100, 100, LOOPT),
        (date(2026, 10, 7), [(date(2026, 10, 1), 99)], 100, 99, TE_LAAT),
        (date(2026, 10, 7), [(date(2026, 10, 8), 100)], 100, 0, TE_LAAT),
        (date(2026, 11, 7), [(date(2026, 10, 1), 200)], 200, 200, LOOPT),
        (date(2026, 9, 30), [(date(2026, 9, 1), 300)], 0, 300, NAGEKOMEN),
        (date(2026, 12, 20), [(date(2026, 12, 15), 300)], 300, 300, NAGEKOMEN),
        (date(2026, 12, 20), [(date(2026, 12, 1), 350)], 300, 350, NAGEKOMEN),
        (date(2027, 1, 1), [(date(2026, 10, 1), 200)], 300, 200, GEBROKEN),
    ],
)
def test_the_agreement_stands_as_the_worst_open_instalment(
    op, betalingen, verwacht, ontvangen, status
):
    uitkomst = stand(op, *betalingen)

    assert (uitkomst.verwacht, uitkomst.ontvangen, uitkomst.status) == (
        verwacht,
        ontvangen,
        status,
    )
    assert uitkomst.verschil == ontvangen - verwacht


@pytest.mark.parametrize(
    ("op", "betalingen", "uitleg"),
    [
        (
            date(2026, 9, 30),
            [],
            "Er is nog niets vervallen; de volgende termijn is € 100,00 op 1 oktober 2026.",
        ),
        (
            date(2026, 10, 3),
            [(date(2026, 10, 2), 100)],
            "Alles tot nu toe is betaald; de volgende termijn is € 100,00 op 1 november 2026.",
        ),
        (
            date(2026, 10, 3),
            [],
            "De termijn van 1 oktober 2026 (€ 100,00) kan nog tot en met 6 oktober 2026 betaald "
            "worden.",
        ),
        (
            date(2026, 10, 7),
            [(date(2026, 10, 2), 40)],
            "De termijn van 1 oktober 2026 (€ 100,00) is te laat: nog € 60,00 niet betaald; "
            "na 20 oktober 2026 geldt de afspraak als niet nagekomen.",
        ),
        (
            date(2026, 11, 30),
            [(date(2026, 10, 2), 40)],
            "De termijn van 1 oktober 2026 (€ 100,00) is niet nagekomen: nog € 60,00 niet "
            "betaald. Er is nog 1 termijn zo.",
        ),
        (
            date(2026, 12, 3),
            [(date(2026, 10, 9), 100), (date(2026, 12, 2), 200)],
            "Alles is betaald, het laatste op 2 december 2026; 2 termijnen kwamen te laat.",
        ),
    ],
)
def test_a_worker_can_explain_it_in_a_sentence(op, betalingen, uitleg):
    assert stand(op, *betalingen).uitleg == uitleg


def test_each_instalment_has_its_own_verdict():
    uitkomst = stand(date(2026, 12, 1), (date(2026, 10, 6), 100), (date(2026, 11, 20), 100))

    assert [t.status for t in uitkomst.termijnen] == [NAGEKOMEN, TE_LAAT, LOOPT]
    assert [t.voldaan_op for t in uitkomst.termijnen] == [
        date(2026, 10, 6),
        date(2026, 11, 20),
        None,
    ]


def test_an_agreement_without_instalments_or_with_a_zero_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="heeft termijnen"):
        stand(date(2026, 10, 1), termijnen=[])
    with pytest.raises(ValueError, match="meer dan nul"):
        stand(date(2026, 10, 1), (date(2026, 10, 1), 0))


@pytest.mark.parametrize(
    ("totaal", "aantal", "bedragen"),
    [
        ("100", 3, ["33.33", "33.33", "33.34"]),
        ("0.05", 3, ["0.01", "0.01", "0.03"]),
        ("300", 3, ["100", "100", "100"]),
        ("1265.16", 1, ["1265.16"]),
    ],
)
def test_the_last_instalment_takes_the_odd_cents(totaal, aantal, bedragen):
    termijnen = termijnen_verdelen(Decimal(totaal), aantal, date(2026, 10, 1))

    assert [bedrag for _, bedrag in termijnen] == [Decimal(b) for b in bedragen]


@pytest.mark.parametrize(
    ("start", "opties", "dagen"),
    [
        (date(2026, 10, 1), {}, [date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)]),
        (date(2027, 1, 31), {}, [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]),
        (date(2028, 1, 30), {}, [date(2028, 1, 30), date(2028, 2, 29), date(2028, 3, 30)]),
        (date(2026, 10, 5), {"dag": 1}, [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]),
        (date(2026, 10, 5), {"dag": 5}, [date(2026, 10, 5), date(2026, 11, 5), date(2026, 12, 5)]),
        (
            date(2027, 2, 28),
            {"dag": 31},
            [date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)],
        ),
        (
            date(2026, 10, 1),
            {"ritme": Eenheid.WEKEN},
            [date(2026, 10, 1), date(2026, 10, 8), date(2026, 10, 15)],
        ),
        (
            date(2026, 10, 1),
            {"ritme": Eenheid.WEKEN, "dag": 0},
            [date(2026, 10, 5), date(2026, 10, 12), date(2026, 10, 19)],
        ),
    ],
)
def test_instalments_fall_on_their_day_also_at_the_end_of_a_month(start, opties, dagen):
    assert [dag for dag, _ in termijnen_verdelen(Decimal(90), 3, start, **opties)] == dagen


@pytest.mark.parametrize(
    ("totaal", "aantal", "opties"),
    [
        ("0.02", 3, {}),
        ("0", 1, {}),
        ("-1", 1, {}),
        ("10", 0, {}),
        ("10.001", 1, {}),
        ("10", 1, {"dag": 0, "ritme": Eenheid.MAANDEN}),
        ("10", 1, {"dag": 32}),
        ("10", 1, {"dag": 7, "ritme": Eenheid.WEKEN}),
        ("10", 1, {"ritme": Eenheid.DAGEN}),
    ],
)
def test_what_can_not_be_divided_is_refused(totaal, aantal, opties):
    with pytest.raises(ValueError, match=r"\w"):
        termijnen_verdelen(Decimal(totaal), aantal, date(2026, 10, 1), **opties)


dagen = st.dates(date(2026, 1, 1), date(2028, 12, 31))
bedragen = st.decimals("0.01", "5000", places=2)
regels = st.lists(st.tuples(dagen, bedragen), min_size=1, max_size=8)
betalingen = st.lists(st.tuples(dagen, bedragen), max_size=8)
ERNST = [NAGEKOMEN, LOOPT, TE_LAAT, GEBROKEN]


@given(
    st.integers(1, 60).flatmap(
        lambda n: st.tuples(st.just(n), st.decimals(n * Decimal("0.01"), "99999", places=2))
    ),
    dagen,
    st.sampled_from([Eenheid.MAANDEN, Eenheid.WEKEN]),
)
def test_the_instalments_add_up_to_the_cent(deling, start, ritme):
    aantal, totaal = deling

    termijnen = termijnen_verdelen(totaal, aantal, start, ritme=ritme)

    bedragen = [bedrag for _, bedrag in termijnen]
    assert sum(bedragen) == totaal
    assert len(termijnen) == aantal
    assert min(bedragen) >= Decimal("0.01")
    assert bedragen[-1] - bedragen[0] < aantal * Decimal("0.01")
    assert [dag for dag, _ in termijnen] == sorted({dag for dag, _ in termijnen})
    assert termijnen[0][0] >= start


@given(regels, betalingen, dagen, st.integers(0, 31))
def test_no_cent_is_lost_or_counted_twice(termijnen, betaald, op, speling):
    uitkomst = bereken_stand(termijnen, betaald, speling_dagen=speling, op=op)

    geteld = sum(t.ontvangen for t in uitkomst.termijnen)
    assert geteld == min(uitkomst.ontvangen, uitkomst.totaal)
    assert uitkomst.ontvangen == sum(bedrag for dag, bedrag in betaald if dag <= op)
    assert all(0 <= t.ontvangen <= t.verwacht for t in uitkomst.termijnen)
    assert 0 <= uitkomst.verwacht <= uitkomst.totaal
    assert len(uitkomst.uitleg) <= 300
    assert uitkomst.uitleg.endswith(".")


@given(regels, betalingen, st.tuples(dagen, bedragen), dagen)
def test_paying_more_never_makes_it_worse(termijnen, betaald, extra, op):
    zonder = bereken_stand(termijnen, betaald, speling_dagen=5, op=op)
    met = bereken_stand(termijnen, [*betaald, extra], speling_dagen=5, op=op)

    assert ERNST.index(met.status) <= ERNST.index(zonder.status)
    assert met.verschil >= zonder.verschil


@given(regels, betalingen, dagen, st.integers(0, 400))
def test_waiting_without_paying_never_makes_it_better(termijnen, betaald, op, later):
    betaald = [(dag, bedrag) for dag, bedrag in betaald if dag <= op]

    nu = bereken_stand(termijnen, betaald, speling_dagen=5, op=op)
    straks = bereken_stand(termijnen, betaald, speling_dagen=5, op=op + timedelta(days=later))

    assert ERNST.index(straks.status) >= ERNST.index(nu.status)
    assert straks.verschil <= nu.verschil


@given(dagen, st.integers(0, 36))
def test_months_back_undo_months_on_except_for_the_end_of_a_month(dag, maanden):
    terug = plus_maanden(plus_maanden(dag, maanden), -maanden)

    assert terug == dag or (dag.day > 28 and terug.month == dag.month and terug < dag)
