"""Recording that a home was evicted: only beside a confirmed place (RT-18). Aftercare begins."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from cases import stukken
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.stappen import take_step, toets
from uitvoering.actions.afgesloten import ruim_casus_op
from uitvoering.actions.nazorg import begin_na_ontruiming
from uitvoering.actions.opschorting import lopend
from uitvoering.choices import Kaartstap
from uitvoering.models import Ontruiming
from uitvoering.rules import EIGEN

STAP = "ontruiming_vastleggen"


@dataclass(frozen=True)
class Verslag:
    """What the landlord says of an eviction."""

    op: date | None = None
    zorgstructuur_afgestemd_op: date | None = None
    zorgstructuur_met: str = ""
    andere_opties: tuple[str, ...] = ()


@transaction.atomic
def leg_ontruiming_vast(casus, verslag, *, by, now):
    """Take the step, with the place that is confirmed for that day. Raises NotYet.

    The rules ask first; the triggers of the database ask again, for who comes past the rules.
    """
    casus = om_te_doen(casus, STAP, by=by, now=now)
    ruim_casus_op(casus, now=now)
    verslag = aangevuld(casus, verslag)
    plek = _plek(casus, verslag.op or vandaag(now))
    gegeven = _gegeven(casus, verslag, plek)
    toets(casus, STAP, by=by, now=now, ontruiming=gegeven)
    Ontruiming.objects.create(
        casus=casus,
        op=verslag.op,
        zorgstructuur_afgestemd_op=verslag.zorgstructuur_afgestemd_op,
        zorgstructuur_met=verslag.zorgstructuur_met,
        andere_opties=list(verslag.andere_opties),
        onderdak=plek,
        vastgelegd_at=now,
        vastgelegd_door=by.user,
    )
    casus = take_step(casus, STAP, by=by, now=now, ontruiming=gegeven)
    begin_na_ontruiming(casus, verslag.op, by=by, now=now)
    return casus


def aangevuld(casus, verslag):
    """With what the step card knows, where the landlord says nothing (NZ-03, NZ-06)."""
    afgestemd = casus.kaartregels.filter(stap=Kaartstap.ZORGSTRUCTUUR).first()
    if verslag.zorgstructuur_afgestemd_op is None and afgestemd:
        verslag = replace(
            verslag,
            zorgstructuur_afgestemd_op=afgestemd.op,
            zorgstructuur_met=afgestemd.met,
        )
    if not verslag.andere_opties:
        gezocht = casus.oplossingen.exclude(soort__in=EIGEN)
        verslag = replace(verslag, andere_opties=tuple(map(str, gezocht)))
    return verslag


def toets_ontruiming(casus, verslag, *, by, now):
    """Raise what recording it would raise now, and change nothing."""
    plek = _plek(casus, verslag.op or vandaag(now))
    toets(casus, STAP, by=by, now=now, ontruiming=_gegeven(casus, verslag, plek))


def _plek(casus, dag):
    """The confirmed place that is there on this day; of more the one that lasts longest."""
    plekken = list(casus.plekken.dekkend(dag))
    return max(plekken, key=lambda plek: plek.tot or date.max, default=None)


def _gegeven(casus, verslag, plek):
    opgeschort = lopend(casus)
    return stukken.Ontruiming(
        op=verslag.op,
        opgeschort_tot=opgeschort.tot if opgeschort else None,
        zorgstructuur_afgestemd_op=verslag.zorgstructuur_afgestemd_op,
        andere_opties=verslag.andere_opties,
        onderdak=plek
        and stukken.Onderdak(
            plaats=plek.plaats,
            vanaf=plek.vanaf,
            bevestigd_door=plek.bevestigd_door,
            tot=plek.tot,
        ),
    )
