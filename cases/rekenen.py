"""The arithmetic of a payment agreement (RT-03): pure, to the cent, and explained in Dutch.

Payments fill the instalments in order of due date, whatever the payer meant them for. That is
what a worker can explain in one sentence, and it is how arrears are paid off in law.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from cases.choices import Afspraakstatus, Eenheid
from common.lezen import MAANDEN, toon_getal

# De bron zegt niet wanneer 'te laat' overgaat in 'niet nagekomen'; wij kiezen dit.
BREUK_DAGEN = 14
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Termijnstand:
    """How one instalment stands on a reference date."""

    vervalt_op: date
    verwacht: Decimal
    ontvangen: Decimal
    voldaan_op: date | None
    status: Afspraakstatus
    uitleg: str

    @property
    def verschil(self) -> Decimal:
        """Received minus expected; negative is what is still open."""
        return self.ontvangen - self.verwacht


@dataclass(frozen=True)
class Stand:
    """How the whole agreement stands: what had to be there, what came, and why we say so."""

    op: date
    verwacht: Decimal
    ontvangen: Decimal
    totaal: Decimal
    status: Afspraakstatus
    uitleg: str
    termijnen: tuple[Termijnstand, ...]

    @property
    def verschil(self) -> Decimal:
        """Received minus expected; negative is behind."""
        return self.ontvangen - self.verwacht


def bereken_stand(
    termijnen: Iterable[tuple[date, Decimal]],
    betalingen: Iterable[tuple[date, Decimal]],
    *,
    speling_dagen: int,
    op: date,
    breuk_dagen: int = BREUK_DAGEN,
) -> Stand:
    """How an agreement of (due date, amount) stands on `op`, given payments of (date, amount).

    An instalment is in time until `speling_dagen` after its due date, then late, and broken
    when `breuk_dagen` later it is still not paid in full. What came after `op` doesn't count.
    """
    termijnen, betaald = sorted(termijnen), sorted(b for b in betalingen if b[0] <= op)
    if not termijnen or any(bedrag <= 0 for _, bedrag in [*termijnen, *betaald]):
        raise ValueError("een afspraak heeft termijnen, en elk bedrag is meer dan nul")
    standen = tuple(
        _termijnstand(vervalt_op, bedrag, ontvangen, voldaan_op, speling_dagen, breuk_dagen, op)
        for (vervalt_op, bedrag), (ontvangen, voldaan_op) in zip(
            termijnen, _verdeel(termijnen, betaald), strict=True
        )
    )
    status, uitleg = _oordeel(standen, op)
    return Stand(
        op=op,
        verwacht=sum((bedrag for dag, bedrag in termijnen if dag <= op), Decimal(0)),
        ontvangen=sum((bedrag for _, bedrag in betaald), Decimal(0)),
        totaal=sum((bedrag for _, bedrag in termijnen), Decimal(0)),
        status=status,
        uitleg=uitleg,
        termijnen=standen,
    )


def termijnen_verdelen(
    totaal: Decimal,
    aantal: int,
    start: date,
    *,
    ritme: Eenheid = Eenheid.MAANDEN,
    dag: int | None = None,
) -> list[tuple[date, Decimal]]:
    """`aantal` instalments of `totaal` from `start` on; the last one takes the odd cents.

    Per month `dag` is the day of the month (31 is the last day of a shorter month), per week
    it is 0 for Monday to 6 for Sunday; without it the day of `start`.
    """
    if ritme not in (Eenheid.MAANDEN, Eenheid.WEKEN):
        raise ValueError("een afspraak loopt per maand of per week")
    if aantal < 1 or totaal.quantize(CENT) != totaal or totaal < aantal * CENT:
        raise ValueError("elke termijn is minstens een cent")
    gewoon = Decimal(int(totaal / CENT) // aantal) * CENT
    bedragen = [gewoon] * (aantal - 1) + [totaal - gewoon * (aantal - 1)]
    dagen = _maandelijks if ritme == Eenheid.MAANDEN else _wekelijks
    return list(zip(dagen(start, aantal, dag), bedragen, strict=True))


def plus_maanden(dag: date, maanden: int, *, dag_van_de_maand: int | None = None) -> date:
    """The same day so many months on (or back), or the last day of a shorter month."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    gewenst = dag_van_de_maand or dag.day
    return date(jaar, maand + 1, min(gewenst, monthrange(jaar, maand + 1)[1]))


def euro(bedrag: Decimal) -> str:
    return f"€ {toon_getal(bedrag)}"


def voluit(dag: date) -> str:
    """1 oktober 2026."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def _maandelijks(start: date, aantal: int, dag: int | None) -> list[date]:
    if dag is not None and not 1 <= dag <= 31:
        raise ValueError("een dag van de maand is 1 tot en met 31")
    gewenst = dag or start.day
    later = int(plus_maanden(start, 0, dag_van_de_maand=gewenst) < start)
    return [plus_maanden(start, n + later, dag_van_de_maand=gewenst) for n in range(aantal)]


def _wekelijks(start: date, aantal: int, dag: int | None) -> list[date]:
    if dag is not None and not 0 <= dag <= 6:
        raise ValueError("een dag van de week is 0 tot en met 6")
    eerste = start if dag is None else start + timedelta(days=(dag - start.weekday()) % 7)
    return [eerste + timedelta(weeks=n) for n in range(aantal)]


def _verdeel(
    termijnen: list[tuple[date, Decimal]], betaald: list[tuple[date, Decimal]]
) -> list[tuple[Decimal, date | None]]:
    """Per instalment what came in for it, and on which day it was full."""
    uitkomst, stroom, over, op = [], iter(betaald), Decimal(0), None
    for _, bedrag in termijnen:
        ontvangen = Decimal(0)
        while ontvangen < bedrag:
            if not over:
                op, over = next(stroom, (None, Decimal(0)))
                if op is None:
                    break
            deel = min(over, bedrag - ontvangen)
            ontvangen, over = ontvangen + deel, over - deel
        uitkomst.append((ontvangen, op if ontvangen == bedrag else None))
    return uitkomst


def _termijnstand(
    vervalt_op: date,
    bedrag: Decimal,
    ontvangen: Decimal,
    voldaan_op: date | None,
    speling: int,
    breuk: int,
    op: date,
) -> Termijnstand:
    uiterlijk = vervalt_op + timedelta(days=speling)
    breekt_na = uiterlijk + timedelta(days=breuk)
    wat = f"De termijn van {voluit(vervalt_op)} ({euro(bedrag)})"
    tekort = f"nog {euro(bedrag - ontvangen)} niet betaald"
    if voldaan_op and voldaan_op <= uiterlijk:
        status, uitleg = Afspraakstatus.NAGEKOMEN, f"{wat} is betaald op {voluit(voldaan_op)}."
    elif voldaan_op:
        status = Afspraakstatus.TE_LAAT
        uitleg = f"{wat} is te laat betaald: op {voluit(voldaan_op)}."
    elif op <= uiterlijk:
        status = Afspraakstatus.LOOPT
        uitleg = f"{wat} kan nog tot en met {voluit(uiterlijk)} betaald worden."
    elif op <= breekt_na:
        status = Afspraakstatus.TE_LAAT
        uitleg = (
            f"{wat} is te laat: {tekort}; "
            f"na {voluit(breekt_na)} geldt de afspraak als niet nagekomen."
        )
    else:
        status, uitleg = Afspraakstatus.GEBROKEN, f"{wat} is niet nagekomen: {tekort}."
    return Termijnstand(vervalt_op, bedrag, ontvangen, voldaan_op, status, uitleg)


def _oordeel(standen: tuple[Termijnstand, ...], op: date) -> tuple[Afspraakstatus, str]:
    """The verdict on the whole: that of the worst instalment that is still open."""
    open_standen = [stand for stand in standen if not stand.voldaan_op]
    if not open_standen:
        te_laat = sum(stand.status == Afspraakstatus.TE_LAAT for stand in standen)
        laatst = max(stand.voldaan_op for stand in standen)
        return Afspraakstatus.NAGEKOMEN, (
            f"Alles is betaald, het laatste op {voluit(laatst)}{_waarvan_te_laat(te_laat)}."
        )
    for status in (Afspraakstatus.GEBROKEN, Afspraakstatus.TE_LAAT):
        if fout := [stand for stand in open_standen if stand.status == status]:
            meer = f" Er zijn nog {len(fout) - 1} termijnen zo." if len(fout) > 1 else ""
            return status, fout[0].uitleg + meer.replace("zijn nog 1 termijnen", "is nog 1 termijn")
    eerste = open_standen[0]
    if eerste.vervalt_op <= op:
        return Afspraakstatus.LOOPT, eerste.uitleg
    bij = "Alles tot nu toe is betaald" if standen[0].voldaan_op else "Er is nog niets vervallen"
    return Afspraakstatus.LOOPT, (
        f"{bij}; de volgende termijn is {euro(-eerste.verschil)} op {voluit(eerste.vervalt_op)}."
    )


def _waarvan_te_laat(aantal: int) -> str:
    match aantal:
        case 0:
            return ""
        case 1:
            return "; één termijn kwam te laat"
        case _:
            return f"; {aantal} termijnen kwamen te laat"
