"""The pages behind the steps of the card: other places, advice, and a note."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from cases.choices import Rubriek, Status
from cases.permissions import mag, toegang
from cases.views.basis import gelukt, toon_formulier, zien_of_404
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions import stappenkaart as acties
from uitvoering.choices import Kaartstap
from uitvoering.forms.stappenkaart import (
    AdviesantwoordFormulier,
    AdviesFormulier,
    OplossingFormulier,
    StapFormulier,
)
from uitvoering.rules import kan_vervallen
from uitvoering.views.basis import naar_stappenkaart

NIET_INVULLEN = "De corporatie, de hulpverlening en het Regieteam vullen de stappenkaart in."
UITLEG_OPLOSSINGEN = (
    "Kijk eerst wat het huishouden zelf kan, en wat familie, vrienden of buren kunnen doen. "
    "Daarna pas naar een crisisplek of de opvang."
)


@GET_POST
@casussen_nodig
@eenmalig
def oplossingen(request, nummer):
    """What was looked into so far, and for who may a form to add something."""
    casus, rechten = _casus(request, nummer)
    actor = request.actor
    form = None
    if mag(casus, actor, acties.INVULLEN) and casus.status != Status.AFGESLOTEN:
        eigen = mag(casus, actor, acties.EIGEN_OPLOSSINGEN)
        form = OplossingFormulier(ingevuld(request), eigen=eigen)
    elif request.method == "POST":
        raise Onbevoegd(NIET_INVULLEN)
    if (
        form
        and form.is_valid()
        and gelukt(form, acties.leg_oplossing_vast, casus, **form.cleaned_data, **_wie(request))
    ):
        return naar_stappenkaart(request, casus, "Het staat op de stappenkaart.")
    rijen = casus.oplossingen.select_related("organisatie", "vastgelegd_door")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Eerst een andere plek zoeken",
        knop="Vastleggen",
        rubrieken=[Rubriek.BESLUIT],
        template="uitvoering/oplossingen.html",
        uitleg=UITLEG_OPLOSSINGEN,
        rijen=[{"rij": rij, "ziet_tekst": acties.ziet_tekst(rij, rechten, actor)} for rij in rijen],
    )


@GET_POST
@casussen_nodig
@eenmalig
def advies_vragen(request, nummer):
    casus = _om_in_te_vullen(request, nummer)
    form = AdviesFormulier(ingevuld(request), land=casus.land)
    if form.is_valid() and gelukt(
        form, acties.vraag_advies, casus, **form.cleaned_data, **_wie(request)
    ):
        return naar_stappenkaart(request, casus, "De vraag staat op de stappenkaart.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Advies vragen",
        knop="Vraag vastleggen",
        rubrieken=[Rubriek.BESLUIT],
        uitleg="Vraag het advies zelf, per telefoon of mail. Leg hier vast wat je vroeg.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def advies(request, nummer, sleutel):
    """The answer to one question, once it came."""
    casus = _om_in_te_vullen(request, nummer)
    gevonden = get_object_or_404(casus.adviezen, sleutel=sleutel)
    if gevonden.antwoord or not acties.mag_beantwoorden(casus, gevonden, request.actor):
        raise Onbevoegd("Het antwoord legt vast wie de vraag stelde, één keer.")
    form = AdviesantwoordFormulier(ingevuld(request), advies=gevonden)
    if form.is_valid() and gelukt(
        form, acties.leg_advies_vast, gevonden, **form.cleaned_data, **_wie(request)
    ):
        return naar_stappenkaart(request, casus, "Het antwoord staat op de stappenkaart.")
    return toon_formulier(
        request,
        casus,
        form,
        titel=f"Antwoord van {gevonden.aan_wie}",
        knop="Antwoord vastleggen",
        rubrieken=[Rubriek.BESLUIT],
        uitleg=f"Gevraagd: {gevonden.vraag}",
    )


@GET_POST
@casussen_nodig
@eenmalig
def stap(request, nummer, stap):
    """One step that a person fills in; of those that fill in themselves, why they don't apply."""
    casus = _om_in_te_vullen(request, nummer)
    if stap not in Kaartstap.values:
        raise Http404
    stap = Kaartstap(stap)
    vervalt = kan_vervallen(stap)
    form = StapFormulier(
        ingevuld(request), stap=stap, vervalt=vervalt, initial={"op": timezone.localdate()}
    )
    if form.is_valid() and gelukt(
        form,
        acties.noteer_stap,
        casus,
        stap,
        niet_van_toepassing=vervalt,
        **form.cleaned_data,
        **_wie(request),
    ):
        return naar_stappenkaart(request, casus, "De stap staat op de stappenkaart.")
    return toon_formulier(
        request,
        casus,
        form,
        titel=f"{stap.label}: niet van toepassing" if vervalt else stap.label,
        knop="Vastleggen",
        rubrieken=[Rubriek.BESLUIT],
        uitleg="" if vervalt else f"{kan_vervallen.zin}",
    )


def _casus(request, nummer):
    """The case and her rights, for who reads what is decided."""
    casus = zien_of_404(request, nummer, Rubriek.BESLUIT)
    rechten = toegang(casus, request.actor)
    if not rechten[Rubriek.BESLUIT].lezen:
        raise Onbevoegd(NIET_INVULLEN)
    return casus, rechten


def _om_in_te_vullen(request, nummer):
    casus, _ = _casus(request, nummer)
    if not mag(casus, request.actor, acties.INVULLEN) or casus.status == Status.AFGESLOTEN:
        raise Onbevoegd(NIET_INVULLEN)
    return casus


def _wie(request):
    return {"by": request.actor, "now": timezone.now()}
