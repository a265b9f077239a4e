"""Goods that stayed behind: kept by somebody, for as long as the law says, and fetched (LAW-02)."""

from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from cases.actions.deadlines import gepland
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek, Stapsoort, Werking
from cases.models import Deadline, Termijnregel
from cases.rekenen import voluit
from cases.rules import niet_afgesloten
from cases.wettelijk import geldend, grens
from common.werkdagen import DAG, einde_werkdag, is_werkdag, plus_werkdagen
from partners.models import Sluitingsdag
from uitvoering.models import Inboedel

REGELEN = "inboedel_regelen"
RONDOM = 30 * DAG


class Bewaartermijn(NamedTuple):
    op: date
    bron: str


@transaction.atomic
def bewaar_inboedel(casus, *, wat, waar, bewaarder, opgeslagen_op, by, now):
    """What stayed behind is kept; its casemanager sees to it that it is fetched in time."""
    casus = om_te_doen(casus, REGELEN, by=by, now=now)
    eis(casus, niet_afgesloten)
    if opgeslagen_op > vandaag(now):
        raise NotYet(["Deze datum ligt in de toekomst."], veld="opgeslagen_op")
    tot = bewaartermijn(casus, opgeslagen_op)
    if casus.inboedels.filter(afloop="").exists():
        raise NotYet(["Er wordt al een inboedel bewaard. Rond die eerst af."])
    inboedel = Inboedel.objects.create(
        casus=casus,
        wat=wat,
        waar=waar,
        bewaarder=bewaarder,
        opgeslagen_op=opgeslagen_op,
        bewaard_tot=tot.op,
        deadline=_deadline(casus, tot.op, now=now),
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    _noteer(casus, f"De inboedel wordt bewaard tot en met {voluit(tot.op)}", by=by, now=now)
    return inboedel


@transaction.atomic
def rond_inboedel_af(inboedel, *, afloop, op, toelichting, by, now):
    """What became of it; fetched, the household has it back."""
    casus = om_te_doen(inboedel.casus, REGELEN, by=by, now=now)
    inboedel = casus.inboedels.select_for_update(of=("self",)).get(pk=inboedel.pk)
    if inboedel.afloop:
        raise NotYet(["Deze inboedel is al afgehandeld."])
    if op > vandaag(now):
        raise NotYet(["Deze datum ligt in de toekomst."], veld="op")
    if op < inboedel.opgeslagen_op:
        raise NotYet(["Deze datum ligt vóór de dag van het opslaan."], veld="op")
    inboedel.afloop, inboedel.afgelopen_op, inboedel.afloop_toelichting = afloop, op, toelichting
    inboedel.afgerond_door, inboedel.afgerond_at = by.user, now
    inboedel.save()
    casus.deadlines.open().filter(inboedel=inboedel).update(met_at=now)
    wat = inboedel.get_afloop_display().lower()
    _noteer(casus, f"De inboedel is {wat}", toelichting, by=by, now=now)
    return inboedel


def bewaartermijn(casus, opgeslagen_op):
    """Until when goods are kept that were stored on this day, and where that is written."""
    regels = Termijnregel.objects.filter(
        land=casus.land, na=Stapsoort.ONTRUIMINGSDATUM, werking=Werking.MELDT, vooraf=False
    )
    termijnen = [
        Bewaartermijn(grens(regel, opgeslagen_op), regel.bron)
        for regel in geldend(regels, opgeslagen_op)
    ]
    if not termijnen:
        raise NotYet(
            ["Voor deze datum is geen bewaartermijn bekend. Vraag functioneel beheer."],
            veld="opgeslagen_op",
        )
    return min(termijnen)


def _deadline(casus, tot, *, now):
    """On the last working day on which it can still be fetched."""
    eigenaar = casus.casemanager_organisatie or casus.corporatie
    gesloten = Sluitingsdag.objects.voor(eigenaar, tot - RONDOM, tot)
    dag = tot if is_werkdag(tot, gesloten) else plus_werkdagen(tot, -1, gesloten)
    deadline = Deadline(
        casus=casus,
        soort=Deadlinesoort.INBOEDEL,
        rubriek=Rubriek.BESLUIT,
        regel="LAW-02",
        wat="Zorg dat het huishouden de inboedel ophaalt: daarna mag die weg",
        started_at=now,
        due_at=einde_werkdag(dag, eigenaar.sluitingstijd, timezone.get_current_timezone()),
        organisatie=eigenaar,
        persoon=casus.casemanager,
    )
    gepland([deadline])
    deadline.save()
    return deadline


def _noteer(casus, titel, tekst="", *, by, now):
    noteer(
        casus,
        Gebeurtenissoort.INBOEDEL,
        rubriek=Rubriek.BESLUIT,
        by=by,
        now=now,
        titel=titel[:160],
        tekst=tekst,
    )
