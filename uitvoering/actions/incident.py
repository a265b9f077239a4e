"""Who may be on the street: told at once to who can still do something (RT-18)."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from berichten.choices import Soort as Berichtsoort
from cases.actions.betrekken import betrek_gemeente
from cases.actions.deadlines import gepland
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.ontvangers import collegas
from cases.actions.stappen import NotYet
from cases.actions.tijdlijn import noteer
from cases.actions.vertellen import vertel_aan
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek, Stapsoort, Status
from cases.models import Casus, Deadline, JuridischeStap
from cases.rekenen import voluit
from common.werkdagen import DAG, einde_werkdag, ontvangen_op
from partners.choices import Soort
from partners.models import Organisatie, Sluitingsdag
from uitvoering.models import Incident

HOOR = (Soort.REGIETEAM, Soort.GEMEENTE)
KORT_VOOR = timedelta(days=7)
# The announced date stands, also while the Regieteam discusses the case anew.
DREIGT = (Status.ONTRUIMEN, Status.GEAGENDEERD, Status.AANGEHOUDEN)
# A date can be announced sooner: before a report, or while that waits. What lies behind is then of
# an earlier time: the case was opened again since.
OOK_EERDER = (Status.SIGNAAL, Status.PREVENTIE, Status.GEMELD)
RONDOM = 30 * DAG


@transaction.atomic
def meld_incident(casus, *, op, wat, waar_nu, by, now):
    """An eviction took place all the same. Never a step: the case stays where it is.

    The municipality takes part from now on, and hears it with the coördinator; both have to
    follow it up, and the sweep goes on reminding them of it.
    """
    casus = om_te_doen(casus, "incident_melden", by=by, now=now)
    if op > vandaag(now):
        raise NotYet(["Deze datum ligt in de toekomst."], veld="op")
    incident = Incident.objects.create(
        casus=casus,
        op=op,
        wat=wat,
        waar_nu=waar_nu,
        organisatie=by.organisatie,
        gemeld_at=now,
        gemeld_door=by.user,
    )
    betrek_gemeente(casus, by=by, now=now)
    noteer(
        casus,
        Gebeurtenissoort.INCIDENT,
        rubriek=Rubriek.KERN,
        by=by,
        now=now,
        titel=f"Incident: toch ontruimd op {voluit(op)}",
    )
    sla_alarm(casus, kenmerk=f"incident:{incident.sleutel}", now=now)
    _laat_opvolgen(casus, incident, now=now)
    return incident


@transaction.atomic
def volg_op(casus, *, wat, geregeld, by, now):
    """What an organisation did about the incidents that it has to follow up.

    As long as nobody arranged a place the deadline stays. Never says where that place is.
    """
    casus = om_te_doen(casus, "incident_melden", by=by, now=now)
    openstaand = op_te_volgen(casus, by)
    if not openstaand.exists():
        raise PermissionDenied
    if geregeld:
        openstaand.update(met_at=now)
    noteer(
        casus,
        Gebeurtenissoort.INCIDENT,
        rubriek=Rubriek.BESLUIT,
        by=by,
        now=now,
        titel="Incident opgevolgd: " + ("er is een plek" if geregeld else "er is nog geen plek"),
        tekst=wat,
    )


def op_te_volgen(casus, actor):
    """The open deadlines of this actor's organisation for what went wrong in this case."""
    return casus.deadlines.open().filter(
        soort=Deadlinesoort.INCIDENT, organisatie=actor.organisatie
    )


def _laat_opvolgen(casus, incident, *, now):
    """The Regieteam and the municipality each follow it up, before the working day is over.

    Without either of them the landlord does: somebody always has to.
    """
    deelnames = casus.deelnames.actief(vandaag(now))
    wie = Organisatie.objects.filter(
        soort__in=HOOR, pk__in=deelnames.values("organisatie")
    ).order_by("pk")
    Deadline.objects.bulk_create(
        gepland(
            Deadline(
                casus=casus,
                soort=Deadlinesoort.INCIDENT,
                rubriek=Rubriek.KERN,
                regel="RT-18",
                wat="Regel een plek: dit huishouden is toch ontruimd",
                kenmerk=str(incident.sleutel),
                started_at=now,
                due_at=_einde_van_de_werkdag(organisatie, now),
                organisatie=organisatie,
            )
            for organisatie in wie or [casus.corporatie]
        )
    )


def _einde_van_de_werkdag(organisatie, now):
    """Of this one, or of the next when it is over already."""
    lokaal = timezone.localtime(now)
    gesloten = Sluitingsdag.objects.voor(organisatie, lokaal.date(), lokaal.date() + RONDOM)
    dag = ontvangen_op(lokaal, organisatie.sluitingstijd, gesloten)
    return einde_werkdag(dag, organisatie.sluitingstijd, lokaal.tzinfo)


def dreigt(casus, dag):
    """Whether an eviction of this household is still to come."""
    op = casus.ontruimingsdatum if casus.status in OOK_EERDER else None
    return casus.status in DREIGT or (op is not None and op >= dag)


def sla_alarm(casus, *, kenmerk, now):
    """Tell the Regieteam, the municipality and the casemanager; once per `kenmerk` and person.

    Without any of them the landlord hears it: somebody always has to.
    """
    deelnames = casus.deelnames.actief(vandaag(now)).filter(organisatie__soort__in=HOOR)
    wie = set(deelnames.values_list("organisatie", "persoon"))
    if not (wie or casus.casemanager_id):
        wie = {(casus.corporatie_id, None)}
    mensen = {
        (mens.user, mens.organisatie)
        for mens in collegas(sorted({organisatie for organisatie, _ in wie}))
        if {(mens.organisatie, None), (mens.organisatie, mens.user)} & wie
    }
    if casus.casemanager_id:
        mensen.add((casus.casemanager_id, casus.casemanager_organisatie_id))
    return vertel_aan(casus, Berichtsoort.STRAAT, mensen, kenmerk=kenmerk, now=now)


def controleer(*, now):
    """Look for who is on the street, or will be within a week, and say so; returns how many.

    The rule and the triggers keep it from happening; this finds it when they didn't.
    """
    dag = vandaag(now)
    komt = JuridischeStap.objects.filter(
        casus=OuterRef("pk"), soort=Stapsoort.ONTRUIMINGSDATUM, datum__gte=dag
    )
    zaken = (
        Casus.objects.filter(
            Q(status__in=[*DREIGT, Status.ONTRUIMD]) | Q(Exists(komt), status__in=OOK_EERDER)
        )
        .select_related("huishouden")
        .prefetch_related("bewoners", "plekken", "ontruimingen", "juridische_stappen", "incidenten")
    )
    gevonden = [(casus, op) for casus in zaken if (op := _zonder_plek(casus, dag))]
    for casus, op in gevonden:
        with transaction.atomic():
            sla_alarm(casus, kenmerk=f"controle:{casus.pk}:{op}", now=now)
    return len(gevonden)


def _zonder_plek(casus, dag):
    """The day on which this household has no place; None when there is nothing wrong."""
    if casus.status == Status.ONTRUIMD:
        op = max((rij.op for rij in casus.ontruimingen.all()), default=dag)
    else:
        op = casus.ontruimingsdatum
        if op is None or op > dag + KORT_VOOR or not dreigt(casus, dag):
            return None
    nodig = casus.heeft_minderjarigen(op) or casus.is_kwetsbaar
    return op if nodig and not any(plek.dekt(op) for plek in casus.plekken.all()) else None
