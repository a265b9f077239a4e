"""The days on which a country or an organisation doesn't work: filled in, and changed by people.

A change moves no deadline by itself: see `werkplek.kalender`.
"""

import holidays
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from common.werkdagen import DAG, is_werkdag
from partners.choices import Land
from partners.models import Kalenderwijziging, Sluitingsdag
from partners.permissions import mag_landelijk

BRON = {Land.NL: holidays.Netherlands, Land.BE: holidays.Belgium}
TERUG, VOORUIT = 2, 6


@transaction.atomic
def vul_sluitingsdagen(*, van: int, tot: int) -> int:
    """Add the public holidays of the years that have none yet. Returns how many are new.

    What somebody took out or wrote down herself is not ours to change: a year that was filled
    before is left alone, and so is a day that already has a row.
    """
    dagen = Sluitingsdag.objects.filter(organisatie=None, dag__year__range=(van, tot))
    bestaand = set(dagen.values_list("land", "dag"))
    gevuld = set(dagen.filter(met_de_hand=False).values_list("land", "dag__year"))
    nieuw = [
        Sluitingsdag(land=land, dag=dag, naam=naam[:80])
        for land, bron in BRON.items()
        for jaar in range(van, tot + 1)
        if (land, jaar) not in gevuld
        for dag, naam in sorted(bron(years=jaar, language="nl").items())
        if telt(land, dag) and (land, dag) not in bestaand
    ]
    Sluitingsdag.objects.bulk_create(nieuw, ignore_conflicts=True)
    return len(nieuw)


def vul_rond(jaar):
    """The years that deadlines of today can reach, back and forth."""
    return vul_sluitingsdagen(van=jaar - TERUG, tot=jaar + VOORUIT)


@transaction.atomic
def sluit(*, van, tot, naam, landelijk=False, by, now):
    """Close these days; weekends are closed anyway. Returns how many days were open before."""
    kalender = _van(landelijk, by)
    bestaand = {rij.dag: rij for rij in _rijen(kalender).filter(dag__range=(van, tot))}
    dagen = [van + n * DAG for n in range((tot - van).days + 1)]
    nieuw = [
        dag for dag in dagen if is_werkdag(dag) and (dag not in bestaand or bestaand[dag].vervallen)
    ]
    for dag in nieuw:
        rij = bestaand.get(dag) or Sluitingsdag(**kalender, dag=dag)
        rij.naam, rij.met_de_hand, rij.vervallen = naam, True, False
        rij.save()
    _schrijf(kalender, nieuw, naam, dicht=True, reden="", by=by, now=now)
    return len(nieuw)


@transaction.atomic
def heropen(dag, *, reden, landelijk=False, by, now):
    """Make a closed day that is still to come a working day again; once counts."""
    kalender = _van(landelijk, by)
    if dag < timezone.localdate(now):
        raise PermissionDenied
    rij = _rijen(kalender).geldig().get(dag=dag)
    rij.vervallen, rij.met_de_hand = True, True
    rij.save(update_fields=["vervallen", "met_de_hand"])
    _schrijf(kalender, [dag], rij.naam, dicht=False, reden=reden, by=by, now=now)
    return rij


def _van(landelijk, by):
    """The calendar this actor may change: of the own organisation, or of its country."""
    if not (mag_landelijk(by) if landelijk else by.is_beheerder):
        raise PermissionDenied
    return {"land": by.organisatie.land, "organisatie": None if landelijk else by.organisatie}


def _rijen(kalender):
    return Sluitingsdag.objects.filter(**kalender).select_for_update()


def _schrijf(kalender, dagen, naam, *, dicht, reden, by, now):
    Kalenderwijziging.objects.bulk_create(
        Kalenderwijziging(
            **kalender, dag=dag, naam=naam, dicht=dicht, reden=reden, door=by.user, at=now
        )
        for dag in dagen
    )


def telt(land, dag):
    """In the Netherlands 5 May is a day off in lustrum years only."""
    return land != Land.NL or (dag.month, dag.day) != (5, 5) or dag.year % 5 == 0
