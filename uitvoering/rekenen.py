"""The arithmetic of the conditions: pure, to the cent, and explained in Dutch (RT-14)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_UP, Decimal

from cases.choices import Eenheid
from cases.rekenen import CENT, euro, plus_maanden, voluit
from cases.samenvatting import LOPEND_DAGEN
from uitvoering.choices import Controleuitkomst

# De bron zegt niet wanneer een maand gemist is; wij kiezen dit. Tot en met deze dag van de maand
# mag de huur van die maand nog openstaan; daarna is meer dan de helft van een maand te veel.
SPELING_DAG = 5
MEESTE = {Eenheid.DAGEN: 90, Eenheid.WEKEN: 13, Eenheid.MAANDEN: 3}
LOPEND = timedelta(days=LOPEND_DAGEN)


@dataclass(frozen=True)
class Oordeel:
    """What the books or the payments show; the same `kenmerk` is the same finding."""

    uitkomst: Controleuitkomst
    uitleg: str
    kenmerk: str


def volgende_controle(vanaf: date, aantal: int, eenheid: str) -> date:
    """The day of the next check: so many days, weeks or months on."""
    if eenheid not in MEESTE or not 1 <= aantal <= MEESTE[eenheid]:
        raise ValueError("een controle is minstens elke drie maanden")
    if eenheid == Eenheid.MAANDEN:
        return plus_maanden(vanaf, aantal)
    return vanaf + timedelta(days=aantal * (7 if eenheid == Eenheid.WEKEN else 1))


def beoordeel_huur(
    standen: Iterable[tuple[date, Decimal]],
    betaald: Iterable[tuple[date, Decimal]],
    *,
    basis: Decimal | None,
    sinds: date,
    huur: Decimal | None,
    op: date,
) -> Oordeel | None:
    """Whether current rent is paid since the decision; None when nothing says so.

    `standen` are the arrears of the books as (reference date, amount), `betaald` the payments of
    current rent, `basis` the arrears at the decision of `sinds`. Arrears that rise again are rent
    that wasn't paid, unless a payment came after their date. Books that are behind say nothing;
    then the payments do.
    """
    betaald = sorted(b for b in betaald if b[0] <= op)
    nieuw = sorted(s for s in standen if sinds < s[0] <= op)
    if nieuw:
        dag, bedrag = nieuw[-1]
        laagste = min([basis] * (basis is not None) + [b for _, b in nieuw])
        gestegen = bedrag - laagste - sum((b for d, b in betaald if d > dag), Decimal(0))
        if gestegen >= _te_veel(huur, dag):
            return _gemist(gestegen, laagste, bedrag, dag, huur)
        if dag >= op - LOPEND:
            return _op_orde(f"De achterstand van {voluit(dag)} is niet gestegen.", dag)
    if not betaald:
        return None
    laatste = betaald[-1][0]
    if laatste >= op - LOPEND:
        return _op_orde(f"De laatste huur kwam binnen op {voluit(laatste)}.", laatste)
    if max(laatste, sinds) < op - LOPEND:
        return Oordeel(
            Controleuitkomst.NIET_NAGEKOMEN,
            f"Sinds {voluit(laatste)} kwam er geen huur meer binnen.",
            f"geen_huur:{laatste}",
        )
    return None


def _te_veel(huur: Decimal | None, dag: date) -> Decimal:
    maand = huur or Decimal(0)
    return max(maand / 2, CENT) + (maand if dag.day <= SPELING_DAG else 0)


def _gemist(gestegen, laagste, bedrag, dag, huur):
    maanden = max(1, round(gestegen / huur)) if huur else 1
    return Oordeel(
        Controleuitkomst.NIET_NAGEKOMEN,
        f"De achterstand steeg van {euro(laagste)} naar {euro(bedrag)}, op {voluit(dag)}. "
        "Er is huur niet betaald.",
        f"gemist:{maanden}",
    )


def _op_orde(uitleg, dag):
    return Oordeel(Controleuitkomst.NAGEKOMEN, uitleg, f"op_orde:{dag:%Y-%m}")


def per_maand(termijnen: Iterable[tuple[date, Decimal]], ritme: str) -> Decimal:
    """What the dearest instalment asks of a month; four weeks and a bit go in one."""
    duurste = max(bedrag for _, bedrag in termijnen)
    if ritme == Eenheid.MAANDEN:
        return duurste
    return (duurste * 52 / 12).quantize(CENT, ROUND_UP)


def ruimte(
    *, inkomen: Decimal, vaste_lasten: Decimal, leefgeld: Decimal, aflossingen: Decimal
) -> Decimal:
    """What is left in a month to pay off with; negative is short."""
    return inkomen - vaste_lasten - leefgeld - aflossingen
