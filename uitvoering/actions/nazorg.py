"""Aftercare: it begins, is planned, hears how a household is doing, and ends (NZ-10).

As long as it runs there is a next moment, with a deadline of the casemanager: who was evicted is
not forgotten. A household that turns out to be on the street is told about at once.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cases import stukken
from cases.actions.deadlines import gepland
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.stappen import NotYet, eis, take_step
from cases.actions.tijdlijn import noteer
from cases.choices import Deadlinesoort, Gebeurtenissoort, Resultaat, Rubriek, Stapsoort, Status
from cases.models import Deadline
from cases.permissions import toegang
from cases.rekenen import plus_maanden
from cases.rules import niet_afgesloten
from common.werkdagen import DAG, einde_werkdag, nde_werkdag
from partners.models import Sluitingsdag
from uitvoering.actions.incident import sla_alarm
from uitvoering.choices import Aanleiding, Schuldenstand, Verblijfplek
from uitvoering.models import Nazorg, Nazorgmoment
from uitvoering.rules import inboedel_afgehandeld, niet_te_keren

DOEN = "nazorg_doen"
SLUITEN = "afsluiten_uitvoering"
WEEK = timedelta(days=7)
MAANDEN = (1, 3, 6)
MEEST = 8
VERST = timedelta(days=2 * 366)
RONDOM = 30 * DAG
ZEKER_NIET = (Verblijfplek.STRAAT, Verblijfplek.ONBEKEND)


@dataclass(frozen=True)
class Verslag:
    """What was heard at one moment."""

    gesproken_op: date
    verblijf: Verblijfplek
    plaats: str
    stabiel: bool
    hoe_gaat_het: str
    schulden: Schuldenstand
    weg_terug: str
    volgende_stap: str


def standaard_momenten(dag):
    """A week, one, three and six months after the eviction, as the region agreed."""
    return [dag + WEEK, *(plus_maanden(dag, maanden) for maanden in MAANDEN)]


def op_werkdagen(dagen, gesloten):
    """Each on a working day, the same or the next one; two that meet become one."""
    return sorted({nde_werkdag(dag, 1, gesloten) for dag in dagen})


@transaction.atomic
def begin_vooraf(casus, *, reden, momenten, by, now):
    """Before the eviction: it is announced, and nobody expects it to be reversed; both recorded."""
    casus = _om_te_doen(casus, by=by, now=now)
    eis(casus, niet_te_keren)
    aankondiging = max(
        casus.geldige_stappen(Stapsoort.ONTRUIMINGSDATUM), key=lambda s: (s.vastgelegd_at, s.pk)
    )
    if vorige := lopend(casus):
        if open_momenten(vorige):
            raise NotYet(["De nazorg loopt al."])
        beeindig(vorige, "De casus was tussendoor gesloten.", by=by, now=now)
    return _begin(
        casus,
        Aanleiding.AANGEKONDIGD,
        vanaf=aankondiging.datum,
        momenten=momenten,
        by=by,
        now=now,
        aankondiging=aankondiging,
        reden=reden,
    )


def begin_na_ontruiming(casus, op, *, by, now):
    """The home was evicted, as its step just recorded; what was planned before moves along.

    The case is under the lock of the caller, who may record the eviction.
    """
    standaard, nazorg = standaard_momenten(op), lopend(casus)
    if nazorg is None:
        return _begin(casus, Aanleiding.ONTRUIMD, vanaf=op, momenten=standaard, by=by, now=now)
    verschil, nazorg.vanaf = op - nazorg.vanaf, op
    nazorg.save(update_fields=["vanaf"])
    _zet_neer(casus, nazorg, [m.op + verschil for m in open_momenten(nazorg)] or standaard, now=now)
    return nazorg


@transaction.atomic
def plan_momenten(nazorg, dagen, *, by, now):
    """These are the moments to come: what isn't among them lapses, what is new is planned."""
    casus, nazorg = _onder_slot(nazorg, by=by, now=now)
    _zet_neer(casus, nazorg, dagen, now=now)
    _noteer(casus, "De momenten van de nazorg zijn aangepast", by=by, now=now)
    return nazorg


@transaction.atomic
def leg_moment_vast(moment, verslag, *, volgend=None, by, now):
    """How it goes at one moment; unless the place is stable, there is a next one afterwards."""
    casus, nazorg = _onder_slot(moment.nazorg, by=by, now=now)
    moment = nazorg.momenten.select_for_update(of=("self",)).get(pk=moment.pk)
    if moment.vastgelegd_at:
        raise NotYet(["Dit moment is al vastgelegd."])
    _controleer(nazorg, verslag, vandaag(now))
    moment.gesproken_op, moment.stabiel = verslag.gesproken_op, verslag.stabiel
    moment.verblijf, moment.plaats = verslag.verblijf, verslag.plaats
    moment.hoe_gaat_het, moment.schulden = verslag.hoe_gaat_het, verslag.schulden
    moment.weg_terug, moment.volgende_stap = verslag.weg_terug, verslag.volgende_stap
    moment.organisatie, moment.vastgelegd_door = by.organisatie, by.user
    moment.vastgelegd_at = now
    moment.save()
    casus.deadlines.open().filter(nazorgmoment=moment).update(met_at=now)
    if volgend:
        _zet_neer(casus, nazorg, [volgend, *(m.op for m in open_momenten(nazorg))], now=now)
    elif not (verslag.stabiel or open_momenten(nazorg)):
        raise NotYet(["Kies een volgend moment: er is nog geen stabiele plek."], veld="volgend")
    _noteer(casus, "Contact in de nazorg vastgelegd", by=by, now=now)
    if verslag.verblijf == Verblijfplek.STRAAT:
        sla_alarm(casus, kenmerk=f"nazorg:{moment.sleutel}", now=now)
    return moment


@transaction.atomic
def sluit_nazorg(casus, *, resultaat, toelichting, by, now):
    """Close the case from its aftercare: a place that is stable, or the reason why it stops."""
    casus = om_te_doen(casus, SLUITEN, by=by, now=now)
    if casus.status != Status.ONTRUIMD:
        raise PermissionDenied
    eis(casus, inboedel_afgehandeld)
    nazorg, stabiel = lopend(casus), resultaat == Resultaat.STABIELE_PLEK
    if stabiel and not (nazorg and heeft_stabiele_plek(nazorg)):
        raise NotYet(
            ["Leg eerst een moment vast waarop het huishouden een stabiele plek heeft."],
            veld="resultaat",
        )
    if not (stabiel or toelichting.strip()):
        raise NotYet(["Schrijf op waarom de nazorg stopt."], veld="toelichting")
    if nazorg:
        beeindig(nazorg, toelichting or Resultaat(resultaat).label, by=by, now=now)
    afsluiting = stukken.Afsluiting(
        resultaat=resultaat, toelichting=toelichting, stabiele_plek=stabiel
    )
    return take_step(casus, "afsluiten", by=by, now=now, afsluiting=afsluiting)


def beeindig(nazorg, reden, *, by, now):
    """End it, and what was still planned; the case is under the lock of the caller."""
    nazorg.beeindigd_at, nazorg.beeindigd_door = now, by.user
    nazorg.beeindigd_reden = reden[:300]
    nazorg.save(update_fields=["beeindigd_at", "beeindigd_door", "beeindigd_reden"])
    _laat_vervallen(open_momenten(nazorg), "De nazorg is beëindigd.", now=now)


def staak_vooraf(casus, reden, *, by, now):
    """The eviction is averted after all: what was planned for after it ends (NZ-10).

    The case is under the lock of the caller, who decides on that.
    """
    if nazorg := lopend(casus):
        beeindig(nazorg, reden, by=by, now=now)
        _noteer(casus, "De nazorg is gestopt: de ontruiming gaat niet door", by=by, now=now)


def lopend(casus):
    """The aftercare that runs, or None."""
    return casus.nazorg.filter(beeindigd_at=None).first()


def heeft_stabiele_plek(nazorg):
    """Whether the last that was heard since the eviction is that its place is stable.

    How it lived before that says nothing: that is the home it was evicted from.
    """
    verslagen = nazorg.momenten.filter(vastgelegd_at__isnull=False, gesproken_op__gte=nazorg.vanaf)
    laatste = verslagen.order_by("-gesproken_op", "-vastgelegd_at", "-pk").first()
    return bool(laatste and laatste.stabiel)


def _om_te_doen(casus, *, by, now):
    casus = om_te_doen(casus, DOEN, by=by, now=now)
    if not toegang(casus, by)[Rubriek.HULP].invoeren:
        raise PermissionDenied
    return casus


def _onder_slot(nazorg, *, by, now):
    casus = _om_te_doen(nazorg.casus, by=by, now=now)
    nazorg = casus.nazorg.select_for_update(of=("self",)).get(pk=nazorg.pk)
    if nazorg.beeindigd_at:
        raise NotYet(["Deze nazorg is al beëindigd."])
    eis(casus, niet_afgesloten)
    return casus, nazorg


def _begin(casus, aanleiding, *, vanaf, momenten, by, now, **velden):
    nazorg = Nazorg.objects.create(
        casus=casus,
        aanleiding=aanleiding,
        vanaf=vanaf,
        begonnen_at=now,
        begonnen_door=by.user,
        **velden,
    )
    _zet_neer(casus, nazorg, momenten, now=now)
    _noteer(casus, "De nazorg is begonnen", by=by, now=now)
    return nazorg


def _controleer(nazorg, verslag, dag):
    if verslag.gesproken_op > dag:
        raise NotYet(["Deze datum ligt in de toekomst."], veld="gesproken_op")
    if verslag.gesproken_op < timezone.localdate(nazorg.begonnen_at) - WEEK:
        raise NotYet(["Deze datum ligt vóór het begin van de nazorg."], veld="gesproken_op")
    if verslag.stabiel and verslag.verblijf in ZEKER_NIET:
        raise NotYet(["Dit is geen stabiele plek."], veld="stabiel")


def open_momenten(nazorg):
    """The moments that are still to come."""
    momenten = nazorg.momenten.filter(
        vastgelegd_at=None, deadline__met_at=None, deadline__dropped_at=None
    )
    return list(momenten.select_related("deadline"))


def _zet_neer(casus, nazorg, dagen, *, now):
    """Make the open moments exactly these; those that stay keep their deadline."""
    dag, eigenaar = vandaag(now), casus.casemanager_organisatie
    # An eviction that is recorded late has moments behind it already: those come tomorrow.
    dagen = [max(op, dag + DAG) for op in dagen]
    gesloten = Sluitingsdag.objects.voor(eigenaar, dag, max(dagen, default=dag) + RONDOM)
    gewenst = op_werkdagen(dagen, gesloten)
    if not gewenst:
        raise NotYet(["Kies ten minste één moment."], veld="moment_1")
    if len(gewenst) > MEEST:
        raise NotYet([f"Kies hooguit {MEEST} momenten."])
    over = {moment.op: moment for moment in open_momenten(nazorg)}
    weg = [moment for op, moment in over.items() if op not in gewenst]
    _laat_vervallen(weg, "De momenten van de nazorg zijn aangepast.", now=now)
    deadlines = Deadline.objects.bulk_create(
        gepland(
            Deadline(
                casus=casus,
                soort=Deadlinesoort.NAZORG,
                rubriek=Rubriek.BESLUIT,
                regel="NZ-10",
                wat="Vraag hoe het gaat en waar het huishouden woont",
                kenmerk=str(nazorg.sleutel),
                started_at=now,
                due_at=einde_werkdag(op, eigenaar.sluitingstijd, timezone.get_current_timezone()),
                organisatie=eigenaar,
                persoon=casus.casemanager,
            )
            for op in gewenst
            if op not in over
        )
    )
    Nazorgmoment.objects.bulk_create(
        Nazorgmoment(nazorg=nazorg, deadline=deadline) for deadline in deadlines
    )


def _laat_vervallen(momenten, reden, *, now):
    deadlines = Deadline.objects.open().filter(nazorgmoment__in=[m.pk for m in momenten])
    deadlines.update(dropped_at=now, dropped_reason=reden)


def _noteer(casus, titel, *, by, now):
    """The timeline never says what was heard: who may know that reads it in the aftercare."""
    noteer(casus, Gebeurtenissoort.NAZORG, rubriek=Rubriek.BESLUIT, by=by, now=now, titel=titel)
