"""Making a plan van aanpak and keeping it: domains, goals, actions and reviews (RT-05).

The timeline says that something changed in a life domain, never what.
"""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions import concepten
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort, Rubriek
from cases.permissions import toegang
from cases.rules import niet_afgesloten
from uitvoering.actions.actiepunten import spreek_af_in_plan
from uitvoering.actions.plandeadlines import beeindig, houd_bij, lopend_plan, zet_bespreking
from uitvoering.choices import Doelstand, Planscenario
from uitvoering.models import Doel, Leefgebied, Planbespreking, PlanVanAanpak
from uitvoering.plan import SCENARIO_VAN, VERPLICHT, schrijft

MAKEN, AANVULLEN = "plan_maken", "plan_aanvullen"
VERST = timedelta(days=366)
ANDERS = "Iemand anders wijzigde dit net. Nu staat er: “{}”. Sla op om jouw tekst te bewaren."


class Ingehaald(NotYet):
    """Somebody else saved this meanwhile; `versie` is what it is now."""

    def __init__(self, tekst, versie, *, veld):
        super().__init__([ANDERS.format(tekst)], veld=veld)
        self.versie = versie


@transaction.atomic
def begin(casus, *, by, now):
    """A plan for the scenario of now; what still counts of the one before goes along."""
    casus = om_te_doen(casus, MAKEN, by=by, now=now)
    eis(casus, niet_afgesloten)
    if not all(schrijft(soort, toegang(casus, by)) for soort in VERPLICHT):
        raise PermissionDenied
    scenario, lopend = scenario_van(casus), lopend_plan(casus)
    if lopend and lopend.scenario == scenario:
        raise NotYet(["Er loopt al een plan van aanpak."])
    if lopend:
        beeindig(lopend, "Er is een plan voor een ander scenario.", now=now)
    vorige = casus.plannen.first()
    plan = PlanVanAanpak.objects.create(
        casus=casus,
        scenario=scenario,
        organisatie=by.organisatie,
        begonnen_at=now,
        begonnen_door=by.user,
    )
    for soort in VERPLICHT:
        plan.leefgebieden.create(soort=soort)
    if vorige:
        _neem_mee(vorige, plan)
    noteer(casus, Gebeurtenissoort.PLAN, rubriek=Rubriek.BESLUIT, by=by, now=now,
           titel="Plan van aanpak begonnen")  # fmt: skip
    houd_bij(plan, by=by, now=now)
    return plan


def scenario_van(casus):
    """Of the decision that holds; without one it is a plan in preventie."""
    if casus.status in SCENARIO_VAN:
        return SCENARIO_VAN[casus.status]
    return Planscenario.VOORKOMEN if casus.is_opgeschort else Planscenario.PREVENTIE


@transaction.atomic
def voeg_gebied_toe(plan, *, soort, by, now):
    plan = _om_te_schrijven(plan, soort, by=by, now=now)
    if plan.leefgebieden.filter(soort=soort).exists():
        raise NotYet(["Dit leefgebied staat al in het plan."], veld="soort")
    gebied = plan.leefgebieden.create(soort=soort)
    _noteer(plan, soort, "Leefgebied toegevoegd", by=by, now=now)
    return gebied


@transaction.atomic
def schrijf_woorden(gebied, *, woorden, versie, by, now):
    """What the household itself says about this part of its life."""
    gebied = _gebied(gebied, by=by, now=now)
    if gebied.versie != versie:
        raise Ingehaald(gebied.woorden, gebied.versie, veld="woorden")
    gebied.woorden, gebied.versie = woorden, versie + 1
    gebied.save(update_fields=["woorden", "versie"])
    return gebied


@transaction.atomic
def voeg_doel_toe(gebied, *, wat, toets, by, now):
    gebied = _gebied(gebied, by=by, now=now)
    doel = gebied.doelen.create(
        wat=wat,
        toets=toets,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    _noteer(gebied.plan, gebied.soort, "Doel toegevoegd", by=by, now=now)
    houd_bij(gebied.plan, by=by, now=now)
    return doel


@transaction.atomic
def werk_doel_bij(doel, *, wat, toets, stand, uitkomst, versie, by, now):
    """Change a goal, or say that it was reached or no longer counts."""
    gebied = _gebied(doel.leefgebied, by=by, now=now)
    doel = gebied.doelen.select_for_update().get(pk=doel.pk)
    if doel.versie != versie:
        raise Ingehaald(doel.wat, doel.versie, veld="wat")
    if stand != Doelstand.LOOPT and not uitkomst:
        raise NotYet(["Schrijf op hoe het is gehaald, of waarom het vervalt."], veld="uitkomst")
    doel.wat, doel.toets, doel.versie = wat, toets, versie + 1
    doel.stand, doel.uitkomst = stand, uitkomst if stand != Doelstand.LOOPT else ""
    doel.save(update_fields=["wat", "toets", "versie", "stand", "uitkomst"])
    titel = "Doel bijgewerkt" if stand == Doelstand.LOOPT else f"Doel {Doelstand(stand).value}"
    _noteer(gebied.plan, gebied.soort, titel, by=by, now=now)
    houd_bij(gebied.plan, by=by, now=now)
    return doel


@transaction.atomic
def spreek_actie_af(gebied, *, wat, organisatie, persoon, voor_op, by, now):
    """An action with an owner and a date; it stands on the owner's work list at once."""
    gebied = _gebied(gebied, by=by, now=now)
    return spreek_af_in_plan(
        gebied.plan.casus,
        gebied,
        wat=wat,
        organisatie=organisatie,
        persoon=persoon,
        voor_op=voor_op,
        by=by,
        now=now,
    )


@transaction.atomic
def plan_bespreking(gebied, *, op, by, now):
    """When this life domain is reviewed next."""
    gebied = _gebied(gebied, by=by, now=now)
    _controleer_dag(op, "op", now=now)
    zet_bespreking(gebied, op, by=by, now=now)
    _noteer(gebied.plan, gebied.soort, "Bespreking gepland", by=by, now=now)
    houd_bij(gebied.plan, by=by, now=now)
    return gebied


@transaction.atomic
def bespreek(gebied, *, op, verslag, woorden, volgend_op, by, now):
    """A review: that meets its deadline, and the next one is planned."""
    gebied = _gebied(gebied, by=by, now=now)
    if op > vandaag(now):
        raise NotYet(["Deze datum ligt in de toekomst."], veld="op")
    if op < vandaag(gebied.plan.begonnen_at):
        raise NotYet(["Deze datum ligt vóór het begin van het plan."], veld="op")
    _controleer_dag(volgend_op, "volgend_op", now=now)
    bespreking = Planbespreking.objects.create(
        leefgebied=gebied,
        op=op,
        verslag=verslag,
        woorden=woorden,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    gebied.plan.casus.deadlines.open().filter(leefgebied=gebied).update(met_at=now)
    zet_bespreking(gebied, volgend_op, by=by, now=now)
    _noteer(gebied.plan, gebied.soort, "Plan van aanpak besproken", by=by, now=now)
    houd_bij(gebied.plan, by=by, now=now)
    return bespreking


def _controleer_dag(op, veld, *, now):
    if not vandaag(now) < op <= vandaag(now) + VERST:
        raise NotYet(["Kies een dag na vandaag en binnen een jaar."], veld=veld)


def _neem_mee(vorige, plan):
    """The words, the goals that run and the open actions; a review date is chosen anew."""
    nieuw = {gebied.soort: gebied for gebied in plan.leefgebieden.all()}
    for oud in vorige.leefgebieden.prefetch_related("doelen"):
        gebied = nieuw.get(oud.soort) or plan.leefgebieden.create(soort=oud.soort)
        # What is open on a screen, or kept as a draft, goes by the version: it counts on.
        gebied.woorden, gebied.versie = oud.woorden, oud.versie
        gebied.save(update_fields=["woorden", "versie"])
        for doel in oud.doelen.all():
            if doel.stand == Doelstand.LOOPT:
                verder = Doel.objects.create(
                    leefgebied=gebied,
                    versie=doel.versie,
                    wat=doel.wat,
                    toets=doel.toets,
                    organisatie=doel.organisatie,
                    vastgelegd_door=doel.vastgelegd_door,
                    vastgelegd_at=doel.vastgelegd_at,
                )
                concepten.verhuis(plan.casus, doel.sleutel, verder.sleutel)
        oud.acties.open().update(leefgebied=gebied)


def _om_te_schrijven(plan, soort, *, by, now):
    """The running plan of the locked case, for somebody who writes this life domain."""
    casus = om_te_doen(plan.casus, AANVULLEN, by=by, now=now)
    if not schrijft(soort, toegang(casus, by)):
        raise PermissionDenied
    eis(casus, niet_afgesloten)
    plan = casus.plannen.select_for_update().get(pk=plan.pk)
    if plan.beeindigd_at:
        raise NotYet(["Dit plan is afgelopen. Kijk bij het nieuwe plan."])
    plan.casus = casus
    return plan


def _gebied(gebied, *, by, now):
    plan = _om_te_schrijven(gebied.plan, gebied.soort, by=by, now=now)
    gebied = Leefgebied.objects.select_for_update().get(pk=gebied.pk)
    gebied.plan = plan
    return gebied


def _noteer(plan, soort, titel, *, by, now):
    gebied = Leefgebied(soort=soort)
    noteer(
        plan.casus,
        Gebeurtenissoort.PLAN,
        rubriek=gebied.rubriek,
        by=by,
        now=now,
        titel=f"{titel}: {gebied.get_soort_display().lower()}",
    )
