"""Goods that stayed behind: where they are, until when, and what became of them (LAW-02)."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek, Status
from cases.permissions import mag
from cases.uitleg import taak_van_een_ander
from cases.views.basis import gelukt, grond_van, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions import inboedel as acties
from uitvoering.forms.inboedel import AfloopFormulier, BewaarFormulier
from uitvoering.views.basis import kan_niet, lezen_of_404

PAGINA = "uitvoering:inboedel"


@require_safe
@casussen_nodig
def inboedel(request, nummer):
    casus, _ = lezen_of_404(request, nummer, Rubriek.BESLUIT)
    rijen = list(casus.inboedels.select_related("organisatie", "vastgelegd_door"))
    regelt = mag(casus, request.actor, acties.REGELEN) and casus.status != Status.AFGESLOTEN
    return toon(
        request,
        "uitvoering/inboedel.html",
        {
            "casus": casus,
            "inboedels": rijen,
            "regelt": regelt,
            "kan_bewaren": regelt and all(rij.afloop for rij in rijen),
        },
        soort=Soort.CASUS,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, Rubriek.BESLUIT],
        grond=grond_van(casus, request.actor),
    )


@GET_POST
@casussen_nodig
@eenmalig
def bewaren(request, nummer):
    casus = _om_te_regelen(request, nummer)
    if casus.status == Status.AFGESLOTEN:
        return kan_niet(request, casus, "Inboedel bewaren")
    form = BewaarFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, acties.bewaar_inboedel, casus, **form.cleaned_data, **_wie(request)
    ):
        return redirect(request, PAGINA, casus.nummer)
    return _formulier(
        request,
        casus,
        form,
        "Inboedel bewaren",
        uitleg="Honkvast rekent uit tot wanneer de inboedel bewaard blijft en herinnert de"
        " casemanager op tijd.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def afronden(request, nummer, sleutel):
    casus = _om_te_regelen(request, nummer)
    rij = get_object_or_404(casus.inboedels.select_related("casus"), sleutel=sleutel, afloop="")
    form = AfloopFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, acties.rond_inboedel_af, rij, **form.cleaned_data, **_wie(request)
    ):
        return redirect(request, PAGINA, casus.nummer)
    return _formulier(request, casus, form, "Inboedel afhandelen")


def _om_te_regelen(request, nummer):
    casus, _ = lezen_of_404(request, nummer, Rubriek.BESLUIT)
    if not mag(casus, request.actor, acties.REGELEN):
        raise Onbevoegd(taak_van_een_ander(acties.REGELEN))
    return casus


def _formulier(request, casus, form, titel, **context):
    return toon_formulier(
        request, casus, form, titel=titel, knop=titel, rubrieken=[Rubriek.BESLUIT], **context
    )


def _wie(request):
    return {"by": request.actor, "now": timezone.now()}
