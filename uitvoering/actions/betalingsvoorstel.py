"""A payment proposal: done by who knows what the household can pay, answered by the landlord."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cases.actions.afspraken import maak_afspraak
from cases.actions.deadlines import VOORUIT, gepland
from cases.actions.laden import om_te_wijzigen, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import Deadlinesoort, Eenheid, Gebeurtenissoort, Rubriek
from cases.models import Deadline
from cases.permissions import toegang
from cases.rekenen import euro, termijnen_verdelen
from common.werkdagen import einde_werkdag, nde_werkdag, plus_werkdagen
from partners.models import Sluitingsdag
from uitvoering.actions.voorwaarden import stel_vast
from uitvoering.choices import Controleuitkomst, Voorstelstand, Voorwaardesoort
from uitvoering.models import Betalingsvoorstel, Draagkracht
from uitvoering.rekenen import per_maand, ruimte
from uitvoering.rules import past_bij_draagkracht, wordt_bewaakt

ANTWOORD_WERKDAGEN = 5
SPELING_DAGEN = 5


@dataclass(frozen=True)
class Voorstel:
    """What is proposed, and what a month of the household looks like."""

    bedrag: Decimal
    aantal: int
    ritme: Eenheid
    eerste_op: date
    inkomen: Decimal
    vaste_lasten: Decimal
    leefgeld: Decimal
    aflossingen: Decimal

    @property
    def draagkracht(self):
        namen = ("inkomen", "vaste_lasten", "leefgeld", "aflossingen")
        return {naam: getattr(self, naam) for naam in namen}

    @property
    def termijnen(self):
        return termijnen_verdelen(self.bedrag, self.aantal, self.eerste_op, ritme=self.ritme)

    @property
    def past(self):
        return per_maand(self.termijnen, self.ritme) <= ruimte(**self.draagkracht)


@transaction.atomic
def doe_voorstel(casus, voorstel, *, by, now):
    """Propose it to the landlord, who answers within some working days; it replaces an open one."""
    casus = om_te_wijzigen(casus, Rubriek.FINANCIEN, by=by, now=now)
    eis(casus, wordt_bewaakt)
    if voorstel.eerste_op <= vandaag(now):
        raise NotYet(["Kies een dag na vandaag."], veld="eerste_op")
    open_voorstellen = casus.betalingsvoorstellen.filter(stand=Voorstelstand.GEDAAN)
    open_voorstellen.update(stand=Voorstelstand.VERVANGEN)
    _deadlines(casus).update(dropped_at=now, dropped_reason="Er is een nieuw voorstel.")
    rij = Betalingsvoorstel.objects.create(
        casus=casus,
        bedrag=voorstel.bedrag,
        aantal=voorstel.aantal,
        ritme=voorstel.ritme,
        eerste_op=voorstel.eerste_op,
        past=voorstel.past,
        organisatie=by.organisatie,
        gedaan_door=by.user,
        gedaan_at=now,
    )
    Draagkracht.objects.create(voorstel=rij, **voorstel.draagkracht)
    Deadline.objects.bulk_create(gepland([_antwoord(casus, rij, now=now)]))
    _noteer(casus, "Betalingsvoorstel gedaan", by=by, now=now)
    return rij


@transaction.atomic
def aanvaard(voorstel, *, by, now):
    """The landlord agrees: it becomes a payment agreement, and the fourth condition is kept."""
    casus, voorstel = _open_onder_slot(voorstel, by=by, now=now)
    if not past_bij_draagkracht(voorstel):
        raise NotYet([past_bij_draagkracht.zin])
    if voorstel.eerste_op < vandaag(now):
        raise NotYet(["De eerste termijn is al voorbij. Vraag om een ander voorstel."])
    voorstel.afspraak = maak_afspraak(
        casus,
        termijnen=voorstel.termijnen,
        afgesproken_met=casus.naam[:120],
        afgesproken_op=vandaag(now),
        speling_dagen=SPELING_DAGEN,
        by=by,
        now=now,
    )
    _beantwoord(voorstel, Voorstelstand.AKKOORD, by=by, now=now)
    _noteer(casus, "De verhuurder is akkoord met het betalingsvoorstel", by=by, now=now)
    stel_vast(
        casus,
        Voorwaardesoort.BETALINGSVOORSTEL,
        uitkomst=Controleuitkomst.NAGEKOMEN,
        bewijs=f"Akkoord: {euro(voorstel.bedrag)} in {voorstel.aantal} termijnen.",
        by=by,
        now=now,
    )
    return voorstel


@transaction.atomic
def wijs_af(voorstel, *, reden, by, now):
    """The landlord doesn't agree, and says why."""
    casus, voorstel = _open_onder_slot(voorstel, by=by, now=now)
    voorstel.reden = reden
    _beantwoord(voorstel, Voorstelstand.AFGEWEZEN, by=by, now=now)
    _noteer(casus, "De verhuurder wijst het betalingsvoorstel af", by=by, now=now)
    return voorstel


def laat_vervallen(casus, *, reden, now):
    """The suspension that it belongs to ended: nobody can answer an open proposal any more.

    The case is under the lock of the caller.
    """
    open_voorstellen = casus.betalingsvoorstellen.filter(stand=Voorstelstand.GEDAAN)
    open_voorstellen.update(stand=Voorstelstand.VERVANGEN, reden=reden)
    _deadlines(casus).update(dropped_at=now, dropped_reason=reden)


def leest_voorstel(voorstel, rechten, actor):
    """Who reads the rent or the finances, and whose organisation proposed it."""
    return (
        rechten[Rubriek.HUUR].lezen
        or rechten[Rubriek.FINANCIEN].lezen
        or voorstel.organisatie_id == actor.organisatie.pk
    )


def mag_beantwoorden(casus, rechten, actor):
    """The landlord whose case it is."""
    return rechten[Rubriek.HUUR].schrijven and casus.corporatie_id == actor.organisatie.pk


def _open_onder_slot(voorstel, *, by, now):
    casus = om_te_wijzigen(voorstel.casus, Rubriek.HUUR, by=by, now=now)
    if not mag_beantwoorden(casus, toegang(casus, by), by):
        raise PermissionDenied
    eis(casus, wordt_bewaakt)
    voorstel = casus.betalingsvoorstellen.select_for_update().get(pk=voorstel.pk)
    if voorstel.stand != Voorstelstand.GEDAAN:
        raise NotYet([f"Dit voorstel is al {voorstel.get_stand_display().lower()}."])
    voorstel.casus = casus
    return casus, voorstel


def _beantwoord(voorstel, stand, *, by, now):
    voorstel.stand, voorstel.beantwoord_door, voorstel.beantwoord_at = stand, by.user, now
    voorstel.save()
    _deadlines(voorstel.casus).update(met_at=now)


def _deadlines(casus):
    return casus.deadlines.open().filter(soort=Deadlinesoort.BETALINGSVOORSTEL)


def _antwoord(casus, voorstel, *, now):
    wie, dag = casus.corporatie, vandaag(now)
    gesloten = Sluitingsdag.objects.voor(wie, dag, dag + VOORUIT)
    uiterlijk = plus_werkdagen(nde_werkdag(dag, 1, gesloten), ANTWOORD_WERKDAGEN, gesloten)
    return Deadline(
        casus=casus,
        soort=Deadlinesoort.BETALINGSVOORSTEL,
        rubriek=Rubriek.HUUR,
        regel="RT-14",
        wat="Antwoord op het betalingsvoorstel",
        kenmerk=str(voorstel.sleutel),
        started_at=now,
        due_at=einde_werkdag(uiterlijk, wie.sluitingstijd, timezone.get_current_timezone()),
        organisatie=wie,
    )


def _noteer(casus, titel, *, by, now):
    """Never an amount: who reads the decision need not read the rent."""
    noteer(
        casus,
        Gebeurtenissoort.BETALINGSVOORSTEL,
        rubriek=Rubriek.BESLUIT,
        by=by,
        now=now,
        titel=titel,
    )
