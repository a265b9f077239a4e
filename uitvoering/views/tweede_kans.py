"""The agreement of a second chance on paper, to sign (NZ-02)."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek
from cases.permissions import toegang
from cases.views.basis import grond_van, zien_of_404
from logboek.choices import Soort
from logboek.inzage import toon
from partners.toegang import casussen_nodig


@require_safe
@casussen_nodig
def afspraak(request, nummer, sleutel):
    """On paper, in plain words, for the three parties to sign."""
    casus = zien_of_404(request, nummer, Rubriek.BESLUIT)
    kansen = casus.tweede_kansen.prefetch_related("partijen")
    if not toegang(casus, request.actor)[Rubriek.BESLUIT].lezen:
        kansen = kansen.none()
    kans = get_object_or_404(kansen, sleutel=sleutel)
    return toon(
        request,
        "uitvoering/tweede_kans_afspraak.html",
        {
            "casus": casus,
            "kans": kans,
            "terug": casus.get_absolute_url(),
            "kenmerk": casus.nummer,
            "gemaakt_op": timezone.now(),
            "gemaakt_door": request.actor.user.naam,
        },
        soort=Soort.AFDRUK,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, Rubriek.BESLUIT],
        grond=grond_van(casus, request.actor),
    )
