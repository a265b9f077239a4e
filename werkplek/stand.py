"""What every page with a menu asks, in one query: what is late, unread, and whether it lags.

Questions for advice count for who has to do something with them, and for nobody else.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.utils import timezone

from berichten.models import Bericht
from cases.actions.signalering import achter_sinds, vragen
from cases.choices import Status
from cases.models import Casus
from partners.models import User
from regieteam.permissions import ziet_meldingen
from uitvoering.models import Aanmelding, Adviesvraag, MeldingVeiligThuis
from uitvoering.permissions import (
    geeft_advies,
    is_opvang,
    kan_casemanager_leveren,
    vraagt_advies,
)
from werkplek.huishoudens import van
from werkplek.werklijst import dringend

MEEST_GETELD = 99
NOG_TE_AGENDEREN = (Status.GEMELD, Status.AANGEHOUDEN)


@dataclass(frozen=True)
class Stand:
    """Numbers as text, empty for none; `achter_sinds` only when reminders lag."""

    dringend: str = ""
    ongelezen: str = ""
    advies: str = ""
    huishoudens: str = ""  # of which she is the casemanager
    meldingen: str = ""  # that still have to go on an agenda, for the Regieteam
    aanmeldingen: str = ""  # without an answer, for a shelter
    achter_sinds: datetime | None = None


def stand_van(actor, now):
    """How it stands for this actor at this moment."""
    lokaal = timezone.localtime(now)
    middag = datetime.combine(lokaal.date(), time(12), lokaal.tzinfo)
    namen, *vraag = _als_sql(actor, actor.organisatie.soort, actor.organisatie.groep_id, middag)
    with connection.cursor() as cursor:
        cursor.execute(*vraag)
        [(slag, oudste, *gevonden)] = cursor.fetchall()
    geteld = defaultdict(list)
    for naam, pks in zip(namen, gevonden, strict=True):
        geteld[naam] += pks or []
    per_naam = {naam: _tel(rijen) for naam, rijen in geteld.items()}
    return Stand(**per_naam, achter_sinds=achter_sinds(slag, oudste, now=now))


@lru_cache(maxsize=1000)
def _als_sql(actor, _soort, _groep, middag):
    """The names of what is counted, and the question as SQL with its values.

    Every page asks it, and putting its parts together costs more than the answer. What is asked
    changes only with the arguments: who asks, with which roles, in what kind of organisation,
    and the day.
    """
    rijen = [(naam, rij) for naam, van_haar in _vragen(actor, middag).items() for rij in van_haar]
    geteld = [ArraySubquery(rij.order_by().values("pk")[: MEEST_GETELD + 1]) for _, rij in rijen]
    een_rij = User.objects.filter(pk=actor.user.pk).values_list(*vragen(), *geteld)
    return [naam for naam, _ in rijen], *een_rij.query.sql_with_params()


def _vragen(actor, middag):
    """What is counted for her, by the name in Stand; only what is of her kind of work."""
    vandaag = timezone.localdate(middag)
    rijen = {
        "dringend": [dringend(actor, middag)],
        "ongelezen": [Bericht.objects.voor(actor).ongelezen().gebundeld()],
        "advies": _advies(actor),
    }
    if kan_casemanager_leveren(actor.organisatie):
        rijen["huishoudens"] = [van(actor, vandaag)]
    if ziet_meldingen(actor):
        casussen = Casus.objects.for_actor(actor, vandaag)
        rijen["meldingen"] = [casussen.filter(status__in=NOG_TE_AGENDEREN)]
    if is_opvang(actor):
        aanmeldingen = Aanmelding.objects.voor_opvang(actor, vandaag).levend()
        rijen["aanmeldingen"] = [aanmeldingen.filter(laatste=None)]
    return rijen


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
