"""The vroegsignaal to the gemeente: what comes first, what goes, and the proof for the judge."""

from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.actions.vroegsignaal import leg_inspanning_vast
from cases.choices import Inspanningsoort, Publiek, Rubriek
from cases.forms.vroegsignaal import InspanningFormulier
from cases.permissions import toegang
from cases.uitdraai import inspanningen_van
from cases.views.basis import gelukt, grond_van, invoeren_of_404, terug, toon_formulier
from cases.vroegsignaal import alles_in_orde, eisen, gegevens, geweigerd
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from logboek.choices import Soort
from logboek.inzage import toon
from partners.choices import Land
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig

CONFLICT = 409
STUKKEN = [Rubriek.KERN, Rubriek.HUUR, Rubriek.JURIDISCH]


@require_safe
@casussen_nodig
def vroegsignaal(request, nummer):
    """The four conditions with their evidence, and where each is recorded."""
    casus = _van_de_verhuurder(request, nummer)
    stand = eisen(casus, op=timezone.localdate())
    context = {"stand": stand.values(), "klaar": alles_in_orde(stand), "nee": geweigerd(stand)}
    return _toon(request, casus, "cases/vroegsignaal.html", context, soort=Soort.CASUS)


@GET_POST
@casussen_nodig
@eenmalig
def inspanning(request, nummer, soort):
    casus, now = _van_de_verhuurder(request, nummer), timezone.now()
    if soort not in Inspanningsoort:
        raise Http404
    soort = Inspanningsoort(soort)
    form = InspanningFormulier(ingevuld(request), soort=soort)
    if form.is_valid() and gelukt(
        form,
        leg_inspanning_vast,
        casus,
        soort=soort,
        **form.cleaned_data,
        by=request.actor,
        now=now,
    ):
        return terug(request, casus, f"Vastgelegd: {soort.label[:1].lower()}{soort.label[1:]}.")
    return toon_formulier(
        request,
        casus,
        form,
        titel=soort.label,
        knop="Vastleggen",
        rubrieken=[Rubriek.JURIDISCH],
    )


@require_safe
@casussen_nodig
def doorgeven(request, nummer):
    """Exactly what goes to the gemeente, on paper; nothing as long as it may not go."""
    casus = _van_de_verhuurder(request, nummer)
    stand = eisen(casus, op=timezone.localdate())
    if not alles_in_orde(stand):
        context = {"stand": stand.values(), "klaar": False, "nee": geweigerd(stand)}
        return _toon(
            request, casus, "cases/vroegsignaal.html", context, soort=Soort.CASUS, code=CONFLICT
        )
    context = {"gegevens": gegevens(casus)} | _papier(request, casus)
    return _toon(request, casus, "cases/doorgeven.html", context, soort=Soort.AFDRUK)


@require_safe
@casussen_nodig
def bewijsbundel(request, nummer):
    """For the summons: what the landlord did to prevent it, with dates (NZ-01, LAW-01)."""
    casus = _van_de_verhuurder(request, nummer)
    rechten = toegang(casus, request.actor)
    documenten = casus.documenten.leesbaar(request.actor, rechten)
    context = {
        "stand": eisen(casus, op=timezone.localdate()).values(),
        "gegevens": gegevens(casus),
        **inspanningen_van(casus),
        "documenten": documenten.filter(
            rubriek__in=[Rubriek.HUUR, Rubriek.JURIDISCH], publiek=Publiek.PARTNERS
        ).order_by("vastgelegd_at", "pk"),
    }
    context |= _papier(request, casus)
    return _toon(request, casus, "cases/bewijsbundel.html", context, soort=Soort.AFDRUK)


def _van_de_verhuurder(request, nummer):
    """The case, for its Dutch landlord, who also writes the vonnis track."""
    casus = invoeren_of_404(request, nummer, Rubriek.JURIDISCH)
    if casus.land != Land.NL:
        raise Http404
    if casus.corporatie_id != request.actor.organisatie.pk:
        raise Onbevoegd("Alleen de verhuurder van deze casus legt dit vast.")
    return casus


def _papier(request, casus):
    return {
        "kenmerk": casus.nummer,
        "gemaakt_op": timezone.now(),
        "gemaakt_door": f"{request.user.naam}, {request.actor.organisatie}",
        "terug": casus.get_absolute_url(),
    }


def _toon(request, casus, sjabloon, context, *, soort, code=200):
    return toon(
        request,
        sjabloon,
        {"casus": casus, **context},
        soort=soort,
        casussen=[casus.pk],
        rubrieken=STUKKEN,
        grond=grond_van(casus, request.actor),
        status=code,
    )
