"""The calendar changed: which running deadlines move with it? A person decides."""

from django.contrib import messages
from django.shortcuts import render
from django.utils import timezone

from cases.permissions import hoedanigheid
from common.formulieren import GET_POST
from common.fouten import Onbevoegd
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import actor_nodig
from werkplek import kalender

WIE = "Je teamleider beslist welke deadlines met de kalender meeschuiven."


@GET_POST
@actor_nodig
@eenmalig
def verschuiven(request):
    actor, now = request.actor, timezone.now()
    if not actor.werkt_met_casussen and actor.is_beheerder:
        return _tellen(request, now)
    if not kalender.mag_bevestigen(actor):
        raise Onbevoegd(WIE)
    if request.method == "POST":
        return _beslis(request, now)
    regels = kalender.voorstel(actor, now=now)
    return toon(
        request,
        "werkplek/verschuiven.html",
        {"regels": regels, "aantallen": {}},
        soort=Soort.LIJST,
        casussen={regel.casus.pk for regel in regels},
        rubrieken={"kern"} | {regel.rubriek for regel in regels},
        grond=hoedanigheid(actor).label,
    )


def _tellen(request, now):
    if request.method == "POST":
        raise Onbevoegd(WIE)
    aantallen = kalender.aantallen(request.actor.organisatie, now=now)
    return render(request, "werkplek/verschuiven.html", {"regels": [], "aantallen": aantallen})


def _beslis(request, now):
    keuzes = request.POST.getlist("keuze")[: kalender.MEEST]
    if not keuzes:
        messages.error(request, "Zet een vinkje bij de deadlines waarover je beslist.")
    elif "laat" in request.POST:
        aantal = kalender.laat_staan(keuzes, by=request.actor, now=now)
        messages.success(request, f"Laten staan: {aantal}.")
    else:
        aantal, niet = kalender.bevestig(keuzes, by=request.actor, now=now)
        rest = f" Niet meer van toepassing: {niet}." if niet else ""
        messages.success(request, f"Verschoven: {aantal}.{rest}")
    return redirect(request, "werkplek:verschuiven")
