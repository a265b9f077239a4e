"""The vonnis track: recording an event, and striking one that was entered by mistake."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from cases.actions.juridisch import leg_juridische_stap_vast, trek_juridische_stap_in, vroegst
from cases.choices import NA_HET_VONNIS, Rubriek
from cases.forms.huur import RedenFormulier
from cases.forms.juridisch import JuridischeStapFormulier
from cases.permissions import mag
from cases.rekenen import voluit
from cases.rules import gemeld_voor_dagvaarding
from cases.views.basis import gelukt, invoeren_of_404, terug, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from partners.choices import Rol
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig


@GET_POST
@casussen_nodig
@eenmalig
def juridische_stap(request, nummer):
    casus, now = invoeren_of_404(request, nummer, Rubriek.JURIDISCH), timezone.now()
    casus.peildag = timezone.localdate(now)
    form = JuridischeStapFormulier(
        ingevuld(request),
        land=casus.land,
        mag_afwijken=request.actor.heeft(Rol.TEAMLEIDER) and not gemeld_voor_dagvaarding(casus),
        initial={"datum": timezone.localdate(now)},
    )
    if form.is_valid() and gelukt(
        form, leg_juridische_stap_vast, casus, **form.cleaned_data, by=request.actor, now=now
    ):
        return terug(request, casus, "De juridische stap is vastgelegd.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Juridische stap vastleggen",
        knop="Stap opslaan",
        rubrieken=[Rubriek.JURIDISCH],
        template="cases/juridische_stap.html",
        grenzen=vroegst(casus, now=now) if _na_het_vonnis(casus) else [],
        ontruimingsdatum=casus.ontruimingsdatum,
        eerst_melden=_eerst_melden(form) and mag(casus, request.actor, "melden"),
    )


@GET_POST
@casussen_nodig
@eenmalig
def juridische_stap_intrekken(request, nummer, sleutel):
    casus = invoeren_of_404(request, nummer, Rubriek.JURIDISCH)
    stap = get_object_or_404(casus.juridische_stappen.select_related("casus"), sleutel=sleutel)
    if stap.organisatie_id != request.actor.organisatie.pk:
        raise Onbevoegd("Alleen de organisatie die deze stap vastlegde, trekt hem in.")
    form = RedenFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form,
        trek_juridische_stap_in,
        stap,
        reden=form.cleaned_data["reden"],
        by=request.actor,
        now=timezone.now(),
    ):
        return terug(request, casus, "De juridische stap is ingetrokken.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Juridische stap intrekken",
        knop="Stap intrekken",
        gevaar=True,
        rubrieken=[Rubriek.JURIDISCH],
        uitleg=f"{stap.get_soort_display()} van {voluit(stap.datum)} was een vergissing. "
        "De stap blijft doorgestreept zichtbaar.",
    )


def _eerst_melden(form):
    """Whether the step was refused because the household was never reported (RT-07)."""
    zinnen = (zin for lijst in form.errors.values() for zin in lijst)
    return gemeld_voor_dagvaarding.zin in zinnen


def _na_het_vonnis(casus):
    """Whether an eviction is in sight; before it those terms would only frighten."""
    stappen = casus.juridische_stappen.filter(ingetrokken_at=None)
    return stappen.filter(soort__in=NA_HET_VONNIS).exists()
