"""How soon: a moment by which something must be done, as a level and as words.

Pure: `now` and the counting of working days are passed in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from common.lezen import DAGEN, MAANDEN
from common.werkdagen import werkdagen_tussen

BINNENKORT = 6  # working days
JAAR_ERBIJ = 300  # days ahead from which a date needs its year


@dataclass(frozen=True)
class Urgentie:
    """`niveau` is te_laat, nu, binnenkort, later or klaar; `woorden` say it in full."""

    niveau: str
    woorden: str

    @property
    def kleur(self):
        return {"te_laat": "danger", "nu": "danger", "binnenkort": "warn", "klaar": "ok"}.get(
            self.niveau, ""
        )

    @property
    def icoon(self):
        return {"te_laat": "driehoek", "nu": "klok", "klaar": "vink"}.get(self.niveau, "")


def dag_en_klok(due_at: datetime) -> tuple[date, str]:
    """The local day, and 'HH:MM' unless it is just the end of that day."""
    lokaal = timezone.localtime(due_at) if timezone.is_aware(due_at) else due_at
    if lokaal.time() == time(0):
        return lokaal.date() - timedelta(days=1), ""
    klok = f"{lokaal:%H:%M}"
    return lokaal.date(), "" if klok == "23:59" else klok


def _datum(dag: date, vandaag: date) -> str:
    jaar = f" {dag.year}" if (dag - vandaag).days > JAAR_ERBIJ else ""
    return f"{dag.day} {MAANDEN[dag.month - 1]}{jaar}"


def _te_laat(dag: date, klok: str, vandaag: date, werkdagen) -> str:
    if dag == vandaag:
        return f"Te laat, het moest vóór {klok or '23:59'}"
    aantal = werkdagen(dag, vandaag)
    if aantal == 0:
        return f"Te laat sinds {DAGEN[dag.weekday()]}"
    return f"{aantal} {'werkdag' if aantal == 1 else 'werkdagen'} te laat"


def urgentie(
    due_at: datetime,
    now: datetime,
    werkdagen: Callable[[date, date], int] = werkdagen_tussen,
    *,
    om: datetime | None = None,
    klaar: bool = False,
    klaar_tekst: str = "Op orde",
) -> Urgentie:
    """`werkdagen(van, tot)` counts the working days after `van`, up to and including `tot`.

    `om` is the hour that was agreed on that day: then it is at that hour, not before it.
    """
    if klaar:
        return Urgentie("klaar", klaar_tekst)
    dag, klok = dag_en_klok(due_at)
    vandaag = timezone.localtime(now).date() if timezone.is_aware(now) else now.date()
    if now >= due_at:
        return Urgentie("te_laat", _te_laat(dag, klok, vandaag, werkdagen))
    voor = f" vóór {klok}" if klok else ""
    if om and timezone.localdate(om) == dag:
        voor = f" om {timezone.localtime(om):%H:%M}"
    if dag == vandaag:
        return Urgentie("nu", f"Vandaag{voor}")
    if dag == vandaag + timedelta(days=1):
        return Urgentie("binnenkort", f"Morgen{voor}")
    aantal = werkdagen(vandaag, dag)
    if aantal > BINNENKORT:
        return Urgentie("later", _datum(dag, vandaag))
    if aantal == 0:
        return Urgentie("binnenkort", f"{DAGEN[dag.weekday()].capitalize()}{voor}")
    return Urgentie("binnenkort", f"Over {aantal} {'werkdag' if aantal == 1 else 'werkdagen'}")
