"""The four conditions at a glance, checking one, and who does so how often (RT-14)."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cases.choices import Rubriek, Status
from cases.permissions import mag, toegang
from cases.views.basis import gelukt, grond_van, toon_formulier, zien_of_404
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions import voorwaarden as acties
from uitvoering.actions.behoud import AFSLUITEN, behoudt
from uitvoering.actions.betalingsvoorstel import leest_voorstel, mag_beantwoorden
from uitvoering.actions.bewind import ADVISEREN
from uitvoering.actions.opschorting import lopend
from uitvoering.choices import Controleuitkomst, Voorstelstand
from uitvoering.forms.voorwaarden import BewakingFormulier, ControleFormulier
from uitvoering.models import Controle
from uitvoering.permissions import mag_controleren
from uitvoering.rules import wordt_bewaakt

GEEN_CONTROLE = "Deze voorwaarde controleert een andere organisatie."
GEEN_BEHEER = "De casemanager en het Regieteam bepalen wie dit controleert."


@require_safe
@casussen_nodig
def voorwaarden(request, nummer):
    """One card per condition, with every check of it as far as this reader may know."""
    casus = lees_of_404(request, nummer)
    actor, rechten, dag = request.actor, toegang(casus, request.actor), timezone.localdate()
    loopt = wordt_bewaakt(casus)
    kaarten = _kaarten(casus, actor, rechten, loopt=loopt, dag=dag)
    geldend = [kaart for kaart in kaarten if not kaart["voorwaarde"].beeindigd_op]
    return toon(
        request,
        "uitvoering/voorwaarden.html",
        {
            "casus": casus,
            "kaarten": geldend,
            "eerder": [kaart for kaart in kaarten if kaart["voorwaarde"].beeindigd_op],
            "loopt": loopt,
            "openen": loopt and not geldend and rechten[Rubriek.BESLUIT].schrijven,
            "geschonden": loopt
            and any(
                kaart["voorwaarde"].stand == Controleuitkomst.NIET_NAGEKOMEN for kaart in geldend
            ),
            "herbespreken": casus.status == Status.VOORKOMEN and mag(casus, actor, "agenderen"),
            "voorstellen": _voorstellen(casus, actor, rechten, loopt=loopt),
            "voorstel_doen": loopt and rechten[Rubriek.FINANCIEN].schrijven,
            "bewind_adviseren": loopt and mag(casus, actor, ADVISEREN),
            "afsluiten": behoudt(casus) and mag(casus, actor, AFSLUITEN),
            "opschorting": lopend(casus) if loopt else None,
        },
        soort=Soort.CASUS,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, Rubriek.BESLUIT, *{k["rubriek"] for k in kaarten if k["leest"]}],
        grond=grond_van(casus, actor),
    )


@require_POST
@casussen_nodig
@eenmalig
def openen(request, nummer):
    casus = _te_beheren(request, nummer)
    try:
        acties.open_voorwaarden(casus, by=request.actor, now=timezone.now())
    except acties.NotYet as nog_niet:
        raise Onbevoegd(str(nog_niet)) from None
    messages.success(request, "De voorwaarden gaan in. Iedereen ziet wanneer de controle is.")
    return redirect(request, "uitvoering:voorwaarden", casus.nummer)


@GET_POST
@casussen_nodig
@eenmalig
def controleren(request, nummer, sleutel):
    casus = lees_of_404(request, nummer)
    voorwaarde, rechten = _geldend_of_404(casus, sleutel), toegang(casus, request.actor)
    if not mag_controleren(voorwaarde, rechten, request.actor) or not wordt_bewaakt(casus):
        raise Onbevoegd(GEEN_CONTROLE)
    documenten = casus.documenten.leesbaar(request.actor, rechten)
    form = ControleFormulier(
        ingevuld(request), documenten=documenten.filter(rubriek=voorwaarde.rubriek)
    )
    if form.is_valid() and gelukt(
        form, acties.controleer, voorwaarde, **form.cleaned_data, **_wie(request)
    ):
        return _terug(request, casus, "De controle is vastgelegd.")
    return toon_formulier(
        request,
        casus,
        form,
        titel=voorwaarde.get_soort_display(),
        knop="Controle vastleggen",
        rubrieken=[Rubriek.BESLUIT, voorwaarde.rubriek],
        uitleg="Is het niet nagekomen? Dan horen de casemanager en het Regieteam dat meteen. De "
        "ontruiming begint nooit vanzelf opnieuw.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def aanpassen(request, nummer, sleutel):
    casus = _te_beheren(request, nummer)
    voorwaarde = _geldend_of_404(casus, sleutel)
    if not wordt_bewaakt(casus):
        raise Onbevoegd(wordt_bewaakt.zin)
    form = BewakingFormulier(
        ingevuld(request),
        controleurs=acties.controleurs(casus, voorwaarde.soort, timezone.localdate()),
        initial={
            "organisatie": str(voorwaarde.organisatie.sleutel),
            "aantal": voorwaarde.ritme_aantal,
            "eenheid": voorwaarde.ritme_eenheid,
        },
    )
    if form.is_valid() and gelukt(
        form, acties.pas_aan, voorwaarde, **form.cleaned_data, **_wie(request)
    ):
        return _terug(request, casus, "De controle is aangepast.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Controle aanpassen",
        knop="Controle aanpassen",
        rubrieken=[Rubriek.BESLUIT],
        uitleg=f"{voorwaarde.get_soort_display()}. De volgende controle schuift mee.",
    )


def lees_of_404(request, nummer):
    """The case, for who reads the decision: the conditions are a part of it."""
    casus = zien_of_404(request, nummer, Rubriek.BESLUIT)
    if not toegang(casus, request.actor)[Rubriek.BESLUIT].lezen:
        raise Http404
    return casus


def _kaarten(casus, actor, rechten, *, loopt, dag):
    controles = Controle.objects.select_related("door", "organisatie", "document")
    rijen = casus.voorwaarden.select_related("organisatie").prefetch_related(
        Prefetch("controles", controles)
    )
    te_openen = set(casus.documenten.leesbaar(actor, rechten).values_list("pk", flat=True))
    return [
        {
            "voorwaarde": rij,
            "rubriek": rij.rubriek,
            "leest": rechten[rij.rubriek].lezen,
            "controles": [
                {"controle": c, "document": c.document_id in te_openen} for c in rij.controles.all()
            ],
            "laatste": next(iter(rij.controles.all()), None),
            "te_laat": loopt and not rij.beeindigd_op and rij.volgende_op < dag,
            "controleren": loopt and not rij.beeindigd_op and mag_controleren(rij, rechten, actor),
            "aanpassen": loopt and not rij.beeindigd_op and rechten[Rubriek.BESLUIT].schrijven,
        }
        for rij in rijen
    ]


def _voorstellen(casus, actor, rechten, *, loopt):
    """Each proposal, with the figures of the household only for who reads its finances."""
    rijen = casus.betalingsvoorstellen.select_related("organisatie")
    if leest_financien := rechten[Rubriek.FINANCIEN].lezen:
        rijen = rijen.select_related("draagkracht")
    mag_het = loopt and mag_beantwoorden(casus, rechten, actor)
    return [
        {
            "voorstel": rij,
            "draagkracht": rij.draagkracht if leest_financien else None,
            "over": rij.draagkracht.ruimte if leest_financien else None,
            "beantwoorden": mag_het and rij.stand == Voorstelstand.GEDAAN,
        }
        for rij in rijen
        if leest_voorstel(rij, rechten, actor)
    ]


def _te_beheren(request, nummer):
    casus = lees_of_404(request, nummer)
    if not toegang(casus, request.actor)[Rubriek.BESLUIT].schrijven:
        raise Onbevoegd(GEEN_BEHEER)
    return casus


def _geldend_of_404(casus, sleutel):
    rijen = casus.voorwaarden.geldend().select_related("organisatie")
    return get_object_or_404(rijen, sleutel=sleutel)


def _terug(request, casus, melding):
    messages.success(request, melding)
    return redirect(request, "uitvoering:voorwaarden", casus.nummer)


def _wie(request):
    return {"by": request.actor, "now": timezone.now()}
