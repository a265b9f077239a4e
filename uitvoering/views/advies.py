"""Advice about a child: the list, asking, and one question with its answer.

None of these pages belongs to a case, so the look is written down without one: the log of a case
has no line to hide, and the row is there all the same (ADR 17).
"""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.actions.concepten import Plek
from cases.choices import Rubriek
from cases.permissions import hoedanigheid
from cases.views.basis import gelukt, invoeren_of_404
from cases.views.concepten import Conceptvak
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import alleen
from uitvoering.actions import advies as acties
from uitvoering.actions.veiligheid import beantwoord_melding
from uitvoering.forms.advies import (
    AdviesFormulier,
    BeantwoordFormulier,
    OpvolgFormulier,
    VraagFormulier,
)
from uitvoering.models import Adviesvraag, MeldingVeiligThuis
from uitvoering.permissions import geeft_advies, vraagt_advies, werkt_met_advies

MEEST = 100
advies_nodig = alleen(
    werkt_met_advies,
    "Hulpverleners vragen hier advies. Veilig Thuis en Jeugdbescherming geven het.",
)
vrager_nodig = alleen(vraagt_advies, "Alleen wie hulp verleent, vraagt hier advies.")
adviseur_nodig = alleen(geeft_advies, "Alleen Veilig Thuis en Jeugdbescherming zien dit.")


@require_safe
@advies_nodig
def lijst(request):
    """What waits first: in the list of an adviser the oldest question, urgent ones before that."""
    actor, adviseur = request.actor, geeft_advies(request.actor)
    vragen = Adviesvraag.objects.voor(actor).select_related("aan", "organisatie", "door")
    vragen = list(vragen[:MEEST])
    meldingen = []
    if adviseur:
        meldingen = MeldingVeiligThuis.objects.voor(actor).select_related("organisatie", "door")
        meldingen = list(meldingen[:MEEST])
    return toon(
        request,
        "uitvoering/adviesvragen.html",
        {
            "adviseur": adviseur,
            "wachtend": _eerst([v for v in vragen if _wacht(v, adviseur)]),
            "overig": [v for v in vragen if not _wacht(v, adviseur)],
            "meldingen": sorted(meldingen, key=lambda m: m.beantwoord_at is not None),
        },
        soort=Soort.LIJST,
        casussen=[],
        zonder_casus=bool(vragen or meldingen),
        rubrieken=[Rubriek.VEILIGHEID],
        grond=f"{hoedanigheid(actor).label}, adviesvragen",
    )


@GET_POST
@vrager_nodig
@eenmalig
def vragen(request):
    """Ask; `?casus=` is the case that she has in mind, which nobody else will know."""
    nummer = request.GET.get("casus")
    casus = invoeren_of_404(request, nummer, Rubriek.VEILIGHEID) if nummer else None
    aan = acties.adviseurs(request.actor)
    vak = Conceptvak(request, _plek(request.path, casus))
    if antwoord := vak.antwoord():
        return antwoord
    form = vak.vul(VraagFormulier(ingevuld(request), aan=aan))
    if form.is_valid() and gelukt(
        form,
        acties.vraag_advies,
        **form.cleaned_data,
        casus=casus,
        by=request.actor,
        now=timezone.now(),
    ):
        vak.klaar()
        messages.success(request, "Je vraag is verstuurd. Het antwoord lees je hier.")
        return redirect(request, "advies:lijst")
    return toon(
        request,
        "uitvoering/advies_vragen.html",
        {"form": form, "casus": casus, "adviseurs": aan},
        soort=Soort.ADVIES,
        casussen=[],
        zonder_casus=True,
        rubrieken=[Rubriek.VEILIGHEID],
        grond=f"{hoedanigheid(request.actor).label}, nieuwe adviesvraag",
        status=form.http_status,
    )


@GET_POST
@advies_nodig
@eenmalig
def adviesvraag(request, sleutel):
    """One question: an adviser answers, the asker reads that and says what she does with it."""
    actor, adviseur = request.actor, geeft_advies(request.actor)
    rijen = Adviesvraag.objects.voor(actor).select_related(
        "aan", "organisatie", "door", "beantwoord_door", "casus"
    )
    vraag = get_object_or_404(rijen, sleutel=sleutel)
    doen = _wacht(vraag, adviseur)
    if request.method == "POST" and not doen:
        raise Onbevoegd("Hier is nu niets meer op te schrijven.")
    form = (AdviesFormulier if adviseur else OpvolgFormulier)(ingevuld(request))
    actie = acties.geef_advies if adviseur else acties.volg_op
    if form.is_valid() and gelukt(
        form, actie, vraag, **form.cleaned_data, by=actor, now=timezone.now()
    ):
        messages.success(request, "Je advies is verstuurd." if adviseur else "Dit is bewaard.")
        return redirect(request, "advies:lijst")
    return toon(
        request,
        "uitvoering/adviesvraag.html",
        {
            "vraag": vraag,
            "adviseur": adviseur,
            "form": form if doen else None,
            "knop": "Advies versturen" if adviseur else "Bewaren",
        },
        soort=Soort.ADVIES,
        casussen=[],
        zonder_casus=True,
        rubrieken=[Rubriek.VEILIGHEID],
        grond=f"{hoedanigheid(actor).label}, adviesvraag {vraag.sleutel}",
        status=form.http_status,
    )


@GET_POST
@adviseur_nodig
@eenmalig
def melding(request, sleutel):
    """One melding, for the organisation that it was made to; it takes no part in the case."""
    rijen = MeldingVeiligThuis.objects.voor(request.actor).select_related(
        "organisatie", "door", "beantwoord_door"
    )
    melding = get_object_or_404(rijen, sleutel=sleutel)
    if request.method == "POST" and melding.beantwoord_at:
        raise Onbevoegd("Deze melding is al beantwoord.")
    form = BeantwoordFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form,
        beantwoord_melding,
        melding,
        **form.cleaned_data,
        by=request.actor,
        now=timezone.now(),
    ):
        messages.success(request, "Je antwoord is verstuurd.")
        return redirect(request, "advies:lijst")
    return toon(
        request,
        "uitvoering/melding_veilig_thuis.html",
        {"melding": melding, "form": None if melding.beantwoord_at else form},
        soort=Soort.ADVIES,
        casussen=[melding.casus_id],
        rubrieken=[Rubriek.VEILIGHEID],
        grond=f"{hoedanigheid(request.actor).label}, melding {melding.sleutel}",
        status=form.http_status,
    )


def _plek(pad, casus):
    """Where the draft lies. It names the case in its address only: a list of drafts is a look."""
    if casus is None:
        return Plek("advies", "Advies vragen", pad)
    return Plek(f"advies.{casus.nummer}", "Advies vragen", f"{pad}?casus={casus.nummer}")


def _wacht(vraag, adviseur):
    """Whether this one waits for whoever looks; `AdviesvraagQuerySet.wachtend` for a row."""
    if adviseur:
        return vraag.beantwoord_at is None
    return vraag.beantwoord_at is not None and vraag.opgevolgd_at is None


def _eerst(vragen):
    return sorted(vragen, key=lambda v: (not v.acuut, v.at))
