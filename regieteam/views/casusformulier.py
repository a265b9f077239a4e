"""What the pages of the casusformulier have in common."""

from cases.choices import Rubriek
from cases.views.basis import casus_of_404, grond_van
from common.fouten import Onbevoegd
from logboek.choices import Soort
from logboek.inzage import toon
from regieteam.actions.melding import VULT_IN
from regieteam.casusformulier import ONDERDELEN
from regieteam.models import Casusformulier
from regieteam.permissions import vult_casusformulier_in

CONFLICT, ONVOLLEDIG = 409, 422
ALLES = [Rubriek.KERN, Rubriek.HUUR, Rubriek.JURIDISCH, Rubriek.GEZIN, Rubriek.BESLUIT]
NAMEN = {onderdeel.naam for onderdeel in ONDERDELEN}


def casus_voor(request, nummer):
    """The case, for who fills in its casusformulier."""
    casus = casus_of_404(request, nummer)
    if not vult_casusformulier_in(casus, request.actor):
        raise Onbevoegd(VULT_IN)
    return casus


def formulier_van(casus):
    return (
        Casusformulier.objects.filter(casus=casus)
        .select_related("meekijker", "begonnen_door")
        .prefetch_related("velden")
        .first()
    )


def kan_niet(request, casus, zin, **context):
    return toon_deel(
        request,
        casus,
        "regieteam/melden_kan_niet.html",
        {"casus": casus, "zin": zin, **context},
        code=CONFLICT,
    )


def toon_deel(
    request, casus, sjabloon, context, *, rubrieken=(Rubriek.KERN, Rubriek.BESLUIT), code=200
):
    return toon(
        request,
        sjabloon,
        context,
        soort=Soort.FORMULIER,
        casussen=[casus.pk],
        rubrieken=sorted(set(rubrieken)),
        grond=grond_van(casus, request.actor),
        status=code,
    )
