"""Registering a household with a shelter, and taking that back."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from cases.choices import Rubriek, Status
from cases.permissions import mag, toegang
from cases.rules import ontbrekend
from cases.views.basis import gelukt, toon_formulier, zien_of_404
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions import aanmelding as acties
from uitvoering.forms.aanmelding import AanmeldFormulier, IntrekFormulier
from uitvoering.rules import andere_plek_gezocht, eigen_oplossingen_bekeken
from uitvoering.views.basis import naar_stappenkaart

TITEL = "Aanmelden bij de opvang"


@GET_POST
@casussen_nodig
@eenmalig
def aanmelden(request, nummer):
    casus = zien_of_404(request, nummer, Rubriek.BESLUIT)
    actor = request.actor
    leest = toegang(casus, actor)[Rubriek.BESLUIT].lezen
    if not (leest and mag(casus, actor, acties.AANMELDEN)) or casus.status == Status.AFGESLOTEN:
        raise Onbevoegd("De corporatie en de hulpverlening melden aan bij de opvang.")
    form = AanmeldFormulier(
        ingevuld(request),
        opvangen=acties.opvangen(casus),
        aanmelders=acties.aanmelders(actor),
    )
    if form.is_valid() and gelukt(
        form, acties.meld_aan, casus, **form.cleaned_data, by=actor, now=timezone.now()
    ):
        return naar_stappenkaart(request, casus, "Het huishouden is aangemeld.")
    return toon_formulier(
        request,
        casus,
        form,
        titel=TITEL,
        knop="Huishouden aanmelden",
        rubrieken=[Rubriek.BESLUIT],
        template="uitvoering/aanmelden.html",
        ontbreekt=ontbrekend(casus, [eigen_oplossingen_bekeken, andere_plek_gezocht]),
    )


@GET_POST
@casussen_nodig
@eenmalig
def intrekken(request, nummer, sleutel):
    casus = zien_of_404(request, nummer, Rubriek.BESLUIT)
    if not toegang(casus, request.actor)[Rubriek.BESLUIT].lezen:
        raise Onbevoegd("Alleen wie het besluit leest, trekt een aanmelding in.")
    gevonden = get_object_or_404(casus.aanmeldingen.select_related("opvang"), sleutel=sleutel)
    if gevonden.ingetrokken_at or not acties.mag_intrekken(casus, gevonden, request.actor):
        raise Onbevoegd("Deze aanmelding kun je nu niet intrekken.")
    form = IntrekFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form,
        acties.trek_in,
        gevonden,
        **form.cleaned_data,
        by=request.actor,
        now=timezone.now(),
    ):
        return naar_stappenkaart(request, casus, "De aanmelding is ingetrokken.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Aanmelding intrekken",
        knop="Aanmelding intrekken",
        rubrieken=[Rubriek.BESLUIT],
        uitleg=f"{gevonden.opvang} krijgt bericht, en zoekt niet verder.",
    )
