"""Where the clock is read: the entry points of Celery beat."""

from celery import shared_task
from django.utils import timezone

from cases.actions import deadlines


@shared_task
def sweep():
    """Every minute. Returns how many deadlines it noticed."""
    return deadlines.sweep_deadlines(now=timezone.now())
