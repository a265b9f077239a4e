"""What a change of the calendar would do to the open steps of the contact plan.

A step keeps its number in the plan: working day 2 stays working day 2. An appointment that was made
with the client stays where it is.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from cases.actions.kalender import niet_eerder_dan, verplaats
from common.werkdagen import einde_werkdag, nde_werkdag, werkdagen_tussen
from contactplan.models import Contactstap


@dataclass(frozen=True)
class Stapverschuiving:
    """One step that would fall at another moment; `deadline` is None on a day of waiting."""

    stap: Contactstap
    vanaf: date
    nieuw: datetime

    @property
    def deadline(self):
        return self.stap.deadline

    @property
    def later(self):
        return self.nieuw > self.stap.due_at


def verschuivingen(stappen, kalender, *, now):
    """Which of these open steps of one organisation its calendar of now would move."""
    gevonden = []
    for stap in stappen:
        if stap.kalender_at is None or stap.afspraak_at or stap.due_at <= now:
            continue
        if not kalender.is_gewijzigd_na(stap.kalender_at):
            continue
        nieuw = _nieuw(stap, kalender, now=now)
        if nieuw != stap.due_at:
            toen = kalender.op(stap.kalender_at)
            vanaf = _dag(stap.traject.werkdag_een, stap.vanaf, toen, kalender.nu)
            gevonden.append(Stapverschuiving(stap, vanaf, nieuw))
    return gevonden


def verplaats_stap(verschuiving, *, by, now):
    """Move one step with its deadline, under the lock of the caller."""
    stap = verschuiving.stap
    stap.vanaf, stap.due_at, stap.kalender_at = verschuiving.vanaf, verschuiving.nieuw, now
    if stap.deadline:
        stap.due_at = verplaats(stap.deadline, verschuiving.nieuw, by=by, now=now).due_at
    stap.save(update_fields=["vanaf", "due_at", "kalender_at"])
    return stap


def laat_staan(stappen, *, now):
    """These stay where they are, whatever changed in the calendar until now."""
    return Contactstap.objects.filter(pk__in=[s.pk for s in stappen]).update(kalender_at=now)


def _nieuw(stap, kalender, *, now):
    lokaal = timezone.localtime(stap.due_at)
    toen = kalender.op(stap.kalender_at)
    dag = _dag(stap.traject.werkdag_een, lokaal.date(), toen, kalender.nu)
    if dag == lokaal.date():
        return stap.due_at
    moment = einde_werkdag(dag, lokaal.time(), timezone.get_current_timezone())
    return niet_eerder_dan(
        moment, stap.due_at, now, kalender.organisatie.sluitingstijd, kalender.nu
    )


def _dag(werkdag_een, dag, toen, nu):
    """The day with the same number in the plan."""
    return nde_werkdag(werkdag_een, 1 + werkdagen_tussen(werkdag_een, dag, toen), nu)
