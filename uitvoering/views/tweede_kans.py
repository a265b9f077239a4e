"""The agreement of a second chance on paper, to sign, and how it goes (NZ-02)."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Deadlinesoort, Rubriek
from cases.permissions import toegang
from cases.views.basis import gelukt, grond_van, terug, toon_formulier, zien_of_404
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions.tweede_kans import evalueer
from uitvoering.forms.tweede_kans import EvaluatieFormulier


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


@GET_POST
@casussen_nodig
@eenmalig
def evalueren(request, nummer, sleutel):
    """At a moment that was agreed: how it goes."""
    casus = zien_of_404(request, nummer, Rubriek.BESLUIT)
    if not toegang(casus, request.actor)[Rubriek.BESLUIT].schrijven:
        raise Onbevoegd("De casemanager en het Regieteam evalueren de tweede kans.")
    deadline = get_object_or_404(
        casus.deadlines.open(), sleutel=sleutel, soort=Deadlinesoort.EVALUATIE
    )
    form = EvaluatieFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, evalueer, deadline, **form.cleaned_data, by=request.actor, now=timezone.now()
    ):
        return terug(request, casus, "De evaluatie is vastgelegd.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Tweede kans evalueren",
        knop="Evaluatie vastleggen",
        rubrieken=[Rubriek.BESLUIT],
        uitleg="Bespreek met het huishouden en de partijen of de voorwaarden lukken.",
    )
