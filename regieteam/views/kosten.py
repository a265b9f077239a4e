"""The cost figures: the Regieteam reads them, the coördinator adds a newer one (RT-06)."""

from django.contrib import messages
from django.shortcuts import render
from django.utils import timezone

from cases.views.basis import gelukt
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from partners.eenmalig import eenmalig
from partners.toegang import alleen
from regieteam.actions.kosten import voeg_kostencijfer_toe
from regieteam.forms.kosten import KostenFormulier
from regieteam.kosten import cijfers
from regieteam.models import Kostencijfer
from regieteam.permissions import houdt_kosten_bij, ziet_meldingen


@GET_POST
@alleen(ziet_meldingen, "De kostencijfers zijn van het Regieteam.")
@eenmalig
def kosten(request):
    """About no household: no look is written down."""
    mag_toevoegen, now = houdt_kosten_bij(request.actor), timezone.now()
    if request.method == "POST" and not mag_toevoegen:
        raise Onbevoegd("Alleen de coördinator voegt een cijfer toe.")
    form = KostenFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, voeg_kostencijfer_toe, **form.cleaned_data, by=request.actor, now=now
    ):
        messages.success(request, "Het cijfer is toegevoegd.")
        return redirect(request, "regieteam:kosten")
    geldend = cijfers(timezone.localdate(now)).values()
    context = {
        "cijfers": Kostencijfer.objects.all(),
        "geldend": [cijfer.pk for cijfer in geldend if cijfer],
        "form": form if mag_toevoegen else None,
    }
    return render(request, "regieteam/kosten.html", context, status=form.http_status)
