"""Who may be on the street: told at once to who can still do something (RT-18)."""

from datetime import timedelta

from django.db import transaction

from berichten.actions.melden import Melding, meld
from berichten.choices import Soort as Berichtsoort
from cases.actions.deelnames import betrek_gemeente
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.ontvangers import collegas
from cases.actions.stappen import NotYet
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort, Rubriek, Status
from cases.models import Casus
from cases.rekenen import voluit
from partners.choices import Soort
from uitvoering.models import Incident

HOOR = (Soort.REGIETEAM, Soort.GEMEENTE)
KORT_VOOR = timedelta(days=7)


@transaction.atomic
def meld_incident(casus, *, op, wat, waar_nu, by, now):
    """An eviction took place all the same. Never a step: the case stays where it is.

    The municipality takes part from now on, and hears it with the coördinator.
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
    return incident


def sla_alarm(casus, *, kenmerk, now):
    """Tell the Regieteam, the municipality and the casemanager; once per `kenmerk` and person."""
    deelnames = casus.deelnames.actief(vandaag(now)).filter(organisatie__soort__in=HOOR)
    wie = set(deelnames.values_list("organisatie", "persoon"))
    mensen = {
        (mens.user, mens.organisatie)
        for mens in collegas(sorted({organisatie for organisatie, _ in wie}))
        if {(mens.organisatie, None), (mens.organisatie, mens.user)} & wie
    }
    if casus.casemanager_id:
        mensen.add((casus.casemanager_id, casus.casemanager_organisatie_id))
    return meld(
        [
            Melding(
                dedupe=f"straat:{kenmerk}:{user}:{organisatie}",
                soort=Berichtsoort.STRAAT,
                casus=casus.pk,
                casusnummer=casus.nummer,
                pad=casus.get_absolute_url(),
                user=user,
                organisatie=organisatie,
            )
            for user, organisatie in sorted(mensen)
        ],
        now=now,
    )


def controleer(*, now):
    """Look for who is on the street, or will be within a week, and say so; returns how many.

    The rule and the triggers keep it from happening; this finds it when they didn't.
    """
    dag = vandaag(now)
    zaken = (
        Casus.objects.filter(status__in=[Status.ONTRUIMEN, Status.ONTRUIMD])
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
        if op is None or op > dag + KORT_VOOR:
            return None
    nodig = casus.heeft_minderjarigen(op) or casus.is_kwetsbaar
    return op if nodig and not any(plek.dekt(op) for plek in casus.plekken.all()) else None
