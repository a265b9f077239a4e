"""Where the clock is read: the entry point of Celery beat."""

from celery import shared_task
from django.utils import timezone

from regieteam.actions.uitnodigen import nodig_uit_na_sluiting


@shared_task
def nodig_uit():
    """Every minute. Returns how many invitations went to the outbox."""
    return nodig_uit_na_sluiting(now=timezone.now())
