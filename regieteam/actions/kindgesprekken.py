"""Somebody speaks with every child before a decision, also who came after the agenda (RT-17).

Putting a case on an agenda asks for it at once (regieteam.actions.agenda). This finds what changed
since: a child that came to live there, or the first organisation that may speak with the children.
"""

from cases.actions.laden import vandaag
from cases.choices import Deadlinesoort
from common.per_stuk import per_stuk
from regieteam.choices import Vergaderstand
from regieteam.models import Agendapunt
from uitvoering.actions.kinderen import VAN_ZELF, te_spreken, vraag_gesprek


def vraag_gesprekken(*, now):
    """Safe to repeat, safe in parallel. Returns for how many items it asked."""
    punten = (
        Agendapunt.objects.open()
        .filter(vergadering__stand=Vergaderstand.GEPLAND, vergadering__begint_at__gt=now)
        .select_related("casus")
        .prefetch_related("casus__bewoners")
    )
    te_doen = [punt.pk for punt in punten if _is_niet_gevraagd(punt.casus, now)]
    return per_stuk(_vraag_een, te_doen, now=now)


def _is_niet_gevraagd(casus, now):
    """Nobody is asked, nor was since the newest child came; what a person let go stays so."""
    kinderen = te_spreken(casus, vandaag(now))
    vragen = casus.deadlines.filter(soort=Deadlinesoort.KINDGESPREK)
    if not kinderen or vragen.open().exists():
        return False
    sinds = max(kind.vastgelegd_at for kind in kinderen)
    return not vragen.filter(started_at__gte=sinds).exclude(dropped_reason__in=VAN_ZELF).exists()


def _vraag_een(pk, *, now):
    punt = (
        Agendapunt.objects.open()
        .select_related("casus", "vergadering")
        .select_for_update(skip_locked=True, of=("casus",), no_key=True)
        .filter(pk=pk)
        .first()
    )
    if punt is None or not _is_niet_gevraagd(punt.casus, now):
        return 0
    return bool(vraag_gesprek(punt.casus, voor=punt.vergadering.begint_at, now=now))
