"""The step card of one case."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek
from cases.permissions import toegang
from cases.views.basis import grond_van, zien_of_404
from common.fouten import Onbevoegd
from logboek.choices import Soort
from logboek.inzage import toon
from partners.toegang import casussen_nodig
from werkplek.stappenkaart import Stappenkaart


@require_safe
@casussen_nodig
def stappenkaart(request, nummer):
    casus = zien_of_404(request, nummer, Rubriek.BESLUIT)
    if not toegang(casus, request.actor)[Rubriek.BESLUIT].lezen:
        raise Onbevoegd("De stappenkaart is voor wie het besluit mag lezen.")
    kaart = Stappenkaart(casus, request.actor, timezone.localdate())
    return toon(
        request,
        "werkplek/stappenkaart.html",
        {"casus": casus, "kaart": kaart},
        soort=Soort.CASUS,
        casussen=[casus.pk],
        rubrieken=kaart.rubrieken,
        grond=grond_van(casus, request.actor),
    )
