"""What one talks about in this legal stage, and how each point stands (OC-11..14)."""

from django.contrib import messages
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek
from cases.permissions import toegang
from cases.views.basis import casus_of_404, grond_van, invoeren_of_404, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.htmx import redirect
from contactplan.choices import Puntstand
from contactplan.forms import PuntFormulier
from contactplan.gesprek import leg_punt_vast, lijst_van
from contactplan.protocols.fasen import TITELS, JuridischeFase
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig


@require_safe
@casussen_nodig
def punten(request, nummer):
    casus = casus_of_404(request, nummer)
    recht = toegang(casus, request.actor)[Rubriek.HULP]
    if not recht.lezen:
        raise Http404
    fase, zitting, regels = lijst_van(casus, request.actor.organisatie)
    return toon(
        request,
        "contactplan/fase.html",
        {
            "casus": casus,
            "titel": TITELS[fase],
            "zitting": zitting if fase is JuridischeFase.PROCEDURE else None,
            "regels": regels,
            "mag_invoeren": recht.invoeren,
        },
        soort=Soort.CASUS,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, Rubriek.HULP, Rubriek.JURIDISCH],
        grond=grond_van(casus, request.actor),
    )


@GET_POST
@casussen_nodig
@eenmalig
def punt(request, nummer, punt):
    casus = invoeren_of_404(request, nummer, Rubriek.HULP)
    _, _, regels = lijst_van(casus, request.actor.organisatie)
    regel = next((r for r in regels if r["sleutel"] == punt), None)
    if regel is None:
        raise Http404
    form = PuntFormulier(ingevuld(request), initial=_stand_nu(regel["rij"]))
    if form.is_valid():
        leg_punt_vast(casus, punt, **form.cleaned_data, by=request.actor, now=timezone.now())
        messages.success(request, "Het is vastgelegd.")
        return redirect(request, reverse("contactplan:fase", args=[casus.nummer]))
    return toon_formulier(
        request,
        casus,
        form,
        titel=regel["punt"].wat,
        knop="Opslaan",
        rubrieken=[Rubriek.HULP],
        uitleg=regel["punt"].uitleg,
    )


def _stand_nu(rij):
    if rij is None:
        return {"stand": Puntstand.OPEN}
    velden = ("stand", "wie", "voor_op", "volgorde", "toelichting")
    return {veld: getattr(rij, veld) for veld in velden}
