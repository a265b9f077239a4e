"""Mijn werk: what an organisation has to do, in the order in which it has to be done."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.actions.dreiging import REGEL as REGEL_DREIGING
from cases.actions.dreiging import is_gesprek
from cases.choices import Deadlinesoort, Rubriek, Status
from cases.models import Casus, Deadline
from cases.permissions import mag, toegang
from common.urgentie import Urgentie, urgentie
from common.werkdagen import werkdagen_tussen
from contactplan.gesprek import REGEL_ZITTING
from partners.models import Sluitingsdag
from uitvoering.actions.plan import AANVULLEN as PLAN_AANVULLEN
from uitvoering.models import Leefgebied
from uitvoering.plan import zinnen_voor
from werkplek.acties import actie
from werkplek.adressen import adres
from werkplek.vervolg import HOOFDSTAP, STAPPEN, VOOR_DEADLINE, ZONDER_REGEL

PER_PAGINA = 50
ZATERDAG = 5
ROND = timedelta(days=60)


@dataclass(frozen=True)
class Taak:
    """One line of the list; `achterstand` only where this actor reads it."""

    deadline: Deadline
    casus: Casus
    stand: Urgentie
    van_mij: bool
    achterstand: object | None
    doen: dict | None
    mist: tuple[str, ...] = ()  # of a plan van aanpak that has to be complete (RT-05)


GROEPEN = {"te_laat": "Te laat", "vandaag": "Vandaag", "week": "Deze week", "later": "Later"}


def grenzen(now):
    """Until when each group runs; None is for ever. Midnight still belongs to the day before.

    In the weekend nobody works: then the week that is coming is the one that counts.
    """
    lokaal = timezone.localtime(now)
    middernacht = datetime.combine(lokaal.date() + timedelta(days=1), time(0), lokaal.tzinfo)
    weekend = lokaal.weekday() >= ZATERDAG
    zondag = middernacht.date() + timedelta(days=6 - lokaal.weekday() + 7 * weekend)
    return {
        "te_laat": now,
        "vandaag": middernacht,
        "week": datetime.combine(zondag, time(0), lokaal.tzinfo),
        "later": None,
    }


def werkdagen_van(organisatie, vandaag):
    """Counts the working days of this organisation, near today."""
    gesloten = Sluitingsdag.objects.voor(organisatie, vandaag - ROND, vandaag + ROND)
    return partial(werkdagen_tussen, gesloten=gesloten)


def dringend(actor, vandaag, middernacht):
    """What is late or due today."""
    return Deadline.objects.taken(actor, vandaag).filter(due_at__lte=middernacht)


def deadlines(actor, now, *, van="", fase="", term="", na=""):
    """The open deadlines that fit the filters, soonest first; `na` is the key of the last one.

    Of what comes later only the first of its row per case: the next instalment, not all twelve.
    Another rule is another row: a visit that is due doesn't hide the hearing after it.
    """
    werk = Deadline.objects.taken(actor, timezone.localdate(now))
    eerder = Deadline.objects.open().filter(
        casus=OuterRef("casus"),
        soort=OuterRef("soort"),
        regel=OuterRef("regel"),
        organisatie=OuterRef("organisatie"),
        signaal=None,
        kenmerk=OuterRef("kenmerk"),
        due_at__lt=OuterRef("due_at"),
    )
    rijen = werk.filter(Q(due_at__lte=grenzen(now)["week"]) | ~Exists(eerder))
    if van == "mij":
        rijen = rijen.filter(is_van(actor, now))
    if fase:
        rijen = rijen.filter(casus__status__in=[s for s in Status if s.fase == fase])
    if term:
        rijen = _in_groep(rijen, term, grenzen(now))
    if vorige := werk.filter(sleutel=na).first() if na else None:
        later = Q(due_at__gt=vorige.due_at) | Q(due_at=vorige.due_at, pk__gt=vorige.pk)
        rijen = rijen.filter(later, due_at__gte=vorige.due_at)
    return rijen.select_related("signaal", "contactstap", "actiepunt").order_by("due_at", "pk")


def is_van(actor, now):
    """Whose task it is: of the named person, or else of the casemanager of the case.

    Her cases are asked first: they are few, and with them the index finds her tasks.
    """
    haar = Casus.objects.for_actor(actor, timezone.localdate(now)).filter(
        casemanager=actor.user, casemanager_organisatie=actor.organisatie
    )
    casussen = list(haar.values_list("pk", flat=True))
    return Q(persoon=actor.user) | Q(persoon=None, casus__in=casussen)


def casussen_van(actor, ids, now):
    """These cases as this actor sees them, by primary key; what she doesn't see isn't there."""
    zichtbaar = Casus.objects.for_actor(actor, timezone.localdate(now)).voor_lijst()
    return zichtbaar.in_bulk(ids)


def taken(actor, rijen, casussen, now, werkdagen):
    """The lines of these deadlines, each with as much of its case as this actor may see."""
    rijen = [rij for rij in rijen if rij.casus_id in casussen]
    gebieden = _gebieden({r.casus_id for r in rijen if r.soort == Deadlinesoort.PLAN})
    return [
        _taak(actor, rij, casussen[rij.casus_id], now, werkdagen, gebieden.get(rij.casus_id))
        for rij in rijen
    ]


def _gebieden(casussen):
    """How far the plan of these cases is, by case; no query when there are none."""
    gevonden = {pk: [] for pk in casussen}
    if casussen:
        rijen = Leefgebied.objects.filter(plan__casus__in=casussen, plan__beeindigd_at=None)
        for rij in rijen.met_stand().select_related("plan"):
            gevonden[rij.plan.casus_id].append(rij.als_gebied())
    return gevonden


def zinnen_over_plan(gebieden, rechten):
    """What has to be done before a plan is complete, as far as she may know."""
    return zinnen_voor(gebieden, rechten) if gebieden else ["Er is nog geen plan van aanpak."]


def groepeer(lijst, now):
    """The groups that have any lines; of one day one's own come first."""
    tot = grenzen(now)
    groepen = {naam: [] for naam in GROEPEN}
    for taak in lijst:
        naam = next(n for n, grens in tot.items() if grens is None or taak.deadline.due_at <= grens)
        groepen[naam].append(taak)
    return [
        {"naam": naam, "titel": _titel(naam, now), "taken": sorted(rij, key=_volgorde)}
        for naam, rij in groepen.items()
        if rij
    ]


def _volgorde(taak):
    due_at = taak.deadline.due_at
    return timezone.localdate(due_at), not taak.van_mij, afspraak_om(taak.deadline) or due_at


def _titel(naam, now):
    weekend = timezone.localtime(now).weekday() >= ZATERDAG
    return "Komende week" if naam == "week" and weekend else GROEPEN[naam]


def _in_groep(rijen, naam, tot):
    namen = list(tot)
    plek = namen.index(naam)
    if plek:
        rijen = rijen.filter(due_at__gt=tot[namen[plek - 1]])
    return rijen.filter(due_at__lte=tot[naam]) if tot[naam] else rijen


def _taak(actor, rij, casus, now, werkdagen, gebieden):
    rechten = toegang(casus, actor)
    huur = getattr(casus, "huurovereenkomst", None)
    van_mij = rij.persoon_id == actor.user.pk or (
        rij.persoon_id is None
        and casus.casemanager_id == actor.user.pk
        and casus.casemanager_organisatie_id == actor.organisatie.pk
    )
    return Taak(
        deadline=rij,
        casus=casus,
        stand=urgentie(rij.due_at, now, werkdagen, om=afspraak_om(rij)),
        van_mij=van_mij,
        achterstand=huur.achterstand if huur and rechten[Rubriek.HUUR].lezen else None,
        doen=doen(rij, casus, actor, rechten),
        mist=tuple(zinnen_over_plan(gebieden, rechten)) if rij.soort == Deadlinesoort.PLAN else (),
    )


def doen(deadline, casus, actor, rechten):
    """The one link with which this deadline is met."""
    if deadline.signaal and (
        url := adres("cases:signaal_opvolgen", casus.nummer, deadline.signaal.sleutel)
    ):
        return {"tekst": "Signaal opvolgen", "url": url, "icoon": ""}
    if deadline.regel == REGEL_DREIGING:
        return _bij_dreiging(deadline, casus, actor, rechten)
    if deadline.regel == REGEL_ZITTING and rechten[Rubriek.HULP].invoeren:
        url = adres("contactplan:fase", casus.nummer)
        return {"tekst": "Zitting bespreken", "url": url, "icoon": ""}
    if punt := getattr(deadline, "actiepunt", None):
        url = adres("uitvoering:actiepunt", casus.nummer, punt.sleutel)
        return {"tekst": "Actie bekijken", "url": url, "icoon": ""}
    if deadline.soort == Deadlinesoort.PLANBESPREKING and mag(casus, actor, PLAN_AANVULLEN):
        url = adres("uitvoering:plan_bespreken", casus.nummer, deadline.kenmerk)
        return {"tekst": "Plan bespreken", "url": url, "icoon": ""}
    if deadline.soort == Deadlinesoort.EVALUATIE and rechten[Rubriek.BESLUIT].schrijven:
        url = adres("uitvoering:tweede_kans_evalueren", casus.nummer, deadline.sleutel)
        return {"tekst": "Evaluatie vastleggen", "url": url, "icoon": ""}
    if deadline.soort == Deadlinesoort.VOORWAARDE and rechten[deadline.rubriek].invoeren:
        url = adres("uitvoering:voorwaarde_controleren", casus.nummer, deadline.kenmerk)
        return {"tekst": "Voorwaarde controleren", "url": url, "icoon": ""}
    if deadline.soort == Deadlinesoort.BESPREKING and mag(casus, actor, "agenderen"):
        url = adres("regieteam:agenderen", casus.nummer)
        return {"tekst": STAPPEN["agenderen"].tekst, "url": url, "icoon": ""}
    if deadline.soort == Deadlinesoort.BETALINGSVOORSTEL and rechten[Rubriek.HUUR].schrijven:
        url = adres("uitvoering:betalingsvoorstel_beantwoorden", casus.nummer, deadline.kenmerk)
        return {"tekst": "Antwoord geven", "url": url, "icoon": ""}
    if stap := contactstap(deadline):
        url = adres("contactplan:stap", casus.nummer, stap.sleutel)
        if url and rechten[Rubriek.HULP].invoeren:
            return {"tekst": stap.knop, "url": url, "icoon": ""}
    wat = VOOR_DEADLINE.get(deadline.soort)
    if wat and (gevonden := actie(wat, casus, actor, rechten)):
        return gevonden
    return (not deadline.regel and _zonder_regel(deadline, casus, actor, rechten)) or _bekijk(casus)


def _zonder_regel(deadline, casus, actor, rechten):
    """What somebody asked for and no rule: the step that the case waits for, or its own page."""
    stap = HOOFDSTAP.get(casus.status)
    if deadline.rubriek == Rubriek.BESLUIT and stap and mag(casus, actor, stap):
        url = adres(STAPPEN[stap].adres, casus.nummer)
        return {"tekst": STAPPEN[stap].tekst, "url": url, "icoon": ""}
    wat, tekst = ZONDER_REGEL.get(deadline.rubriek, ("", ""))
    return wat and actie(wat, casus, actor, rechten, tekst)


def _bij_dreiging(deadline, casus, actor, rechten):
    """An announced eviction: the municipality speaks to the household, the landlord tells it."""
    if is_gesprek(deadline, actor):
        url = adres("cases:eerste_gesprek", casus.nummer, deadline.sleutel)
        return {"tekst": "Gesprek vastleggen", "url": url, "icoon": "telefoon"}
    uitnodigen = actie("uitnodigen", casus, actor, rechten, tekst="Gemeente uitnodigen")
    return uitnodigen or _bekijk(casus)


def _bekijk(casus):
    return {"tekst": "Bekijk de casus", "url": casus.get_absolute_url(), "icoon": ""}


def contactstap(deadline):
    """The step of the contact plan that this deadline is about, or None."""
    return getattr(deadline, "contactstap", None)


def afspraak_om(deadline):
    """When the client expects somebody at home, or None."""
    stap = contactstap(deadline)
    return stap and stap.afspraak_at
