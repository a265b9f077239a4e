"""The places of a case: what is certain, and arranging one (RT-16, RT-18)."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek, Status
from cases.permissions import mag, toegang
from cases.rules import ontbrekend
from cases.views.basis import gelukt, grond_van, toon_formulier, zien_of_404
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions import onderdak as acties
from uitvoering.choices import Onderdakstand
from uitvoering.eigenaren import eigenaren
from uitvoering.forms.onderdak import (
    AanbodFormulier,
    BevestigFormulier,
    EindeFormulier,
    VraagFormulier,
)
from uitvoering.rules import eigen_oplossingen_bekeken

NIET_REGELEN = "De casemanager, het Regieteam en de opvang regelen een plek."


@require_safe
@casussen_nodig
def onderdak(request, nummer):
    """All places that were asked for, what is certain on top."""
    casus = zien_of_404(request, nummer, Rubriek.BESLUIT)
    actor, rechten = request.actor, toegang(casus, request.actor)
    regelt = mag(casus, actor, acties.REGELEN) and casus.status != Status.AFGESLOTEN
    rijen = casus.plekken.leesbaar(actor, rechten).select_related(
        "organisatie", "gevraagd_door", "aanmelding"
    )
    return toon(
        request,
        "uitvoering/onderdak.html",
        {
            "casus": casus,
            "plekken": [
                {
                    "plek": rij,
                    "ziet_plaats": acties.ziet_plaats(rij, rechten, actor),
                    "open": rij.stand in acties.OPEN,
                    "bij_aanmelding": acties.antwoordt_bij_aanmelding(rij, actor),
                    "regelt": regelt
                    and rij.stand != Onderdakstand.BEEINDIGD
                    and acties.mag_regelen(rij, rechten, actor),
                }
                for rij in rijen
            ],
            "regelt": regelt,
            "ontbreekt": ontbrekend(casus, [eigen_oplossingen_bekeken]) if regelt else [],
            "leest_alles": rechten[Rubriek.BESLUIT].lezen,
            "ontruimingsdatum": casus.ontruimingsdatum if rechten[Rubriek.JURIDISCH] else None,
        },
        soort=Soort.CASUS,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, Rubriek.BESLUIT],
        grond=grond_van(casus, actor),
    )


@GET_POST
@casussen_nodig
@eenmalig
def vragen(request, nummer):
    casus = _om_te_regelen(request, nummer)
    alles = toegang(casus, request.actor)[Rubriek.BESLUIT].schrijven
    form = VraagFormulier(
        ingevuld(request),
        organisaties=[o for o, _ in eigenaren(casus, timezone.localdate())] if alles else None,
    )
    if form.is_valid() and gelukt(
        form, acties.vraag_onderdak, casus, **form.cleaned_data, **_wie(request)
    ):
        return redirect(request, "uitvoering:onderdak", casus.nummer)
    return _formulier(request, casus, form, "Plek vragen")


@GET_POST
@casussen_nodig
@eenmalig
def aanbieden(request, nummer, sleutel):
    return _stap(
        request, nummer, sleutel, AanbodFormulier, acties.bied_onderdak_aan, "Aanbod vastleggen"
    )


@GET_POST
@casussen_nodig
@eenmalig
def bevestigen(request, nummer, sleutel):
    return _stap(
        request,
        nummer,
        sleutel,
        BevestigFormulier,
        acties.bevestig_onderdak,
        "Plek bevestigen",
        uitleg="Bevestig pas als de plek zeker is. Alleen een bevestigde plek telt voor de"
        " ontruiming.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def beeindigen(request, nummer, sleutel):
    return _stap(
        request,
        nummer,
        sleutel,
        EindeFormulier,
        acties.beeindig_onderdak,
        "Plek laten vervallen",
        standen=(*acties.OPEN, Onderdakstand.BEVESTIGD),
        uitleg="Vanaf vandaag telt deze plek niet meer.",
    )


def _stap(request, nummer, sleutel, klasse, actie, titel, *, standen=acties.OPEN, uitleg=""):
    """One step of a place: the form of it, for who arranges this one."""
    casus = _om_te_regelen(request, nummer)
    rechten = toegang(casus, request.actor)
    rijen = casus.plekken.leesbaar(request.actor, rechten).select_related("aanmelding")
    plek = get_object_or_404(rijen, sleutel=sleutel)
    if plek.stand not in standen or not acties.mag_regelen(plek, rechten, request.actor):
        raise Onbevoegd(f"Deze plek is al {plek.get_stand_display().lower()}.")
    if acties.antwoordt_bij_aanmelding(plek, request.actor):
        return redirect(request, "aanmeldingen:aanmelding", plek.aanmelding.sleutel)
    begin = {"plaats": plek.plaats, "vanaf": plek.vanaf, "tot": plek.tot}
    form = klasse(ingevuld(request), initial=begin)
    if form.is_valid() and gelukt(form, actie, plek, **form.cleaned_data, **_wie(request)):
        return redirect(request, "uitvoering:onderdak", casus.nummer)
    return _formulier(request, casus, form, titel, uitleg=uitleg)


def _om_te_regelen(request, nummer):
    casus = zien_of_404(request, nummer, Rubriek.BESLUIT)
    if not mag(casus, request.actor, acties.REGELEN) or casus.status == Status.AFGESLOTEN:
        raise Onbevoegd(NIET_REGELEN)
    return casus


def _formulier(request, casus, form, titel, **context):
    return toon_formulier(
        request, casus, form, titel=titel, knop=titel, rubrieken=[Rubriek.BESLUIT], **context
    )


def _wie(request):
    return {"by": request.actor, "now": timezone.now()}
