"""Whether current rent is paid, as the program sees it: pure first, then in the sweep."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berichten.models import Bericht
from cases.actions.achterstand import leg_achterstand_vast
from cases.actions.betalingen import registreer_betaling, trek_betaling_in
from cases.choices import Betaalsoort, Eenheid, Status
from tests.factories import NOW, VANDAAG
from tests.uitvoering.hulp import Kring
from uitvoering.actions.huurbewaking import bewaak_huur
from uitvoering.actions.opschorting import schort_op
from uitvoering.actions.voorwaarden import controleer, open_voorwaarden
from uitvoering.choices import Controleuitkomst, Voorwaardesoort
from uitvoering.models import Controle
from uitvoering.rekenen import MEESTE, beoordeel_huur, volgende_controle

U = Controleuitkomst
SINDS = date(2026, 11, 18)
HUUR = Decimal(650)
BASIS = Decimal(850)


def oordeel(standen=(), betaald=(), *, op=date(2026, 12, 20), basis=BASIS, huur=HUUR):
    gevonden = beoordeel_huur(
        [(date(2026, *d), Decimal(b)) for d, b in standen],
        [(date(2026, *d), Decimal(b)) for d, b in betaald],
        basis=basis, sinds=SINDS, huur=huur, op=op,
    )  # fmt: skip
    return gevonden and gevonden.uitkomst


@pytest.mark.rule("RT-14")
@pytest.mark.parametrize(
    ("standen", "betaald", "uitkomst"),
    [
        ([], [], None),
        ([((11, 18), 5000)], [], None),  # of the day of the decision itself
        ([((12, 8), 850)], [], U.NAGEKOMEN),
        ([((12, 8), 700)], [], U.NAGEKOMEN),
        ([((12, 8), "1174.99")], [], U.NAGEKOMEN),  # less than half a month
        ([((12, 8), 1175)], [], U.NIET_NAGEKOMEN),
        ([((12, 8), 1500)], [], U.NIET_NAGEKOMEN),
        ([((12, 5), 1500)], [], U.NAGEKOMEN),  # the rent of this month may still come
        ([((12, 6), 1500)], [], U.NIET_NAGEKOMEN),
        ([((12, 5), 2150)], [], U.NIET_NAGEKOMEN),  # two months
        ([((12, 6), 400), ((12, 13), 725)], [], U.NIET_NAGEKOMEN),  # from the lowest on
        ([((12, 6), 1500), ((12, 13), 850)], [], U.NAGEKOMEN),  # paid after all
        ([((12, 8), 1500)], [((12, 9), 650)], U.NAGEKOMEN),  # paid after the books were made up
        ([((12, 8), 1500)], [((12, 8), 650)], U.NIET_NAGEKOMEN),  # is in the books already
        ([], [((12, 1), 650)], U.NAGEKOMEN),
        ([], [((11, 15), 650)], U.NAGEKOMEN),
        ([], [((11, 1), 650)], None),  # not 35 days ago: the decision is
        ([], [((12, 21), 650)], None),  # still to come
    ],
)
def test_what_the_books_and_the_payments_say(standen, betaald, uitkomst):
    assert oordeel(standen, betaald) == uitkomst


def test_payments_that_stop_are_a_breach_when_the_books_are_behind():
    assert oordeel([], [((11, 15), 650)], op=date(2026, 12, 23)) is None
    assert oordeel([], [((11, 15), 650)], op=date(2026, 12, 24)) == U.NIET_NAGEKOMEN
    oud, laat = [((11, 20), 850)], date(2026, 12, 30)
    assert oordeel(oud, [((11, 19), 650)], op=laat) == U.NIET_NAGEKOMEN
    assert oordeel([*oud, ((12, 10), 850)], [((11, 19), 650)], op=laat) == U.NAGEKOMEN


def test_without_a_known_rent_or_a_known_start_any_rise_counts():
    assert oordeel([((12, 8), "850.01")], huur=None) == U.NIET_NAGEKOMEN
    assert oordeel([((12, 8), 5000)], basis=None) == U.NAGEKOMEN
    assert oordeel([((12, 8), 5000), ((12, 9), 5400)], basis=None) == U.NIET_NAGEKOMEN


bedragen = st.decimals(0, 20_000, places=2, allow_nan=False)
dagen = st.dates(SINDS + timedelta(days=1), SINDS + timedelta(days=30))


@given(st.dictionaries(dagen, bedragen, max_size=8), bedragen, bedragen)
def test_arrears_that_never_rise_are_never_a_breach(standen, basis, huur):
    aflopend = sorted(standen.values(), reverse=True)
    lager = [(d, min(b, basis)) for d, b in zip(sorted(standen), aflopend, strict=True)]

    gevonden = beoordeel_huur(
        lager, [], basis=basis, sinds=SINDS, huur=huur, op=SINDS + timedelta(days=30)
    )

    assert gevonden is None or gevonden.uitkomst == U.NAGEKOMEN


@given(bedragen, st.decimals(1, 5_000, places=2), st.integers(1, 12), dagen)
def test_whole_months_that_are_missed_are_always_a_breach_and_counted(basis, huur, maanden, dag):
    stand = basis + huur * (maanden + (dag.day <= 5))

    gevonden = beoordeel_huur([(dag, stand)], [], basis=basis, sinds=SINDS, huur=huur, op=dag)

    assert gevonden.uitkomst == U.NIET_NAGEKOMEN
    assert gevonden.kenmerk == f"gemist:{maanden + (dag.day <= 5)}"


@given(bedragen, st.decimals(1, 5_000, places=2), dagen)
def test_paying_what_was_missed_mends_it(basis, huur, dag):
    betaald = [(dag + timedelta(days=1), huur * 2)]
    op = dag + timedelta(days=2)

    gevonden = beoordeel_huur(
        [(dag, basis + huur * 2)], betaald, basis=basis, sinds=SINDS, huur=huur, op=op
    )

    assert gevonden.uitkomst == U.NAGEKOMEN


ritmes = st.sampled_from(list(MEESTE)).flatmap(
    lambda eenheid: st.tuples(st.integers(1, MEESTE[eenheid]), st.just(eenheid))
)
alle_dagen = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(alle_dagen, ritmes)
def test_the_next_check_is_always_later_and_within_three_months(dag, ritme):
    volgende = volgende_controle(dag, *ritme)

    assert dag < volgende <= dag + timedelta(days=92)
    if ritme[1] == Eenheid.WEKEN:
        assert volgende.weekday() == dag.weekday()
    if ritme[1] == Eenheid.MAANDEN:
        assert volgende.day == dag.day or (volgende + timedelta(days=1)).day == 1


@given(alle_dagen, alle_dagen, ritmes)
def test_a_later_check_never_makes_the_next_one_earlier(een, ander, ritme):
    eerst, later = sorted([een, ander])

    assert volgende_controle(eerst, *ritme) <= volgende_controle(later, *ritme)


@pytest.mark.parametrize(
    ("aantal", "eenheid"),
    [(0, "dagen"), (-1, "weken"), (91, "dagen"), (14, "weken"), (4, "maanden"), (1, "werkdagen")],
)
def test_no_rhythm_is_longer_than_three_months(aantal, eenheid):
    with pytest.raises(ValueError, match="drie maanden"):
        volgende_controle(SINDS, aantal, eenheid)


# --- In the sweep

LATER = NOW + timedelta(days=28)  # 16 December


@pytest.fixture(scope="module")
def gebouwd(een_keer):
    kring = Kring(brutohuur=HUUR)
    kring.voorkomen()
    schort_op(
        kring.casus, tot=VANDAAG + timedelta(days=90), bevroren_bedrag=BASIS, bevroren_op=VANDAAG,
        termijn_tot=VANDAAG + timedelta(days=90), by=kring.regieteam, now=NOW,
    )  # fmt: skip
    open_voorwaarden(kring.casus, by=kring.regieteam, now=NOW)
    return kring


def lopende_huur(kring):
    return kring.casus.voorwaarden.geldend().get(soort=Voorwaardesoort.LOPENDE_HUUR)


def stand(kring, bedrag, now=LATER):
    leg_achterstand_vast(
        kring.casus, bedrag=Decimal(bedrag), peildatum=now.date(), oudste_openstaande_post=None,
        by=kring.corporatie, now=now,
    )  # fmt: skip


@pytest.mark.rule("RT-14")
def test_a_missed_month_is_a_breach_within_one_sweep_and_told_once(kring):
    assert bewaak_huur(now=NOW) == 0
    stand(kring, 1500)

    assert [bewaak_huur(now=LATER) for _ in range(3)] == [1, 0, 0]

    [controle] = Controle.objects.all()
    assert (controle.uitkomst, controle.door) == (U.NIET_NAGEKOMEN, None)
    assert "€ 850,00 naar € 1.500,00" in controle.bewijs
    assert lopende_huur(kring).stand == U.NIET_NAGEKOMEN
    gehoord = [bericht.user for bericht in Bericht.objects.filter(soort="voorwaarde")]
    assert sorted(gehoord, key=str) == sorted(
        [kring.casemanager.user, kring.regieteam.user], key=str
    )
    assert kring.voor(kring.corporatie).status == Status.VOORKOMEN
    assert kring.casus.opschortingen.get().beeindigd_op is None


@pytest.mark.rule("RT-14")
def test_a_figure_that_was_corrected_is_looked_at_the_same_day(kring):
    stand(kring, 850)
    assert bewaak_huur(now=LATER) == 1
    stand(kring, 1500)

    assert [bewaak_huur(now=LATER) for _ in range(2)] == [1, 0]
    assert lopende_huur(kring).stand == U.NIET_NAGEKOMEN
    stand(kring, 850)

    assert bewaak_huur(now=LATER) == 1
    assert lopende_huur(kring).stand == U.NAGEKOMEN


@pytest.mark.rule("RT-14")
def test_a_second_missed_month_is_told_again_and_the_same_month_is_not(kring):
    stand(kring, 1500)
    bewaak_huur(now=LATER)
    stand(kring, 1500, LATER + timedelta(days=7))
    assert bewaak_huur(now=LATER + timedelta(days=7)) == 0
    stand(kring, 2150, LATER + timedelta(days=30))

    assert bewaak_huur(now=LATER + timedelta(days=30)) == 1
    gehoord = Bericht.objects.filter(soort="voorwaarde", user=kring.casemanager.user)
    assert gehoord.count() == 2


def test_what_a_person_found_stays_until_the_figures_change(kring):
    stand(kring, 1500)
    bewaak_huur(now=LATER)
    controleer(
        lopende_huur(kring), uitkomst=U.NAGEKOMEN, bewijs="Bij de bank gezien", document=None,
        by=kring.corporatie, now=LATER,
    )  # fmt: skip

    assert bewaak_huur(now=LATER + timedelta(days=1)) == 0
    assert lopende_huur(kring).stand == U.NAGEKOMEN
    stand(kring, 850, LATER + timedelta(days=2))
    assert bewaak_huur(now=LATER + timedelta(days=2)) == 1
    assert lopende_huur(kring).stand == U.NAGEKOMEN


def test_a_payment_mends_it_and_withdrawing_that_breaks_it_again(kring):
    stand(kring, 1500)
    bewaak_huur(now=LATER)
    morgen = LATER + timedelta(days=1)
    betaling = registreer_betaling(
        kring.casus, soort=Betaalsoort.LOPEND, bedrag=HUUR, ontvangen_op=morgen.date(),
        by=kring.corporatie, now=morgen,
    )  # fmt: skip

    assert bewaak_huur(now=morgen) == 1
    assert lopende_huur(kring).stand == U.NAGEKOMEN
    trek_betaling_in(betaling, reden="Vergissing", by=kring.corporatie, now=morgen)
    assert bewaak_huur(now=morgen) == 1
    assert lopende_huur(kring).stand == U.NIET_NAGEKOMEN


def test_an_import_that_commits_late_is_not_missed(kring):
    """Its figures carry the moment at which it began: before the last look."""
    bewaak_huur(now=LATER)
    stand(kring, 1500, LATER - timedelta(minutes=5))

    assert bewaak_huur(now=LATER) == 1


@pytest.mark.rule("RT-14")
@pytest.mark.parametrize("stap", ["afsluiten", "terugverwijzen"])
def test_without_a_suspension_nothing_is_watched(kring, stap):
    stand(kring, 1500)
    kring.casus.gebeurtenissen.create(
        soort="stap", stap=stap, rubriek="besluit", op=LATER, titel=stap
    )

    assert bewaak_huur(now=LATER) == 0
    assert not Controle.objects.exists()
