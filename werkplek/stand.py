"""What every page with a menu asks, in one query: what is late, unread, and whether it lags.

Questions for advice count for who has to do something with them, and for nobody else.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.utils import timezone

from berichten.models import Bericht
from cases.actions.signalering import achter_sinds, vragen
from cases.choices import Status
from cases.models import Casus
from common.vaste_vraag import vaste_vraag
from partners.models import User
from regieteam.permissions import ziet_meldingen
from uitvoering.models import Aanmelding, Adviesvraag, MeldingVeiligThuis
from uitvoering.permissions import (
    geeft_advies,
    is_opvang,
    kan_casemanager_leveren,
    werkt_met_advies,
)
from werkplek.huishoudens import van
from werkplek.werklijst import dringend, grenzen

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
    [rij] = _alles(
        actor.vorm,
        **actor.waarden,
        vandaag=timezone.localdate(now),
        middernacht=grenzen(now)["vandaag"],
    )
    achter = achter_sinds(rij.pop("slag"), rij.pop("oudste"), now=now)
    gevonden = {naam: pks or [] for naam, pks in rij.items()}
    gevonden["advies"] = gevonden.pop("gevraagd", []) + gevonden.pop("gemeld", [])
    return Stand(**{naam: _tel(pks) for naam, pks in gevonden.items()}, achter_sinds=achter)


@vaste_vraag
def _alles(actor, *, vandaag, middernacht):
    """One row with an array of keys for each."""
    slag, oudste = vragen()
    geteld = {
        naam: ArraySubquery(rijen.order_by().values("pk")[: MEEST_GETELD + 1])
        for naam, rijen in _vragen(actor, vandaag, middernacht).items()
    }
    return User.objects.filter(pk=actor.user.pk).values(slag=slag, oudste=oudste, **geteld)


def _vragen(actor, vandaag, middernacht):
    """What is counted for her; only what is of her kind of work.

    For an adviser what was asked of her organisation or reported to it, for an asker the answers.
    """
    rijen = {
        "dringend": dringend(actor, vandaag, middernacht),
        "ongelezen": Bericht.objects.voor(actor).ongelezen().gebundeld(),
    }
    if werkt_met_advies(actor):
        rijen["gevraagd"] = Adviesvraag.objects.wachtend(actor)
    if geeft_advies(actor):
        rijen["gemeld"] = MeldingVeiligThuis.objects.voor(actor).open()
    if kan_casemanager_leveren(actor.organisatie):
        rijen["huishoudens"] = van(actor, vandaag)
    if ziet_meldingen(actor):
        casussen = Casus.objects.for_actor(actor, vandaag)
        rijen["meldingen"] = casussen.filter(status__in=NOG_TE_AGENDEREN)
    if is_opvang(actor):
        aanmeldingen = Aanmelding.objects.voor_opvang(actor, vandaag).levend()
        rijen["aanmeldingen"] = aanmeldingen.filter(laatste=None)
    return rijen


def _tel(rijen):
    """A number for in a menu; more than 99 is '99+'."""
    aantal = len(rijen)
    return f"{MEEST_GETELD}+" if aantal > MEEST_GETELD else str(aantal or "")
