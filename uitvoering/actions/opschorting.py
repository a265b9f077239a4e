"""Holding off an eviction, with the arrears frozen, and the end of it (RT-12)."""

from django.db import transaction
from django.utils import timezone

from cases.actions.deadlines import gepland, laat_vervallen
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek
from cases.models import Deadline
from cases.rekenen import voluit
from cases.rules import niet_afgesloten
from common.werkdagen import einde_werkdag
from uitvoering.actions import betalingsvoorstel, nazorg
from uitvoering.actions.voorwaarden import beeindig_voorwaarden
from uitvoering.models import Opschorting

VOORKOMEN = "Het Regieteam besloot de ontruiming te voorkomen."
BESLISSEN = "besluiten_voorkomen"  # who decides on the suspension decides on its end


@transaction.atomic
def schort_op(casus, *, tot, bevroren_bedrag, bevroren_op, termijn_tot, by, now):
    """The landlord holds off the eviction until a day; what an earlier decision gave ends."""
    casus = om_te_doen(casus, BESLISSEN, by=by, now=now)
    dag = vandaag(now)
    eis(casus, niet_afgesloten)
    _controleer(casus, tot, bevroren_bedrag, bevroren_op, termijn_tot, dag)
    _beeindig(casus, "Vervangen door een nieuw besluit.", now=now)
    opschorting = Opschorting.objects.create(
        casus=casus,
        vanaf=dag,
        tot=tot,
        bevroren_bedrag=bevroren_bedrag,
        bevroren_op=bevroren_op,
        termijn_tot=termijn_tot,
    )
    _plan_einde(casus, opschorting, by=by, now=now)
    nazorg.staak_vooraf(casus, VOORKOMEN, by=by, now=now)
    return opschorting


@transaction.atomic
def beeindig(casus, *, reden, by, now):
    """End the suspension that runs, as a new decision says; None when there is none.

    A second chance that runs ends with it, and so do its evaluations, the conditions and a payment
    proposal that waits for an answer.

    A breach of the conditions never does this by itself (RT-14).
    """
    casus = om_te_doen(casus, BESLISSEN, by=by, now=now)
    betalingsvoorstel.laat_vervallen(casus, reden=reden, now=now)
    opschorting = _beeindig(casus, reden, now=now)
    if opschorting:
        noteer(
            casus,
            Gebeurtenissoort.BESLUIT,
            rubriek=Rubriek.BESLUIT,
            by=by,
            now=now,
            titel="De opschorting van de ontruiming is beëindigd",
            tekst=reden,
        )
    return opschorting


@transaction.atomic
def keer_terug(casus, *, reden, by, now):
    """The case is back in preventie: nothing of an earlier decision to suspend or evict runs on."""
    opschorting = beeindig(casus, reden=reden, by=by, now=now)
    nazorg.staak_vooraf(casus, reden, by=by, now=now)
    return opschorting


def lopend(casus):
    """The suspension that runs, or None."""
    return casus.opschortingen.filter(beeindigd_op=None).first()


def _beeindig(casus, reden, *, now):
    dag = vandaag(now)
    kansen = casus.tweede_kansen.filter(beeindigd_op=None)
    if kansen.update(beeindigd_op=dag, beeindigd_reden=reden):
        laat_vervallen(casus, reden=reden, now=now, soort=Deadlinesoort.EVALUATIE)
    beeindig_voorwaarden(casus, reden, now=now)
    laat_vervallen(casus, reden=reden, now=now, soort=Deadlinesoort.BESPREKING)
    opschorting = casus.opschortingen.select_for_update().filter(beeindigd_op=None).first()
    if opschorting:
        laat_vervallen(casus, reden=reden, now=now, soort=Deadlinesoort.OPSCHORTING)
        opschorting.beeindigd_op, opschorting.beeindigd_reden = dag, reden
        opschorting.save(update_fields=["beeindigd_op", "beeindigd_reden"])
    return opschorting


def _plan_einde(casus, opschorting, *, by, now):
    """Before the term or the suspension is over somebody looks what then."""
    eigenaar, tz = casus.casemanager_organisatie or by.organisatie, timezone.get_current_timezone()
    wat = {opschorting.tot: "De opschorting loopt af: is de woning te behouden?"}
    wat.setdefault(
        opschorting.termijn_tot, "De termijn loopt af: kijk of de afspraken zijn gehaald"
    )
    Deadline.objects.bulk_create(
        gepland(
            Deadline(
                casus=casus,
                soort=Deadlinesoort.OPSCHORTING,
                rubriek=Rubriek.BESLUIT,
                regel="RT-12",
                wat=zin,
                kenmerk=str(opschorting.sleutel),
                started_at=now,
                due_at=einde_werkdag(dag, eigenaar.sluitingstijd, tz),
                organisatie=eigenaar,
                persoon=casus.casemanager,
            )
            for dag, zin in wat.items()
        )
    )


def _controleer(casus, tot, bevroren_bedrag, bevroren_op, termijn_tot, dag):
    if tot <= dag:
        raise NotYet(["Kies een einddatum na vandaag."], veld="opgeschort_tot")
    if bevroren_bedrag < 0:
        raise NotYet(["Vul een bedrag van nul of meer in."], veld="bevroren_bedrag")
    if bevroren_op > dag:
        raise NotYet(["Deze datum ligt in de toekomst."], veld="bevroren_op")
    if termijn_tot <= dag:
        raise NotYet(["Kies een einddatum na vandaag."], veld="termijn_tot")
    ontruiming = casus.ontruimingsdatum
    if ontruiming and ontruiming >= dag:
        raise NotYet(
            [
                f"De ontruiming staat op {voluit(ontruiming)}. "
                "De verhuurder gelast die eerst af, dan kunnen jullie opschorten."
            ],
            veld="opgeschort_tot",
        )
