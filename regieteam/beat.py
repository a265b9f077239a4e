"""Where the clock is read: the entry point of Celery beat."""

from celery import shared_task
from django.utils import timezone

from regieteam.actions.kindgesprekken import vraag_gesprekken
from regieteam.actions.uitnodigen import nodig_uit_na_sluiting


@shared_task
def nodig_uit():
    """Every minute, also to who has to speak with the children before a decision. Returns how many
    invitations went to the outbox."""
    now = timezone.now()
    vraag_gesprekken(now=now)
    return nodig_uit_na_sluiting(now=now)
