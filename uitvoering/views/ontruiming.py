"""The day of an eviction: what is still missing, and recording it (RT-18)."""

from django.utils import timezone

from cases.actions.stappen import NotYet
from cases.choices import Rubriek
from cases.views.basis import GET_POST, gelukt, terug, toon_formulier
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions.ontruiming import (
    STAP,
    Verslag,
    aangevuld,
    leg_ontruiming_vast,
    toets_ontruiming,
)
from uitvoering.forms.ontruiming import OntruimingFormulier
from uitvoering.views.basis import casus_voor_stap, kan_niet, vertrekt

TITEL = "Ontruiming vastleggen"


@GET_POST
@casussen_nodig
@eenmalig
def ontruiming_vastleggen(request, nummer):
    casus = casus_voor_stap(request, nummer, STAP)
    if not vertrekt(casus, STAP):
        return kan_niet(request, casus, TITEL)
    now = timezone.now()
    bekend = aangevuld(casus, Verslag())
    form = OntruimingFormulier(request.POST if request.method == "POST" else None, bekend=bekend)
    if form.is_valid() and gelukt(
        form, leg_ontruiming_vast, casus, form.verslag(), by=request.actor, now=now
    ):
        return terug(request, casus, "De ontruiming is vastgelegd. De nazorg begint.")
    dag = timezone.localdate(now)
    return toon_formulier(
        request,
        casus,
        form,
        titel=TITEL,
        knop="Ontruiming vastleggen",
        rubrieken=[Rubriek.JURIDISCH, Rubriek.BESLUIT],
        template="uitvoering/ontruiming.html",
        gevaar=True,
        ontbreekt=_ontbreekt(casus, dag, by=request.actor, now=now),
        plek=casus.plekken.dekkend(dag).first(),
        dag=dag,
        bekend=bekend,
    )


def _ontbreekt(casus, dag, *, by, now):
    """What would stand in the way today, apart from what the form itself asks."""
    volledig = Verslag(
        op=dag, zorgstructuur_afgestemd_op=dag, zorgstructuur_met="-", andere_opties=("-",)
    )
    try:
        toets_ontruiming(casus, volledig, by=by, now=now)
    except NotYet as nog_niet:
        return nog_niet.redenen
    return []
