"""Printing a case: first choosing the parts, then the paper. Each print is in the log."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek
from cases.permissions import toegang
from cases.views.basis import casus_of_404, grond_van
from logboek.choices import Soort
from logboek.inzage import toon
from partners.toegang import casussen_nodig
from werkplek.afdruk import inhoud, rubrieken_van, te_kiezen
from werkplek.forms import AfdrukFormulier


@require_safe
@casussen_nodig
def afdruk(request, nummer):
    casus, actor = casus_of_404(request, nummer), request.actor
    rechten = toegang(casus, actor)
    delen = te_kiezen(rechten)
    form = AfdrukFormulier(request.GET if "maak" in request.GET else None, delen=delen)
    if not form.is_valid():
        return toon(
            request,
            "werkplek/afdruk_kiezen.html",
            {"casus": casus, "form": form},
            soort=Soort.FORMULIER,
            casussen=[casus.pk],
            rubrieken=[Rubriek.KERN],
            grond=grond_van(casus, actor),
            status=form.http_status,
        )
    namen, now = form.cleaned_data["deel"], timezone.now()
    return toon(
        request,
        "werkplek/afdruk.html",
        inhoud(casus, actor, rechten, namen, vandaag=timezone.localdate(now))
        | {
            "titels": [delen[naam].titel for naam in namen],
            "kenmerk": casus.nummer,
            "gemaakt_op": now,
            "gemaakt_door": f"{actor.user.naam}, {actor.organisatie}",
            "terug": casus.get_absolute_url(),
        },
        soort=Soort.AFDRUK,
        casussen=[casus.pk],
        rubrieken=rubrieken_van(namen),
        grond=grond_van(casus, actor),
    )
