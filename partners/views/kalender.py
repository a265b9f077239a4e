"""The closed days of an organisation and of its country, on a screen."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from common import htmx
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.templatetags.weergave import datum_tekst
from partners.actions.kalender import heropen, sluit
from partners.eenmalig import eenmalig
from partners.forms.kalender import VAN_ONS, HeropenForm, SluitForm
from partners.models import Kalenderwijziging, Sluitingsdag
from partners.permissions import mag_landelijk
from partners.toegang import beheerder_nodig

LAATSTE = 50
TOONBAAR = timedelta(days=400)
ZATERDAG = 6  # in a weekend nobody works anyway
UITLEG = "Lopende deadlines schuiven niet vanzelf: een teamleider bekijkt en bevestigt dat."


@require_safe
@beheerder_nodig
def sluitingsdagen(request):
    """The closed days that are still to come, and who changed what."""
    organisatie, vandaag = request.actor.organisatie, timezone.localdate()
    komend = Sluitingsdag.objects.geldig().filter(dag__gte=vandaag)
    landelijk = komend.filter(organisatie=None, land=organisatie.land, dag__lt=vandaag + TOONBAAR)
    return render(
        request,
        "partners/sluitingsdagen.html",
        {
            "organisatie": organisatie,
            "van_ons": komend.filter(organisatie=organisatie),
            "van_het_land": landelijk.exclude(dag__iso_week_day__gte=ZATERDAG),
            "landelijk": mag_landelijk(request.actor),
            "wijzigingen": Kalenderwijziging.objects.voor(organisatie).select_related("door")[
                :LAATSTE
            ],
        },
    )


@GET_POST
@beheerder_nodig
@eenmalig
def sluitingsdag_nieuw(request):
    form = SluitForm(
        ingevuld(request),
        organisatie=request.actor.organisatie,
        landelijk=mag_landelijk(request.actor),
        initial={"voor": VAN_ONS},
    )
    if form.is_valid():
        aantal = sluit(**form.cleaned_data, by=request.actor, now=timezone.now())
        gesloten = "1 dag is" if aantal == 1 else f"{aantal} dagen zijn"
        messages.success(request, f"{gesloten} nu gesloten. {UITLEG}")
        return htmx.redirect(request, "partners:sluitingsdagen")
    return render(
        request, "partners/sluitingsdag_nieuw.html", {"form": form}, status=form.http_status
    )


@GET_POST
@beheerder_nodig
@eenmalig
def sluitingsdag_openen(request, voor, dag):
    landelijk = voor == "land"
    if landelijk and not mag_landelijk(request.actor):
        raise Onbevoegd("De dagen van een heel land past functioneel beheer aan.")
    organisatie = request.actor.organisatie
    rij = get_object_or_404(
        Sluitingsdag.objects.geldig(),
        dag=_dag(dag),
        land=organisatie.land,
        organisatie=None if landelijk else organisatie,
    )
    form = HeropenForm(ingevuld(request))
    if form.is_valid():
        heropen(
            rij.dag,
            **form.cleaned_data,
            landelijk=landelijk,
            by=request.actor,
            now=timezone.now(),
        )
        messages.success(request, f"{datum_tekst(rij.dag)} is weer een werkdag. {UITLEG}")
        return htmx.redirect(request, "partners:sluitingsdagen")
    return render(
        request,
        "partners/sluitingsdag_openen.html",
        {"form": form, "rij": rij},
        status=form.http_status,
    )


def _dag(tekst):
    """A day that is still to come; what was, stays as it was."""
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        raise Http404 from None
    if dag < timezone.localdate():
        raise Http404
    return dag
