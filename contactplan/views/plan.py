"""The contact plan on a case: the page, and recording a step at a desk or at the door."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from berichten.actions.lezen import lees_over
from cases.actions.concepten import Plek
from cases.choices import Rubriek
from cases.permissions import toegang
from cases.views.basis import casus_of_404, gelukt, grond_van, invoeren_of_404, toon_formulier
from cases.views.concepten import Conceptvak
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from contactplan import actions
from contactplan.forms import (
    AfrondFormulier,
    AfwijkFormulier,
    HeropenFormulier,
    StapFormulier,
    StartFormulier,
)
from contactplan.models import Contactstap, Traject
from contactplan.planning import kalender
from contactplan.protocols.contactplan import CONTACTPLAN
from contactplan.weergave import (
    agendas_van,
    dagstrip,
    deurscript,
    gevolgen,
    stand_van,
    trajecten_van,
)
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig, sleutel_van
from partners.toegang import casussen_nodig


@require_safe
@casussen_nodig
def contact(request, nummer):
    casus = casus_of_404(request, nummer)
    rechten, now = toegang(casus, request.actor), timezone.now()
    if not rechten[Rubriek.HULP].lezen:
        raise Http404
    lees_over(casus, by=request.actor, now=now)
    trajecten = trajecten_van(casus, rechten)
    agendas = agendas_van(trajecten)
    blokken = [
        {
            "traject": traject,
            "dagen": dagstrip(traject, agendas[traject.organisatie], timezone.localdate(now)),
            "open": stap,
            "stand": stand_van(stap, agendas[traject.organisatie], now),
            "van_ons": traject.organisatie == request.actor.organisatie,
        }
        for traject in trajecten
        for stap in [next((s for s in traject.stappen.all() if s.vastgelegd_at is None), None)]
    ]
    return toon(
        request,
        "contactplan/contact.html",
        {
            "casus": casus,
            "blokken": blokken,
            "now": now,
            "kan_starten": rechten[Rubriek.HULP].invoeren
            and not any(b["van_ons"] and b["traject"].is_open for b in blokken),
            "plan": CONTACTPLAN,
        },
        soort=Soort.CASUS,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, Rubriek.HULP],
        grond=grond_van(casus, request.actor),
    )


@GET_POST
@casussen_nodig
@eenmalig
def starten(request, nummer):
    casus, now = invoeren_of_404(request, nummer, Rubriek.HULP), timezone.now()
    form = StartFormulier(
        ingevuld(request),
        casus=casus,
        initial={"ontvangen_at": now},
    )
    if form.is_valid() and gelukt(
        form, actions.start, casus, **form.cleaned_data, by=request.actor, now=now
    ):
        return _naar_plan(request, casus, "Het contactplan loopt.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Contactplan starten",
        knop="Contactplan starten",
        rubrieken=[Rubriek.HULP],
        uitleg="De werkdag waarop het bericht binnenkwam, is werkdag 1.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def stap(request, nummer, sleutel):
    casus, now = invoeren_of_404(request, nummer, Rubriek.HULP), timezone.now()
    stap = _stap_of_404(request, casus, sleutel)
    if request.POST.get("van_wie", str(request.user.sleutel)) != str(request.user.sleutel):
        raise Onbevoegd("Dit is door iemand anders ingevuld. Log in als die persoon.")
    vak = _conceptvak(request, casus, f"stap:{stap.sleutel}", stap.knop)
    if antwoord := vak.antwoord():
        return antwoord
    agenda = kalender(stap.traject.organisatie, stap.traject.werkdag_een)
    gegevens = ingevuld(request)
    form = vak.vul(StapFormulier(gegevens, stap=stap, agenda=agenda, now=now))
    if form.is_valid():
        vak.klaar()
        try:
            actions.leg_vast(
                stap,
                **form.cleaned_data,
                inzending=sleutel_van(request),
                by=request.actor,
                now=now,
            )
        except actions.AlVastgelegd as al:
            return _al_vastgelegd(request, casus, al.stap, form)
        return _naar_plan(request, casus, "Het is vastgelegd. Hieronder staat wat nu volgt.")
    if stap.vastgelegd_at and not form.is_bound:
        return _naar_plan(request, casus, "Deze stap was al vastgelegd.")
    return toon_formulier(
        request,
        casus,
        form,
        template="contactplan/stap.html",
        titel=stap.knop,
        knop=stap.knop.replace("vastleggen", "opslaan"),
        rubrieken=[Rubriek.HULP],
        stap=stap,
        gevolgen=list(gevolgen(stap, agenda, now)),
        deurscript=deurscript(request.actor) if stap.is_bezoek else (),
        telefoons=[h.telefoon for h in casus.huurders.all() if h.telefoon],
    )


@GET_POST
@casussen_nodig
@eenmalig
def afwijken(request, nummer, sleutel):
    casus, now = invoeren_of_404(request, nummer, Rubriek.HULP), timezone.now()
    stap = _stap_of_404(request, casus, sleutel)
    form = AfwijkFormulier(ingevuld(request), stap=stap)
    if form.is_valid():
        try:
            actions.wijk_af(stap, **form.cleaned_data, by=request.actor, now=now)
        except actions.AlVastgelegd as al:
            return _al_vastgelegd(request, casus, al.stap, form)
        return _naar_plan(request, casus, "De afwijking is vastgelegd, met de reden.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Afwijken van het plan",
        knop="Afwijking vastleggen",
        rubrieken=[Rubriek.HULP],
        uitleg=f"De stap is nu: {stap.protocol.doe[:1].lower()}{stap.protocol.doe[1:]}. "
        "Het plan is een leidraad: met een reden mag je afwijken.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def afronden(request, nummer, sleutel):
    casus, now = invoeren_of_404(request, nummer, Rubriek.HULP), timezone.now()
    traject = _traject_of_404(request, casus, sleutel, open_=True)
    vak = _conceptvak(request, casus, f"afronden:{traject.sleutel}", "Traject afronden")
    if antwoord := vak.antwoord():
        return antwoord
    form = vak.vul(AfrondFormulier(ingevuld(request)))
    if form.is_valid():
        vak.klaar()
        actions.rond_gesprek_af(traject, **form.cleaned_data, by=request.actor, now=now)
        return _naar_plan(request, casus, "Het traject is afgerond.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Traject afronden",
        knop="Traject afronden",
        rubrieken=[Rubriek.HULP],
    )


@require_POST
@casussen_nodig
@eenmalig
def heropenen(request, nummer, sleutel):
    casus, now = invoeren_of_404(request, nummer, Rubriek.HULP), timezone.now()
    traject = _traject_of_404(request, casus, sleutel, open_=False)
    form = HeropenFormulier(request.POST)
    if form.is_valid() and gelukt(
        form, actions.heropen, traject, **form.cleaned_data, by=request.actor, now=now
    ):
        return _naar_plan(request, casus, "Het dossier is weer open.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Dossier heropenen",
        knop="Dossier heropenen",
        rubrieken=[Rubriek.HULP],
    )


def _conceptvak(request, casus, formulier, titel):
    plek = Plek(f"contactplan.{formulier}", titel, request.path, casus, Rubriek.HULP)
    return Conceptvak(request, plek)


def _stap_of_404(request, casus, sleutel):
    stappen = Contactstap.objects.select_related("traject__organisatie", "traject__casus")
    return get_object_or_404(
        stappen,
        sleutel=sleutel,
        traject__casus=casus,
        traject__organisatie=request.actor.organisatie,
    )


def _traject_of_404(request, casus, sleutel, *, open_):
    trajecten = Traject.objects.select_related("casus", "organisatie")
    trajecten = trajecten.open() if open_ else trajecten.afgelopen()
    return get_object_or_404(
        trajecten, sleutel=sleutel, casus=casus, organisatie=request.actor.organisatie
    )


def _al_vastgelegd(request, casus, stap, form):
    """Somebody was first: shows what stands and keeps what was typed, to copy as a note."""
    return toon(
        request,
        "contactplan/al_vastgelegd.html",
        {
            "casus": casus,
            "stap": stap,
            "tekst": form.cleaned_data.get("toelichting") or form.cleaned_data.get("reden", ""),
        },
        soort=Soort.FORMULIER,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, Rubriek.HULP],
        grond=grond_van(casus, request.actor),
        status=409,
    )


def _naar_plan(request, casus, melding):
    messages.success(request, melding)
    return redirect(request, reverse("contactplan:contact", args=[casus.nummer]))
