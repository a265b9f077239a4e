"""Looks for itself whether current rent is paid, from the arrears and the payments (RT-14).

What decides is what is in the books when it looks, not when it was written: so nothing that an
import brings is missed, whatever moment it commits.
"""

import logging

from django.db import transaction
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from cases.actions.laden import vandaag
from cases.choices import Betaalsoort
from cases.models import Betaling
from uitvoering.actions.opschorting import lopend
from uitvoering.actions.voorwaarden import leg_vast
from uitvoering.choices import Voorwaardesoort
from uitvoering.models import Voorwaarde
from uitvoering.rekenen import beoordeel_huur
from uitvoering.rules import BEWAAKT, wordt_bewaakt

PARTIJ = 100
logger = logging.getLogger(__name__)


def bewaak_huur(*, now):
    """Look at each condition with newer figures, and at all once a day; returns how many checks.

    Safe to repeat, safe in parallel. One that fails is written down and stalls no other.
    """
    gevonden, na = 0, 0
    while partij := _partij(na, now=now):
        na, aantal = partij
        gevonden += aantal
    return gevonden


@transaction.atomic
def _partij(na, *, now):
    """The next conditions after primary key `na`: (last key, how many checks), or None."""
    rijen = list(
        _te_bekijken(vandaag(now))
        .filter(pk__gt=na)
        .select_related("casus__casemanager", "casus__casemanager_organisatie", "organisatie")
        .select_for_update(skip_locked=True, of=("casus", "self"), no_key=True)
        .order_by("pk")[:PARTIJ]
    )
    return (rijen[-1].pk, sum(_bekijk_veilig(rij, now=now) for rij in rijen)) if rijen else None


def _te_bekijken(dag):
    """Those that weren't looked at today, or for which figures or payments came since.

    A figure that was corrected keeps its date, so the amount counts too.

    A payment counts once when it comes and once more when it is withdrawn: the number only grows.
    """
    betalingen = Betaling.objects.filter(casus=OuterRef("casus"), soort=Betaalsoort.LOPEND)
    aantal = betalingen.order_by().values("casus").annotate(n=Count("pk") + Count("ingetrokken_at"))
    peildatum = F("casus__huurovereenkomst__achterstand_peildatum")
    bedrag = F("casus__huurovereenkomst__achterstand")
    return (
        Voorwaarde.objects.geldend()
        .filter(soort=Voorwaardesoort.LOPENDE_HUUR, casus__status__in=BEWAAKT)
        .annotate(
            betalingen_nu=Coalesce(Subquery(aantal.values("n")), 0),
            peildatum_nu=peildatum,
            bedrag_nu=bedrag,
        )
        .filter(
            Q(bekeken_op=None)
            | Q(bekeken_op__lt=dag)
            | Q(bekeken_betalingen__lt=F("betalingen_nu"))
            | Q(bekeken_peildatum__lt=F("peildatum_nu"))
            | Q(bekeken_peildatum=None, peildatum_nu__isnull=False)
            | ~Q(bekeken_bedrag=F("bedrag_nu")) & Q(bedrag_nu__isnull=False)
        )
    )


def _bekijk_veilig(voorwaarde, *, now):
    try:
        with transaction.atomic():
            return _bekijk(voorwaarde, now=now)
    except Exception:
        logger.exception("Voorwaarde %s is niet te controleren", voorwaarde.sleutel)
        return 0


def _bekijk(voorwaarde, *, now):
    """Add what the figures show, unless that is what they showed the last time."""
    voorwaarde.bekeken_op = vandaag(now)
    voorwaarde.bekeken_peildatum = voorwaarde.peildatum_nu
    voorwaarde.bekeken_bedrag = voorwaarde.bedrag_nu
    voorwaarde.bekeken_betalingen = voorwaarde.betalingen_nu
    voorwaarde.save(
        update_fields=["bekeken_op", "bekeken_peildatum", "bekeken_bedrag", "bekeken_betalingen"]
    )
    if not wordt_bewaakt(voorwaarde.casus):
        return 0
    oordeel = _oordeel(voorwaarde, op=vandaag(now))
    zelf = voorwaarde.controles.filter(door=None).values_list("kenmerk", flat=True).first()
    if oordeel is None or oordeel.kenmerk == zelf:
        return 0
    leg_vast(
        voorwaarde,
        uitkomst=oordeel.uitkomst,
        bewijs=oordeel.uitleg,
        kenmerk=oordeel.kenmerk,
        by=None,
        now=now,
    )
    return 1


def _oordeel(voorwaarde, *, op):
    casus, sinds = voorwaarde.casus, vandaag(voorwaarde.sinds_at)
    standen = list(casus.achterstanden.order_by("peildatum").values_list("peildatum", "bedrag"))
    huur = getattr(casus, "huurovereenkomst", None)
    return beoordeel_huur(
        standen,
        casus.betalingen.filter(soort=Betaalsoort.LOPEND, ingetrokken_at=None).values_list(
            "ontvangen_op", "bedrag"
        ),
        basis=_basis(casus, standen, sinds),
        sinds=sinds,
        huur=huur and huur.brutohuur,
        op=op,
    )


def _basis(casus, standen, sinds):
    """The arrears at the decision: frozen, or what the books said last before it."""
    opschorting = lopend(casus)
    bekend = [stand for stand in standen if stand[0] <= sinds]
    if opschorting:
        bekend.append((opschorting.bevroren_op, opschorting.bevroren_bedrag))
    return max(bekend, key=lambda stand: stand[0])[1] if bekend else None
