"""The page of one case: who, where, how much, and the next step."""

from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from berichten.actions.lezen import lees_over
from cases.choices import Rubriek
from cases.models import Casus
from common.htmx import is_swap
from logboek.choices import Soort
from logboek.inzage import toon
from partners.toegang import casussen_nodig
from werkplek.casuspagina import kop
from werkplek.casuspagina.dossier import Dossier, laad
from werkplek.casuspagina.fasen import fasen
from werkplek.casuspagina.nu import aan_zet, nu_te_doen, stappen_van
from werkplek.casuspagina.tijdlijn import tijdlijn


@require_safe
@casussen_nodig
def casus(request, nummer):
    now = timezone.now()
    try:
        gevonden = laad(nummer, by=request.actor, dag=timezone.localdate(now))
    except Casus.DoesNotExist:
        raise Http404 from None
    dossier = Dossier(gevonden, request.actor, now)
    regels = tijdlijn(dossier, voor=request.GET.get("voor", ""), toon=request.GET.get("toon", ""))
    context = {"dossier": dossier, "casus": gevonden, "tijdlijn": regels}
    rubrieken = {Rubriek.KERN} | regels["rubrieken"]
    if not is_swap(request):
        lees_over(gevonden, by=request.actor, now=now)
        context |= _rest(dossier)
        rubrieken |= kop.getoonde_rubrieken(dossier)
    return toon(
        request,
        "werkplek/casus.html",
        context,
        soort=Soort.CASUS,
        casussen=[gevonden.pk],
        rubrieken=rubrieken,
        grond=dossier.hoedanigheid.label,
        partial="tijdlijn",
    )


def _rest(dossier):
    """All of the page that htmx leaves as it is when it only turns a page of the timeline."""
    blokken = kop.blokken(dossier)
    return {
        "fasen": fasen(dossier),
        "nu": nu_te_doen(dossier),
        "aan_zet": aan_zet(dossier),
        "stappen": stappen_van(dossier),
        "zichtbaar": [naam for naam, _ in blokken],
        "inhoudsopgave": blokken if len(blokken) > kop.MEER_DAN else [],
        "feiten": kop.feiten(dossier),
        "kenmerken": kop.kenmerken(dossier),
    }
