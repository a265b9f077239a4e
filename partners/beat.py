"""Where the clock is read: the entry point of Celery beat."""

from celery import shared_task
from django.utils import timezone

from partners.actions.opruimen import ruim_op as opruimen


@shared_task
def ruim_op():
    """A few times a day. Returns how many rows went."""
    return opruimen(now=timezone.now())
