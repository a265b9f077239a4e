"""A newer cost figure is added beside the old one: a decision keeps what held that day."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from cases.actions.stappen import NotYet
from regieteam.models import Kostencijfer
from regieteam.permissions import houdt_kosten_bij


@transaction.atomic
def voeg_kostencijfer_toe(*, wat, bedrag, bron, geldig_vanaf, by, now):
    """Add a figure with its source, from a day on (RT-06)."""
    if not houdt_kosten_bij(by):
        raise PermissionDenied
    try:
        with transaction.atomic():
            return Kostencijfer.objects.create(
                wat=wat, bedrag=bedrag, bron=bron, geldig_vanaf=geldig_vanaf
            )
    except IntegrityError:
        raise NotYet(
            ["Vanaf deze dag staat er al een cijfer. Kies een andere dag."], veld="geldig_vanaf"
        ) from None
