"""Search. A post, so that a name or an address never stands in an address bar or a log."""

from django.db.models import Case, Q, When
from django.utils import timezone

from cases.choices import Rubriek, Status
from cases.models import Casus, Deelname
from cases.permissions import hoedanigheid
from common.formulieren import GET_POST, ingevuld
from logboek.choices import Soort
from logboek.inzage import toon
from partners.toegang import casussen_nodig
from werkplek.forms import ZoekFormulier
from werkplek.lijst import NUMMER

MEEST_GEVONDEN, NIEUWSTE = 25, 2000


@GET_POST
@casussen_nodig
def zoeken(request):
    form = ZoekFormulier(ingevuld(request))
    gezocht = form.is_valid()
    casussen = (
        gevonden(request.actor, form.cleaned_data["q"], timezone.localdate()) if gezocht else []
    )
    return toon(
        request,
        "werkplek/zoeken.html",
        {
            "form": form,
            "gezocht": gezocht,
            "casussen": casussen[:MEEST_GEVONDEN],
            "meer": len(casussen) > MEEST_GEVONDEN,
            "meest": MEEST_GEVONDEN,
        },
        soort=Soort.ZOEKEN,
        casussen=[casus.pk for casus in casussen[:MEEST_GEVONDEN]],
        rubrieken=[Rubriek.KERN],
        grond=hoedanigheid(request.actor).label,
        status=form.http_status,
    )


def gevonden(actor, invoer, vandaag):
    """The case with exactly this number first, then what is open, the newest first.

    Words that many cases have in common fill a page with the newest: those are looked at first,
    so that not every other has to be found and sorted.
    """
    casussen = Casus.objects.for_actor(actor, vandaag).voor_lijst().zoek(invoer)
    if not NUMMER.fullmatch(invoer.strip()):
        nieuwste = Deelname.objects.van(actor, vandaag).order_by("-sorteer_at", "-casus_id")
        open_ = casussen.open().filter(pk__in=nieuwste.values("casus")[:NIEUWSTE])
        bladzijde = list(open_.order_by("-aangemaakt_at", "-pk")[: MEEST_GEVONDEN + 1])
        if len(bladzijde) > MEEST_GEVONDEN:
            return bladzijde
    precies = Q(nummer=invoer.strip())
    dicht = Q(status=Status.AFGESLOTEN)
    return list(
        casussen.order_by(_eerst(precies), _eerst(~dicht), "-aangemaakt_at", "-pk")[
            : MEEST_GEVONDEN + 1
        ]
    )


def _eerst(voorwaarde):
    return Case(When(voorwaarde, then=0), default=1)
