"""The desk of a casemanager."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Hoedanigheid, Rubriek
from logboek.choices import Soort
from logboek.inzage import toon
from partners.toegang import casussen_nodig
from werkplek.huishoudens import huishoudens
from werkplek.werklijst import werkdagen_van


@require_safe
@casussen_nodig
def mijn_huishoudens(request):
    actor, now = request.actor, timezone.now()
    vandaag = timezone.localdate(now)
    rijen = huishoudens(actor, now, vandaag, werkdagen_van(actor.organisatie, vandaag))
    return toon(
        request,
        "werkplek/huishoudens.html",
        {"rijen": rijen},
        soort=Soort.LIJST,
        casussen=[rij.casus.pk for rij in rijen],
        rubrieken={Rubriek.KERN, Rubriek.BESLUIT}
        | {rij.eerste.rubriek for rij in rijen if rij.eerste}
        | {rubriek for rij in rijen if rij.plan for rubriek in rij.plan["rubrieken"]},
        grond=Hoedanigheid.CASEMANAGER.label,
    )
