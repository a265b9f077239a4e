"""The steps of the lifecycle that belong to the dossier itself: oppakken, afsluiten, heropenen."""

from django.shortcuts import redirect
from django.utils import timezone

from cases.actions.stappen import take_step, toets
from cases.choices import Status
from cases.forms.stappen import AfsluitFormulier, HeropenFormulier, OppakFormulier
from cases.lifecycle import steps_for
from cases.permissions import handeling_van, mag, toegang
from cases.stukken import Afsluiting
from cases.uitleg import taak_van_een_ander
from cases.views.basis import casus_of_404, gelukt, grond_van, terug, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig

CONFLICT = 409
HANDELINGEN = {
    "oppakken": ["oppakken"],
    "afsluiten": ["afsluiten_preventie", "afsluiten_uitvoering"],
    "heropenen": ["heropenen"],
}
ONDERTEKST = {
    "oppakken": "Casus oppakken",
    "afsluiten": "Casus afsluiten",
    "heropenen": "Casus heropenen",
}


@GET_POST
@casussen_nodig
@eenmalig
def oppakken(request, nummer):
    casus = _casus_voor(request, nummer, "oppakken")
    if not _kan(casus, request.actor, "oppakken"):
        return _kan_niet(request, casus, "oppakken")
    form = OppakFormulier({} if request.method == "POST" else None)
    if form.is_valid() and gelukt(
        form, take_step, casus, "oppakken", by=request.actor, now=timezone.now()
    ):
        return terug(request, casus, "De casus is opgepakt.")
    return toon_formulier(
        request,
        casus,
        form,
        titel=ONDERTEKST["oppakken"],
        knop="Casus oppakken",
        rubrieken=[],
        uitleg="De casus gaat van signaal naar preventie.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def afsluiten(request, nummer):
    """Two pages: the result, and then a check of what closing means."""
    casus = _casus_voor(request, nummer, "afsluiten")
    if not _kan(casus, request.actor, "afsluiten"):
        return _kan_niet(request, casus, "afsluiten")
    if casus.status == Status.ONTRUIMD:
        return redirect("uitvoering:nazorg_afsluiten", casus.nummer)
    form = AfsluitFormulier(ingevuld(request), status=Status(casus.status))
    doe = take_step if "bevestigd" in request.POST else toets
    if form.is_valid() and gelukt(
        form,
        doe,
        casus,
        "afsluiten",
        by=request.actor,
        now=timezone.now(),
        afsluiting=Afsluiting(**form.cleaned_data),
    ):
        if doe is take_step:
            return terug(request, casus, "De casus is afgesloten.")
        return _controle(request, casus, form)
    return toon_formulier(
        request, casus, form, titel=ONDERTEKST["afsluiten"], knop="Verder", rubrieken=[]
    )


@GET_POST
@casussen_nodig
@eenmalig
def heropenen(request, nummer):
    casus = _casus_voor(request, nummer, "heropenen")
    if not _kan(casus, request.actor, "heropenen"):
        return _kan_niet(request, casus, "heropenen")
    form = HeropenFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form,
        take_step,
        casus,
        "heropenen",
        by=request.actor,
        now=timezone.now(),
        reden=form.cleaned_data["reden"],
    ):
        return terug(request, casus, "De casus is weer open.")
    return toon_formulier(
        request,
        casus,
        form,
        titel=ONDERTEKST["heropenen"],
        knop="Casus heropenen",
        rubrieken=[],
        uitleg="De casus gaat terug naar preventie, met alles wat er al in staat.",
    )


def _casus_voor(request, nummer, stap):
    """The case, for somebody who may take this step in one phase or another."""
    casus = casus_of_404(request, nummer)
    if not any(mag(casus, request.actor, handeling) for handeling in HANDELINGEN[stap]):
        raise Onbevoegd(taak_van_een_ander(*HANDELINGEN[stap]))
    return casus


def _kan(casus, actor, stap):
    """Whether the arrow leaves from here for this actor; somebody else's phase is a 403."""
    pijlen = casus.get_all_status_transitions()
    if not any(pijl.name == stap and pijl.source == casus.status for pijl in pijlen):
        return False
    if not any(pijl.name == stap for pijl in steps_for(casus, actor)):
        raise Onbevoegd(taak_van_een_ander(handeling_van(stap, casus)))
    return True


def _kan_niet(request, casus, stap):
    return toon(
        request,
        "cases/kan_niet.html",
        {
            "casus": casus,
            "titel": ONDERTEKST[stap],
            "eerst_oppakken": stap == "afsluiten" and casus.status == Status.SIGNAAL,
        },
        soort=Soort.FORMULIER,
        casussen=[casus.pk],
        rubrieken=["kern"],
        grond=grond_van(casus, request.actor),
        status=CONFLICT,
    )


def _controle(request, casus, form):
    return toon(
        request,
        "cases/afsluiten_controle.html",
        {
            "casus": casus,
            "form": form,
            "resultaat": form.cleaned_data["resultaat"].label,
            "openstaand": _openstaande_deadlines(casus, request.actor),
        },
        soort=Soort.FORMULIER,
        casussen=[casus.pk],
        rubrieken=["kern"],
        grond=grond_van(casus, request.actor),
    )


def _openstaande_deadlines(casus, actor):
    """How many deadlines lapse, counting only those that she may see."""
    return casus.deadlines.open().leesbaar(actor, toegang(casus, actor)).count()
