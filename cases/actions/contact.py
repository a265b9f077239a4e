"""Records that the landlord sought contact with the tenant (RT-02)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cases.actions.laden import om_in_te_voeren
from cases.actions.stappen import eis, take_step
from cases.actions.tijdlijn import noteer
from cases.choices import Contactuitkomst, Contactwijze, Deadlinesoort, Gebeurtenissoort, Rubriek
from cases.models import Contactpoging
from cases.rekenen import voluit
from cases.rules import niet_afgesloten


@transaction.atomic
def leg_contactpoging_vast(casus, *, op, wijze, uitkomst, toelichting="", oppakken=False, by, now):
    """Record an attempt; it meets the contact deadline of the own organisation.

    Met is the moment of recording, so that late stays visible. An attempt of before the day on
    which the deadline began says nothing about these arrears and meets nothing. With
    `oppakken` a signaal is taken up at once.
    """
    casus = om_in_te_voeren(casus, Rubriek.HUUR, by=by, now=now)
    eis(casus, niet_afgesloten)
    poging = Contactpoging.objects.create(
        casus=casus,
        op=op,
        wijze=wijze,
        uitkomst=uitkomst,
        toelichting=toelichting,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    casus.deadlines.open().filter(
        soort=Deadlinesoort.EERSTE_CONTACT,
        organisatie=by.organisatie,
        started_at__lt=_einde_van_de_dag(op),
    ).update(met_at=now)
    noteer(
        casus,
        Gebeurtenissoort.CONTACT,
        rubriek=Rubriek.HUUR,
        by=by,
        now=now,
        titel=f"{Contactwijze(wijze).label}: {_klein(Contactuitkomst(uitkomst).label)}",
        tekst="\n".join(deel for deel in (_wanneer(op, now), toelichting) if deel),
    )
    if oppakken:
        take_step(casus, "oppakken", by=by, now=now)
    return poging


def _einde_van_de_dag(moment):
    lokaal = timezone.localtime(moment)
    return lokaal.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def _wanneer(op, now):
    """When it was, if that isn't the day on which it was written down."""
    lokaal = timezone.localtime(op)
    if lokaal.date() == timezone.localdate(now):
        return ""
    return f"Op {voluit(lokaal)} om {lokaal:%H:%M}."


def _klein(woorden):
    return woorden[:1].lower() + woorden[1:]
