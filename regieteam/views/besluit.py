"""One decision of the Regieteam: read from the case, and the one that is taken between meetings."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek
from cases.permissions import toegang
from cases.views.basis import gelukt, grond_van, terug, toon_formulier, zien_of_404
from common.formulieren import GET_POST, ingevuld
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from regieteam.actions.besluitenlijst import volledig
from regieteam.actions.tweede_kans import besluit_tweede_kans
from regieteam.betrokken import beslissers
from regieteam.forms.tweede_kans import TweedeKansBesluitFormulier
from uitvoering.actions.tweede_kans import begeleiders
from uitvoering.views.basis import casus_voor_stap, kan_niet, vertrekt

TITEL = "Tweede kans geven"


@require_safe
@casussen_nodig
def besluit(request, nummer, sleutel):
    """The whole decision, for who may read what is decided."""
    casus = zien_of_404(request, nummer, Rubriek.BESLUIT)
    besluiten = volledig(casus.besluiten.all())
    if not toegang(casus, request.actor)[Rubriek.BESLUIT].lezen:
        besluiten = besluiten.none()
    return toon(
        request,
        "regieteam/besluit.html",
        {"casus": casus, "besluit": get_object_or_404(besluiten, sleutel=sleutel)},
        soort=Soort.CASUS,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, Rubriek.BESLUIT],
        grond=grond_van(casus, request.actor),
    )


@GET_POST
@casussen_nodig
@eenmalig
def tweede_kans(request, nummer):
    casus = casus_voor_stap(request, nummer, "tweede_kans")
    if not vertrekt(casus, "tweede_kans"):
        return kan_niet(request, casus, TITEL)
    dag = timezone.localdate()
    form = TweedeKansBesluitFormulier(
        ingevuld(request),
        begeleiders=begeleiders(casus, dag),
        mensen=beslissers(casus, dag),
    )
    if form.is_valid() and gelukt(
        form,
        besluit_tweede_kans,
        casus,
        form.afspraak(),
        waarom=form.cleaned_data["waarom"],
        beslissers=form.cleaned_data["beslissers"],
        by=request.actor,
        now=timezone.now(),
    ):
        return terug(
            request, casus, "De tweede kans is vastgelegd. Druk de afspraak af en teken samen."
        )
    return toon_formulier(
        request,
        casus,
        form,
        titel=TITEL,
        knop="Tweede kans vastleggen",
        rubrieken=[Rubriek.BESLUIT],
        uitleg="Dit is een besluit van het Regieteam, tussen twee vergaderingen. De ontruiming "
        "staat stil zolang deze afspraak loopt. Komt iemand haar niet na, dan bespreekt het "
        "Regieteam de casus opnieuw.",
    )
