"""The plan van aanpak of a household on one page, and on paper for the household (RT-05)."""

from django.contrib import messages
from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cases.choices import Betaalsoort, Rubriek, Status
from cases.permissions import mag, toegang
from cases.samenvatting import lopende_huur_betaald
from cases.views.basis import casus_of_404, grond_van
from common.fouten import Onbevoegd
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions.plan import AANVULLEN, MAKEN, NotYet, begin, scenario_van
from uitvoering.choices import Leefgebiedsoort
from uitvoering.plan import (
    RUBRIEKEN,
    SCENARIO_VAN,
    VERPLICHT,
    is_compleet,
    leest_afspraak,
    leest_verhaal,
    schrijft,
    zinnen_voor,
)
from uitvoering.planweergave import kaarten_van, plannen_van

PAGINA = "uitvoering:plan"
NIET_MAKEN = "De hulpverlening en de casemanager maken het plan van aanpak."
BETAALD = {True: "Ja", False: "Nee", None: "Onbekend"}


@require_safe
@casussen_nodig
def plan(request, nummer):
    """The domains that this reader may know, and what is missing in them."""
    casus, rechten = lees_plan_of_404(request, nummer)
    actor, now = request.actor, timezone.now()
    plannen = plannen_van(casus)
    lopend = next((p for p in plannen if not p.beeindigd_at), None)
    open_casus = casus.status != Status.AFGESLOTEN
    vult_aan = open_casus and mag(casus, actor, AANVULLEN)
    kaarten = kaarten_van(lopend, rechten, now=now, vult_aan=vult_aan)
    huur = _huur(casus, rechten) if kaarten else ""
    gebieden = [rij.als_gebied() for rij in lopend.leefgebieden.all()] if lopend else []
    return toon(
        request,
        "uitvoering/plan.html",
        {
            "casus": casus,
            "plan": lopend,
            "kaarten": kaarten,
            "compleet": is_compleet(gebieden, rechten),
            "ontbreekt": zinnen_voor(gebieden, rechten) if lopend else [],
            "lopende_huur": huur,
            "beginnen": open_casus and mag_beginnen(casus, lopend, rechten, actor),
            "erbij": vult_aan and lopend and bool(nog_toe_te_voegen(lopend, rechten)),
            "afdrukken": bool(kaarten) and mag(casus, actor, MAKEN),
            "eerder": [
                {"plan": p, "kaarten": kaarten_van(p, rechten, now=now)}
                for p in plannen
                if p.beeindigd_at
            ],
        },
        soort=Soort.CASUS,
        casussen=[casus.pk],
        rubrieken=_rubrieken(plannen, rechten, huur),
        grond=grond_van(casus, actor),
    )


@require_POST
@casussen_nodig
@eenmalig
def beginnen(request, nummer):
    casus, _ = lees_plan_of_404(request, nummer)
    try:
        begin(casus, by=request.actor, now=timezone.now())
    except NotYet as nog_niet:
        raise Onbevoegd(str(nog_niet)) from None
    messages.success(request, "Het plan van aanpak is begonnen. Vul nu Wonen en Financiën in.")
    return redirect(request, PAGINA, casus.nummer)


@require_safe
@casussen_nodig
def afdruk(request, nummer):
    """For the household, in plain words; never more than the person who prints reads."""
    casus, rechten = lees_plan_of_404(request, nummer)
    if not mag(casus, request.actor, MAKEN):
        raise Onbevoegd(NIET_MAKEN)
    lopend = next((p for p in plannen_van(casus) if not p.beeindigd_at), None)
    if lopend is None:
        raise Http404
    now = timezone.now()
    kaarten = kaarten_van(lopend, rechten, now=now)
    return toon(
        request,
        "uitvoering/plan_afdruk.html",
        {
            "casus": casus,
            "plan": lopend,
            "kaarten": kaarten,
            "een_deel": len(kaarten) < len(lopend.leefgebieden.all()),
            "terug": _adres(casus),
            "kenmerk": casus.nummer,
            "gemaakt_op": now,
            "gemaakt_door": f"{request.actor.user.naam}, {request.actor.organisatie}",
        },
        soort=Soort.AFDRUK,
        casussen=[casus.pk],
        rubrieken=_rubrieken([lopend], rechten, ""),
        grond=grond_van(casus, request.actor),
    )


def lees_plan_of_404(request, nummer):
    """The case and her rights, for who reads what was agreed in at least one life domain."""
    casus = casus_of_404(request, nummer)
    rechten = toegang(casus, request.actor)
    if not any(leest_afspraak(soort, rechten) for soort in Leefgebiedsoort):
        raise Http404
    return casus, rechten


def nog_toe_te_voegen(plan, rechten):
    """The kinds of domains that aren't in this plan yet, and that she writes."""
    heeft = {gebied.soort for gebied in plan.leefgebieden.all()}
    return [s for s in Leefgebiedsoort if s not in heeft and schrijft(s, rechten)]


def mag_beginnen(casus, lopend, rechten, actor):
    """Whether there is none yet, or only one for another scenario than that of now."""
    if not mag(casus, actor, MAKEN) or not all(schrijft(s, rechten) for s in VERPLICHT):
        return False
    ander = casus.status in SCENARIO_VAN and lopend and lopend.scenario != scenario_van(casus)
    return lopend is None or bool(ander)


def _huur(casus, rechten):
    """Whether current rent is paid, for who may know no more of the rent than this (RT-05)."""
    if not rechten[Rubriek.HUUR].samenvatting:
        return ""
    dagen = casus.betalingen.filter(soort=Betaalsoort.LOPEND, ingetrokken_at=None)
    ontvangen = dagen.values_list("ontvangen_op", flat=True)
    return BETAALD[lopende_huur_betaald(ontvangen, timezone.localdate())]


def _rubrieken(plannen, rechten, huur):
    """What the log says was shown."""
    gezien = {Rubriek.KERN} | ({Rubriek.HUUR} if huur else set())
    for gebied in (gebied for plan in plannen for gebied in plan.leefgebieden.all()):
        if leest_afspraak(gebied.soort, rechten):
            gezien.add(gebied.rubriek)
        if leest_verhaal(gebied.soort, rechten):
            gezien.add(gebied.rubriek_verhaal)
    return gezien & {Rubriek.KERN, Rubriek.HUUR, *RUBRIEKEN}


def _adres(casus):
    return f"{casus.get_absolute_url()}plan/"
