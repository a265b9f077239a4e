"""The household's own data on paper, with who looked at them (LAW-06)."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.choices import Rubriek
from cases.inzagen import Zicht, gronden, inzagen_van, per_dag
from cases.permissions import GEEN
from cases.views.basis import grond_van
from cases.views.logboek import met_zicht
from logboek.choices import Soort
from logboek.inzage import toon
from partners.toegang import casussen_nodig
from werkplek.afdruk import DELEN, voor_het_huishouden

# What we call the kern among ourselves says nothing to a household.
GEWOON = {Rubriek.KERN.label: DELEN["kern"].titel}


@require_safe
@casussen_nodig
def gegevens_uitdraai(request, nummer):
    """As far as the reader may see them, and who looked."""
    casus, zicht = met_zicht(request, nummer)
    # A parent may read this: nothing of veiligheid, nor that anybody looked at it.
    zicht = Zicht(request.actor, zicht.rechten | {Rubriek.VEILIGHEID: GEEN})
    grond = gronden(casus)
    now = timezone.now()
    rubrieken = [r for r in Rubriek if zicht.rechten[r].lezen or zicht.rechten[r].eigen]
    return toon(
        request,
        "werkplek/gegevens_uitdraai.html",
        voor_het_huishouden(casus, request.actor, zicht.rechten, now=now)
        | {
            "casus": casus,
            "deelnames": casus.deelnames.select_related("organisatie", "persoon"),
            "inzagen": [
                {
                    **regel,
                    "grond": grond.get(regel["organisatie_id"], ""),
                    "rubrieken": [GEWOON.get(naam, naam) for naam in regel["rubrieken"]],
                }
                for regel in per_dag(inzagen_van(casus, zicht).iterator(), zicht)
            ],
            "kenmerk": casus.nummer,
            "gemaakt_op": now,
            "gemaakt_door": f"{request.user.naam}, {request.actor.organisatie}",
            "terug": casus.get_absolute_url(),
        },
        soort=Soort.AFDRUK,
        casussen=[casus.pk],
        rubrieken=rubrieken,
        grond=grond_van(casus, request.actor),
    )
