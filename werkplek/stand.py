"""What every page with a menu asks, in one query: what is late, unread, and whether it lags."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery

from berichten.models import Bericht
from cases.actions.signalering import achter_sinds, vragen
from partners.models import User
from werkplek.werklijst import dringend

MEEST_GETELD = 99


@dataclass(frozen=True)
class Stand:
    """Numbers as text, empty for none; `achter_sinds` only when reminders lag."""

    dringend: str = ""
    ongelezen: str = ""
    achter_sinds: datetime | None = None


def stand_van(actor, now):
    """How it stands for this actor at this moment."""
    rijen = (dringend(actor, now), Bericht.objects.voor(actor).ongelezen().gebundeld())
    geteld = [ArraySubquery(rij.order_by().values("pk")[: MEEST_GETELD + 1]) for rij in rijen]
    [(werk, nieuw, slag, oudste)] = User.objects.filter(pk=actor.user.pk).values_list(
        *geteld, *vragen()
    )
    return Stand(_tel(werk), _tel(nieuw), achter_sinds(slag, oudste, now=now))


def _tel(rijen):
    """A number for in a menu; more than 99 is '99+'."""
    aantal = len(rijen or [])
    return f"{MEEST_GETELD}+" if aantal > MEEST_GETELD else str(aantal or "")
