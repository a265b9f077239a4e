"""The cases of an organisation, as a list."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek
from cases.permissions import hoedanigheid, mag_invoeren
from logboek.choices import Soort
from logboek.inzage import toon
from partners.toegang import casussen_nodig
from werkplek import lijst
from werkplek.adressen import adres
from werkplek.forms import CasusFilters, met
from werkplek.werklijst import werkdagen_van


@require_safe
@casussen_nodig
def casussen(request):
    actor, now = request.actor, timezone.now()
    vandaag = timezone.localdate(now)
    form = CasusFilters(request.GET, sorteringen=lijst.sorteringen(actor))
    gekozen, na = form.gekozen(), request.GET.get("na", "")
    gevonden, verder = lijst.bladzijde(actor, vandaag, na=na, **gekozen)
    rijen = lijst.rijen(actor, gevonden, now, vandaag, werkdagen_van(actor.organisatie, vandaag))
    huur = {Rubriek.HUUR for rij in rijen if rij.achterstand is not None}
    return toon(
        request,
        "werkplek/casussen.html",
        {
            "form": form,
            "chips": form.chips(request.path),
            "rijen": rijen,
            "met_achterstand": bool(huur),
            "koppen": _koppen(request.path, form, gekozen),
            "volgende": met(request.path, gekozen | {"na": verder}) if verder else "",
            "eerste": met(request.path, gekozen) if na else "",
            "melden": adres("cases:nieuw") if mag_invoeren(actor) else None,
        },
        soort=Soort.LIJST,
        casussen=[casus.pk for casus in gevonden],
        rubrieken={Rubriek.KERN} | huur | {rij.deadline.rubriek for rij in rijen if rij.deadline},
        grond=hoedanigheid(actor).label,
    )


def _koppen(pad, form, gekozen):
    """The address that sorts by a column, and how it is sorted now; none where it can't."""
    richting = {"naam": "ascending", "achterstand": "descending", "deadline": "ascending"}
    mogelijk = dict(form.fields["sorteer"].choices)
    return {
        naam: {
            "url": met(pad, gekozen | {"sorteer": naam}),
            "richting": richting[naam] if gekozen["sorteer"] == naam else "",
        }
        for naam in lijst.SORTERING
        if naam in mogelijk
    }
