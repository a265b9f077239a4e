"""A message came in: find the case, or make one, and begin the plan (OC-01)."""

from django.contrib import messages
from django.utils import timezone

from cases.actions import invoeren
from cases.choices import Rubriek
from cases.forms.invoeren import HuishoudenFormulier
from cases.forms.signalen import ZoekFormulier
from cases.models import Casus
from cases.permissions import (
    hoedanigheid,
    mag_contact_zoeken,
    mag_dossier_openen,
    toegang,
)
from common.formulieren import GET_POST, ingevuld
from common.htmx import redirect
from contactplan.models import Traject
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import alleen

MEEST = 10
contact_nodig = alleen(
    mag_contact_zoeken, "Alleen een OCMW of hulpverlening zoekt contact met het contactplan."
)
dossier_nodig = alleen(mag_dossier_openen, "Alleen een OCMW maakt zelf een casus na een bericht.")


@GET_POST
@contact_nodig
def nieuw(request):
    """Which household is it about? A known file is offered first; what one types is posted."""
    actor = request.actor
    form = ZoekFormulier(ingevuld(request))
    gezocht = form.is_valid()
    gevonden = _gevonden(actor, form.cleaned_data["zoek"]) if gezocht else []
    return toon(
        request,
        "contactplan/nieuw.html",
        {
            "form": form,
            "gezocht": gezocht,
            "regels": _regels(actor, gevonden[:MEEST]),
            "meer": len(gevonden) > MEEST,
            "mag_dossier": mag_dossier_openen(actor),
        },
        soort=Soort.ZOEKEN,
        casussen=[casus.pk for casus in gevonden[:MEEST]],
        rubrieken=[Rubriek.KERN, Rubriek.HULP],
        grond=hoedanigheid(actor).label,
        status=form.http_status,
    )


@GET_POST
@dossier_nodig
@eenmalig
def dossier(request):
    """A case of the OCMW itself; a household that stands at this address already is offered."""
    actor, now = request.actor, timezone.now()
    form = HuishoudenFormulier(ingevuld(request), land=actor.organisatie.land)
    bestaand = None
    if form.is_valid():
        if not form.cleaned_data.get("toch"):
            bestaand = invoeren.zelfde_adres(
                form.gegevens, by=actor, vandaag=timezone.localdate(now)
            )
        if bestaand is None:
            casus = invoeren.open_dossier(form.gegevens, by=actor, now=now)
            messages.success(request, f"Casus {casus} is gemaakt. Start nu het contactplan.")
            return redirect(request, "contactplan:starten", casus.nummer)
        form.vraag_toch(f"Op dit adres loopt al een casus: {bestaand}. Bekijk die eerst.")
    return toon(
        request,
        "contactplan/dossier.html",
        {"form": form, "bestaand": bestaand},
        soort=Soort.FORMULIER,
        casussen=[bestaand.pk] if bestaand else [],
        rubrieken=[Rubriek.KERN],
        grond=hoedanigheid(actor).label,
        status=form.http_status,
    )


def _gevonden(actor, invoer):
    casussen = Casus.objects.for_actor(actor, timezone.localdate()).voor_lijst()
    return list(casussen.zoek(invoer).order_by("-aangemaakt_at", "-pk")[: MEEST + 1])


def _regels(actor, casussen):
    """Each case with its last trajectory by the own organisation, and whether one may begin."""
    trajecten = Traject.objects.filter(casus__in=casussen, organisatie=actor.organisatie)
    laatste = {}
    for traject in trajecten.order_by("nummer"):
        laatste[traject.casus_id] = traject
    return [
        {
            "casus": casus,
            "traject": laatste.get(casus.pk) if recht.lezen else None,
            "mag": recht.invoeren,
        }
        for casus in casussen
        for recht in [toegang(casus, actor)[Rubriek.HULP]]
    ]
