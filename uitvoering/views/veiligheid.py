"""The safety of the children of one case: what was reported, and the way to advice (NZ-05)."""

from django.contrib import messages
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.actions.concepten import Plek
from cases.choices import Rubriek
from cases.permissions import toegang
from cases.views.basis import gelukt, grond_van, invoeren_of_404, zien_of_404
from cases.views.concepten import Conceptvak
from common.formulieren import GET_POST, ingevuld
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions.advies import adviseurs
from uitvoering.actions.veiligheid import meld_bij_veilig_thuis, voorstel_gezin
from uitvoering.forms.veiligheid import MeldingFormulier
from uitvoering.models import Adviesvraag
from uitvoering.permissions import vraagt_advies

TITEL = "Melden bij Veilig Thuis"


@require_safe
@casussen_nodig
def veiligheid(request, nummer):
    """What this actor may know: meldingen of her organisation, and the advice she asked herself."""
    casus = zien_of_404(request, nummer, Rubriek.VEILIGHEID)
    actor, rechten = request.actor, toegang(casus, request.actor)
    meldingen = casus.veiligheidsmeldingen.leesbaar(actor, rechten).select_related(
        "aan", "organisatie", "door", "beantwoord_door"
    )
    vraagt = vraagt_advies(actor)
    vragen = Adviesvraag.objects.voor(actor).filter(casus=casus) if vraagt else []
    return _toon(
        request,
        casus,
        "uitvoering/veiligheid.html",
        {
            "meldingen": meldingen,
            "vragen": vragen,
            "vraagt": vraagt,
            "meldt": rechten[Rubriek.VEILIGHEID].invoeren,
        },
        soort=Soort.CASUS,
    )


@GET_POST
@casussen_nodig
@eenmalig
def melden(request, nummer):
    casus, now = invoeren_of_404(request, nummer, Rubriek.VEILIGHEID), timezone.now()
    plek = Plek("veilig_thuis", TITEL, request.path, casus, Rubriek.VEILIGHEID)
    vak = Conceptvak(request, plek)
    if antwoord := vak.antwoord():
        return antwoord
    form = vak.vul(
        MeldingFormulier(
            ingevuld(request),
            aan=adviseurs(request.actor),
            initial={"gezin": voorstel_gezin(casus, request.actor)},
        )
    )
    if form.is_valid() and gelukt(
        form,
        meld_bij_veilig_thuis,
        casus,
        form.meldcode(),
        aan=form.cleaned_data["aan"],
        by=request.actor,
        now=now,
    ):
        vak.klaar()
        messages.success(request, "De melding is verstuurd.")
        return redirect(request, "uitvoering:veiligheid", casus.nummer)
    return _toon(
        request,
        casus,
        "uitvoering/veilig_thuis_melden.html",
        {"form": form, "titel": TITEL, "knop": "Melding versturen"},
        soort=Soort.FORMULIER,
        code=form.http_status,
    )


def _toon(request, casus, sjabloon, context, *, soort, code=200):
    """With rubriek veiligheid only: who doesn't read that finds no line in the log of the case."""
    return toon(
        request,
        sjabloon,
        {"casus": casus, **context},
        soort=soort,
        casussen=[casus.pk],
        rubrieken=[Rubriek.VEILIGHEID],
        grond=grond_van(casus, request.actor),
        status=code,
    )
