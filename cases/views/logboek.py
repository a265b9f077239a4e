"""Who looked at a case (LAW-06)."""

from datetime import datetime

from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek
from cases.forms.logboek import LogboekFilter
from cases.inzagen import Zicht, gronden, inzagen_van
from cases.permissions import mag, toegang
from cases.views.basis import casus_of_404, grond_van
from common.fouten import Onbevoegd
from common.lezen import EERSTE_JAAR, LAATSTE_JAAR
from logboek.choices import Soort
from logboek.inzage import toon
from partners.models import Organisatie
from partners.toegang import casussen_nodig

PER_PAGINA = 50
NIET_INZIEN = "Jij mag het logboek van deze casus niet zien."


@require_safe
@casussen_nodig
def logboek(request, nummer):
    casus, zicht = met_zicht(request, nummer)
    organisaties = Organisatie.objects.filter(deelnames__casus=casus).distinct()
    filters = LogboekFilter(request.GET, organisaties=list(organisaties))
    inzagen, volgende = _pagina(filters.pas_toe(inzagen_van(casus, zicht)), request.GET)
    grond = gronden(casus)
    return toon(
        request,
        "cases/logboek.html",
        {
            "casus": casus,
            "filters": filters,
            "gefilterd": any(request.GET.get(veld) for veld in filters.fields),
            "regels": [
                {
                    "inzage": inzage,
                    "soort": zicht.soort(inzage).label,
                    "rubrieken": ", ".join(zicht.rubrieken(inzage)),
                    "grond": grond.get(inzage.organisatie_id, ""),
                }
                for inzage in inzagen
            ],
            "volgende": volgende and f"?{_met(request.GET, **volgende)}",
            "eerste": f"?{_met(request.GET)}" if "voor" in request.GET else "",
        },
        soort=Soort.LOGBOEK,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN],
        grond=grond_van(casus, request.actor),
    )


def met_zicht(request, nummer):
    """The case and what she sees of its log, for who may read that."""
    casus = casus_of_404(request, nummer)
    if not mag(casus, request.actor, "logboek_inzien"):
        raise Onbevoegd(NIET_INZIEN)
    return casus, Zicht(request.actor, toegang(casus, request.actor))


def _pagina(inzagen, gevraagd):
    """The looks of one page and where the next begins: before a moment, past so many at it.

    A place in the log is a moment, for the number of a row would tell how many there are.
    """
    vanaf, sla = _plek(gevraagd)
    if vanaf:
        inzagen = inzagen.filter(at__lte=vanaf)
    gevonden = list(inzagen[sla : sla + PER_PAGINA + 1])
    pagina = gevonden[:PER_PAGINA]
    if len(gevonden) <= PER_PAGINA:
        return pagina, None
    laatste = pagina[-1].at
    gezien = sum(inzage.at == laatste for inzage in pagina) + (sla if laatste == vanaf else 0)
    return pagina, {"voor": laatste.isoformat(), "sla": gezien}


def _plek(gevraagd):
    try:
        vanaf = datetime.fromisoformat(gevraagd.get("voor", ""))
        sla = int(gevraagd.get("sla", "0"))
    except ValueError:
        return None, 0
    leesbaar = not timezone.is_naive(vanaf) and EERSTE_JAAR < vanaf.year < LAATSTE_JAAR
    if not leesbaar or not 0 <= sla <= PER_PAGINA * 100:
        return None, 0
    return vanaf, sla


def _met(gevraagd, **plek):
    """The filters of this page as an address, at another place in the log."""
    adres = gevraagd.copy()
    for naam in ("voor", "sla"):
        adres.pop(naam, None)
    for naam, waarde in plek.items():
        adres[naam] = waarde
    return adres.urlencode()
