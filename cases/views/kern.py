"""Changing who rents, where, and under which lease."""

from django.shortcuts import get_object_or_404

from cases.actions.kern import bewaar_huurder, bewaar_huurovereenkomst, bewaar_woning
from cases.choices import Rubriek
from cases.forms.kern import HuurderFormulier, HuurovereenkomstFormulier, WoningFormulier
from cases.models import Huurder, Woning
from cases.views.basis import invoeren_of_404
from cases.views.blokken import bewerk_blok
from common.formulieren import GET_POST
from common.fouten import Onbevoegd
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig


@GET_POST
@casussen_nodig
@eenmalig
def huurder(request, nummer, sleutel=None):
    """One tenant; without a key the main one."""
    casus = invoeren_of_404(request, nummer, Rubriek.KERN)
    wie = {"sleutel": sleutel} if sleutel else {"hoofdhuurder": True}
    gevonden = get_object_or_404(casus.huurders.select_related("casus"), **wie)
    return bewerk_blok(
        request,
        casus,
        gevonden,
        HuurderFormulier,
        bewaar_huurder,
        rubriek=Rubriek.KERN,
        titel="Gegevens van de huurder" if gevonden.hoofdhuurder else "Gegevens van de medehuurder",
        melding="De gegevens van de huurder zijn bewaard.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def huurder_toevoegen(request, nummer):
    casus = invoeren_of_404(request, nummer, Rubriek.KERN)
    return bewerk_blok(
        request,
        casus,
        Huurder(casus=casus, hoofdhuurder=False),
        HuurderFormulier,
        bewaar_huurder,
        rubriek=Rubriek.KERN,
        titel="Medehuurder toevoegen",
        knop="Medehuurder toevoegen",
        melding="De medehuurder is toegevoegd.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def woning(request, nummer):
    casus = invoeren_of_404(request, nummer, Rubriek.KERN)
    return bewerk_blok(
        request,
        casus,
        getattr(casus, "woning", None) or Woning(casus=casus),
        WoningFormulier,
        bewaar_woning,
        rubriek=Rubriek.KERN,
        titel="Gegevens van de woning",
        melding="De gegevens van de woning zijn bewaard.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def huurovereenkomst(request, nummer):
    casus = invoeren_of_404(request, nummer, Rubriek.HUUR)
    if not hasattr(casus, "huurovereenkomst"):
        raise Onbevoegd("Bij deze casus hoort geen huurovereenkomst.")
    return bewerk_blok(
        request,
        casus,
        casus.huurovereenkomst,
        HuurovereenkomstFormulier,
        bewaar_huurovereenkomst,
        rubriek=Rubriek.HUUR,
        titel="Huurovereenkomst",
        melding="De huurovereenkomst is bewaard.",
    )
