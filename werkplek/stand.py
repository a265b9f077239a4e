"""What every page with a menu asks, in one query: what is late, and what is unread."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery

from berichten.models import Bericht
from partners.models import User
from werkplek.werklijst import dringend

MEEST_GETELD = 99


@dataclass(frozen=True)
class Stand:
    """Numbers as text, empty for none."""

    dringend: str = ""
    ongelezen: str = ""


def stand_van(actor, now):
    """How it stands for this actor at this moment."""
    rijen = (dringend(actor, now), Bericht.objects.voor(actor).ongelezen())
    vragen = [ArraySubquery(rij.order_by().values("pk")[: MEEST_GETELD + 1]) for rij in rijen]
    [geteld] = User.objects.filter(pk=actor.user.pk).values_list(*vragen)
    return Stand(*map(_tel, geteld))


def _tel(rijen):
    """A number for in a menu; more than 99 is '99+'."""
    aantal = len(rijen or [])
    return f"{MEEST_GETELD}+" if aantal > MEEST_GETELD else str(aantal or "")
