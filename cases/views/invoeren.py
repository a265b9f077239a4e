"""New arrears: a file (upload, look, confirm, result), or one case by hand."""

from django.contrib import messages
from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cases.actions import invoeren
from cases.actions.importeren import InvoerBezig
from cases.choices import Rubriek
from cases.forms.invoeren import AchterstandFormulier, ImportFormulier
from cases.models import Invoer
from cases.permissions import hoedanigheid, mag_invoeren
from common.csv_in import OnleesbaarBestand
from common.csv_uit import csv_regels
from common.formulieren import GET_POST, ingevuld
from common.fouten import AlBezig
from common.htmx import redirect, render
from logboek.choices import Soort
from logboek.inzage import schrijf_inzage, toon
from partners.eenmalig import eenmalig
from partners.toegang import alleen

invoeren_nodig = alleen(
    mag_invoeren, "Alleen een medewerker van een corporatie kan huurachterstanden invoeren."
)
BEZIG = (
    "Een collega leest op dit moment een bestand in. Wacht een minuut en probeer het dan opnieuw."
)
VERLOPEN = "Dit bestand staat niet meer klaar. Kies het opnieuw."
TOON_HOOGUIT = 500


@GET_POST
@invoeren_nodig
@eenmalig
def importeren(request):
    form = ImportFormulier(*([request.POST, request.FILES] if request.method == "POST" else []))
    if form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            invoer = invoeren.zet_klaar(
                bestand, naam=bestand.name, by=request.actor, now=timezone.now()
            )
        except OnleesbaarBestand as fout:
            form.add_error("bestand", fout.reden)
        else:
            return redirect(request, "achterstanden:invoer", invoer.sleutel)
    return render(request, "cases/importeren.html", {"form": form}, status=form.http_status)


@GET_POST
@invoeren_nodig
def invoer(request, sleutel):
    """What a file would do, with a button to do it; afterwards what came of it."""
    gevonden = _invoer_of_404(request, sleutel)
    if request.method == "POST":
        return _bevestig(request, gevonden)
    if gevonden.weigeringen:
        _schrijf_inzage(request, Soort.FORMULIER)
    context = {
        "invoer": gevonden,
        "weigeringen": [(regel, reden) for regel, reden, _ in gevonden.weigeringen[:TOON_HOOGUIT]],
        "verborgen": max(0, len(gevonden.weigeringen) - TOON_HOOGUIT),
        "te_doen": gevonden.nieuw + gevonden.bijgewerkt,
        "bezig": invoeren.wordt_verwerkt(gevonden),
    }
    return render(request, "cases/invoer.html", context)


@require_POST
@invoeren_nodig
def invoer_verwerpen(request, sleutel):
    gevonden = _invoer_of_404(request, sleutel)
    try:
        invoeren.verwerp(gevonden, by=request.actor)
    except AlBezig:
        return redirect(request, "achterstanden:invoer", gevonden.sleutel)
    messages.success(request, "Het bestand is weggegooid. Er is niets opgeslagen.")
    return redirect(request, "achterstanden:importeren")


@require_safe
@invoeren_nodig
def geweigerd(request, sleutel):
    """The refused rows as a file to correct and bring in again; formulas are disarmed."""
    gevonden = _invoer_of_404(request, sleutel)
    _schrijf_inzage(request, Soort.UITVOER)
    rijen = ([str(regel), reden, *cellen] for regel, reden, cellen in gevonden.weigeringen)
    return StreamingHttpResponse(
        csv_regels(["regel", "reden", *gevonden.kop], rijen),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="geweigerde-regels.csv"'},
    )


@GET_POST
@invoeren_nodig
@eenmalig
def nieuw(request):
    """New arrears by hand."""
    form = AchterstandFormulier(ingevuld(request), land=request.actor.organisatie.land)
    bestaand = None
    if form.is_valid():
        nu, bestaand = timezone.now(), _ander_huishouden(request, form)
        if bestaand is None:
            try:
                casus = invoeren.meld_achterstand(form.gegevens, by=request.actor, now=nu)
            except invoeren.AlBekend as bekend:
                bestaand = bekend.casus
                form.add_error("nummer", f"Deze huurovereenkomst heeft al een casus: {bestaand}.")
            except InvoerBezig:
                form.add_error(None, BEZIG)
            else:
                messages.success(request, f"Casus {casus} is gemaakt.")
                return redirect(request, casus)
    return toon(
        request,
        "cases/nieuw.html",
        {"form": form, "bestaand": bestaand},
        soort=Soort.FORMULIER,
        casussen=[bestaand.pk] if bestaand else [],
        rubrieken=[Rubriek.KERN],
        grond=hoedanigheid(request.actor).label,
        status=form.http_status,
    )


def _ander_huishouden(request, form):
    """The case that stands at this address already, unless the user knows of it."""
    if form.cleaned_data.get("toch"):
        return None
    vandaag = timezone.localdate()
    bestaand = invoeren.zelfde_adres(form.gegevens, by=request.actor, vandaag=vandaag)
    if bestaand is not None:
        form.vraag_toch(f"Op dit adres loopt al een casus: {bestaand}. Bekijk die eerst.")
    return bestaand


def _invoer_of_404(request, sleutel):
    return get_object_or_404(Invoer, organisatie=request.actor.organisatie, sleutel=sleutel)


def _bevestig(request, gevonden):
    try:
        gevonden = invoeren.bevestig(gevonden, by=request.actor, now=timezone.now())
    except (invoeren.Verlopen, OnleesbaarBestand):
        messages.error(request, VERLOPEN)
        return redirect(request, "achterstanden:importeren")
    except InvoerBezig:
        messages.error(request, BEZIG)
    except AlBezig:
        pass  # The page says so.
    return redirect(request, "achterstanden:invoer", gevonden.sleutel)


def _schrijf_inzage(request, soort):
    """Refused rows hold names and amounts of tenants who have no case yet."""
    schrijf_inzage(
        request.actor,
        soort=soort,
        casussen=[],
        rubrieken=[Rubriek.HUUR],
        grond=hoedanigheid(request.actor).label,
        now=timezone.now(),
    )
