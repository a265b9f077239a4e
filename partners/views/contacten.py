"""The contact directory of the region (NZ-11)."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from common import htmx
from common.formulieren import GET_POST, ingevuld
from partners.actions.contacten import bewaar, controleer
from partners.eenmalig import eenmalig
from partners.forms.contacten import ContactForm, FilterForm
from partners.models import Contactpunt
from partners.toegang import actor_nodig

VEROUDERD_NA = timedelta(days=183)


@require_safe
@actor_nodig
def contacten(request):
    form = FilterForm(request.GET)
    punten = Contactpunt.objects.voor(request.actor)
    if form.is_valid() and form.cleaned_data["soort"]:
        punten = punten.filter(soort=form.cleaned_data["soort"])
    grens = timezone.localdate() - VEROUDERD_NA
    return render(
        request,
        "partners/contacten.html",
        {
            "form": form,
            "punten": [(punt, punt.gecontroleerd_op < grens) for punt in punten],
            "regio": request.actor.organisatie.regio,
        },
        status=form.http_status,
    )


@GET_POST
@actor_nodig
@eenmalig
def contact_nieuw(request):
    return _bewaar(request, Contactpunt(), "contact_nieuw.html", "Het contact is toegevoegd.")


@GET_POST
@actor_nodig
def contact_wijzigen(request, sleutel):
    punt = get_object_or_404(Contactpunt.objects.van(request.actor), sleutel=sleutel)
    return _bewaar(request, punt, "contact_wijzigen.html", "Het contact is bewaard.")


@require_POST
@actor_nodig
def contact_gecontroleerd(request, sleutel):
    punt = get_object_or_404(Contactpunt.objects.van(request.actor), sleutel=sleutel)
    controleer(punt, by=request.actor, now=timezone.now())
    messages.success(request, f"{punt.naam} is vandaag gecontroleerd.")
    return htmx.redirect(request, "partners:contacten")


def _bewaar(request, punt, template, gelukt):
    form = ContactForm(ingevuld(request), instance=punt)
    form.fields["telefoon"].land = request.actor.organisatie.land
    if form.is_valid():
        bewaar(form.save(commit=False), by=request.actor, now=timezone.now())
        messages.success(request, gelukt)
        return htmx.redirect(request, "partners:contacten")
    return render(
        request, f"partners/{template}", {"form": form, "punt": punt}, status=form.http_status
    )
