"""The reports that wait for the Regieteam."""

from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Gebeurtenissoort, Rubriek, Status
from cases.models import Casus, Gebeurtenis
from cases.permissions import hoedanigheid
from logboek.choices import Soort
from logboek.inzage import toon
from partners.toegang import alleen
from regieteam.permissions import ziet_meldingen

MEEST = 100
BIJ_HET_REGIETEAM = [Status.GEMELD, Status.GEAGENDEERD, Status.AANGEHOUDEN]

alleen_regieteam = alleen(
    ziet_meldingen, "Deze lijst is van het Regieteam. Jij ziet je eigen casussen bij Casussen."
)


@require_safe
@alleen_regieteam
def meldingen(request):
    """What was reported and not decided, the longest waiting first."""
    vandaag = timezone.localdate()
    casussen = list(gemeld(request.actor, vandaag)[: MEEST + 1])
    return toon(
        request,
        "regieteam/meldingen.html",
        {
            "rijen": [
                {"casus": casus, "dagen": _dagen(casus, vandaag)} for casus in casussen[:MEEST]
            ],
            "meer": len(casussen) > MEEST,
            "meest": MEEST,
        },
        soort=Soort.LIJST,
        casussen=[casus.pk for casus in casussen[:MEEST]],
        rubrieken=[Rubriek.KERN],
        grond=hoedanigheid(request.actor).label,
    )


def gemeld(actor, vandaag):
    """The cases with the Regieteam in which this actor takes part, each with `gemeld_at`."""
    melden = Gebeurtenis.objects.filter(
        casus=OuterRef("pk"), soort=Gebeurtenissoort.STAP, stap="melden"
    )
    laatste = melden.values("casus").annotate(op=Max("op")).values("op")
    return (
        Casus.objects.for_actor(actor, vandaag)
        .voor_lijst()
        .filter(status__in=BIJ_HET_REGIETEAM)
        .annotate(gemeld_at=Subquery(laatste))
        .order_by("gemeld_at", "pk")
    )


def _dagen(casus, vandaag):
    """How many days a report waits; None when nobody wrote down when it was made."""
    return (vandaag - timezone.localdate(casus.gemeld_at)).days if casus.gemeld_at else None
