"""Opens, meets and drops deadlines. A deadline never changes a status by itself."""

from django.utils import timezone

from cases.choices import Deadlinesoort, Herinnerniveau, Rubriek
from cases.herinneringen import momenten
from cases.models import Deadline
from common.werkdagen import DAG, einde_werkdag, nde_werkdag, ontvangen_op
from partners.models import Sluitingsdag

VOORUIT = 90 * DAG
RONDOM = 60 * DAG
AFGESLOTEN = "De casus is afgesloten."


def contact_due_at(organisatie, *, now):
    """Until when this organisation has to seek its first contact (RT-02).

    Day 1 is the working day on which the arrears were registered; after closing time that is
    the next one.
    """
    lokaal = timezone.localtime(now)
    gesloten = Sluitingsdag.objects.voor(organisatie, lokaal.date(), lokaal.date() + VOORUIT)
    dag_een = ontvangen_op(lokaal, organisatie.sluitingstijd, gesloten)
    dag = nde_werkdag(dag_een, organisatie.contact_binnen_werkdagen, gesloten)
    return einde_werkdag(dag, organisatie.sluitingstijd, lokaal.tzinfo)


def contactdeadline(casus, *, due_at, now):
    """The deadline for the first contact on new arrears, not yet saved."""
    return Deadline(
        casus=casus,
        soort=Deadlinesoort.EERSTE_CONTACT,
        rubriek=Rubriek.HUUR,
        regel="RT-02",
        wat="Neem contact op met de huurder",
        started_at=now,
        due_at=due_at,
        organisatie=casus.corporatie,
    )


def haal(casus, soort, *, organisatie, now):
    """Mark the open deadlines of this kind of one organisation as met; late stays visible."""
    return casus.deadlines.open().filter(soort=soort, organisatie=organisatie).update(met_at=now)


def laat_vervallen(casus, *, reden, now, soort=None):
    """Drop the open deadlines of a case (of one kind), with the reason."""
    openstaand = casus.deadlines.open()
    if soort:
        openstaand = openstaand.filter(soort=soort)
    return openstaand.update(dropped_at=now, dropped_reason=reden)


def gepland(deadlines, *, vanaf=None):
    """Give these deadlines, not yet saved, the moments of their reminders; returns them.

    Not before they begin, or before `vanaf` for those that were moved.
    """
    deadlines = list(deadlines)
    tz = timezone.get_current_timezone()
    for organisatie in {d.organisatie_id: d.organisatie for d in deadlines}.values():
        van_haar = [d for d in deadlines if d.organisatie_id == organisatie.pk]
        gesloten = Sluitingsdag.objects.voor(
            organisatie,
            min(d.due_at for d in van_haar).date() - RONDOM,
            max(d.due_at for d in van_haar).date() + RONDOM,
        )
        for deadline in van_haar:
            deadline.remind_at, deadline.escalate_at = momenten(
                deadline.soort, deadline.due_at, vanaf or deadline.started_at, gesloten, tz
            )
            deadline.reminded_level = Herinnerniveau.GEEN
    return deadlines
