"""The aftercare of a household: when there is contact, what was heard, and its end (NZ-10)."""

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek, Status
from cases.permissions import mag
from cases.rekenen import voluit
from cases.views.basis import gelukt, grond_van, terug, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions import nazorg as acties
from uitvoering.forms.nazorg import (
    BeginFormulier,
    EindeFormulier,
    MomentenFormulier,
    MomentFormulier,
)
from uitvoering.models import Nazorgmoment
from uitvoering.rules import inboedel_afgehandeld, niet_te_keren
from uitvoering.views.basis import casus_voor_stap, kan_niet, lezen_of_404

PAGINA = "uitvoering:nazorg"
ZICHT = (Rubriek.BESLUIT, Rubriek.HULP)
NIET_DOEN = "De casemanager en de hulpverlening doen de nazorg."


@require_safe
@casussen_nodig
def nazorg(request, nummer):
    """What is planned and what was heard; where a household stays only for who helps."""
    casus, rechten = lezen_of_404(request, nummer, *ZICHT)
    alle = Nazorgmoment.objects.select_related("deadline", "vastgelegd_door", "organisatie")
    perioden = list(
        casus.nazorg.select_related(
            "aankondiging__vastgelegd_door", "begonnen_door"
        ).prefetch_related(Prefetch("momenten", alle))
    )
    lopend = next((periode for periode in perioden if not periode.beeindigd_at), None)
    doet = _doet(casus, request.actor, rechten)
    leest_hulp = rechten[Rubriek.HULP].lezen
    return toon(
        request,
        "uitvoering/nazorg.html",
        {
            "casus": casus,
            "perioden": [
                {"nazorg": periode, "momenten": _momenten(periode, timezone.localdate())}
                for periode in perioden
            ],
            "leest_hulp": leest_hulp,
            "doet": doet and lopend,
            "kan_beginnen": doet and not lopend and niet_te_keren(casus),
            "kan_sluiten": casus.status == Status.ONTRUIMD
            and mag(casus, request.actor, acties.SLUITEN),
        },
        soort=Soort.CASUS,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, Rubriek.BESLUIT, *([Rubriek.HULP] if leest_hulp else [])],
        grond=grond_van(casus, request.actor),
    )


@GET_POST
@casussen_nodig
@eenmalig
def beginnen(request, nummer):
    casus = _om_te_doen(request, nummer)
    if not niet_te_keren(casus) or acties.lopend(casus):
        return kan_niet(request, casus, "Nazorg beginnen")
    dag = casus.ontruimingsdatum
    form = BeginFormulier(ingevuld(request), momenten=acties.standaard_momenten(dag))
    if form.is_valid() and gelukt(
        form,
        acties.begin_vooraf,
        casus,
        reden=form.cleaned_data["reden"],
        momenten=form.dagen,
        **_wie(request),
    ):
        return redirect(request, PAGINA, casus.nummer)
    return _formulier(
        request,
        casus,
        form,
        "Nazorg beginnen",
        uitleg=f"De ontruiming is aangekondigd op {voluit(dag)}, en niemand verwacht dat ze nog"
        " te keren is. Schrijf op waarom, en kies wanneer jullie daarna contact hebben.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def momenten(request, nummer):
    """Which moments are still to come."""
    casus = _om_te_doen(request, nummer)
    lopend = _lopend_of_404(casus)
    form = MomentenFormulier(
        ingevuld(request), momenten=[moment.op for moment in acties.open_momenten(lopend)]
    )
    if form.is_valid() and gelukt(form, acties.plan_momenten, lopend, form.dagen, **_wie(request)):
        return redirect(request, PAGINA, casus.nummer)
    return _formulier(
        request,
        casus,
        form,
        "Momenten plannen",
        knop="Momenten opslaan",
        uitleg="Haal een datum weg als het contact niet nodig is. Valt een datum op een vrije dag,"
        " dan komt de werkdag erna.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def moment(request, nummer, sleutel):
    """One moment: what was heard."""
    casus = _om_te_doen(request, nummer)
    gevonden = get_object_or_404(
        _lopend_of_404(casus).momenten.select_related("nazorg__casus", "deadline"),
        sleutel=sleutel,
        vastgelegd_at=None,
    )
    form = MomentFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, acties.leg_moment_vast, gevonden, **form.verslag(), **_wie(request)
    ):
        return redirect(request, PAGINA, casus.nummer)
    return _formulier(
        request,
        casus,
        form,
        "Contact in de nazorg",
        knop="Contact opslaan",
        uitleg=f"Gepland op {voluit(gevonden.op)}.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def afsluiten(request, nummer):
    """Closing the case: a stable place, or why the aftercare stops."""
    casus = casus_voor_stap(request, nummer, acties.SLUITEN)
    if casus.status != Status.ONTRUIMD:
        return kan_niet(request, casus, "Nazorg en casus afsluiten")
    form = EindeFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, acties.sluit_nazorg, casus, **form.cleaned_data, **_wie(request)
    ):
        return terug(request, casus, "De nazorg is klaar en de casus is afgesloten.")
    return _formulier(
        request,
        casus,
        form,
        "Nazorg en casus afsluiten",
        template="uitvoering/nazorg_afsluiten.html",
        inboedel_open=not inboedel_afgehandeld(casus),
    )


def _om_te_doen(request, nummer):
    casus, rechten = lezen_of_404(request, nummer, *ZICHT)
    if not _doet(casus, request.actor, rechten):
        raise Onbevoegd(NIET_DOEN)
    return casus


def _doet(casus, actor, rechten):
    return (
        mag(casus, actor, acties.DOEN)
        and rechten[Rubriek.HULP].invoeren
        and casus.status != Status.AFGESLOTEN
    )


def _lopend_of_404(casus):
    if lopend := acties.lopend(casus):
        return lopend
    raise Http404


def _momenten(periode, vandaag):
    """The moments that were or are to be, each with whether it is late."""
    return [
        {
            "moment": rij,
            "te_laat": not rij.vastgelegd_at and rij.op < vandaag and not periode.beeindigd_at,
        }
        for rij in periode.momenten.all()
        if rij.vastgelegd_at or not rij.deadline.dropped_at
    ]


def _formulier(request, casus, form, titel, *, knop="", **context):
    return toon_formulier(
        request,
        casus,
        form,
        titel=titel,
        knop=knop or titel,
        rubrieken=[Rubriek.BESLUIT, Rubriek.HULP],
        **context,
    )


def _wie(request):
    return {"by": request.actor, "now": timezone.now()}
