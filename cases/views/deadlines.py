"""One deadline of a case: how it stands, and what a person decides about it."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cases.actions import uitstel
from cases.actions.dreiging import is_gesprek, leg_gesprek_vast
from cases.forms.deadlines import GesprekFormulier, LosFormulier, PauzeFormulier, VerzetFormulier
from cases.models import Deadline
from cases.permissions import toegang
from cases.rekenen import voluit
from cases.views.basis import casus_of_404, gelukt, grond_van, terug, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig


@require_safe
@casussen_nodig
def deadline(request, nummer, sleutel):
    casus, gevonden = _gevonden(request, nummer, sleutel)
    return toon(
        request,
        "cases/deadline.html",
        {
            "casus": casus,
            "deadline": gevonden,
            "mogelijk": uitstel.mogelijk(gevonden, casus, request.actor, now=timezone.now()),
            "gesprek": is_gesprek(gevonden, request.actor),
        },
        soort=Soort.FORMULIER,
        casussen=[casus.pk],
        rubrieken=["kern", gevonden.rubriek],
        grond=grond_van(casus, request.actor),
    )


@GET_POST
@casussen_nodig
@eenmalig
def pauzeren(request, nummer, sleutel):
    return _formulier(
        request,
        nummer,
        sleutel,
        PauzeFormulier,
        uitstel.PAUZEER,
        uitstel.pauzeer,
        titel="Deadline stilzetten",
        knop="Deadline stilzetten",
        melding="De deadline staat stil.",
        uitleg="Zolang de deadline stilstaat, krijgt niemand een herinnering. Daarna schuift ze op"
        " met de werkdagen dat ze stilstond.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def verzetten(request, nummer, sleutel):
    return _formulier(
        request,
        nummer,
        sleutel,
        VerzetFormulier,
        uitstel.VERZET,
        uitstel.verzet,
        titel="Deadline verzetten",
        knop="Deadline verzetten",
        melding="De deadline is verzet.",
        uitleg="Het oude moment blijft op de tijdlijn staan.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def loslaten(request, nummer, sleutel):
    return _formulier(
        request,
        nummer,
        sleutel,
        LosFormulier,
        uitstel.LAAT_LOS,
        uitstel.laat_los,
        titel="Bewust niet doen",
        knop="Deadline loslaten",
        melding="De deadline is losgelaten. De reden staat op de tijdlijn.",
        uitleg="Het plan is een leidraad. Met een goede reden mag je ervan afwijken. Het telt dan"
        " niet als te laat.",
    )


@require_POST
@casussen_nodig
def hervatten(request, nummer, sleutel):
    casus, gevonden = _gevonden(request, nummer, sleutel)
    na = uitstel.hervat(gevonden, by=request.actor, now=timezone.now())
    return terug(request, casus, f"De deadline loopt weer, tot {_moment(na.due_at)}.")


@GET_POST
@casussen_nodig
@eenmalig
def gesprek(request, nummer, sleutel):
    """The first conversation of the municipality on an announced eviction (LAW-03)."""
    casus, gevonden = _gevonden(request, nummer, sleutel)
    if not is_gesprek(gevonden, request.actor):
        raise Onbevoegd("Dit gesprek legt de gemeente zelf vast.")
    now = timezone.now()
    form = GesprekFormulier(ingevuld(request), initial={"op": now})
    if form.is_valid() and _lukt(form, leg_gesprek_vast, gevonden, by=request.actor, now=now):
        return terug(request, casus, "Het gesprek is vastgelegd.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Eerste gesprek vastleggen",
        knop="Gesprek opslaan",
        rubrieken=[gevonden.rubriek],
        uitleg="Er is een ontruiming aangekondigd. Spreek dit huishouden uiterlijk "
        f"{_moment(gevonden.due_at)}.",
    )


def _gevonden(request, nummer, sleutel):
    """The case and one open deadline of it that this actor reads; else 404."""
    casus = casus_of_404(request, nummer)
    leesbaar = casus.deadlines.open().leesbaar(request.actor, toegang(casus, request.actor))
    return casus, get_object_or_404(leesbaar.select_related("organisatie"), sleutel=sleutel)


def _formulier(request, nummer, sleutel, formulier, wat, actie, *, melding, uitleg, **context):
    casus, gevonden = _gevonden(request, nummer, sleutel)
    now = timezone.now()
    if wat not in uitstel.mogelijk(gevonden, casus, request.actor, now=now):
        raise Onbevoegd("Deze deadline kun je nu niet zo veranderen.")
    form = formulier(ingevuld(request))
    if form.is_valid() and _lukt(form, actie, gevonden, by=request.actor, now=now):
        return terug(request, casus, melding)
    uitleg = f"Het gaat om: {gevonden.wat}, nu uiterlijk {_moment(gevonden.due_at)}. {uitleg}"
    return toon_formulier(
        request, casus, form, rubrieken=[gevonden.rubriek], uitleg=uitleg, **context
    )


def _moment(due_at):
    lokaal = timezone.localtime(due_at)
    return f"{voluit(lokaal.date())} om {lokaal:%H:%M}"


def _lukt(form, actie, gevonden, *, by, now):
    """Whether it went through; what somebody else just did or ended isn't there any more."""
    try:
        return gelukt(form, actie, gevonden, **form.cleaned_data, by=by, now=now)
    except Deadline.DoesNotExist:
        raise Http404 from None
