"""The one door to a change of status."""

from django.db import transaction

from cases.actions import betrekken, deadlines
from cases.actions.fasen import wissel
from cases.actions.laden import onder_slot, vandaag
from cases.actions.tijdlijn import noteer
from cases.choices import Gebeurtenissoort, Rubriek
from cases.lifecycle import OP_DE_TIJDLIJN, blockers, steps_for
from cases.permissions import handeling_van, mag
from cases.rules import ontbrekend
from cases.stukken import Gegeven
from cases.uitleg import taak_van_een_ander
from common.fouten import Onbevoegd

VAN_DE_VERHUURDER = {"oppakken", "melden", "afsluiten", "heropenen"}


class NotYet(Exception):
    """The actor may do this, but not yet: `redenen` says what is missing, `veld` where."""

    def __init__(self, redenen, *, veld=None):
        super().__init__(" ".join(redenen))
        self.redenen = redenen
        self.veld = veld


def eis(casus, *regels):
    """Raise NotYet with the sentences of the rules that don't hold."""
    if redenen := ontbrekend(casus, regels):
        raise NotYet(redenen)


@transaction.atomic
def toets(casus, step, *, by, now, **given):
    """Raise what take_step would raise now, and change nothing: for a check page."""
    _klaar_voor(casus, step, by=by, now=now, given=given)


@transaction.atomic
def take_step(casus, step, *, by, now, **given):
    """Take one arrow of the lifecycle: the only door to a change of status.

    `given` are the fields of cases.stukken.Gegeven. Raises Casus.DoesNotExist when the actor
    has no sight, Onbevoegd when the arrow isn't there for her, NotYet with the sentences
    of what is missing. Sends nothing.
    """
    casus, pijl = _klaar_voor(casus, step, by=by, now=now, given=given)
    vorige = casus.fase
    getattr(casus, pijl.name)()
    casus.save()
    wissel(casus, vorige, now=now)
    noteer(
        casus,
        Gebeurtenissoort.STAP,
        rubriek=Rubriek.KERN if step in VAN_DE_VERHUURDER else Rubriek.BESLUIT,
        by=by,
        now=now,
        stap=step,
        titel=OP_DE_TIJDLIJN[step],
        tekst=casus.gegeven.reden or casus.gegeven.afsluiting.toelichting,
    )
    _volg_op(casus, step, by=by, now=now)
    return casus


def _klaar_voor(casus, step, *, by, now, given):
    """The case under lock and the arrow, once right and rules allow it."""
    casus = onder_slot(casus, by=by, now=now)
    casus.gegeven, casus.peildag = Gegeven(**given), vandaag(now)
    pijl = next((p for p in steps_for(casus, by) if p.name == step), None)
    if pijl is None:
        handeling = handeling_van(step, casus)
        if mag(casus, by, handeling):
            raise Onbevoegd("Deze stap past niet bij waar de casus nu staat.")
        raise Onbevoegd(taak_van_een_ander(handeling))
    if redenen := blockers(casus, pijl):
        raise NotYet(redenen)
    return casus, pijl


def _volg_op(casus, step, *, by, now):
    """What a step brings about beside the case itself: who takes part, and what lapses."""
    if step == "melden":
        regieteam = casus.gegeven.casusformulier.regieteam
        betrekken.betrek_regieteam(casus, regieteam, by=by, now=now)
    if step in ("besluiten_voorkomen", "besluiten_ontruimen"):
        betrekken.betrek_casemanager(casus, by=by, now=now)
    if step == "afsluiten":
        deadlines.laat_vervallen(casus, reden=deadlines.AFGESLOTEN, now=now)
