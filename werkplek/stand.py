"""What every page with a menu asks, in one query: what is late, unread, and whether it lags.

Questions for advice count for who has to do something with them, and for nobody else.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.utils import timezone

from berichten.models import Bericht
from cases.actions.signalering import achter_sinds, vragen
from partners.models import User
from uitvoering.models import Adviesvraag, MeldingVeiligThuis
from uitvoering.permissions import geeft_advies, vraagt_advies
from werkplek.huishoudens import van
from werkplek.werklijst import dringend

MEEST_GETELD = 99


@dataclass(frozen=True)
class Stand:
    """Numbers as text, empty for none; `achter_sinds` only when reminders lag."""

    dringend: str = ""
    ongelezen: str = ""
    advies: str = ""
    huishoudens: str = ""  # of which she is the casemanager
    achter_sinds: datetime | None = None


def stand_van(actor, now):
    """How it stands for this actor at this moment."""
    rijen = (
        dringend(actor, now),
        Bericht.objects.voor(actor).ongelezen().gebundeld(),
        van(actor, timezone.localdate(now)),
        *_advies(actor),
    )
    geteld = [ArraySubquery(rij.order_by().values("pk")[: MEEST_GETELD + 1]) for rij in rijen]
    wie = User.objects.filter(pk=actor.user.pk)
    [(slag, oudste, werk, nieuw, haar, *advies)] = wie.values_list(*vragen(), *geteld)
    return Stand(
        dringend=_tel(werk),
        ongelezen=_tel(nieuw),
        advies=_tel([pk for pks in advies for pk in pks or []]),
        huishoudens=_tel(haar),
        achter_sinds=achter_sinds(slag, oudste, now=now),
    )


def _advies(actor):
    """What waits at /adviesvragen/ for an adviser, or for who asked."""
    if geeft_advies(actor):
        meldingen = MeldingVeiligThuis.objects.voor(actor).open()
        return [Adviesvraag.objects.wachtend(actor), meldingen]
    return [Adviesvraag.objects.wachtend(actor)] if vraagt_advies(actor) else []


def _tel(rijen):
    """A number for in a menu; more than 99 is '99+'."""
    aantal = len(rijen or [])
    return f"{MEEST_GETELD}+" if aantal > MEEST_GETELD else str(aantal or "")
