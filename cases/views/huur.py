"""Arrears, payments and payment agreements of one case."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from cases.actions.achterstand import leg_achterstand_vast
from cases.actions.afspraken import maak_afspraak, trek_afspraak_in
from cases.actions.betalingen import nog_open, registreer_betaling, trek_betaling_in
from cases.choices import Betaalsoort, Eenheid, Rubriek
from cases.forms.huur import (
    AchterstandFormulier,
    AfspraakFormulier,
    BetalingFormulier,
    RedenFormulier,
    TermijnenFormulier,
    vandaag_ingevuld,
)
from cases.rekenen import euro, plus_maanden, voluit
from cases.views.basis import gelukt, grond_van, invoeren_of_404, terug, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig

GEWONE_SPELING = 5


@GET_POST
@casussen_nodig
@eenmalig
def achterstand(request, nummer):
    casus = _met_huur(request, nummer)
    form = AchterstandFormulier(ingevuld(request), initial=vandaag_ingevuld("peildatum"))
    if form.is_valid() and gelukt(
        form,
        leg_achterstand_vast,
        casus,
        **form.cleaned_data,
        by=request.actor,
        now=timezone.now(),
    ):
        melding = "De achterstand is vastgelegd."
        if not form.cleaned_data["bedrag"]:
            melding += " Alles is betaald: je kunt de casus afsluiten."
        return terug(request, casus, melding)
    huur = casus.huurovereenkomst
    uitleg = ""
    if huur.achterstand_peildatum:
        uitleg = (
            f"Nu staat er {euro(huur.achterstand)}, op {voluit(huur.achterstand_peildatum)}. "
            "Klopt dat niet? Vul dan dezelfde datum in, met het goede bedrag."
        )
    return _toon(
        request,
        casus,
        form,
        titel="Achterstand vastleggen",
        knop="Achterstand opslaan",
        uitleg=uitleg,
    )


@GET_POST
@casussen_nodig
@eenmalig
def betaling(request, nummer):
    casus, now = _met_huur(request, nummer), timezone.now()
    openstaand = nog_open(casus, now=now)
    form = BetalingFormulier(
        ingevuld(request),
        nog_open=openstaand,
        initial={"soort": Betaalsoort.ACHTERSTAND, **vandaag_ingevuld("ontvangen_op")},
    )
    if form.is_valid() and gelukt(
        form, registreer_betaling, casus, **form.cleaned_data, by=request.actor, now=now
    ):
        return terug(request, casus, "De betaling is vastgelegd.")
    return _toon(
        request,
        casus,
        form,
        titel="Betaling vastleggen",
        knop="Betaling opslaan",
        uitleg=f"Er staat nog {euro(openstaand)} open. Loopt er een betalingsafspraak? Dan telt de "
        "betaling voor de oudste termijn die nog openstaat.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def betaling_intrekken(request, nummer, sleutel):
    casus = _met_huur(request, nummer)
    betaling = get_object_or_404(casus.betalingen.select_related("casus"), sleutel=sleutel)
    form = RedenFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form,
        trek_betaling_in,
        betaling,
        reden=form.cleaned_data["reden"],
        by=request.actor,
        now=timezone.now(),
    ):
        return terug(request, casus, "De betaling is ingetrokken.")
    return _toon(
        request,
        casus,
        form,
        titel="Betaling intrekken",
        knop="Betaling intrekken",
        gevaar=True,
        uitleg=f"De betaling van {euro(betaling.bedrag)}, ontvangen op "
        f"{voluit(betaling.ontvangen_op)}, was een vergissing. Ze blijft doorgestreept zichtbaar "
        "en telt niet meer mee voor een betalingsafspraak.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def betalingsafspraak(request, nummer):
    """Two pages: what is agreed, and then each instalment, to be changed and confirmed."""
    casus = _met_huur(request, nummer)
    if "rijen" in request.POST:
        return _bevestig(request, casus)
    form = AfspraakFormulier(ingevuld(request), initial=_voorstel(casus))
    if form.is_valid():
        return _toon_termijnen(request, casus, TermijnenFormulier.voorbeeld(form))
    return _toon(
        request,
        casus,
        form,
        titel="Betalingsafspraak maken",
        knop="Termijnen bekijken",
        uitleg="Hierna zie je alle termijnen. Je kunt ze dan nog veranderen.",
    )


@GET_POST
@casussen_nodig
@eenmalig
def afspraak_intrekken(request, nummer, sleutel):
    casus = _met_huur(request, nummer)
    afspraak = get_object_or_404(casus.betalingsafspraken.select_related("casus"), sleutel=sleutel)
    form = RedenFormulier(ingevuld(request))
    if form.is_valid() and gelukt(
        form,
        trek_afspraak_in,
        afspraak,
        reden=form.cleaned_data["reden"],
        by=request.actor,
        now=timezone.now(),
    ):
        return terug(request, casus, "De betalingsafspraak is ingetrokken.")
    return _toon(
        request,
        casus,
        form,
        titel="Betalingsafspraak intrekken",
        knop="Betalingsafspraak intrekken",
        gevaar=True,
        uitleg=f"De afspraak over {euro(afspraak.bedrag)} van {voluit(afspraak.afgesproken_op)} "
        "stopt. Wat er al betaald is, blijft staan.",
    )


def _bevestig(request, casus):
    form = TermijnenFormulier(request.POST)
    gegevens = form.cleaned_data if form.is_valid() else {}
    if gegevens and gelukt(
        form,
        maak_afspraak,
        casus,
        termijnen=form.termijnen,
        afgesproken_met=gegevens["afgesproken_met"],
        afgesproken_op=gegevens["afgesproken_op"],
        speling_dagen=gegevens["speling_dagen"],
        by=request.actor,
        now=timezone.now(),
    ):
        return terug(request, casus, "De betalingsafspraak is gemaakt.")
    return _toon_termijnen(request, casus, form)


def _voorstel(casus):
    """What an agreement mostly is: all of the arrears, monthly, from next month on."""
    vandaag = timezone.localdate()
    return {
        "bedrag": casus.huurovereenkomst.achterstand or None,
        "afgesproken_met": casus.naam,
        "afgesproken_op": vandaag,
        "ritme": Eenheid.MAANDEN,
        "eerste_op": plus_maanden(vandaag, 1, dag_van_de_maand=1),
        "speling_dagen": GEWONE_SPELING,
    }


def _met_huur(request, nummer):
    casus = invoeren_of_404(request, nummer, Rubriek.HUUR)
    if not hasattr(casus, "huurovereenkomst"):
        raise Onbevoegd("Bij deze casus hoort geen huurovereenkomst.")
    return casus


def _toon(request, casus, form, **context):
    return toon_formulier(request, casus, form, rubrieken=[Rubriek.HUUR], **context)


def _toon_termijnen(request, casus, form):
    return toon(
        request,
        "cases/termijnen.html",
        {"casus": casus, "form": form},
        soort=Soort.FORMULIER,
        casussen=[casus.pk],
        rubrieken=["kern", Rubriek.HUUR],
        grond=grond_van(casus, request.actor),
        status=form.http_status,
    )
