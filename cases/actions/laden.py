"""Loads one case as its actor may see it; to write in it under a lock, with the right checked."""

from django.utils import timezone

from cases.models import Casus
from cases.permissions import mag, toegang
from cases.uitleg import deel_van_een_ander, taak_van_een_ander
from common.fouten import Onbevoegd
from common.vaste_vraag import vaste_vraag


def vandaag(now):
    """The local date of a moment."""
    return timezone.localdate(now)


def met_nummer(nummer, *, by, dag):
    """The case as this actor sees it on this day, with its home.

    Raises Casus.DoesNotExist when she takes no part in it.
    """
    return een(_met_nummer(by.vorm, **by.waarden, dag=dag, nummer=nummer))


@vaste_vraag
def _met_nummer(actor, *, dag, nummer):
    return Casus.objects.for_actor(actor, dag).voor_lijst().filter(nummer=nummer)


def onder_slot(casus, *, by, now):
    """The case as this actor sees it now, locked until the transaction ends.

    Raises Casus.DoesNotExist when she no longer takes part.
    """
    return een(_onder_slot(by.vorm, **by.waarden, vandaag=vandaag(now), pk=casus.pk))


@vaste_vraag
def _onder_slot(actor, *, vandaag, pk):
    casussen = Casus.objects.for_actor(actor, vandaag).filter(pk=pk)
    # No key of a case ever changes, so who only writes a row about it doesn't wait (ADR 12).
    return casussen.select_for_update(of=("self",), no_key=True)


def een(casussen):
    """The one case that was found; raises Casus.DoesNotExist when none was."""
    if not casussen:
        raise Casus.DoesNotExist
    return casussen[0]


def om_in_te_voeren(casus, rubriek, *, by, now):
    """Under lock, for somebody who may add to this rubriek; else Onbevoegd."""
    casus = onder_slot(casus, by=by, now=now)
    if not toegang(casus, by)[rubriek].invoeren:
        raise Onbevoegd(deel_van_een_ander(rubriek))
    return casus


def om_te_wijzigen(casus, rubriek, *, by, now):
    """Under lock, for somebody who may change this rubriek; else Onbevoegd."""
    casus = onder_slot(casus, by=by, now=now)
    if not toegang(casus, by)[rubriek].schrijven:
        raise Onbevoegd(deel_van_een_ander(rubriek, wijzigen=True))
    return casus


def om_te_doen(casus, handeling, *, by, now):
    """Under lock, for somebody who may do this (a row of MAG); else Onbevoegd."""
    casus = onder_slot(casus, by=by, now=now)
    if not mag(casus, by, handeling):
        raise Onbevoegd(taak_van_een_ander(handeling))
    return casus
