"""What the pages of a meeting start and end with."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from cases.choices import Rubriek
from cases.permissions import hoedanigheid
from common.fouten import Onbevoegd
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.toegang import alleen
from regieteam.models import Agendapunt, Vergadering
from regieteam.permissions import is_van_het_team, leidt_het_team

RUBRIEKEN = [Rubriek.KERN, Rubriek.BESLUIT]

alleen_leiding = alleen(
    leidt_het_team, "Alleen de voorzitter en de coördinator van het Regieteam doen dit."
)


def vergadering_of_404(request, sleutel):
    """A meeting of which this actor sees something today; else 404."""
    vergaderingen = Vergadering.objects.voor(request.actor, timezone.localdate())
    return get_object_or_404(
        vergaderingen.select_related("regieteam", "voorzitter"), sleutel=sleutel
    )


def eigen_vergadering_of_404(request, sleutel, toets=leidt_het_team):
    """The same, of the own team, for who may do this with it; else 403."""
    vergadering = vergadering_of_404(request, sleutel)
    if vergadering.regieteam_id != request.actor.organisatie.pk or not toets(request.actor):
        raise Onbevoegd("Dit doet het Regieteam zelf.")
    return vergadering


def punt_of_404(request, sleutel, punt, toets=leidt_het_team):
    """One item of an own meeting that this actor sees."""
    vergadering = eigen_vergadering_of_404(request, sleutel, toets)
    punten = Agendapunt.objects.voor(request.actor, timezone.localdate())
    gevonden = punten.select_related("casus").filter(vergadering=vergadering, sleutel=punt).first()
    if gevonden is None:
        raise Http404
    gevonden.vergadering = vergadering
    return gevonden


def van_het_team(request, vergadering):
    return (
        is_van_het_team(request.actor) and vergadering.regieteam_id == request.actor.organisatie.pk
    )


def toon_lijst(request, template, context, casussen, *, soort=Soort.LIJST):
    """A page about the cases of a meeting; the look is written down first."""
    return toon(
        request,
        template,
        context,
        soort=soort,
        casussen=[casus.pk for casus in casussen],
        rubrieken=RUBRIEKEN,
        grond=hoedanigheid(request.actor).label,
    )


def naar_vergadering(request, vergadering, melding):
    messages.success(request, melding)
    return redirect(request, "regieteam:vergadering", vergadering.sleutel)
