"""The contact plan of a case that was closed stops: no step of it stays behind without a deadline.

Who gets in touch afterwards is a known file (OC-09); a new message starts a new plan (OC-01).
"""

from django.db.models import Exists, OuterRef

from cases.actions.deadlines import AFGESLOTEN
from cases.choices import Gebeurtenissoort
from cases.models import Gebeurtenis
from common.per_stuk import per_stuk
from contactplan.actions import stop
from contactplan.choices import Stand
from contactplan.models import Traject


def stop_plannen(*, now):
    """Also where the case is open again. Safe to repeat, safe in parallel. Returns how many."""
    gesloten = Gebeurtenis.objects.filter(
        casus=OuterRef("casus"),
        soort=Gebeurtenissoort.STAP,
        stap="afsluiten",
        op__gte=OuterRef("gestart_at"),
    )
    lopend = Traject.objects.filter(Exists(gesloten), stand=Stand.LOOPT)
    return per_stuk(_stop_een, lopend.values_list("pk", flat=True), now=now)


def _stop_een(pk, *, now):
    traject = (
        Traject.objects.filter(stand=Stand.LOOPT)
        .select_for_update(skip_locked=True, of=("casus", "self"), no_key=True)
        .select_related("casus", "organisatie")
        .filter(pk=pk)
        .first()
    )
    if traject is None:
        return 0
    stop(traject, reden=AFGESLOTEN, by=None, now=now)
    return 1
