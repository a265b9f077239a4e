"""The registrations with one shelter: its list, and one of them with the answer."""

from uuid import UUID

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from berichten.actions.lezen import lees_over
from cases.choices import Hoedanigheid, Rubriek, Status
from cases.models import Casus
from cases.permissions import hoedanigheid, toegang
from cases.views.basis import gelukt
from common.formulieren import GET_POST
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import alleen
from uitvoering.actions.aanmelding import beantwoord
from uitvoering.forms.aanmelding import AntwoordFormulier
from uitvoering.models import Aanmelding
from uitvoering.permissions import is_opvang

PER_PAGINA = 25

opvang_nodig = alleen(is_opvang, "Deze pagina is voor de opvang.")


@require_safe
@opvang_nodig
def lijst(request):
    """The newest first; without `alles` those that the shelter still has in hand."""
    alles, na = "alles" in request.GET, _sleutel(request.GET.get("na", ""))
    rijen = Aanmelding.objects.voor_opvang(request.actor, timezone.localdate())
    rijen = rijen.met_stand() if alles else rijen.levend()
    rijen = list(rijen.na(na).select_related("casus__woning", "organisatie")[: PER_PAGINA + 1])
    getoond = rijen[:PER_PAGINA]
    filter_ = "alles&" if alles else ""
    return toon(
        request,
        "uitvoering/aanmeldingen.html",
        {
            "rijen": getoond,
            "alles": alles,
            "volgende": f"?{filter_}na={getoond[-1].sleutel}" if len(rijen) > PER_PAGINA else "",
            "na": na,
        },
        soort=Soort.LIJST,
        casussen=[rij.casus_id for rij in getoond],
        rubrieken=[Rubriek.KERN, Rubriek.BESLUIT],
        grond=Hoedanigheid.OPVANG.label,
    )


@GET_POST
@opvang_nodig
@eenmalig
def aanmelding(request, sleutel):
    """One registration with all that the ceiling gives a shelter, and its answer."""
    actor, vandaag = request.actor, timezone.localdate()
    gevonden = get_object_or_404(
        Aanmelding.objects.voor_opvang(actor, vandaag)
        .met_stand()
        .select_related("organisatie", "vastgelegd_door", "onderdak"),
        sleutel=sleutel,
    )
    casussen = Casus.objects.for_actor(actor, vandaag).voor_lijst()
    casus = get_object_or_404(casussen, pk=gevonden.casus_id)
    antwoorden = _antwoorden(gevonden)
    form = _antwoordformulier(request, casus, gevonden, antwoorden)
    if form and form.is_valid():
        if gelukt(
            form,
            beantwoord,
            gevonden,
            form.voorstel(),
            bekend=form.cleaned_data["bekend"],
            by=actor,
            now=timezone.now(),
        ):
            messages.success(request, "Jullie antwoord is bewaard. De aanmelder krijgt bericht.")
            return redirect(request, "aanmeldingen:aanmelding", sleutel)
        # A colleague was first: what she said stands above the form, and now it is known.
        antwoorden = _antwoorden(gevonden)
        form.data["bekend"] = len(antwoorden)
    lees_over(casus, by=actor, now=timezone.now())
    rechten = toegang(casus, actor)
    rubrieken = [Rubriek.KERN, Rubriek.BESLUIT]
    rubrieken += [r for r in (Rubriek.GEZIN, Rubriek.JURIDISCH) if rechten[r]]
    return toon(
        request,
        "uitvoering/aanmelding.html",
        {
            "casus": casus,
            "aanmelding": gevonden,
            "antwoorden": antwoorden[::-1],
            "form": form,
            "huurders": casus.huurders.all(),
            **_gezin(casus, rechten, vandaag),
            "ontruimingsdatum": casus.ontruimingsdatum if rechten[Rubriek.JURIDISCH] else None,
        },
        soort=Soort.FORMULIER,
        casussen=[casus.pk],
        rubrieken=rubrieken,
        grond=hoedanigheid(actor, casus).label,
        status=form.http_status if form else 200,
    )


def _antwoorden(aanmelding):
    return list(aanmelding.antwoorden.select_related("vastgelegd_door"))


def _antwoordformulier(request, casus, aanmelding, antwoorden):
    """None when there is nothing to answer any more."""
    if aanmelding.ingetrokken_at or casus.status == Status.AFGESLOTEN:
        return None
    if request.method != "POST":
        return AntwoordFormulier(initial={"bekend": len(antwoorden)})
    return AntwoordFormulier(request.POST.copy())


def _gezin(casus, rechten, vandaag):
    if not rechten[Rubriek.GEZIN].lezen:
        return {"bewoners": None, "huishouden": None}
    bewoners = [
        {"bewoner": bewoner, "minderjarig": bewoner.is_minderjarig(vandaag)}
        for bewoner in casus.bewoners.all()
        if not (bewoner.vertrokken_op and bewoner.vertrokken_op <= vandaag)
    ]
    return {"bewoners": bewoners, "huishouden": getattr(casus, "huishouden", None)}


def _sleutel(tekst):
    try:
        return UUID(tekst)
    except ValueError:
        return None
