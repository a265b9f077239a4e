"""Where the clock is read: the entry point of Celery beat."""

from celery import shared_task
from django.utils import timezone

from contactplan import actions, afgesloten, gesprek


@shared_task
def volg_stilte():
    """Every minute, also for hearings and closed cases. Returns how often something was planned."""
    now = timezone.now()
    afgesloten.stop_plannen(now=now)
    return actions.volg_stilte(now=now) + gesprek.herinner_aan_zittingen(now=now)
