"""Mijn route vandaag: the visits of today on one page, for in the hand or on paper."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek
from cases.permissions import hoedanigheid, mag_contact_zoeken
from contactplan.route import bezoeken_van, per_buurt
from contactplan.weergave import deurscript
from logboek.choices import Soort
from logboek.inzage import toon
from partners.toegang import alleen


@require_safe
@alleen(mag_contact_zoeken, "Alleen een OCMW of hulpverlening gaat op huisbezoek.")
def bezoeken(request):
    actor, now = request.actor, timezone.now()
    gevonden = bezoeken_van(actor, now)
    return toon(
        request,
        "contactplan/bezoeken.html",
        {
            "now": now,
            "groepen": per_buurt(gevonden),
            "deurscript": deurscript(actor),
            "telefoon": actor.user.telefoon or actor.organisatie.telefoon,
        },
        soort=Soort.LIJST,
        casussen={bezoek.casus.pk for bezoek in gevonden},
        rubrieken=[Rubriek.KERN, Rubriek.HULP],
        grond=hoedanigheid(actor).label,
    )
