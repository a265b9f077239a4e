"""The day of an eviction: what is still missing, recording it, or calling it off (RT-18)."""

from django.urls import reverse
from django.utils import timezone

from cases import rules
from cases.actions.stappen import NotYet
from cases.choices import Rubriek, Status
from cases.rekenen import voluit
from cases.views.basis import gelukt, terug, toon_formulier
from common.formulieren import GET_POST, ingevuld
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from uitvoering.actions.afgelasting import AFGELASTEN, gelast_af
from uitvoering.actions.ontruiming import (
    STAP,
    Verslag,
    aangevuld,
    leg_ontruiming_vast,
    toets_ontruiming,
)
from uitvoering.forms.ontruiming import AfgelastFormulier, OntruimingFormulier
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
    form = OntruimingFormulier(ingevuld(request), bekend=bekend)
    if form.is_valid() and gelukt(
        form, leg_ontruiming_vast, casus, form.verslag(), by=request.actor, now=now
    ):
        return terug(request, casus, "De ontruiming is vastgelegd. De nazorg begint.")
    dag = _dag(form, now)
    ontbreekt = _ontbreekt(casus, dag, by=request.actor, now=now)
    return toon_formulier(
        request,
        casus,
        form,
        titel=TITEL,
        knop="Ontruiming vastleggen",
        rubrieken=[Rubriek.JURIDISCH, Rubriek.BESLUIT],
        template="uitvoering/ontruiming.html",
        gevaar=True,
        lijst=[regel | {"klaar": regel["zin"] not in ontbreekt} for regel in _lijst(casus)],
        compleet=not ontbreekt,
        minderjarigen=casus.aantal_minderjarigen(dag),
        plek=casus.plekken.dekkend(dag).first(),
        aangekondigd=casus.ontruimingsdatum,
        dag=dag,
        bekend=bekend,
    )


@GET_POST
@casussen_nodig
@eenmalig
def afgelasten(request, nummer):
    """The one place from which an announced eviction is called off."""
    casus = casus_voor_stap(request, nummer, AFGELASTEN)
    dag = casus.ontruimingsdatum
    if dag is None or casus.status == Status.ONTRUIMD:
        return kan_niet(request, casus, "Ontruiming afgelasten")
    form = AfgelastFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form, gelast_af, casus, **form.cleaned_data, by=request.actor, now=timezone.now()
    ):
        return terug(request, casus, "De ontruiming is afgelast. Iedereen die meedoet, hoort het.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Ontruiming afgelasten",
        knop="Ontruiming afgelasten",
        rubrieken=[Rubriek.JURIDISCH],
        uitleg=f"De ontruiming op {voluit(dag)} gaat dan niet door. Wat aan die datum hing,"
        " vervalt: de termijnen, de deadlines en de nazorg die al gepland was. Iedereen die"
        " meedoet, krijgt bericht. Het besluit van het Regieteam blijft staan.",
    )


def _dag(form, now):
    """The day that was filled in, else today."""
    return (form.is_bound and form.cleaned_data.get("op")) or timezone.localdate(now)


def _lijst(casus):
    """What has to be in order apart from the form, and where it is mended."""
    hier = casus.get_absolute_url()
    plek = reverse("uitvoering:onderdak", args=[casus.nummer])
    return [
        _regel(rules.niet_opgeschort, "De ontruiming is niet opgeschort", hier, "Naar de casus"),
        _regel(
            rules.geen_uitstel_van_de_rechter,
            "Er loopt geen moratorium of terme de grâce",
            f"{hier}#juridisch",
            "Naar de juridische stappen",
        ),
        _regel(
            rules.niemand_op_straat,
            "De regel Nooit op straat houdt dit niet tegen",
            plek,
            "Naar de plekken",
        ),
    ]


def _regel(regel, titel, url, url_tekst):
    return {"titel": titel, "zin": regel.zin, "url": url, "url_tekst": url_tekst}


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
