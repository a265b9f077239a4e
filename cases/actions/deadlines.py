"""Opens, meets, drops and sweeps deadlines. A deadline never changes a status by itself."""

from django.db import transaction
from django.utils import timezone

from cases.actions.tijdlijn import regel
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek
from cases.models import Deadline, Gebeurtenis, Heartbeat
from common.werkdagen import DAG, einde_werkdag, nde_werkdag, ontvangen_op
from partners.models import Sluitingsdag

VOORUIT = 90 * DAG
SWEEP = "sweep"
PARTIJ = 500


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


def sweep_deadlines(*, now):
    """Notice every deadline that has passed undone. Safe to repeat, safe in parallel."""
    aantal = 0
    while batch := _sweep_batch(now=now):
        aantal += batch
    Heartbeat.objects.update_or_create(naam=SWEEP, defaults={"at": now})
    return aantal


@transaction.atomic
def _sweep_batch(*, now):
    gepasseerd = list(
        Deadline.objects.overdue(now)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("casus")
        .order_by("due_at", "pk")[:PARTIJ]
    )
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(
            **regel(
                deadline.casus,
                Gebeurtenissoort.DEADLINE_GEMIST,
                rubriek=deadline.rubriek,
                by=None,
                now=now,
                titel=f"Te laat: {deadline.wat[:1].lower()}{deadline.wat[1:]}",
                signaal_id=deadline.signaal_id,
            )
        )
        for deadline in gepasseerd
    )
    Deadline.objects.filter(pk__in=[d.pk for d in gepasseerd]).update(missed_at=now)
    return len(gepasseerd)
