"""The figures on the screen, on paper and as a file, and the cases behind a number."""

from django.http import StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.permissions import hoedanigheid
from common.csv_uit import csv_regels
from logboek.choices import Soort
from logboek.inzage import schrijf_inzage, toon
from overzicht import cijfers, landelijk, zaken
from overzicht.choices import Afloop, Figuur, Tijdigheid
from overzicht.figuren import FIGUREN
from overzicht.forms import LijstFilters, OverzichtFilters
from overzicht.grafiek import teken
from overzicht.models import Telronde
from overzicht.permissions import UITLEG, ziet_overzicht, ziet_regio
from overzicht.verwijzingen import met, met_verwijzingen, naar_lijst
from partners.toegang import alleen

alleen_met_overzicht = alleen(ziet_overzicht, UITLEG)
CSV_KOP = ("Cijfer", "Verdeeld naar", "Rij", "Categorie", "Aantal", "Periode", "Van wie")
KERN = (
    (Figuur.STAND, "", "Open casussen"),
    (Figuur.DEADLINES, Tijdigheid.TE_LAAT, "Deadlines te laat"),
    (Figuur.ONTRUIMINGEN, Afloop.ONTRUIMD, "Ontruimd met een plek"),
    (Figuur.ONTRUIMINGEN, Afloop.INCIDENT, "Ontruimd tegen de afspraak"),
)


@require_safe
@alleen_met_overzicht
def overzicht(request):
    """About no household in particular: no look is written down."""
    form = _form(request)
    if not form.is_valid():
        return render(request, "overzicht/overzicht.html", {"form": form}, status=422)
    return render(request, "overzicht/overzicht.html", _context(request, form))


@require_safe
@alleen_met_overzicht
def rapport(request):
    """The same figures on paper; that it left is written down."""
    form, now = _form(request), timezone.now()
    if not form.is_valid():
        return render(request, "overzicht/overzicht.html", {"form": form}, status=422)
    _schrijf(request, form, Soort.AFDRUK, now)
    papier = {
        "gemaakt_op": now,
        "gemaakt_door": f"{request.user.naam}, {request.actor.organisatie}",
        "terug": met(reverse("overzicht:overzicht"), form.gekozen),
    }
    return render(request, "overzicht/rapport.html", _context(request, form) | papier)


@require_safe
@alleen_met_overzicht
def bestand(request):
    form = _form(request)
    if not form.is_valid():
        return render(request, "overzicht/overzicht.html", {"form": form}, status=422)
    _schrijf(request, form, Soort.UITVOER, timezone.now())
    naam = f"overzicht-{form.cleaned_data['periode'] or form.nu}.csv"
    rijen = _csv(request, form)
    return StreamingHttpResponse(
        csv_regels(CSV_KOP, rijen),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


@require_safe
@alleen_met_overzicht
def lijst(request):
    """The cases behind a number, of those in which this actor takes part."""
    if "figuur" not in request.GET:
        return redirect("overzicht:overzicht")
    actor, now = request.actor, timezone.now()
    vandaag = timezone.localdate(now)
    form = LijstFilters(request.GET, actor=actor, vandaag=vandaag)
    if not form.is_valid():
        return render(request, "overzicht/lijst.html", {"form": form}, status=422)
    figuur, categorie = (form.cleaned_data[naam] for naam in ("figuur", "categorie"))
    rij = form.rij
    casussen, verder = zaken.bladzijde(
        actor, form.keuze(), figuur, categorie, rij,
        now=now, vandaag=vandaag, na=request.GET.get("na", ""),
    )  # fmt: skip
    vraag = {**form.gekozen, "figuur": figuur, "categorie": categorie, **rij}
    beschrijving = FIGUREN[figuur]
    return toon(
        request,
        "overzicht/lijst.html",
        {
            "form": form,
            "titel": beschrijving.categorieen[categorie],
            "vraag": Figuur(figuur).label,
            "rij": [dict(form.fields[veld].choices)[naam] for veld, naam in rij.items()],
            "casussen": casussen,
            "eerste": met(request.path, vraag) if request.GET.get("na") else "",
            "volgende": met(request.path, vraag | {"na": verder}) if verder else "",
            "terug": met(reverse("overzicht:overzicht"), form.gekozen),
        },
        soort=Soort.LIJST,
        casussen=[casus.pk for casus in casussen],
        rubrieken=zaken.rubrieken(figuur, rij),
        grond=hoedanigheid(actor).label,
    )


def _form(request):
    return OverzichtFilters(
        request.GET, actor=request.actor, vandaag=timezone.localdate(timezone.now())
    )


def _context(request, form):
    actor = request.actor
    gevonden = cijfers.blokken(actor, form.keuze())
    return {
        "form": form,
        "van_wie": _van_wie(actor),
        "kernen": _kernen(gevonden),
        "blokken": [_getekend(blok, form, actor) for blok in gevonden],
        "landelijk": landelijk.voor(actor.organisatie.land),
        "geteld": Telronde.objects.first(),
        "rapport": met(reverse("overzicht:rapport"), form.gekozen),
        "bestand": met(reverse("overzicht:bestand"), form.gekozen),
    }


def _kernen(gevonden):
    """The numbers that one looks for first."""
    per_figuur = {blok.figuur: blok for blok in gevonden}
    return [
        {"naam": naam, "cel": per_figuur[figuur].cel(wat) if wat else per_figuur[figuur].totaal}
        for figuur, wat, naam in KERN
        if figuur in per_figuur
    ]


def _getekend(blok, form, actor):
    """A figure with its drawing, and of each of its numbers the address of its list."""
    vraag = form.gekozen
    regels = [
        {"label": label, "cel": cel, "url": naar_lijst(blok.figuur, categorie, cel, vraag, actor),
         "duur": blok.duren.get(categorie)}
        for categorie, label, cel in blok.regels
    ]  # fmt: skip
    grafiek = teken((label, cel.aantal, cel.tekst) for _, label, cel in blok.regels)
    delen = met_verwijzingen(blok, vraag, form.keuze().jaar, actor)
    return {"blok": blok, "regels": regels, "grafiek": grafiek, "delen": delen}


def _csv(request, form):
    """Every number of the page, one to a line; what is hidden there is hidden here."""
    van_wie, periode = _van_wie(request.actor), form.naam
    for blok in cijfers.blokken(request.actor, form.keuze()):
        for _, label, cel in blok.regels:
            yield blok.titel, "", "", label, _waarde(cel), periode, van_wie
        yield blok.titel, "", "", "Samen", _waarde(blok.totaal), periode, van_wie
        for deel in blok.uitsplitsingen:
            for _, rij, cellen in deel.rijen:
                for kolom, cel in zip(deel.kolommen, cellen, strict=True):
                    yield blok.titel, deel.kop, rij, kolom, _waarde(cel), periode, van_wie


def _waarde(cel):
    return cel.woord if cel.aantal is None else cel.aantal


def _schrijf(request, form, soort, now):
    """Figures left the program: of no case, but by whom and which is known."""
    schrijf_inzage(
        request.actor, soort=soort, casussen=[], rubrieken=[], now=now,
        grond=f"Overzicht: {form.naam}",
    )  # fmt: skip


def _van_wie(actor):
    return f"Regio {actor.organisatie.regio}" if ziet_regio(actor) else actor.organisatie.naam
