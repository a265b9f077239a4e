"""A second chance: the form of the agreement, and the agreement on paper to sign (NZ-02)."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek
from cases.permissions import toegang
from cases.views.basis import GET_POST, gelukt, grond_van, terug, toon_formulier, zien_of_404
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions.tweede_kans import begeleiders, geef_tweede_kans
from uitvoering.forms.tweede_kans import TweedeKansFormulier
from uitvoering.views.basis import casus_voor_stap, kan_niet, vertrekt

TITEL = "Tweede kans geven"


@GET_POST
@casussen_nodig
@eenmalig
def tweede_kans(request, nummer):
    casus = casus_voor_stap(request, nummer, "tweede_kans")
    if not vertrekt(casus, "tweede_kans"):
        return kan_niet(request, casus, TITEL)
    form = TweedeKansFormulier(
        request.POST if request.method == "POST" else None,
        begeleiders=begeleiders(casus, timezone.localdate()),
    )
    if form.is_valid() and gelukt(
        form, geef_tweede_kans, casus, form.afspraak(), by=request.actor, now=timezone.now()
    ):
        return terug(
            request, casus, "De tweede kans is vastgelegd. Druk de afspraak af en teken samen."
        )
    return toon_formulier(
        request,
        casus,
        form,
        titel=TITEL,
        knop="Tweede kans vastleggen",
        rubrieken=[Rubriek.BESLUIT],
        uitleg="De ontruiming staat stil zolang deze afspraak loopt. Komt iemand haar niet na, dan"
        " bespreekt het Regieteam de casus opnieuw.",
    )


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
