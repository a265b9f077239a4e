"""Where the clock is read: the entry points of Celery beat."""

from celery import shared_task
from django.utils import timezone

from cases.actions import afspraken, deadlines


@shared_task
def sweep():
    """Every minute. Returns how many deadlines it noticed."""
    now = timezone.now()
    aantal = deadlines.sweep_deadlines(now=now)
    afspraken.beoordeel_alle(now=now)
    return aantal
