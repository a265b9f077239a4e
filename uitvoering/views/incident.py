"""An eviction that took place against the agreement: reported, and told to who must know."""

from django.utils import timezone

from cases.choices import Rubriek
from cases.permissions import toegang
from cases.views.basis import gelukt, terug, toon_formulier
from common.formulieren import GET_POST, ingevuld
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions import incident as acties
from uitvoering.forms.ontruiming import IncidentFormulier, OpvolgFormulier
from uitvoering.views.basis import casus_voor_stap, kan_niet

GEMELD = "Het incident is gemeld. Het Regieteam en de gemeente hebben bericht gekregen."
OPVOLGEN = "Incident opvolgen"


@GET_POST
@casussen_nodig
@eenmalig
def incident(request, nummer):
    casus = casus_voor_stap(request, nummer, "incident_melden")
    form = IncidentFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, acties.meld_incident, casus, **form.cleaned_data, by=request.actor, now=timezone.now()
    ):
        return terug(request, casus, GEMELD)
    leest = toegang(casus, request.actor)[Rubriek.BESLUIT].lezen
    eerder = casus.incidenten.select_related("organisatie", "gemeld_door")
    if not leest:
        eerder = eerder.filter(organisatie=request.actor.organisatie)
    return toon_formulier(
        request,
        casus,
        form,
        titel="Incident melden: toch ontruimd",
        knop="Incident melden",
        rubrieken=[Rubriek.BESLUIT] if leest else [],
        template="uitvoering/incident.html",
        gevaar=True,
        eerder=eerder,
    )


@GET_POST
@casussen_nodig
@eenmalig
def opvolgen(request, nummer):
    """What our organisation did about it; until there is a place the deadline stays."""
    casus = casus_voor_stap(request, nummer, "incident_melden")
    if not acties.op_te_volgen(casus, request.actor).exists():
        return kan_niet(request, casus, OPVOLGEN)
    form = OpvolgFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, acties.volg_op, casus, **form.cleaned_data, by=request.actor, now=timezone.now()
    ):
        return terug(request, casus, "De opvolging is vastgelegd.")
    return toon_formulier(
        request,
        casus,
        form,
        titel=OPVOLGEN,
        knop="Opvolging vastleggen",
        rubrieken=[],
        uitleg="Dit huishouden is ontruimd zonder bevestigde plek. Jouw organisatie zorgt mee dat"
        " er een plek komt. De herinnering blijft tot die er is.",
    )
