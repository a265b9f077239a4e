"""Documents: adding one, and the only way in which one leaves."""

import logging

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.actions.documenten import voeg_document_toe
from cases.forms.documenten import DocumentFormulier
from cases.permissions import toegang
from cases.views.basis import casus_of_404, grond_van, terug, toon_formulier
from cases.views.lezers import keuzes
from cases.views.notities import GEEN_RUBRIEK
from common.formulieren import GET_POST
from common.fouten import NietBeschikbaar, Onbevoegd
from logboek.choices import Soort
from logboek.inzage import schrijf_inzage
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig

logger = logging.getLogger(__name__)

# Even a browser that would open it gets no page, no script and no origin.
ALLEEN_OPSLAAN = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@GET_POST
@casussen_nodig
@eenmalig
def document(request, nummer):
    casus = casus_of_404(request, nummer)
    gegeven = keuzes(casus, request.actor)
    if not gegeven["rubrieken"]:
        raise Onbevoegd(GEEN_RUBRIEK)
    form = DocumentFormulier(
        *([request.POST, request.FILES] if request.method == "POST" else []), keuzes=gegeven
    )
    if form.is_valid():
        velden = form.cleaned_data
        voeg_document_toe(
            casus,
            velden.pop("bestand"),
            bestandsnaam=form.naam,
            inhoudstype=form.soort.inhoudstype,
            **velden,
            by=request.actor,
            now=timezone.now(),
        )
        return terug(request, casus, "Het document is toegevoegd.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Document toevoegen",
        knop="Document toevoegen",
        rubrieken=[],
    )


@require_safe
@casussen_nodig
def document_openen(request, nummer, sleutel):
    """The file itself, after the look is written down."""
    casus = casus_of_404(request, nummer)
    gevonden = get_object_or_404(
        casus.documenten.leesbaar(request.actor, toegang(casus, request.actor)), sleutel=sleutel
    )
    schrijf_inzage(
        request.actor,
        soort=Soort.DOCUMENT,
        casussen=[casus.pk],
        rubrieken=[gevonden.rubriek],
        grond=grond_van(casus, request.actor),
        now=timezone.now(),
    )
    try:
        bestand = gevonden.bestand.open("rb")
    except FileNotFoundError:
        logger.error("Het bestand van document %s ontbreekt", gevonden.sleutel)
        raise NietBeschikbaar from None
    return FileResponse(
        bestand,
        as_attachment=True,
        filename=gevonden.bestandsnaam,
        content_type=gevonden.inhoudstype,
        headers=ALLEEN_OPSLAAN,
    )
