"""One action of a case: how it stands, that it is done, who goes on with it."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from cases.choices import Rubriek, Status
from cases.permissions import toegang
from cases.views.basis import casus_of_404, gelukt, grond_van, terug, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions import actiepunten as acties
from uitvoering.choices import Actiestand
from uitvoering.eigenaren import eigenaren
from uitvoering.forms.actiepunten import KlaarFormulier, OverdraagFormulier, VervalFormulier
from uitvoering.rules import niet_verplicht

UITLEG_OVERDRAGEN = (
    "Overleg eerst met wie het overneemt. De afspraak van nu blijft staan; er komt een nieuwe bij."
)


@GET_POST
@casussen_nodig
@eenmalig
def actiepunt(request, nummer, sleutel):
    """The page of an action; for its owner with the form that says it is done."""
    casus, gevonden, rechten = _gevonden(request, nummer, sleutel)
    bewerken = _te_bewerken(casus, gevonden, rechten, request.actor)
    if request.method == "POST" and not bewerken:
        raise Onbevoegd("Deze actie kun je nu niet afronden.")
    form = KlaarFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, acties.rond_af, gevonden, **form.cleaned_data, by=request.actor, now=timezone.now()
    ):
        return terug(request, casus, "De actie is gedaan.")
    return toon(
        request,
        "uitvoering/actiepunt.html",
        {
            "casus": casus,
            "punt": gevonden,
            "volgende": getattr(gevonden, "volgende", None),
            "te_laat": gevonden.is_te_laat(timezone.localdate()),
            "form": form if bewerken else None,
            "mag_vervallen": bewerken
            and rechten[gevonden.rubriek].schrijven
            and niet_verplicht(gevonden),
            "verplicht": not niet_verplicht(gevonden),
        },
        soort=Soort.FORMULIER,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, gevonden.rubriek],
        grond=grond_van(casus, request.actor),
        status=form.http_status,
    )


@GET_POST
@casussen_nodig
@eenmalig
def overdragen(request, nummer, sleutel):
    casus, gevonden = _open_of_403(request, nummer, sleutel)
    form = OverdraagFormulier(
        ingevuld(request),
        eigenaren=eigenaren(casus, timezone.localdate(), gevonden.rubriek),
        initial={"voor_op": max(gevonden.voor_op, timezone.localdate())},
    )
    if form.is_valid():
        velden = form.cleaned_data
        organisatie, persoon = velden.pop("wie")
        if gelukt(
            form,
            acties.draag_over,
            gevonden,
            organisatie=organisatie,
            persoon=persoon,
            **velden,
            by=request.actor,
            now=timezone.now(),
        ):
            return terug(request, casus, f"De actie is nu van {persoon or organisatie}.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Actie overdragen",
        knop="Actie overdragen",
        rubrieken=[gevonden.rubriek],
        uitleg=f"“{gevonden.wat}” {UITLEG_OVERDRAGEN}",
    )


@GET_POST
@casussen_nodig
@eenmalig
def vervallen(request, nummer, sleutel):
    casus, gevonden = _open_of_403(request, nummer, sleutel)
    if not toegang(casus, request.actor)[gevonden.rubriek].schrijven:
        raise Onbevoegd("Vraag de casemanager of deze actie kan vervallen.")
    if not niet_verplicht(gevonden):
        raise Onbevoegd(niet_verplicht.zin)
    form = VervalFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form,
        acties.laat_vervallen,
        gevonden,
        **form.cleaned_data,
        by=request.actor,
        now=timezone.now(),
    ):
        return terug(request, casus, "De actie is vervallen. De reden staat op de tijdlijn.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Actie laten vervallen",
        knop="Actie laten vervallen",
        rubrieken=[gevonden.rubriek],
        uitleg=f"“{gevonden.wat}” was afgesproken met {gevonden.organisatie}.",
    )


def _gevonden(request, nummer, sleutel):
    """The case, one action of it that she reads, and her rights; else 404."""
    casus = casus_of_404(request, nummer)
    rechten = toegang(casus, request.actor)
    leesbaar = casus.actiepunten.leesbaar(request.actor, rechten).select_related(
        "organisatie", "persoon", "leefgebied", "afgesproken_door", "afgerond_door",
        "vorige__organisatie", "volgende__organisatie", "volgende__persoon",
    )  # fmt: skip
    return casus, get_object_or_404(leesbaar, sleutel=sleutel), rechten


def _te_bewerken(casus, gevonden, rechten, actor):
    return (
        gevonden.stand == Actiestand.OPEN
        and casus.status != Status.AFGESLOTEN
        and acties.mag_bewerken(gevonden, rechten, actor)
    )


def _open_of_403(request, nummer, sleutel):
    casus, gevonden, rechten = _gevonden(request, nummer, sleutel)
    if not _te_bewerken(casus, gevonden, rechten, request.actor):
        raise Onbevoegd("Deze actie kun je nu niet veranderen.")
    return casus, gevonden
