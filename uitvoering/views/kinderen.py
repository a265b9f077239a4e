"""The children of one case: who spoke with them, and how Jeugdbescherming is involved (RT-17)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek, Status
from cases.permissions import toegang
from cases.views.basis import casus_of_404, gelukt, grond_van, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions import kinderen as acties
from uitvoering.forms.kinderen import GesprekFormulier, JeugdFormulier, StopFormulier


@require_safe
@casussen_nodig
def kinderen(request, nummer):
    casus = _lezen_of_404(request, nummer)
    dag, gesprekken = timezone.localdate(), {}
    for gesprek in casus.kindgesprekken.select_related("organisatie", "vastgelegd_door"):
        gesprekken.setdefault(gesprek.kind_id, []).append(gesprek)
    return toon(
        request,
        "uitvoering/kinderen.html",
        {
            "casus": casus,
            "kinderen": [
                {"kind": bewoner, "gesprekken": gesprekken.get(bewoner.pk, [])}
                for bewoner in casus.bewoners.all()
                if bewoner.is_minderjarig(dag)
            ],
            "jeugd": casus.jeugdbetrokkenheden.select_related("organisatie", "vastgelegd_door"),
            "schrijft": _schrijft(request, casus),
        },
        soort=Soort.CASUS,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, Rubriek.GEZIN],
        grond=grond_van(casus, request.actor),
    )


@GET_POST
@casussen_nodig
@eenmalig
def gesprek(request, nummer, sleutel):
    casus = _schrijven_of_403(request, nummer)
    kind = get_object_or_404(casus.bewoners, sleutel=sleutel)
    return _formulier(
        request,
        casus,
        GesprekFormulier,
        acties.leg_gesprek_vast,
        casus,
        kind=kind,
        titel=f"Gesprek met {kind.naam}",
        knop="Gesprek vastleggen",
        klaar="Het gesprek is vastgelegd.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def jeugdbescherming(request, nummer):
    casus = _schrijven_of_403(request, nummer)
    return _formulier(
        request,
        casus,
        JeugdFormulier,
        acties.betrek_jeugdbescherming,
        casus,
        titel="Jeugdbescherming is betrokken",
        knop="Vastleggen",
        klaar="Vastgelegd: Jeugdbescherming is betrokken.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def jeugdbescherming_stoppen(request, nummer, sleutel):
    casus = _schrijven_of_403(request, nummer)
    rij = get_object_or_404(casus.jeugdbetrokkenheden.select_related("casus"), sleutel=sleutel)
    return _formulier(
        request,
        casus,
        StopFormulier,
        acties.stop_jeugdbescherming,
        rij,
        titel="Jeugdbescherming stopt",
        knop="Vastleggen",
        klaar="Vastgelegd: Jeugdbescherming is niet meer betrokken.",
    )


def _formulier(request, casus, klasse, actie, *args, titel, knop, klaar, **velden):
    form = klasse(ingevuld(request))
    if form.is_valid() and gelukt(
        form,
        actie,
        *args,
        **velden,
        **form.cleaned_data,
        by=request.actor,
        now=timezone.now(),
    ):
        messages.success(request, klaar)
        return redirect(request, "uitvoering:kinderen", casus.nummer)
    return toon_formulier(request, casus, form, titel=titel, knop=knop, rubrieken=[Rubriek.GEZIN])


def _lezen_of_404(request, nummer):
    """The case, for who reads the household; a landlord, who knows a number, finds nothing."""
    casus = casus_of_404(request, nummer)
    if not toegang(casus, request.actor)[Rubriek.GEZIN].lezen:
        raise Http404
    return casus


def _schrijft(request, casus):
    schrijft = toegang(casus, request.actor)[Rubriek.GEZIN].schrijven
    return schrijft and casus.status != Status.AFGESLOTEN


def _schrijven_of_403(request, nummer):
    casus = _lezen_of_404(request, nummer)
    if not _schrijft(request, casus):
        raise Onbevoegd("Wie het gezin helpt, legt dit vast.")
    return casus
