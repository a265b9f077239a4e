"""A second chance: the agreement of three parties, the step, and when it is evaluated (NZ-02)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from cases import stukken
from cases.actions.deadlines import gepland
from cases.actions.laden import om_te_doen, om_te_wijzigen, vandaag
from cases.actions.stappen import NotYet, take_step
from cases.actions.tijdlijn import noteer
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek
from cases.models import Deadline
from cases.rekenen import plus_maanden, voluit
from common.werkdagen import einde_werkdag
from partners.choices import Soort
from partners.models import Organisatie
from uitvoering.actions import nazorg
from uitvoering.actions.plandeadlines import volg_besluit
from uitvoering.actions.voorwaarden import open_voorwaarden
from uitvoering.choices import Basis
from uitvoering.eigenaren import eigenaren
from uitvoering.models import TweedeKans

MAANDEN = 12
LANGSTE_MAANDEN = 36


@dataclass(frozen=True)
class Afspraak:
    """What the parties agree on; `begeleiding` is the organisation that guides."""

    begeleiding: Organisatie
    basis: Basis
    toelichting: str
    huurder_akkoord_op: date
    tot: date
    voorwaarden: tuple[str, ...]
    gevolg: str
    evaluaties: tuple[date, ...]


@transaction.atomic
def geef_tweede_kans(casus, afspraak, *, deelnemers, by, now):
    """Write down the agreement and take the step; each evaluation becomes a deadline.

    The decision itself is of the Regieteam (regieteam.actions.tweede_kans): `deelnemers` took it.
    """
    casus = om_te_doen(casus, "tweede_kans", by=by, now=now)
    dag = vandaag(now)
    _controleer(casus, afspraak, dag)
    partijen = [casus.corporatie, afspraak.begeleiding]
    casus = take_step(
        casus,
        "tweede_kans",
        by=by,
        now=now,
        besluit=stukken.Besluit(deelnemers=deelnemers),
        tweede_kans=stukken.TweedeKans(
            partijen=("Huurder", *(partij.naam for partij in partijen)),
            basis=afspraak.basis,
            tot=afspraak.tot,
            voorwaarden=afspraak.voorwaarden,
            gevolg=afspraak.gevolg,
            evaluaties=afspraak.evaluaties,
        ),
    )
    casus.tweede_kansen.filter(beeindigd_op=None).update(
        beeindigd_op=dag, beeindigd_reden="Vervangen door een nieuwe afspraak."
    )
    kans = TweedeKans.objects.create(
        casus=casus,
        basis=afspraak.basis,
        toelichting=afspraak.toelichting,
        huurder_akkoord_op=afspraak.huurder_akkoord_op,
        vanaf=dag,
        tot=afspraak.tot,
        voorwaarden=list(afspraak.voorwaarden),
        gevolg=afspraak.gevolg,
        evaluaties=sorted(set(afspraak.evaluaties)),
        gegeven_at=now,
        gegeven_door=by.user,
    )
    kans.partijen.set(partijen)
    _plan_evaluaties(casus, kans, now=now)
    open_voorwaarden(casus, by=by, now=now)
    volg_besluit(casus, now=now)
    nazorg.staak_vooraf(casus, "Het huishouden krijgt een tweede kans.", by=by, now=now)
    return kans


@transaction.atomic
def evalueer(deadline, *, verslag, by, now):
    """How the second chance goes, at one of the moments that were agreed; that meets it."""
    casus = om_te_wijzigen(deadline.casus, Rubriek.BESLUIT, by=by, now=now)
    evaluaties = casus.deadlines.open().filter(soort=Deadlinesoort.EVALUATIE, pk=deadline.pk)
    if not evaluaties.update(met_at=now):
        raise NotYet(["Deze evaluatie is al gedaan, of vervallen."])
    noteer(
        casus,
        Gebeurtenissoort.BESLUIT,
        rubriek=Rubriek.BESLUIT,
        by=by,
        now=now,
        titel="De tweede kans is geëvalueerd",
        tekst=verslag,
    )


def begeleiders(casus, dag):
    """Who may guide: who takes part and sees the decision, apart from landlord and Regieteam."""
    return [
        organisatie
        for organisatie, _ in eigenaren(casus, dag)
        if organisatie.pk != casus.corporatie_id and organisatie.soort != Soort.REGIETEAM
    ]


def _controleer(casus, afspraak, dag):
    if afspraak.begeleiding not in begeleiders(casus, dag):
        raise NotYet(
            [f"{afspraak.begeleiding} doet niet mee in deze casus, of ziet het besluit niet."],
            veld="begeleiding",
        )
    if afspraak.basis == Basis.ANDERE_WONING and not afspraak.toelichting.strip():
        raise NotYet(["Schrijf op om welke andere woning het gaat."], veld="toelichting")
    if afspraak.huurder_akkoord_op > dag:
        raise NotYet(["Deze datum ligt in de toekomst."], veld="huurder_akkoord_op")
    if not dag < afspraak.tot <= plus_maanden(dag, LANGSTE_MAANDEN):
        raise NotYet(["Kies een einddatum na vandaag en binnen drie jaar."], veld="tot")
    if any(not dag < op <= afspraak.tot for op in afspraak.evaluaties):
        raise NotYet(["Een evaluatie is na vandaag, en vóór het einde."], veld="evaluatie_1")
    ontruiming = casus.ontruimingsdatum
    if ontruiming and ontruiming >= dag:
        raise NotYet(
            [f"De ontruiming staat nog op {voluit(ontruiming)}. De verhuurder gelast die eerst af."]
        )


def _plan_evaluaties(casus, kans, *, now):
    eigenaar, tz = casus.casemanager_organisatie, timezone.get_current_timezone()
    Deadline.objects.bulk_create(
        gepland(
            Deadline(
                casus=casus,
                soort=Deadlinesoort.EVALUATIE,
                rubriek=Rubriek.BESLUIT,
                regel="NZ-02",
                wat="Evalueer de tweede kans",
                kenmerk=str(kans.sleutel),
                started_at=now,
                due_at=einde_werkdag(op, eigenaar.sluitingstijd, tz),
                organisatie=eigenaar,
                persoon=casus.casemanager,
            )
            for op in kans.evaluaties
        )
    )
