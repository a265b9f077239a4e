"""What a change of the calendar would do to running deadlines; a person confirms it.

What is counted in working days keeps its number of working days since it began. What falls on a
date stays there, unless that day closed: then it is due on the next working day, or on the one
before for what has to be done ahead of something. What passed undone stays late, and what rests
stays at rest.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cases.actions.deadlines import gepland
from cases.actions.tijdlijn import noteer
from cases.actions.uitstel import is_bezet
from cases.choices import Deadlinesoort, Gebeurtenissoort
from cases.models import Deadline
from cases.rekenen import voluit
from common.werkdagen import DAG, einde_werkdag, op_dezelfde_werkdag, volgende_werkdag

IN_WERKDAGEN = {Deadlinesoort.EERSTE_CONTACT, Deadlinesoort.SIGNAAL}
REGELS_IN_WERKDAGEN = {"LAW-03"}
# What has to be done ahead of a hearing, of an eviction, or before goods may be sold.
REGELS_VOORAF = {"OC-13", "NZ-07", "LAW-02", "RT-17"}
MINUUT = DAG / 1440


@dataclass(frozen=True)
class Verschuiving:
    """One deadline that would fall at another moment."""

    deadline: Deadline
    nieuw: datetime

    @property
    def later(self):
        return self.nieuw > self.deadline.due_at


def verschuivingen(deadlines, kalender, *, now):
    """Which of these deadlines of one organisation its calendar of now would move."""
    gevonden = []
    for deadline in deadlines:
        vanaf = deadline.kalender_at or deadline.started_at
        if deadline.due_at <= now or not kalender.is_gewijzigd_na(vanaf):
            continue
        nieuw = _nieuw(deadline, vanaf, kalender, now=now)
        if nieuw != deadline.due_at:
            gevonden.append(Verschuiving(deadline, nieuw))
    return gevonden


def verplaats(deadline, nieuw, *, by, now):
    """Move one deadline, under the lock of the caller, with a line on the timeline."""
    oud = deadline.due_at
    while is_bezet(deadline, nieuw):
        nieuw += MINUUT
    deadline.due_at, deadline.kalender_at = nieuw, now
    gepland([deadline], vanaf=now)
    deadline.save()
    wat = f"{deadline.wat[:1].lower()}{deadline.wat[1:]}"
    noteer(
        deadline.casus,
        Gebeurtenissoort.DEADLINE_GEWIJZIGD,
        rubriek=deadline.rubriek,
        by=by,
        now=now,
        signaal=deadline.signaal,
        titel=f"Verschoven door een andere kalender: {wat}"[:160],
        tekst=f"Eerst {_voluit(oud)}, nu {_voluit(nieuw)}.",
    )
    return deadline


def laat_staan(deadlines, *, now):
    """These stay where they are, whatever changed in the calendar until now."""
    return Deadline.objects.filter(pk__in=[d.pk for d in deadlines]).update(kalender_at=now)


def niet_eerder_dan(nieuw, oud, now, sluitingstijd, gesloten):
    """Never earlier than now: then the first closing time that is still to come, or as it was."""
    if nieuw > now:
        return nieuw
    tz = timezone.get_current_timezone()
    dag = timezone.localdate(now)
    while (sluit := einde_werkdag(volgende_werkdag(dag, (), gesloten), sluitingstijd, tz)) <= now:
        dag += DAG
    return min(sluit, oud)


def _nieuw(deadline, vanaf, kalender, *, now):
    lokaal = timezone.localtime(deadline.due_at)
    dag, toen = lokaal.date(), kalender.op(vanaf)
    if deadline.soort in IN_WERKDAGEN or deadline.regel in REGELS_IN_WERKDAGEN:
        nieuw = op_dezelfde_werkdag(timezone.localdate(vanaf), dag, toen, kalender.nu)
    else:
        vooraf = deadline.regel in REGELS_VOORAF
        nieuw = volgende_werkdag(dag, toen, kalender.nu, terug=vooraf)
    if nieuw == dag:
        return deadline.due_at
    moment = einde_werkdag(nieuw, lokaal.time(), timezone.get_current_timezone())
    return niet_eerder_dan(
        moment, deadline.due_at, now, kalender.organisatie.sluitingstijd, kalender.nu
    )


def _voluit(moment):
    lokaal = timezone.localtime(moment)
    return f"{voluit(lokaal.date())}, {lokaal:%H:%M}"
