"""Where the clock is read: the entry point of Celery beat."""

from celery import shared_task
from django.utils import timezone

from contactplan import actions


@shared_task
def volg_stilte():
    """Every minute. Returns for how many clients the plan went on."""
    return actions.volg_stilte(now=timezone.now())
