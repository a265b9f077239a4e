"""Which running deadlines a changed calendar would move, for who may decide that.

A change of the calendar moves nothing by itself. Who leads the team of an organisation sees the
deadlines of that organisation that she may read, and moves them or leaves them (ADR 13). Who only
looks after people sees how many there are of each kind, and no case.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cases.actions import kalender as deadlines_kalender
from cases.actions.ontvangers import LEIDING
from cases.choices import Deadlinesoort, Rubriek
from cases.models import Casus, Deadline
from contactplan import kalender as stappen_kalender
from contactplan.models import Contactstap
from partners.kalender import Kalender
from partners.models import Kalenderwijziging, Lidmaatschap

MEEST = 500


@dataclass(frozen=True)
class Regel:
    """One line of the list; `sleutel` and `nieuw` together say what is confirmed."""

    casus: Casus
    wat: str
    rubriek: str
    oud: datetime
    verschuiving: object
    sleutel: str

    @property
    def nieuw(self):
        return self.verschuiving.nieuw

    @property
    def keuze(self):
        return f"{self.sleutel}|{self.nieuw.isoformat()}"


def mag_bevestigen(actor):
    """The team leader of the organisation; where nobody leads, whoever works with its cases."""
    if not actor.werkt_met_casussen:
        return False
    if actor.heeft(*LEIDING):
        return True
    leden = Lidmaatschap.objects.actief().filter(organisatie=actor.organisatie)
    return not leden.filter(rol__in=LEIDING).exists()


def voorstel(actor, *, now, slot=False):
    """The lines that this actor may decide about: soonest first, then by household."""
    kalender = Kalender(actor.organisatie, timezone.localdate(now))
    if not kalender.wijzigingen:
        return []
    deadlines, stappen = _openstaand(actor, now, slot=slot)
    gevonden = [
        Regel(v.deadline.casus, v.deadline.wat, v.deadline.rubriek, v.deadline.due_at, v,
              str(v.deadline.sleutel))
        for v in deadlines_kalender.verschuivingen(deadlines, kalender, now=now)
    ] + [
        Regel(v.stap.traject.casus, v.stap.protocol.doe, Rubriek.HULP, v.stap.due_at, v,
              str(v.stap.sleutel))
        for v in stappen_kalender.verschuivingen(stappen, kalender, now=now)
    ]  # fmt: skip
    return sorted(gevonden, key=_volgorde)[:MEEST]


def _volgorde(regel):
    return regel.oud, regel.casus.naam, regel.casus.pk, regel.sleutel


def aantallen(organisatie, *, now):
    """How many deadlines of an organisation would move, per kind: for who sees no cases.

    What concerns safety isn't counted: it is invisible in every way.
    """
    kalender = Kalender(organisatie, timezone.localdate(now))
    if not kalender.wijzigingen:
        return {}
    deadlines = Deadline.objects.lopend().filter(organisatie=organisatie, contactstap=None)
    deadlines = deadlines.exclude(rubriek=Rubriek.VEILIGHEID)
    stappen = Contactstap.objects.open().filter(traject__organisatie=organisatie)
    geteld = Counter(
        v.deadline.get_soort_display()
        for v in deadlines_kalender.verschuivingen(deadlines, kalender, now=now)
    )
    geteld.update(
        Deadlinesoort.CONTACTPLAN.label
        for _ in stappen_kalender.verschuivingen(
            stappen.select_related("traject", "deadline"), kalender, now=now
        )
    )
    return dict(sorted(geteld.items()))


def is_er_iets(organisatie, *, now):
    """Whether the calendar changed at all: one small question, for pages that ask it often."""
    vandaag = timezone.localdate(now)
    return Kalenderwijziging.objects.voor(organisatie).filter(dag__gte=vandaag).exists()


@transaction.atomic
def bevestig(keuzes, *, by, now):
    """Move what was chosen, exactly as it was shown; returns (how many, how many not any more).

    Safe to repeat: what moved already, or would fall elsewhere by now, isn't in the list.
    """
    gekozen = _gekozen(keuzes, by=by, now=now)
    for regel in gekozen:
        if isinstance(regel.verschuiving, stappen_kalender.Stapverschuiving):
            stappen_kalender.verplaats_stap(regel.verschuiving, by=by, now=now)
        else:
            deadlines_kalender.verplaats(regel.verschuiving.deadline, regel.nieuw, by=by, now=now)
    return len(gekozen), len(set(keuzes)) - len(gekozen)


@transaction.atomic
def laat_staan(keuzes, *, by, now):
    """Leave what was chosen where it is; returns how many."""
    gekozen = [regel.verschuiving for regel in _gekozen(keuzes, by=by, now=now)]
    stappen = [v.stap for v in gekozen if isinstance(v, stappen_kalender.Stapverschuiving)]
    stappen_kalender.laat_staan(stappen, now=now)
    deadlines_kalender.laat_staan([v.deadline for v in gekozen if v.deadline], now=now)
    return len(gekozen)


def _gekozen(keuzes, *, by, now):
    if not mag_bevestigen(by):
        raise PermissionDenied
    return [regel for regel in voorstel(by, now=now, slot=True) if regel.keuze in set(keuzes)]


def _openstaand(actor, now, *, slot):
    """The open deadlines and steps of the own organisation that she may read; locked if asked.

    Locks cases first and in one order, as every other action does.
    """
    vandaag = timezone.localdate(now)
    deadlines = Deadline.objects.werk(actor, vandaag).filter(contactstap=None, due_at__gt=now)
    leesbaar = Casus.objects.for_actor(actor, vandaag).leesbaar(actor, Rubriek.HULP)
    stappen = Contactstap.objects.open().filter(
        traject__organisatie=actor.organisatie,
        traject__casus__in=leesbaar.values("pk"),
        due_at__gt=now,
    )
    if slot:
        _neem_slot(actor, vandaag, deadlines, stappen)
    deadlines = deadlines.select_related("casus", "organisatie", "signaal")
    stappen = stappen.filter(Q(deadline=None) | Q(deadline__paused_at=None)).select_related(
        "traject__casus", "deadline__casus", "deadline__organisatie", "deadline__signaal"
    )
    return list(deadlines), list(stappen)


def _neem_slot(actor, vandaag, deadlines, stappen):
    casussen = set(deadlines.values_list("casus", flat=True))
    casussen |= set(stappen.values_list("traject__casus", flat=True))
    te_slotten = Casus.objects.for_actor(actor, vandaag).filter(pk__in=casussen)
    te_slotten = te_slotten.select_for_update(of=("self",), no_key=True)
    list(te_slotten.order_by("pk").values_list("pk"))
    stappen = stappen.select_for_update(of=("self",)).order_by("pk")
    van_stappen = [pk for pk in stappen.values_list("deadline", flat=True) if pk]
    alles = [*deadlines.values_list("pk", flat=True), *van_stappen]
    list(Deadline.objects.filter(pk__in=alles).select_for_update().order_by("pk"))
