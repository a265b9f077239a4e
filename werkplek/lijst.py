"""The list of cases: filtered, in some order, a page at a time, never counted.

A page starts after the case shown last, named by its number: what it is sorted by (a name, an
amount) never stands in an address. The newest come straight from the index of Deelname.
"""

import re
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

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
    ids = []
    for bron in BRONNEN[sorteer](actor, vandaag, na, filters):
        if meer := PER_PAGINA + 1 - len(ids):
            ids += bron[:meer]
    casussen = Casus.objects.for_actor(actor, vandaag).voor_lijst().in_bulk(ids[:PER_PAGINA])
    rijen = [casussen[pk] for pk in ids if pk in casussen]
    return rijen, rijen[-1].nummer if len(ids) > PER_PAGINA and rijen else ""


def rijen(actor, casussen, now, vandaag, werkdagen):
    """The lines of these cases, each with the first deadline of the own organisation."""
    eerste = {}
    openstaand = Deadline.objects.taken(actor, vandaag).filter(casus__in=casussen)
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
    rijen = deelnames.filter(_past(actor, filters, "casus__"))
    if plek := _plek(deelnames, "casus__nummer", na, sleutel):
        rijen = rijen.filter(_verder(sleutel, plek, "lt"))
    return [_aflopend(rijen, *sleutel)]


def _op_deadline(actor, vandaag, na, filters):
    """Only cases with a deadline of the own organisation: others have no place in this order.

    Soonest first and each case at its first: so a page reads as far as it is long, and no
    deadline after that.
    """
    werk, sleutel = Deadline.objects.taken(actor, vandaag), ("due_at", "casus_id")
    eerder = werk.filter(
        Q(due_at__lt=OuterRef("due_at")) | Q(due_at=OuterRef("due_at"), pk__lt=OuterRef("pk")),
        casus=OuterRef("casus"),
    )
    eerste = werk.filter(~Exists(eerder))
    rijen = eerste.filter(_past(actor, filters, "casus__"))
    if plek := _plek(eerste, "casus__nummer", na, sleutel):
        rijen = rijen.filter(_verder(sleutel, plek, "gt"))
    return [rijen.order_by(*sleutel).values_list("casus_id", flat=True)]


def _op_naam(actor, vandaag, na, filters):
    alle, sleutel = Casus.objects.for_actor(actor, vandaag), ("naam", "pk")
    rijen = alle.filter(_past(actor, filters))
    if plek := _plek(alle, "nummer", na, sleutel):
        rijen = rijen.filter(_verder(sleutel, plek, "gt"))
    return [rijen.order_by(*sleutel).values_list("pk", flat=True)]


def _op_achterstand(actor, vandaag, na, filters):
    """Highest first; where she may not read it the amount says nothing, and comes last."""
    deelnames = Deelname.objects.van(actor, vandaag)
    leest = deelnames.mag_lezen(actor, Rubriek.HUUR) & Q(sorteer_achterstand__gte=0)
    rijen = deelnames.filter(_past(actor, filters, "casus__"))
    hoogste, laatste = rijen.filter(leest), rijen.exclude(leest)
    sleutel = ("sorteer_achterstand", "casus_id")
    if plek := _plek(deelnames.filter(leest), "casus__nummer", na, sleutel):
        hoogste = hoogste.filter(_verder(sleutel, plek, "lt"))
    elif plek := _plek(deelnames, "casus__nummer", na, ("casus_id",)):
        hoogste, laatste = hoogste.none(), laatste.filter(casus_id__lt=plek[0])
    return [_aflopend(hoogste, *sleutel), _aflopend(laatste, "casus_id")]


def _aflopend(deelnames, *sleutel):
    """The cases of these participations, each once: she may take part as two."""
    op = [f"-{veld}" for veld in sleutel]
    return deelnames.order_by(*op).distinct(*sleutel).values_list("casus_id", flat=True)


def _plek(rijen, nummerkolom, na, sleutel):
    """Where the case with this number stands; None for the first page, or a case not in sight."""
    if not NUMMER.fullmatch(na):
        return None
    return rijen.filter(**{nummerkolom: na}).values_list(*sleutel).first()


def _verder(sleutel, plek, richting):
    """What comes after that place. Said twice, for an index only begins where one column does."""
    (op, pk), (bij, nummer) = sleutel, plek
    return Q(**{f"{op}__{richting}e": bij}) & (
        Q(**{f"{op}__{richting}": bij}) | Q(**{op: bij, f"{pk}__{richting}": nummer})
    )


BRONNEN = {
    "": _nieuwste,
    "naam": _op_naam,
    "achterstand": _op_achterstand,
    "deadline": _op_deadline,
}
