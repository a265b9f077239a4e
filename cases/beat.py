"""Where the clock is read: the entry points of Celery beat."""

from celery import shared_task
from django.utils import timezone

from cases.actions import afspraken, deadlines, documenten, invoeren


@shared_task
def sweep():
    """Every minute. Returns how many deadlines it noticed."""
    now = timezone.now()
    aantal = deadlines.sweep_deadlines(now=now)
    afspraken.beoordeel_alle(now=now)
    return aantal


@shared_task
def ruim_wezen_op():
    """A few times a day. Returns how many files without a document it deleted."""
    now = timezone.now()
    invoeren.ruim_op(now=now)
    return documenten.ruim_wezen_op(now=now)
