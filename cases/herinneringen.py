"""Wanneer het programma aan een deadline herinnert, en wie.

Lees de tabel hardop voor aan een deskundige. Vooraf hoort de medewerker ervan, aan het begin van
een werkdag; is dat moment al geweest als de deadline begint, dan meteen. Op het moment zelf hoort
de medewerker dat het te laat is. Is het daarna nog niet gedaan, dan hoort de teamleider het, aan
het begin van een werkdag. Puur: geen database en geen klok.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from cases.choices import Deadlinesoort
from common.werkdagen import is_werkdag, plus_werkdagen

BEGIN_WERKDAG = time(8, 30)


@dataclass(frozen=True)
class Herinnering:
    """In werkdagen, geteld vanaf de dag van de deadline; 0 is die dag zelf."""

    vooraf: int
    teamleider: int


HERINNERINGEN = {
    # soort deadline                          medewerker: zoveel      teamleider: zoveel
    #                                         werkdagen ervoor        werkdagen erna
    Deadlinesoort.EERSTE_CONTACT: Herinnering(vooraf=0,               teamleider=1),
    Deadlinesoort.CONTACTPLAN:    Herinnering(vooraf=0,               teamleider=1),
    Deadlinesoort.SIGNAAL:        Herinnering(vooraf=1,               teamleider=1),
    Deadlinesoort.JURIDISCH:      Herinnering(vooraf=1,               teamleider=1),
    Deadlinesoort.TERMIJN:        Herinnering(vooraf=0,               teamleider=3),
    Deadlinesoort.SLUITEN:        Herinnering(vooraf=0,               teamleider=5),
    Deadlinesoort.MEEKIJKEN:      Herinnering(vooraf=0,               teamleider=1),
    Deadlinesoort.AANVULLING:     Herinnering(vooraf=1,               teamleider=1),
    Deadlinesoort.ACTIEPUNT:      Herinnering(vooraf=1,               teamleider=1),
    Deadlinesoort.EVALUATIE:      Herinnering(vooraf=5,               teamleider=1),
    Deadlinesoort.VOORWAARDE:     Herinnering(vooraf=1,               teamleider=1),
    Deadlinesoort.OPSCHORTING:    Herinnering(vooraf=10,              teamleider=1),
    Deadlinesoort.BESPREKING:     Herinnering(vooraf=1,               teamleider=1),
    Deadlinesoort.BETALINGSVOORSTEL: Herinnering(vooraf=1,            teamleider=1),
    Deadlinesoort.KINDGESPREK:    Herinnering(vooraf=2,               teamleider=1),
    Deadlinesoort.AANMELDING:     Herinnering(vooraf=3,               teamleider=1),
    Deadlinesoort.INCIDENT:       Herinnering(vooraf=0,               teamleider=1),
    Deadlinesoort.NAZORG:         Herinnering(vooraf=2,               teamleider=1),
    Deadlinesoort.INBOEDEL:       Herinnering(vooraf=10,              teamleider=1),
    Deadlinesoort.PLAN:           Herinnering(vooraf=3,               teamleider=1),
    Deadlinesoort.PLANBESPREKING: Herinnering(vooraf=3,               teamleider=1),
}  # fmt: skip


def momenten(
    soort: str, due_at: datetime, vanaf: datetime, gesloten: Container[date], tz: tzinfo
) -> tuple[datetime, datetime]:
    """When the worker hears of it beforehand, and when the team leader does if it isn't done.

    Never before `vanaf`, the moment at which the deadline begins or was moved.
    """
    regel, dag = HERINNERINGEN[soort], due_at.astimezone(tz).date()
    vooraf = plus_werkdagen(_werkdag_tot(dag, gesloten), -regel.vooraf, gesloten)
    daarna = plus_werkdagen(dag, regel.teamleider, gesloten)
    return min(max(_begin(vooraf, tz), vanaf), due_at), _begin(daarna, tz)


def _werkdag_tot(dag: date, gesloten: Container[date]) -> date:
    """The day itself, or the last working day before it."""
    return dag if is_werkdag(dag, gesloten) else plus_werkdagen(dag, -1, gesloten)


def _begin(dag: date, tz: tzinfo) -> datetime:
    return datetime.combine(dag, BEGIN_WERKDAG, tz)
