"""Loads a case to write in it: as its actor may see it, under a lock, with the right checked."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cases.models import Casus
from cases.permissions import mag, toegang


def vandaag(now):
    """The local date of a moment."""
    return timezone.localdate(now)


def onder_slot(casus, *, by, now):
    """The case as this actor sees it now, locked until the transaction ends.

    Raises Casus.DoesNotExist when she no longer takes part.
    """
    return (
        Casus.objects.for_actor(by, vandaag(now)).select_for_update(of=("self",)).get(pk=casus.pk)
    )


def om_in_te_voeren(casus, rubriek, *, by, now):
    """Under lock, for somebody who may add to this rubriek; else PermissionDenied."""
    casus = onder_slot(casus, by=by, now=now)
    if not toegang(casus, by)[rubriek].invoeren:
        raise PermissionDenied
    return casus


def om_te_wijzigen(casus, rubriek, *, by, now):
    """Under lock, for somebody who may change this rubriek; else PermissionDenied."""
    casus = onder_slot(casus, by=by, now=now)
    if not toegang(casus, by)[rubriek].schrijven:
        raise PermissionDenied
    return casus


def om_te_doen(casus, handeling, *, by, now):
    """Under lock, for somebody who may do this (a row of MAG); else PermissionDenied."""
    casus = onder_slot(casus, by=by, now=now)
    if not mag(casus, by, handeling):
        raise PermissionDenied
    return casus
