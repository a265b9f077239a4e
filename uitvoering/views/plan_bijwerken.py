"""Writing in a plan van aanpak: one small form for each thing that one adds or changes."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone

from cases.actions.concepten import Plek
from cases.choices import Rubriek
from cases.permissions import mag
from cases.rules import niet_afgesloten
from cases.views.basis import gelukt, toon_formulier
from cases.views.concepten import Conceptvak
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions import plan as acties
from uitvoering.eigenaren import eigenaren
from uitvoering.forms.plan import (
    ActieFormulier,
    BesprekingFormulier,
    BesprekingPlannenFormulier,
    DoelBijwerkenFormulier,
    DoelFormulier,
    GebiedFormulier,
    WoordenFormulier,
)
from uitvoering.models import Doel, Leefgebied
from uitvoering.plan import schrijft
from uitvoering.views.plan import NIET_MAKEN, PAGINA, lees_plan_of_404, nog_toe_te_voegen

GEEN_PLAN = (
    "Dit plan van aanpak is geëindigd. De hulpverlening of de casemanager begint een nieuw plan, "
    "vanaf de pagina van de casus. Een concept dat je hier bewaarde, staat daar dan voor je klaar."
)
LOOPT_NIET = (
    "Er loopt nu geen plan van aanpak. De hulpverlening of de casemanager begint een plan, "
    "vanaf de pagina van de casus."
)
OUD_DOEL = (
    "Dit doel hoort bij een plan van aanpak dat is geëindigd. "
    "Een doel dat nog loopt, gaat mee naar het nieuwe plan, ook met je concept."
)


@GET_POST
@casussen_nodig
@eenmalig
def leefgebied_toevoegen(request, nummer):
    casus, rechten = _om_te_schrijven(request, nummer)
    plan = casus.plannen.filter(beeindigd_at=None).first()
    if plan is None:
        raise Onbevoegd(LOOPT_NIET)
    form = GebiedFormulier(ingevuld(request), soorten=nog_toe_te_voegen(plan, rechten))
    if form.is_valid() and gelukt(
        form, acties.voeg_gebied_toe, plan, **form.cleaned_data, **_wie(request)
    ):
        return _terug(request, casus, "Het leefgebied staat in het plan.")
    return _formulier(request, casus, form, "Leefgebied toevoegen", [Rubriek.HULP])


@GET_POST
@casussen_nodig
@eenmalig
def woorden(request, nummer, sleutel):
    casus, gebied = _gebied(request, nummer, sleutel)
    titel = f"In eigen woorden: {_klein(gebied)}"
    vak = _vak(request, casus, gebied, f"woorden_{gebied.soort}", titel)
    if antwoord := vak.antwoord():
        return antwoord
    form = vak.vul(
        WoordenFormulier(
            ingevuld(request), initial={"woorden": gebied.woorden, "versie": gebied.versie}
        )
    )
    if form.is_valid() and _bewaard(
        form, acties.schrijf_woorden, gebied, **form.cleaned_data, **_wie(request)
    ):
        vak.klaar()
        return _terug(request, casus, "De woorden van het huishouden zijn opgeslagen.")
    return _formulier(request, casus, form, titel, [gebied.rubriek_verhaal], knop="Woorden opslaan")


@GET_POST
@casussen_nodig
@eenmalig
def doel_toevoegen(request, nummer, sleutel):
    casus, gebied = _gebied(request, nummer, sleutel)
    titel = f"Doel toevoegen: {_klein(gebied)}"
    vak = _vak(request, casus, gebied, f"doel_{gebied.soort}", titel)
    if antwoord := vak.antwoord():
        return antwoord
    form = vak.vul(DoelFormulier(ingevuld(request), openbaar=_openbaar(gebied)))
    if form.is_valid() and gelukt(
        form, acties.voeg_doel_toe, gebied, **form.cleaned_data, **_wie(request)
    ):
        vak.klaar()
        return _terug(request, casus, "Het doel staat in het plan.")
    return _formulier(request, casus, form, titel, [gebied.rubriek], knop="Doel toevoegen")


@GET_POST
@casussen_nodig
@eenmalig
def doel(request, nummer, sleutel):
    casus, rechten = _om_te_schrijven(request, nummer)
    doelen = Doel.objects.select_related("leefgebied__plan__casus")
    gevonden = get_object_or_404(doelen, sleutel=sleutel, leefgebied__plan__casus=casus)
    gebied = gevonden.leefgebied
    if not schrijft(gebied.soort, rechten):
        raise Onbevoegd(NIET_MAKEN)
    if gebied.plan.beeindigd_at:
        raise Onbevoegd(OUD_DOEL)
    titel = f"Doel bijwerken: {_klein(gebied)}"
    vak = _vak(request, casus, gebied, f"doel_{gevonden.sleutel}", titel)
    if antwoord := vak.antwoord():
        return antwoord
    velden = ("wat", "toets", "stand", "uitkomst", "versie")
    form = vak.vul(
        DoelBijwerkenFormulier(
            ingevuld(request),
            openbaar=_openbaar(gebied),
            initial={naam: getattr(gevonden, naam) for naam in velden},
        )
    )
    if form.is_valid() and _bewaard(
        form, acties.werk_doel_bij, gevonden, **form.cleaned_data, **_wie(request)
    ):
        vak.klaar()
        return _terug(request, casus, "Het doel is bijgewerkt.")
    return _formulier(request, casus, form, titel, [gebied.rubriek], knop="Doel opslaan")


@GET_POST
@casussen_nodig
@eenmalig
def actie(request, nummer, sleutel):
    casus, gebied = _gebied(request, nummer, sleutel)
    titel = f"Actie afspreken: {_klein(gebied)}"
    vak = _vak(request, casus, gebied, f"actie_{gebied.soort}", titel)
    if antwoord := vak.antwoord():
        return antwoord
    form = vak.vul(
        ActieFormulier(
            ingevuld(request),
            eigenaren=eigenaren(casus, timezone.localdate(), gebied.rubriek),
            openbaar=_openbaar(gebied),
        )
    )
    if form.is_valid():
        velden = dict(form.cleaned_data)
        organisatie, persoon = velden.pop("wie")
        if gelukt(
            form,
            acties.spreek_actie_af,
            gebied,
            organisatie=organisatie,
            persoon=persoon,
            **velden,
            **_wie(request),
        ):
            vak.klaar()
            return _terug(request, casus, f"De actie is van {persoon or organisatie}.")
    return _formulier(request, casus, form, titel, [gebied.rubriek], knop="Actie afspreken")


@GET_POST
@casussen_nodig
@eenmalig
def bespreking_plannen(request, nummer, sleutel):
    casus, gebied = _gebied(request, nummer, sleutel)
    form = BesprekingPlannenFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, acties.plan_bespreking, gebied, **form.cleaned_data, **_wie(request)
    ):
        return _terug(request, casus, "De bespreking is gepland. Je krijgt een herinnering.")
    return _formulier(
        request,
        casus,
        form,
        f"Bespreking plannen: {_klein(gebied)}",
        [gebied.rubriek],
        knop="Bespreking plannen",
    )


@GET_POST
@casussen_nodig
@eenmalig
def bespreken(request, nummer, sleutel):
    casus, gebied = _gebied(request, nummer, sleutel)
    titel = f"Plan bespreken: {_klein(gebied)}"
    vak = _vak(request, casus, gebied, f"bespreking_{gebied.soort}", titel)
    if antwoord := vak.antwoord():
        return antwoord
    form = vak.vul(BesprekingFormulier(ingevuld(request)))
    if form.is_valid() and gelukt(
        form, acties.bespreek, gebied, **form.cleaned_data, **_wie(request)
    ):
        vak.klaar()
        return _terug(request, casus, "De bespreking is vastgelegd, en de volgende is gepland.")
    return _formulier(
        request,
        casus,
        form,
        titel,
        [gebied.rubriek, gebied.rubriek_verhaal],
        knop="Bespreking vastleggen",
    )


def _om_te_schrijven(request, nummer):
    """The case and her rights, for who writes in the plan of an open case."""
    casus, rechten = lees_plan_of_404(request, nummer)
    if not mag(casus, request.actor, acties.AANVULLEN):
        raise Onbevoegd(NIET_MAKEN)
    if not niet_afgesloten(casus):
        raise Onbevoegd(niet_afgesloten.zin)
    return casus, rechten


def _gebied(request, nummer, sleutel):
    """A life domain of the running plan, for who writes that one.

    The address of a domain of an ended plan leads to the same domain of the plan after it: a draft
    still points there, and a form that was open is not typed for nothing.
    """
    casus, rechten = _om_te_schrijven(request, nummer)
    rijen = Leefgebied.objects.filter(plan__casus=casus).select_related("plan__casus")
    gebied = get_object_or_404(rijen, sleutel=sleutel)
    if not schrijft(gebied.soort, rechten):
        raise Onbevoegd(NIET_MAKEN)
    if gebied.plan.beeindigd_at is None:
        return casus, gebied
    loopt = rijen.filter(plan__beeindigd_at=None)
    if not loopt:
        raise Onbevoegd(GEEN_PLAN)
    return casus, get_object_or_404(loopt, soort=gebied.soort)


def _vak(request, casus, gebied, formulier, titel):
    """The draft of a form, for who writes this life domain.

    What is new goes by the kind of domain: after a new decision it is there in the next plan.
    """
    plek = Plek(f"plan_{formulier}", titel, request.path, casus, gebied.rubriek_verhaal)
    return Conceptvak(request, plek)


def _bewaard(form, actie, rij, **velden):
    """As `gelukt`; after a change of somebody else the form, with its text, goes on from that."""
    try:
        actie(rij, **velden)
    except acties.Ingehaald as nieuwer:
        form.data = form.data.copy()
        form.data["versie"] = nieuwer.versie
        form.add_error(nieuwer.veld, str(nieuwer))
        return False
    except acties.NotYet as nog_niet:
        form.add_error(nog_niet.veld, str(nog_niet))
        return False
    return True


def _openbaar(gebied):
    """Whether what is agreed here is read by everybody who reads the decision."""
    return gebied.rubriek == Rubriek.BESLUIT


def _klein(gebied):
    naam = gebied.get_soort_display()
    return f"{naam[:1].lower()}{naam[1:]}"


def _formulier(request, casus, form, titel, rubrieken, *, knop=""):
    return toon_formulier(
        request,
        casus,
        form,
        titel=titel,
        knop=knop or titel,
        rubrieken=rubrieken,
        template="uitvoering/plan_formulier.html",
    )


def _terug(request, casus, melding):
    messages.success(request, melding)
    return redirect(request, PAGINA, casus.nummer)


def _wie(request):
    return {"by": request.actor, "now": timezone.now()}
