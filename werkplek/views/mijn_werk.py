"""Mijn werk: the page everybody starts on."""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.actions.concepten import openstaand
from cases.choices import Rubriek
from cases.permissions import hoedanigheid, mag_invoeren, mag_signaleren
from logboek.choices import Soort
from logboek.inzage import toon
from partners.toegang import actor_nodig
from regieteam.models import Vergadering
from werkplek import kalender, werklijst
from werkplek.adressen import adres
from werkplek.forms import WerkFilters, als_sleutel, met
from werkplek.wachtend import wachtend

MEEST_VERGADERINGEN, VOORUIT = 3, timedelta(days=21)


@require_safe
@actor_nodig
def mijn_werk(request):
    """What must be done now, soonest first; who only looks after people gets the way to them."""
    actor = request.actor
    if not actor.werkt_met_casussen:
        return render(request, "werkplek/beheer.html", {"beheer": adres("partners:mensen")})
    now = timezone.now()
    form = WerkFilters(request.GET)
    gekozen, na = form.gekozen(), als_sleutel(request.GET.get("na"))
    gevonden = list(werklijst.deadlines(actor, now, na=na, **gekozen)[: werklijst.PER_PAGINA + 1])
    deadlines, meer = gevonden[: werklijst.PER_PAGINA], len(gevonden) > werklijst.PER_PAGINA
    casussen = werklijst.casussen_van(actor, {d.casus_id for d in deadlines}, now)
    werkdagen = werklijst.werkdagen_van(actor.organisatie, timezone.localdate(now))
    taken = werklijst.taken(actor, deadlines, casussen, now, werkdagen)
    bovenaan = not na and not any(gekozen.values())
    concepten = openstaand(by=actor, now=now) if bovenaan else []
    meldingen, oppakken = wachtend(actor, now) if bovenaan else ([], [])
    in_werk = {taak.casus.pk for taak in taken}
    oppakken = [casus for casus in oppakken if casus.pk not in in_werk]
    getoond = in_werk | {casus.pk for casus in oppakken}
    getoond |= {concept.casus_id for concept in concepten if concept.casus_id}
    getoond |= {melding.casus.pk for melding in meldingen}
    return toon(
        request,
        "werkplek/mijn_werk.html",
        {
            "now": now,
            "form": form,
            "chips": form.chips(request.path),
            "groepen": werklijst.groepeer(taken, now),
            "concepten": [*meldingen, *concepten],
            "verschuiven": _verschuiven(actor, now) if bovenaan else 0,
            "oppakken": oppakken,
            "vergaderingen": _vergaderingen(actor, now) if bovenaan else [],
            "volgende": met(request.path, gekozen | {"na": deadlines[-1].sleutel}) if meer else "",
            "eerste": met(request.path, gekozen) if na else "",
            "melden": adres("cases:nieuw") if mag_invoeren(actor) else None,
            "signaal": adres("cases:signaal_nieuw") if mag_signaleren(actor) else None,
        },
        soort=Soort.LIJST,
        casussen=getoond,
        rubrieken={Rubriek.KERN} | _rubrieken(taken),
        grond=hoedanigheid(actor).label,
    )


def _verschuiven(actor, now):
    """How many deadlines a changed calendar would move, for who decides that."""
    if not kalender.is_er_iets(actor.organisatie, now=now) or not kalender.mag_bevestigen(actor):
        return 0
    return len(kalender.voorstel(actor, now=now))


def _vergaderingen(actor, now):
    """The meetings of the coming weeks that she goes to; they name no household."""
    komend = Vergadering.objects.voor(actor, timezone.localdate(now)).komend()
    return list(komend.filter(begint_at__lte=now + VOORUIT)[:MEEST_VERGADERINGEN])


def _rubrieken(taken):
    """The rubrieken of which something stands in the list."""
    huur = {Rubriek.HUUR for taak in taken if taak.achterstand is not None}
    return huur | {taak.deadline.rubriek for taak in taken}
