"""Throws away what nobody needs any more: old sessions, guesses and keys of sent forms."""

from datetime import timedelta

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.sessions.models import Session
from django.db import transaction

from partners.models import Verzending

BEWAAR = timedelta(days=30)


@transaction.atomic
def ruim_op(*, now):
    """Delete what is over or older than a month; returns how many rows went."""
    oud = now - BEWAAR
    weg = [Session.objects.filter(expire_date__lt=now), Verzending.objects.filter(at__lt=oud)]
    for soort in (AccessAttempt, AccessFailureLog, AccessLog):
        weg.append(soort.objects.filter(attempt_time__lt=oud))
    return sum(rijen.delete()[0] for rijen in weg)
