"""When a plan van aanpak has to be complete, and when each life domain is reviewed (RT-05).

Checks no right: the case is under the lock of the caller, who may do this.
"""

from django.utils import timezone

from cases.actions.deadlines import VOORUIT, gepland, laat_vervallen
from cases.actions.laden import vandaag
from cases.choices import Deadlinesoort, Rubriek
from cases.models import Deadline
from common.werkdagen import einde_werkdag, nde_werkdag
from partners.models import Sluitingsdag
from uitvoering.actions.actierij import REGEL_PLAN
from uitvoering.plan import SCENARIO_VAN, ontbreekt

# De bron zegt niet hoe snel een plan er moet zijn; wij kiezen twee weken.
WERKDAGEN = 10
COMPLEET = "Maak het plan van aanpak compleet"
ANDERE_DAG = "De bespreking is op een andere dag."


def lopend_plan(casus):
    """The plan that runs, or None."""
    return casus.plannen.filter(beeindigd_at=None).first()


def gebieden_van(plan):
    """How far each life domain is; see `uitvoering.plan`."""
    return [rij.als_gebied() for rij in plan.leefgebieden.met_stand()]


def volg_besluit(casus, *, now):
    """After a decision: a plan for another scenario ends, and the casemanager is asked for one."""
    plan = lopend_plan(casus)
    if plan and plan.scenario != SCENARIO_VAN[casus.status]:
        beeindig(plan, "Er is een nieuw besluit.", now=now)
        plan = None
    if plan is None or ontbreekt(gebieden_van(plan)):
        vraag_compleet(casus, _eigenaar(casus), now=now)


def beeindig(plan, reden, *, now):
    """End it with its reviews. Its actions stay: they are promises of their own."""
    plan.beeindigd_at, plan.beeindigd_reden = now, reden
    plan.save(update_fields=["beeindigd_at", "beeindigd_reden"])
    plan.casus.deadlines.open().filter(leefgebied__plan=plan).update(
        dropped_at=now, dropped_reason=reden
    )
    laat_vervallen(plan.casus, reden=reden, now=now, soort=Deadlinesoort.PLAN)


def vraag_compleet(casus, eigenaar, *, now):
    """Put it on the work list of whoever makes the plan; what was asked before lapses."""
    laat_vervallen(casus, reden="Er is een nieuwe termijn.", now=now, soort=Deadlinesoort.PLAN)
    return _deadline(
        casus,
        eigenaar,
        vandaag(now),
        WERKDAGEN,
        soort=Deadlinesoort.PLAN,
        rubriek=Rubriek.HULP,
        wat=COMPLEET,
        now=now,
    )


def houd_bij(plan, *, by, now):
    """Once the plan is complete that deadline is met; as long as it isn't, there is one."""
    vragen = plan.casus.deadlines.open().filter(soort=Deadlinesoort.PLAN)
    if not ontbreekt(gebieden_van(plan)):
        vragen.update(met_at=now)
    elif not vragen.exists():
        vraag_compleet(plan.casus, _eigenaar(plan.casus, by), now=now)


def zet_bespreking(gebied, op, *, by, now):
    """The next review of this life domain is on this day, or the first working day after it."""
    casus = gebied.plan.casus
    naam = gebied.get_soort_display()
    casus.deadlines.open().filter(leefgebied=gebied).update(
        dropped_at=now, dropped_reason=ANDERE_DAG
    )
    gebied.deadline = _deadline(
        casus,
        _eigenaar(casus, by),
        op,
        1,
        soort=Deadlinesoort.PLANBESPREKING,
        rubriek=gebied.rubriek,
        wat=f"Bespreek het plan van aanpak: {naam[:1].lower()}{naam[1:]}",
        kenmerk=str(gebied.sleutel),
        now=now,
    )
    gebied.save(update_fields=["deadline"])
    return gebied.deadline


def _eigenaar(casus, by=None):
    """The casemanager; in preventie whoever makes the plan."""
    if casus.casemanager_id:
        return casus.casemanager_organisatie, casus.casemanager
    return by.organisatie, by.user


def _deadline(casus, eigenaar, vanaf, werkdagen, *, now, **velden):
    organisatie, persoon = eigenaar
    gesloten = Sluitingsdag.objects.voor(organisatie, vanaf, vanaf + VOORUIT)
    dag = nde_werkdag(vanaf, werkdagen, gesloten)
    deadline = Deadline(
        casus=casus,
        regel=REGEL_PLAN,
        started_at=now,
        due_at=einde_werkdag(dag, organisatie.sluitingstijd, timezone.get_current_timezone()),
        organisatie=organisatie,
        persoon=persoon,
        **velden,
    )
    [deadline] = Deadline.objects.bulk_create(gepland([deadline]))
    return deadline
