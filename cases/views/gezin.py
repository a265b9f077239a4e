"""The household: who lives there. A corporatie sees a number and what it entered itself."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from cases.actions.gezin import (
    bewaar_bewoner,
    bewaar_huishouden,
    meld_kenmerken,
    voeg_bewoners_toe,
)
from cases.choices import Rubriek
from cases.forms.gezin import (
    BewonerFormulier,
    BewonersFormulier,
    HuishoudenFormulier,
    KenmerkenFormulier,
    OpDatum,
)
from cases.models import Huishouden
from cases.permissions import toegang
from cases.views.basis import gelukt, grond_van, invoeren_of_404, terug, toon_formulier, zien_of_404
from cases.views.blokken import bewerk_blok
from common.formulieren import GET_POST, ingevuld
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig

PAGINA = "cases/huishouden.html"


@GET_POST
@casussen_nodig
@eenmalig
def huishouden(request, nummer):
    """Who lives there and what is known; each sees and does what her right allows."""
    if request.method == "POST":
        casus = invoeren_of_404(request, nummer, Rubriek.GEZIN)
    else:
        casus = zien_of_404(request, nummer, Rubriek.GEZIN)
    recht = toegang(casus, request.actor)[Rubriek.GEZIN]
    beeld = _beeld(request, casus, recht)
    if recht.schrijven:
        blok = getattr(casus, "huishouden", None) or Huishouden(casus=casus)
        return bewerk_blok(
            request,
            casus,
            blok,
            HuishoudenFormulier,
            bewaar_huishouden,
            rubriek=Rubriek.GEZIN,
            titel="Huishouden",
            knop="Huishouden bewaren",
            melding="De gegevens van het huishouden zijn bewaard.",
            template=PAGINA,
            **beeld,
        )
    if recht.eigen:
        return _vul_aan(request, casus, beeld)
    return toon(
        request,
        PAGINA,
        {"casus": casus, "titel": "Huishouden", **beeld},
        soort=Soort.CASUS,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, Rubriek.GEZIN],
        grond=grond_van(casus, request.actor),
    )


@GET_POST
@casussen_nodig
@eenmalig
def bewoner(request, nummer):
    """Add several people in one go."""
    casus = invoeren_of_404(request, nummer, Rubriek.GEZIN)
    form = BewonersFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, voeg_bewoners_toe, casus, form.bewoners, by=request.actor, now=timezone.now()
    ):
        een = len(form.bewoners) == 1
        return terug(
            request,
            casus,
            "De bewoner is toegevoegd."
            if een
            else f"{len(form.bewoners)} bewoners zijn toegevoegd.",
        )
    return toon_formulier(
        request,
        casus,
        form,
        titel="Bewoners toevoegen",
        knop="Bewoners toevoegen",
        rubrieken=[Rubriek.GEZIN],
        template="cases/bewoners.html",
    )


@GET_POST
@casussen_nodig
@eenmalig
def bewoner_wijzigen(request, nummer, sleutel):
    casus = invoeren_of_404(request, nummer, Rubriek.GEZIN)
    recht = toegang(casus, request.actor)[Rubriek.GEZIN]
    gevonden = get_object_or_404(
        _te_zien(casus, request.actor, recht).select_related("casus"), sleutel=sleutel
    )
    if not (recht.schrijven or gevonden.organisatie_id == request.actor.organisatie.pk):
        raise Http404
    return bewerk_blok(
        request,
        casus,
        gevonden,
        BewonerFormulier,
        bewaar_bewoner,
        rubriek=Rubriek.GEZIN,
        titel="Bewoner wijzigen",
        knop="Bewoner bewaren",
        melding="De bewoner is gewijzigd.",
    )


def _te_zien(casus, actor, recht):
    """The people of the household that this actor may read."""
    if recht.lezen:
        return casus.bewoners.all()
    if recht.eigen:
        return casus.bewoners.filter(organisatie=actor.organisatie)
    return casus.bewoners.none()


def _beeld(request, casus, recht):
    """What the page of the household shows beside its form."""
    gevraagd = OpDatum(request.GET) if "op" in request.GET else OpDatum()
    dag = gevraagd.cleaned_data["op"] if gevraagd.is_valid() else timezone.localdate()
    te_zien = _te_zien(casus, request.actor, recht)
    return {
        "recht": recht,
        "huishouden": getattr(casus, "huishouden", None) if recht.lezen else None,
        "bewoners": [
            {"bewoner": b, "minderjarig": b.is_minderjarig(dag)}
            for b in te_zien.select_related("organisatie")
        ],
        "minderjarigen": casus.aantal_minderjarigen(dag),
        "dag": dag,
        "op_datum": gevraagd,
    }


def _vul_aan(request, casus, beeld):
    form = KenmerkenFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form,
        meld_kenmerken,
        casus,
        kenmerken=form.kenmerken,
        verwacht_kind_op=form.cleaned_data["verwacht_kind_op"],
        by=request.actor,
        now=timezone.now(),
    ):
        return terug(request, casus, "Je aanvulling is bewaard.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Huishouden",
        knop="Aanvulling bewaren",
        rubrieken=[Rubriek.GEZIN],
        template=PAGINA,
        **beeld,
    )
