"""Adding a note, and correcting one of one's own organisation."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from cases.actions.notities import schrijf_notitie, verbeter_notitie
from cases.forms.notities import NotitieFormulier, VerbeteringFormulier
from cases.permissions import toegang
from cases.views.basis import casus_of_404, terug, toon_formulier
from cases.views.lezers import keuzes
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig

GEEN_RUBRIEK = "In deze casus mag je niets toevoegen."


@GET_POST
@casussen_nodig
@eenmalig
def notitie(request, nummer):
    """A new note; with `?verbetert=<sleutel>` a better text for an earlier one."""
    casus = casus_of_404(request, nummer)
    if "verbetert" in request.GET:
        return _verbeter(request, casus, request.GET["verbetert"])
    gegeven = keuzes(casus, request.actor)
    if not gegeven["rubrieken"]:
        raise Onbevoegd(GEEN_RUBRIEK)
    form = NotitieFormulier(ingevuld(request), keuzes=gegeven)
    if form.is_valid():
        schrijf_notitie(casus, **form.cleaned_data, by=request.actor, now=timezone.now())
        return terug(request, casus, "De notitie is toegevoegd.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Notitie toevoegen",
        knop="Notitie toevoegen",
        rubrieken=[],
    )


def _verbeter(request, casus, sleutel):
    rechten = toegang(casus, request.actor)
    oud = get_object_or_404(
        casus.notities.leesbaar(request.actor, rechten).select_related(
            "casus", "vastgelegd_door", "organisatie"
        ),
        sleutel=_uuid(sleutel),
    )
    if oud.organisatie_id != request.actor.organisatie.pk or not rechten[oud.rubriek].invoeren:
        raise Onbevoegd("Je verbetert alleen notities van je eigen organisatie.")
    form = VerbeteringFormulier(ingevuld(request), initial={"tekst": oud.tekst})
    if form.is_valid():
        verbeter_notitie(oud, **form.cleaned_data, by=request.actor, now=timezone.now())
        return terug(
            request, casus, "De verbetering is toegevoegd. De eerdere notitie blijft staan."
        )
    return toon_formulier(
        request,
        casus,
        form,
        titel="Notitie verbeteren",
        knop="Verbetering toevoegen",
        rubrieken=[oud.rubriek],
        template="cases/notitie_verbeteren.html",
        oud=oud,
    )


def _uuid(tekst):
    try:
        return UUID(tekst)
    except ValueError:
        raise Http404 from None
