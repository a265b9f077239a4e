"""An eviction that took place against the agreement: reported, and told to who must know."""

from django.utils import timezone

from cases.choices import Rubriek
from cases.permissions import toegang
from cases.views.basis import GET_POST, gelukt, terug, toon_formulier
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions.incident import meld_incident
from uitvoering.forms.ontruiming import IncidentFormulier
from uitvoering.views.basis import casus_voor_stap

GEMELD = "Het incident is gemeld. Het Regieteam en de gemeente hebben bericht gekregen."


@GET_POST
@casussen_nodig
@eenmalig
def incident(request, nummer):
    casus = casus_voor_stap(request, nummer, "incident_melden")
    form = IncidentFormulier(request.POST if request.method == "POST" else None)
    if form.is_valid() and gelukt(
        form, meld_incident, casus, **form.cleaned_data, by=request.actor, now=timezone.now()
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
