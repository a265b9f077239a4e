"""What the pages of the steps of carrying out share."""

from django.contrib import messages
from django.http import Http404

from cases.choices import Rubriek
from cases.permissions import mag, toegang
from cases.uitleg import taak_van_een_ander
from cases.views.basis import casus_of_404, grond_van
from common.fouten import Onbevoegd
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon

CONFLICT = 409


def casus_voor_stap(request, nummer, stap):
    """The case, for somebody who may take this step."""
    casus = casus_of_404(request, nummer)
    if not mag(casus, request.actor, stap):
        raise Onbevoegd(taak_van_een_ander(stap))
    return casus


def lezen_of_404(request, nummer, *rubrieken):
    """The case and her rights, for somebody who reads all of at least one of these rubrieken."""
    casus = casus_of_404(request, nummer)
    rechten = toegang(casus, request.actor)
    if not any(rechten[rubriek].lezen for rubriek in rubrieken):
        raise Http404
    return casus, rechten


def vertrekt(casus, stap):
    """Whether the arrow of this step leaves from where the case stands."""
    return any(
        pijl.name == stap and pijl.source == casus.status
        for pijl in casus.get_all_status_transitions()
    )


def kan_niet(request, casus, titel):
    """409: the case stands elsewhere in the route."""
    return toon(
        request,
        "cases/kan_niet.html",
        {"casus": casus, "titel": titel, "eerst_oppakken": False},
        soort=Soort.FORMULIER,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN],
        grond=grond_van(casus, request.actor),
        status=CONFLICT,
    )


def naar_stappenkaart(request, casus, melding):
    """To the card after saving, with what was done in words."""
    messages.success(request, melding)
    return redirect(request, "stappenkaart", casus.nummer)
