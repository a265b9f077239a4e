"""What every page with a menu asks, in one query: what is late, unread, and whether it lags.

Questions for advice count for who has to do something with them, and for nobody else.
"""

from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.utils import timezone

from berichten.models import Bericht
from cases.actions.signalering import achter_sinds, vragen
from partners.models import User
from uitvoering.models import Adviesvraag, MeldingVeiligThuis
from uitvoering.permissions import geeft_advies, vraagt_advies
from werkplek.werklijst import dringend

MEEST_GETELD = 99


@dataclass(frozen=True)
class Stand:
    """Numbers as text, empty for none; `achter_sinds` only when reminders lag."""

    dringend: str = ""
    ongelezen: str = ""
    advies: str = ""
    achter_sinds: datetime | None = None


def stand_van(actor, now):
    """How it stands for this actor at this moment."""
    lokaal = timezone.localtime(now)
    middag = datetime.combine(lokaal.date(), time(12), lokaal.tzinfo)
    organisatie = actor.organisatie
    with connection.cursor() as cursor:
        cursor.execute(*_vraag(actor, organisatie.soort, organisatie.groep_id, middag))
        [(slag, oudste, werk, nieuw, *advies)] = cursor.fetchall()
    achter = achter_sinds(slag, oudste, now=now)
    return Stand(_tel(werk), _tel(nieuw), _tel([pk for pks in advies for pk in pks or []]), achter)


@lru_cache(maxsize=1000)
def _vraag(actor, _soort, _groep, middag):
    """The question as SQL with its values.

    Every page asks it, and putting its eighteen parts together costs more than the answer. What
    is asked changes only with the arguments: who asks, with which roles, in what kind of
    organisation, and the day.
    """
    rijen = (
        dringend(actor, middag),
        Bericht.objects.voor(actor).ongelezen().gebundeld(),
        *_advies(actor),
    )
    geteld = [ArraySubquery(rij.order_by().values("pk")[: MEEST_GETELD + 1]) for rij in rijen]
    een_rij = User.objects.filter(pk=actor.user.pk).values_list(*vragen(), *geteld)
    return een_rij.query.sql_with_params()


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
