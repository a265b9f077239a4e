"""Starts a trajectory, records its steps and lets the plan go on (OC-01 to OC-10)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cases.actions.deadlines import AFGESLOTEN
from cases.actions.laden import om_in_te_voeren, vandaag
from cases.actions.stappen import NotYet, take_step
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort, Rubriek, Status
from cases.models import Deadline
from common.per_stuk import per_stuk
from common.werkdagen import ontvangen_op
from contactplan.choices import Hulp, Stand, Startbericht
from contactplan.models import Contactstap, Traject
from contactplan.planning import kalender, plan_stap
from contactplan.protocols.contactplan import CONTACTPLAN
from contactplan.protocols.language import Soort
from contactplan.rules import BEGIN
from partners.models import Organisatie

HULP_NA = {"aanvaardt": Hulp.AANVAARD, "weigert": Hulp.GEWEIGERD}


class AlVastgelegd(Exception):
    """Somebody else recorded this step meanwhile; `stap` is what stands."""

    def __init__(self, stap):
        super().__init__(str(stap))
        self.stap = stap


class OngeldigeUitkomst(Exception):
    """This step can't end this way."""


@dataclass(frozen=True)
class Start:
    """What a trajectory begins with."""

    organisatie: Organisatie
    bericht: Startbericht
    ontvangen_at: datetime
    now: datetime
    toestemming_op: date | None = None


@transaction.atomic
def start(casus, *, bericht, ontvangen_at, toestemming_op=None, verhuurder="", by, now):
    """Start the plan on a message; its working day of receipt is workday 1.

    Raises NotYet with the sentences of what stands in the way.
    """
    casus = om_in_te_voeren(casus, Rubriek.HULP, by=by, now=now)
    begin = Start(by.organisatie, bericht, ontvangen_at, now, toestemming_op)
    if redenen := [regel.zin for regel in BEGIN if not regel(casus, begin)]:
        raise NotYet(redenen)
    agenda = kalender(by.organisatie, timezone.localdate(ontvangen_at))
    werkdag_een = ontvangen_op(
        timezone.localtime(ontvangen_at), agenda.sluitingstijd, agenda.gesloten
    )
    traject = _nieuw_traject(
        casus,
        bericht=bericht,
        ontvangen_at=ontvangen_at,
        werkdag_een=werkdag_een,
        toestemming_op=toestemming_op,
        verhuurder=verhuurder,
        stand=Stand.LOOPT,
        by=by,
        now=now,
    )
    plan_stap(traject, CONTACTPLAN.eerste, agenda, by=by, now=now)
    return traject


@transaction.atomic
def leg_vast(
    stap,
    *,
    uitkomst,
    gedaan_at,
    by,
    now,
    toelichting="",
    afspraak_at=None,
    achtergelaten=(),
    inzending=None,
):
    """Record how a step ended and plan what follows; returns the step as it stands.

    Sent twice with the same `inzending` it is recorded once. Raises AlVastgelegd when somebody
    else recorded it, OngeldigeUitkomst when the plan doesn't know this outcome here.
    """
    casus, stap = _onder_slot(stap, by=by, now=now)
    if stap.vastgelegd_at is not None:
        if inzending and stap.inzending == inzending:
            return stap
        raise AlVastgelegd(stap)
    if uitkomst not in stap.protocol.uitkomsten:
        raise OngeldigeUitkomst(uitkomst)
    stap.uitkomst, stap.gedaan_at, stap.inzending = uitkomst, min(gedaan_at, now), inzending
    stap.te_laat = stap.gedaan_at > stap.due_at
    stap.toelichting, stap.achtergelaten = toelichting, list(achtergelaten)
    _rond_af(casus, stap, by=by, now=now)
    volgende = stap.protocol.uitkomsten[uitkomst]
    traject = stap.traject
    traject.hulp = HULP_NA.get(uitkomst, traject.hulp)
    if volgende.einde:
        _eindig(traject, Stand(volgende.einde), now=now)
    else:
        traject.save(update_fields=["hulp"])
        agenda = kalender(traject.organisatie, traject.werkdag_een)
        plan_stap(traject, volgende.dan, agenda, by=by, now=now, afspraak_at=afspraak_at)
    _pak_op(casus, stap, by=by, now=now)
    return stap


@transaction.atomic
def wijk_af(stap, *, reden, dan, by, now):
    """Leave or change a step with a reason; it isn't late (OC-10).

    `dan` names the step that follows, or is None to stop the trajectory.
    """
    casus, stap = _onder_slot(stap, by=by, now=now)
    if stap.vastgelegd_at is not None:
        raise AlVastgelegd(stap)
    stap.afwijking = reden
    _rond_af(casus, stap, by=by, now=now)
    traject = stap.traject
    if dan is None:
        traject.reden = reden
        _eindig(traject, Stand.GESTOPT, now=now)
    else:
        agenda = kalender(traject.organisatie, traject.werkdag_een)
        plan_stap(traject, dan, agenda, by=by, now=now)
    return stap


@transaction.atomic
def heropen(traject, *, reden, by, now):
    """The client got in touch: the door was ajar, so the known file opens at once (OC-09)."""
    casus = om_in_te_voeren(traject.casus, Rubriek.HULP, by=by, now=now)
    lopend = casus.trajecten.open().filter(organisatie=by.organisatie)
    if lopend and casus.status != Status.AFGESLOTEN:
        raise NotYet(["Er loopt al een contactplan voor dit huishouden."])
    for eerder in lopend:
        stop(eerder, reden=AFGESLOTEN, by=by, now=now)
    if casus.status == Status.AFGESLOTEN:
        casus = take_step(casus, "heropenen", by=by, now=now, reden=reden)
    return _nieuw_traject(
        casus,
        bericht=Startbericht.CLIENT,
        ontvangen_at=now,
        werkdag_een=vandaag(now),
        toestemming_op=None,
        stand=Stand.IN_GESPREK,
        reden=reden,
        by=by,
        now=now,
    )


@transaction.atomic
def rond_gesprek_af(traject, *, hulp, reden, by, now):
    """End a trajectory in which people talk: help was accepted or declined, or it stops."""
    om_in_te_voeren(traject.casus, Rubriek.HULP, by=by, now=now)
    traject = (
        Traject.objects.select_for_update().open().get(pk=traject.pk, organisatie=by.organisatie)
    )
    traject.hulp = hulp
    return stop(traject, reden=reden, by=by, now=now)


def stop(traject, *, reden, by, now):
    """End it under lock; what was still planned is left for that reason. `by` may be None."""
    for stap in traject.stappen.open():
        stap.afwijking = reden
        _rond_af(traject.casus, stap, by=by, now=now)
    traject.reden = reden
    return _eindig(traject, Stand.GESTOPT, now=now)


def volg_stilte(*, now):
    """Turn the page for every client who stayed silent on the day left to her (OC-08).

    Safe to repeat, safe in parallel. Returns how many.
    """
    wachtend = [n for n, s in CONTACTPLAN.stappen.items() if s.soort is Soort.WACHTEN]
    voorbij = Contactstap.objects.voorbij(now).filter(stap__in=wachtend)
    return per_stuk(_hoor_stilte, voorbij.values_list("pk", flat=True), now=now)


def _hoor_stilte(pk, *, now):
    """Under the lock of the case too: who works in it now is heard first."""
    stap = (
        Contactstap.objects.voorbij(now)
        .select_for_update(skip_locked=True, of=("traject__casus", "self"), no_key=True)
        .select_related("traject__organisatie", "traject__casus")
        .filter(pk=pk)
        .first()
    )
    if stap is None:
        return False
    traject = stap.traject
    stap.uitkomst, stap.gedaan_at = stap.protocol.bij_stilte, stap.due_at
    _rond_af(traject.casus, stap, by=None, now=now)
    volgende = stap.protocol.uitkomsten[stap.uitkomst]
    plan_stap(
        traject, volgende.dan, kalender(traject.organisatie, traject.werkdag_een), by=None, now=now
    )
    return True


def _onder_slot(stap, *, by, now):
    """The case and the step under lock, for who may write help and belongs to the trajectory."""
    casus = om_in_te_voeren(stap.traject.casus, Rubriek.HULP, by=by, now=now)
    stap = (
        Contactstap.objects.select_for_update(of=("self",))
        .select_related("traject__organisatie", "deadline")
        .get(pk=stap.pk, traject__organisatie=by.organisatie)
    )
    return casus, stap


def _nieuw_traject(casus, *, by, now, stand, reden="", **velden):
    eerdere = casus.trajecten.filter(organisatie=by.organisatie).count()
    traject = Traject.objects.create(
        casus=casus,
        organisatie=by.organisatie,
        nummer=eerdere + 1,
        stand=stand,
        reden=reden,
        gestart_door=by.user,
        gestart_at=now,
        **velden,
    )
    noteer(
        casus,
        Gebeurtenissoort.CONTACTPLAN,
        rubriek=Rubriek.HULP,
        by=by,
        now=now,
        titel="Bekend dossier weer open" if eerdere else "Contactplan gestart",
        tekst=reden or Startbericht(velden["bericht"]).label,
    )
    return traject


def _rond_af(casus, stap, *, by, now):
    """Close a step and its deadline, and tell it on the timeline of the helpers."""
    stap.vastgelegd_at = now
    stap.vastgelegd_door = by.user if by else None
    stap.save()
    if stap.deadline and not stap.deadline.met_at:
        afgeweken = bool(stap.afwijking)
        Deadline.objects.filter(pk=stap.deadline_id).update(
            met_at=None if afgeweken else stap.gedaan_at or now,
            dropped_at=now if afgeweken else None,
            dropped_reason=stap.afwijking[:300],
        )
    noteer(
        casus,
        Gebeurtenissoort.CONTACTPLAN,
        rubriek=Rubriek.HULP,
        by=by,
        now=now,
        titel=f"{stap.protocol.doe}: {stap.uitkomst_label[:1].lower()}{stap.uitkomst_label[1:]}"[
            :160
        ],
        tekst=stap.afwijking or stap.toelichting,
    )


def _eindig(traject, stand, *, now):
    traject.stand = stand
    if stand != Stand.IN_GESPREK:
        traject.beeindigd_at = now
    traject.save(update_fields=["stand", "hulp", "reden", "beeindigd_at"])
    return traject


def _pak_op(casus, stap, *, by, now):
    """Somebody reached out: a signal of the own organisation becomes a case in preventie."""
    if casus.status == Status.SIGNAAL and casus.corporatie_id == by.organisatie.pk:
        take_step(casus, "oppakken", by=by, now=now, contact_gezocht=True)
