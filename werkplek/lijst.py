"""The list of cases: filtered, in some order, a page at a time, never counted.

A page starts after the case shown last, named by its number: what it is sorted by (a name, an
amount) never stands in an address. The newest come straight from the index of Deelname.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, F, Min, Q, Value, When
from django.db.models.functions import Coalesce

from cases.choices import Rubriek, Status
from cases.models import Casus, Deadline, Deelname
from cases.permissions import hoedanigheid, plafond, toegang
from common.urgentie import Urgentie, urgentie

PER_PAGINA = 25
NUMMER = re.compile(r"\d{4}-\d{6,9}", re.ASCII)
SORTERING = {
    "naam": "Naam",
    "achterstand": "Hoogste achterstand",
    "deadline": "Eerstvolgende deadline",
}


@dataclass(frozen=True)
class Rij:
    """One line; `achterstand` and `stand` only where this actor may know them."""

    casus: Casus
    achterstand: object | None
    deadline: Deadline | None
    stand: Urgentie | None


def sorteringen(actor):
    """The orders that make sense for this actor: arrears only for who reads them."""
    if plafond(hoedanigheid(actor))[Rubriek.HUUR].lezen:
        return SORTERING
    return {naam: tekst for naam, tekst in SORTERING.items() if naam != "achterstand"}


def bladzijde(actor, vandaag, *, sorteer="", na="", **filters):
    """(cases of one page, number to go on after or nothing)."""
    if sorteer not in sorteringen(actor):
        sorteer = ""
    ids = BRONNEN[sorteer](actor, vandaag, na, filters)[: PER_PAGINA + 1]
    ids = list(ids)
    casussen = Casus.objects.for_actor(actor, vandaag).voor_lijst().in_bulk(ids[:PER_PAGINA])
    rijen = [casussen[pk] for pk in ids if pk in casussen]
    return rijen, rijen[-1].nummer if len(ids) > PER_PAGINA and rijen else ""


def rijen(actor, casussen, now, vandaag, werkdagen):
    """The lines of these cases, each with the first deadline of the own organisation."""
    eerste = {}
    openstaand = Deadline.objects.werk(actor, vandaag).filter(casus__in=casussen)
    for deadline in openstaand.order_by("due_at", "pk"):
        eerste.setdefault(deadline.casus_id, deadline)
    return [_rij(actor, casus, eerste.get(casus.pk), now, werkdagen) for casus in casussen]


def _rij(actor, casus, deadline, now, werkdagen):
    huur = getattr(casus, "huurovereenkomst", None)
    leest = huur and toegang(casus, actor)[Rubriek.HUUR].lezen
    return Rij(
        casus=casus,
        achterstand=huur.achterstand if leest else None,
        deadline=deadline,
        stand=urgentie(deadline.due_at, now, werkdagen) if deadline else None,
    )


def _past(actor, filters, voor=""):
    """The filters as a condition on a case."""
    eisen = Q()
    stand = filters.get("stand")
    if stand == "dicht":
        eisen &= Q(**{f"{voor}status": Status.AFGESLOTEN})
    elif stand != "alle" and filters.get("status") != Status.AFGESLOTEN:
        eisen &= Q(**{f"{voor}status__in": [s for s in Status if s != Status.AFGESLOTEN]})
    if fase := filters.get("fase"):
        eisen &= Q(**{f"{voor}status__in": [s for s in Status if s.fase == fase]})
    if status := filters.get("status"):
        eisen &= Q(**{f"{voor}status": status})
    if filters.get("van") == "mij":
        eisen &= Q(
            **{
                f"{voor}casemanager": actor.user,
                f"{voor}casemanager_organisatie": actor.organisatie,
            }
        )
    if plaats := filters.get("plaats"):
        eisen &= Q(**{f"{voor}woning__plaats__iexact": plaats}) | Q(
            **{f"{voor}woning__wijk__iexact": plaats}
        )
    return eisen


def _nieuwste(actor, vandaag, na, filters):
    deelnames = Deelname.objects.van(actor, vandaag)
    sleutel = ("sorteer_at", "casus_id")
    verder = _verder(deelnames, "casus__nummer", na, sleutel, "lt")
    return (
        deelnames.filter(_past(actor, filters, "casus__"), verder)
        .order_by("-sorteer_at", "-casus_id")
        .distinct(*sleutel)
        .values_list("casus_id", flat=True)
    )


def _op_deadline(actor, vandaag, na, filters):
    """Only cases with a deadline of the own organisation: others have no place in this order."""
    rijen = Deadline.objects.werk(actor, vandaag).values("casus_id").annotate(eerst=Min("due_at"))
    verder = _verder(rijen, "casus__nummer", na, ("eerst", "casus_id"), "gt")
    return (
        rijen.filter(_past(actor, filters, "casus__"))
        .filter(verder)
        .order_by("eerst", "casus_id")
        .values_list("casus_id", flat=True)
    )


def _op_naam(actor, vandaag, na, filters):
    rijen = Casus.objects.for_actor(actor, vandaag)
    verder = _verder(rijen, "nummer", na, ("naam", "pk"), "gt")
    return (
        rijen.filter(_past(actor, filters), verder)
        .order_by("naam", "pk")
        .values_list("pk", flat=True)
    )


def _op_achterstand(actor, vandaag, na, filters):
    """Highest first; where she may not read it the amount says nothing, and comes last."""
    alle = Casus.objects.for_actor(actor, vandaag)
    bedrag = Case(
        When(alle.mag_lezen(actor, Rubriek.HUUR), then=F("huurovereenkomst__achterstand"))
    )
    rijen = alle.annotate(bedrag=Coalesce(bedrag, Value(Decimal(-1))))
    verder = _verder(rijen, "nummer", na, ("bedrag", "pk"), "lt")
    return (
        rijen.filter(_past(actor, filters), verder)
        .order_by("-bedrag", "-pk")
        .values_list("pk", flat=True)
    )


def _verder(rijen, nummerkolom, na, sleutel, richting):
    """After the case with this number; the first page when there is no such case in sight."""
    if not NUMMER.fullmatch(na):
        return Q()
    op, pk = sleutel
    for bij, nummer in rijen.filter(**{nummerkolom: na}).values_list(op, pk)[:1]:
        return Q(**{f"{op}__{richting}": bij}) | Q(**{op: bij, f"{pk}__{richting}": nummer})
    return Q()


BRONNEN = {
    "": _nieuwste,
    "naam": _op_naam,
    "achterstand": _op_achterstand,
    "deadline": _op_deadline,
}
