"""Where the clock is read: the entry point of Celery beat."""

from celery import shared_task
from django.utils import timezone

from contactplan import actions, gesprek


@shared_task
def volg_stilte():
    """Every minute, also for coming hearings. Returns how often something was planned."""
    now = timezone.now()
    return actions.volg_stilte(now=now) + gesprek.herinner_aan_zittingen(now=now)
