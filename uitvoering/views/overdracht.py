"""Handing a household over to another casemanager."""

from django.contrib import messages
from django.utils import timezone

from cases.actions.casemanagers import blijft_meedoen
from cases.choices import Rubriek, Status
from cases.models import Casus
from cases.views.basis import gelukt, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.htmx import redirect
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions.overdracht import (
    OVERDRAGEN,
    draag_casus_over,
    opvolgers,
    rubriek_van,
)
from uitvoering.forms.overdracht import OverdrachtFormulier
from uitvoering.rules import er_is_een_casemanager
from uitvoering.views.basis import casus_voor_stap, kan_niet

UITLEG = "Nu is {} van {} de casemanager. Alle open deadlines en acties gaan mee. {}"
DAARNA = "Gaat de casus naar een andere organisatie? Dan ziet {} de casus daarna niet meer."
BLIJFT = "Gaat de casus naar een andere organisatie? Dan blijft {} meedoen, met een eigen taak."


@GET_POST
@casussen_nodig
@eenmalig
def overdragen(request, nummer):
    casus = casus_voor_stap(request, nummer, OVERDRAGEN)
    if not er_is_een_casemanager(casus) or casus.status == Status.AFGESLOTEN:
        return kan_niet(request, casus, "Casus overdragen")
    now = timezone.now()
    form = OverdrachtFormulier(
        ingevuld(request),
        opvolgers=opvolgers(casus, timezone.localdate(now)),
        openbaar=rubriek_van(casus, request.actor) == Rubriek.BESLUIT,
    )
    if form.is_valid():
        organisatie, persoon = form.cleaned_data["wie"]
        if gelukt(
            form,
            draag_casus_over,
            casus,
            organisatie=organisatie,
            persoon=persoon,
            samenvatting=form.cleaned_data["samenvatting"],
            by=request.actor,
            now=now,
        ):
            messages.success(request, f"{persoon.naam} is nu de casemanager.")
            ziet = Casus.objects.for_actor(request.actor, timezone.localdate(now))
            if ziet.filter(pk=casus.pk).exists():
                return redirect(request, casus)
            return redirect(request, "werkplek:mijn_werk")
    van = casus.casemanager_organisatie
    daarna = BLIJFT if blijft_meedoen(casus, van) else DAARNA
    return toon_formulier(
        request,
        casus,
        form,
        titel="Casus overdragen",
        knop="Casus overdragen",
        rubrieken=[],
        uitleg=UITLEG.format(casus.casemanager.naam, van, daarna.format(van)),
    )
