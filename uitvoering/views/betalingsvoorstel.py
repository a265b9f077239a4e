"""A payment proposal and its answer, advice about bewindvoering, and the home that is kept."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone

from cases.choices import Rubriek
from cases.permissions import mag, toegang
from cases.rules import ontbrekend
from cases.views.basis import gelukt, terug, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions import betalingsvoorstel as acties
from uitvoering.actions.behoud import AFSLUITEN, balans, behoudt, sluit_met_behoud
from uitvoering.actions.bewind import ADVISEREN, adviseer_bewind
from uitvoering.choices import Voorstelstand
from uitvoering.forms.betalingsvoorstel import (
    JA,
    AntwoordFormulier,
    BehoudFormulier,
    BewindFormulier,
    VoorstelFormulier,
)
from uitvoering.rules import heeft_casemanager, nog_geen_bewind, wordt_bewaakt
from uitvoering.views.basis import kan_niet
from uitvoering.views.voorwaarden import lees_of_404

PAST = {
    True: "Het voorstel is gedaan en past bij de draagkracht.",
    False: "Het voorstel is gedaan. Let op: het past niet bij de draagkracht.",
}


@GET_POST
@casussen_nodig
@eenmalig
def betalingsvoorstel(request, nummer):
    casus = lees_of_404(request, nummer)
    if not toegang(casus, request.actor)[Rubriek.FINANCIEN].schrijven:
        raise Onbevoegd("Wie de financiën bijhoudt, doet een voorstel.")
    if not wordt_bewaakt(casus):
        return kan_niet(request, casus, "Betalingsvoorstel doen")
    form = VoorstelFormulier(ingevuld(request))
    if form.is_valid():
        voorstel = form.voorstel()
        if gelukt(form, acties.doe_voorstel, casus, voorstel, **_wie(request)):
            messages.success(request, PAST[voorstel.past])
            return redirect(request, "uitvoering:voorwaarden", casus.nummer)
    return toon_formulier(
        request,
        casus,
        form,
        titel="Betalingsvoorstel doen",
        knop="Voorstel doen",
        rubrieken=[Rubriek.FINANCIEN],
        uitleg="De verhuurder ziet het voorstel, en of het past bij wat het huishouden kan betalen."
        " Het inkomen en de uitgaven ziet de verhuurder niet.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def beantwoorden(request, nummer, sleutel):
    casus = lees_of_404(request, nummer)
    voorstel = get_object_or_404(
        casus.betalingsvoorstellen.select_related("organisatie"), sleutel=sleutel
    )
    rechten = toegang(casus, request.actor)
    if not acties.mag_beantwoorden(casus, rechten, request.actor):
        raise Onbevoegd("De verhuurder antwoordt op een betalingsvoorstel.")
    if voorstel.stand != Voorstelstand.GEDAAN or not wordt_bewaakt(casus):
        return kan_niet(request, casus, "Betalingsvoorstel")
    form = AntwoordFormulier(ingevuld(request))
    if form.is_valid() and gelukt(form, _antwoord, voorstel, form.cleaned_data, **_wie(request)):
        messages.success(request, "Jullie antwoord is vastgelegd.")
        return redirect(request, "uitvoering:voorwaarden", casus.nummer)
    return toon_formulier(
        request,
        casus,
        form,
        titel="Antwoord op het betalingsvoorstel",
        knop="Antwoord vastleggen",
        rubrieken=[Rubriek.HUUR],
        template="uitvoering/betalingsvoorstel.html",
        voorstel=voorstel,
    )


@GET_POST
@casussen_nodig
@eenmalig
def bewindvoering(request, nummer):
    casus = lees_of_404(request, nummer)
    if not mag(casus, request.actor, ADVISEREN):
        raise Onbevoegd("Schuldhulp of de casemanager legt dit advies vast.")
    if ontbrekend(casus, [heeft_casemanager]):
        return kan_niet(request, casus, "Bewindvoering adviseren")
    form = BewindFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, adviseer_bewind, casus, **form.cleaned_data, **_wie(request)
    ):
        return terug(request, casus, "Het advies is nu een verplichte actie van de casemanager.")
    lopend = "" if nog_geen_bewind(casus) else f" {nog_geen_bewind.zin}"
    return toon_formulier(
        request,
        casus,
        form,
        titel="Bewindvoering adviseren",
        knop="Advies vastleggen",
        rubrieken=[Rubriek.BESLUIT],
        uitleg="Dit advies wordt een verplichte actie. Alleen een nieuw besluit van het Regieteam"
        f" kan daarvan afwijken.{lopend}",
    )


@GET_POST
@casussen_nodig
@eenmalig
def woning_behouden(request, nummer):
    """A check page: what was agreed and whether it came to be, and one button."""
    casus = lees_of_404(request, nummer)
    if not mag(casus, request.actor, AFSLUITEN):
        raise Onbevoegd("De casemanager of het Regieteam sluit deze casus af.")
    if not behoudt(casus):
        return kan_niet(request, casus, "Afsluiten: woning behouden")
    form = BehoudFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, sluit_met_behoud, casus, **form.cleaned_data, **_wie(request)
    ):
        return terug(request, casus, "De casus is afgesloten: de woning is behouden.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Afsluiten: woning behouden",
        knop="Casus afsluiten",
        rubrieken=[Rubriek.BESLUIT],
        template="uitvoering/woning_behouden.html",
        balans=balans(casus),
    )


def _antwoord(voorstel, antwoord, **wie):
    if antwoord["antwoord"] == JA:
        return acties.aanvaard(voorstel, **wie)
    return acties.wijs_af(voorstel, reden=antwoord["reden"], **wie)


def _wie(request):
    return {"by": request.actor, "now": timezone.now()}
