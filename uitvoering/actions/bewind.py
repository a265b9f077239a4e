"""Debt counselling advises bewindvoering: that is followed, unless the Regieteam decides else."""

from django.db import transaction

from cases.actions.laden import om_te_doen
from cases.actions.notities import schrijf_notitie
from cases.actions.stappen import eis
from cases.choices import Publiek, Rubriek
from uitvoering.actions.actiepunten import spreek_af, zet_uit
from uitvoering.choices import Actiesoort
from uitvoering.rules import heeft_casemanager, nog_geen_bewind

ADVISEREN = "bewind_adviseren"
WAT = "Vraag bewindvoering aan, zoals schuldhulp adviseert"


@transaction.atomic
def adviseer_bewind(casus, *, waarom, voor_op, by, now):
    """The advice becomes a mandatory action of the casemanager (RT-13); why is for financiën."""
    casus = om_te_doen(casus, ADVISEREN, by=by, now=now)
    eis(casus, heeft_casemanager, nog_geen_bewind)
    actiepunt = spreek_af(
        casus,
        wat=WAT,
        soort=Actiesoort.BEWINDVOERING,
        organisatie=casus.casemanager_organisatie,
        persoon=casus.casemanager,
        voor_op=voor_op,
        by=by,
        now=now,
    )
    zet_uit(actiepunt, by=by, now=now)
    schrijf_notitie(
        casus,
        tekst=f"Advies voor bewindvoering: {waarom}",
        rubriek=Rubriek.FINANCIEN,
        publiek=Publiek.PARTNERS,
        by=by,
        now=now,
    )
    return actiepunt
