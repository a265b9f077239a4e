"""A person decides about a deadline: pause it, move it, or let it go, always with a reason.

The plan guides, it does not bind (OC-10): who departs from it with a reason is not late. What
passed undone already stays late: it can be done or let go, not moved or paused. A deadline of the
law cannot be moved; registering with a shelter stays before the eviction; one of the contact plan
is kept by the plan itself, one of an action by that action, one of the aftercare by the aftercare,
and an incident is followed up.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cases.actions.deadlines import gepland
from cases.actions.laden import onder_slot, vandaag
from cases.actions.stappen import NotYet
from cases.actions.tijdlijn import noteer
from cases.choices import Deadlinesoort, Gebeurtenissoort, Hoedanigheid
from cases.models import Deadline
from cases.permissions import hoedanigheid, mag, toegang
from cases.rekenen import voluit
from common.per_stuk import per_stuk
from common.werkdagen import DAG, einde_werkdag, plus_werkdagen, werkdagen_tussen
from partners.models import Sluitingsdag

PAUZEER, HERVAT, VERZET, LAAT_LOS = "pauzeer", "hervat", "verzet", "laat_los"
VAN_DE_WET = {Deadlinesoort.JURIDISCH, Deadlinesoort.INBOEDEL}
VAN_HET_PLAN = {
    Deadlinesoort.CONTACTPLAN,
    Deadlinesoort.ACTIEPUNT,
    Deadlinesoort.INCIDENT,
    Deadlinesoort.NAZORG,
}
GAAT_OVER_ANDEREN = {Hoedanigheid.COORDINATOR, Hoedanigheid.CASEMANAGER}
LANGSTE = 60 * DAG


def mogelijk(deadline, casus, actor, *, now):
    """What this actor may do with this deadline at this moment."""
    van_haar = deadline.organisatie_id == actor.organisatie.pk
    if not (van_haar or hoedanigheid(actor, casus) in GAAT_OVER_ANDEREN):
        return set()
    if not mag(casus, actor, "deadline_verzetten") or deadline.soort in VAN_HET_PLAN:
        return set()
    if deadline.paused_at:
        return {HERVAT, LAAT_LOS}
    if deadline.missed_at or deadline.due_at < now or deadline.soort in VAN_DE_WET:
        return {LAAT_LOS}
    return {PAUZEER, VERZET, LAAT_LOS}


@transaction.atomic
def pauzeer(deadline, *, tot, reden, by, now):
    """Let it rest until the day `tot`, on which it runs again by itself."""
    casus, deadline = _om_te(PAUZEER, deadline, by=by, now=now)
    if not vandaag(now) < tot <= vandaag(now) + LANGSTE:
        raise NotYet(["Kies een dag na vandaag en binnen twee maanden."], veld="tot")
    _controleer_ontruiming(casus, deadline, tot, "tot")
    deadline.paused_at, deadline.paused_until, deadline.paused_reason = now, tot, reden
    deadline.save(update_fields=["paused_at", "paused_until", "paused_reason"])
    _noteer(casus, deadline, f"Gepauzeerd tot {voluit(tot)}", reden, by=by, now=now)
    return deadline


@transaction.atomic
def hervat(deadline, *, by, now):
    """Let it run again, later by the working days on which it really rested."""
    casus, deadline = _om_te(HERVAT, deadline, by=by, now=now)
    return _hervat(casus, deadline, by=by, now=now)


def hervat_vanzelf(*, now):
    """Let everything run again of which the pause is over; returns how many."""
    dag = vandaag(now)
    voorbij = Deadline.objects.uitgepauzeerd(dag).values_list("pk", flat=True)
    return per_stuk(_hervat_een, voorbij, dag=dag, now=now)


def _hervat_een(pk, *, dag, now):
    deadline = (
        Deadline.objects.uitgepauzeerd(dag)
        .select_for_update(skip_locked=True, of=("casus", "self"), no_key=True)
        .select_related("casus", "organisatie", "signaal")
        .filter(pk=pk)
        .first()
    )
    if deadline is None:
        return 0
    _hervat(deadline.casus, deadline, by=None, now=now)
    return 1


@transaction.atomic
def verzet(deadline, *, due_at, reden, by, now):
    """Give it another moment; the reminders begin anew."""
    casus, deadline = _om_te(VERZET, deadline, by=by, now=now)
    if not now < due_at <= now + LANGSTE:
        raise NotYet(["Kies een moment na nu en binnen twee maanden."], veld="due_at")
    _controleer_ontruiming(casus, deadline, vandaag(due_at), "due_at")
    if is_bezet(deadline, due_at):
        raise NotYet(["Op dat moment loopt al zo'n deadline in deze casus."], veld="due_at")
    _naar(deadline, due_at, now=now)
    _noteer(casus, deadline, f"Verzet naar {_voluit(due_at)}", reden, by=by, now=now)
    return deadline


@transaction.atomic
def laat_los(deadline, *, reden, by, now):
    """Depart from it with a reason: from now on it isn't late (OC-10)."""
    casus, deadline = _om_te(LAAT_LOS, deadline, by=by, now=now)
    deadline.dropped_at, deadline.dropped_reason = now, reden
    deadline.save(update_fields=["dropped_at", "dropped_reason"])
    _noteer(casus, deadline, "Bewust niet gedaan", reden, by=by, now=now)
    return deadline


def _om_te(wat, deadline, *, by, now):
    """The case and the deadline under lock, for who may do this with it now.

    Raises DoesNotExist when she doesn't read it, or when it isn't open any more.
    """
    casus = onder_slot(deadline.casus, by=by, now=now)
    deadline = (
        casus.deadlines.open()
        .leesbaar(by, toegang(casus, by))
        .select_for_update(of=("self",))
        .select_related("organisatie", "signaal")
        .get(pk=deadline.pk)
    )
    if wat not in mogelijk(deadline, casus, by, now=now):
        raise PermissionDenied
    return casus, deadline


def _hervat(casus, deadline, *, by, now):
    begin, einde = vandaag(deadline.paused_at), min(vandaag(now), deadline.paused_until)
    lokaal = timezone.localtime(deadline.due_at)
    gesloten = Sluitingsdag.objects.voor(
        deadline.organisatie, min(begin, lokaal.date()), lokaal.date() + 2 * LANGSTE
    )
    dagen = werkdagen_tussen(begin, einde, gesloten)
    dag = plus_werkdagen(lokaal.date(), dagen, gesloten)
    if ontruiming := _ontruiming(casus, deadline):
        dag = max(min(dag, plus_werkdagen(ontruiming, -1, gesloten)), vandaag(now))
    due_at = einde_werkdag(dag, lokaal.time(), timezone.get_current_timezone())
    while is_bezet(deadline, due_at):
        due_at += DAG / 1440
    deadline.paused_at, deadline.paused_until, deadline.paused_reason = None, None, ""
    _naar(deadline, due_at, now=now)
    dagen_later = "1 werkdag" if dagen == 1 else f"{dagen} werkdagen"
    tekst = f"De pauze duurde {dagen_later}. Nieuw moment: {_voluit(due_at)}."
    _noteer(casus, deadline, "Loopt weer", tekst, by=by, now=now)
    return deadline


def _ontruiming(casus, deadline):
    """The day before which this has to be done, whoever moves it (NZ-07); for others None."""
    return casus.ontruimingsdatum if deadline.soort == Deadlinesoort.AANMELDING else None


def _controleer_ontruiming(casus, deadline, dag, veld):
    ontruiming = _ontruiming(casus, deadline)
    if ontruiming and dag >= ontruiming:
        raise NotYet([f"Kies een dag vóór de ontruiming op {voluit(ontruiming)}."], veld=veld)


def _naar(deadline, due_at, *, now):
    deadline.due_at, deadline.kalender_at = due_at, now
    gepland([deadline], vanaf=now)
    deadline.save()


def is_bezet(deadline, due_at):
    """Whether another one of this kind ends at this very moment: then it is no other deadline."""
    return (
        Deadline.objects.open()
        .filter(
            casus=deadline.casus_id,
            soort=deadline.soort,
            organisatie=deadline.organisatie_id,
            signaal=deadline.signaal_id,
            kenmerk=deadline.kenmerk,
            due_at=due_at,
        )
        .exclude(pk=deadline.pk)
        .exists()
    )


def _noteer(casus, deadline, wat, tekst, *, by, now):
    noteer(
        casus,
        Gebeurtenissoort.DEADLINE_GEWIJZIGD,
        rubriek=deadline.rubriek,
        by=by,
        now=now,
        signaal=deadline.signaal,
        titel=f"{wat}: {deadline.wat[:1].lower()}{deadline.wat[1:]}"[:160],
        tekst=tekst,
    )


def _voluit(moment):
    lokaal = timezone.localtime(moment)
    return f"{voluit(lokaal.date())}, {lokaal:%H:%M}"
