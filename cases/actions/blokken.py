"""Saves one block of a case, unless somebody else changed it since it was on the screen."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions.laden import om_in_te_voeren
from cases.actions.tijdlijn import noteer
from cases.models.huur import Vastlegging
from cases.permissions import toegang

NIEUW = 0  # the version of a block that isn't there yet


class Gewijzigd(Exception):
    """Somebody else saved this block meanwhile; `blok` is how it stands now."""

    def __init__(self, blok):
        super().__init__(str(blok))
        self.blok = blok


@transaction.atomic
def bewaar_blok(casus, blok, velden, *, rubriek, soort, versie, by, now, titel=""):
    """Save `velden` (name to value) of one block, or make it when `blok` isn't saved yet.

    `versie` is the version the user had before her (NIEUW for none). Raises Gewijzigd when it
    moved on. Who may only add to the rubriek changes only what her organisation wrote. The
    timeline says that it changed, never to what; without a change nothing is written.
    """
    casus = om_in_te_voeren(casus, rubriek, by=by, now=now)
    nu = _zoals_het_nu_is(casus, blok)
    if nu is not None and nu.versie != versie:
        raise Gewijzigd(nu)
    if nu is None:
        nu = _nieuw(casus, blok, by=by, now=now)
    elif not _mag_wijzigen(casus, nu, rubriek, by):
        raise PermissionDenied
    elif all(getattr(nu, naam) == waarde for naam, waarde in velden.items()):
        return nu
    else:
        nu.versie += 1
    for naam, waarde in velden.items():
        setattr(nu, naam, waarde)
    nu.gewijzigd_at, nu.gewijzigd_door = now, by.user
    nu.save()
    noteer(casus, soort, rubriek=rubriek, by=by, now=now, titel=titel)
    return nu


def wie_wijzigde(blok):
    """The timeline line of the last change of a block: who, for which organisation, when."""
    regels = blok.casus.gebeurtenissen.select_related("door", "organisatie")
    return regels.filter(op=blok.gewijzigd_at, door=blok.gewijzigd_door_id).first()


def _zoals_het_nu_is(casus, blok):
    rijen = type(blok)._default_manager.select_for_update().filter(casus=casus)
    if type(blok)._meta.get_field("casus").one_to_one:
        return rijen.first()
    return rijen.get(pk=blok.pk) if blok.pk else None


def _nieuw(casus, blok, *, by, now):
    blok.casus = casus
    if isinstance(blok, Vastlegging):
        blok.organisatie, blok.vastgelegd_door, blok.vastgelegd_at = by.organisatie, by.user, now
    return blok


def _mag_wijzigen(casus, blok, rubriek, by):
    van_ons = isinstance(blok, Vastlegging) and blok.organisatie_id == by.organisatie.pk
    return toegang(casus, by)[rubriek].schrijven or van_ons
