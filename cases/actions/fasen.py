"""Writes down when a case goes from one phase into another, and how long it was in the last."""

from django.utils import timezone

from cases.models import Fasewissel
from common.werkdagen import werkdagen_tussen
from partners.models import Sluitingsdag


def wissel(casus, vorige, *, now):
    """Add the row, when the step at hand left the phase; `vorige` is None for a closed case."""
    if casus.fase == vorige:
        return
    laatste = casus.fasewissels.values_list("at", flat=True).first()
    sinds = laatste or casus.aangemaakt_at
    begin, einde = timezone.localdate(sinds), timezone.localdate(now)
    gesloten = Sluitingsdag.objects.voor(casus.corporatie, begin, einde)
    Fasewissel.objects.create(
        casus=casus,
        van=vorige or "",
        naar=casus.fase or "",
        sinds_at=sinds,
        at=now,
        werkdagen=max(0, werkdagen_tussen(begin, einde, gesloten)),
    )
