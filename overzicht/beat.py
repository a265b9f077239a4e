"""Where the clock is read: the entry point of Celery beat."""

from celery import shared_task
from django.utils import timezone

from common.klok import database_nu
from overzicht.tellen import tel_als_het_tijd_is


@shared_task
def tel():
    """Every quarter of an hour. Returns how many figures there are now."""
    now = database_nu()
    return tel_als_het_tijd_is(now=now, vandaag=timezone.localdate(now))
