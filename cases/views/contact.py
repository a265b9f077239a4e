"""Recording contact with the tenant."""

from django.utils import timezone

from cases.actions.contact import leg_contactpoging_vast
from cases.choices import Rubriek, Status
from cases.forms.contact import ContactpogingFormulier
from cases.permissions import mag
from cases.views.basis import gelukt, invoeren_of_404, terug, toon_formulier
from common.formulieren import GET_POST, ingevuld
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig


@GET_POST
@casussen_nodig
@eenmalig
def contactpoging(request, nummer):
    casus, now = invoeren_of_404(request, nummer, Rubriek.HUUR), timezone.now()
    form = ContactpogingFormulier(
        ingevuld(request),
        now=now,
        mag_oppakken=casus.status == Status.SIGNAAL and mag(casus, request.actor, "oppakken"),
    )
    if form.is_valid() and gelukt(
        form, leg_contactpoging_vast, casus, **form.cleaned_data, by=request.actor, now=now
    ):
        opgepakt = form.cleaned_data.get("oppakken")
        return terug(
            request,
            casus,
            "Het contact is vastgelegd en de casus is opgepakt."
            if opgepakt
            else "Het contact is vastgelegd.",
        )
    return toon_formulier(
        request,
        casus,
        form,
        titel="Contact vastleggen",
        knop="Contact opslaan",
        rubrieken=[Rubriek.HUUR],
    )
