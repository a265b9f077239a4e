"""Calling off an eviction: the one place where all that hung on its date ends (LAW-02)."""

from django.db import transaction

from berichten.choices import Soort as Berichtsoort
from cases.actions.juridisch import leg_juridische_stap_vast
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.stappen import NotYet
from cases.actions.vertellen import vertel
from cases.choices import Rubriek, Stapsoort, Status
from uitvoering.actions import nazorg
from uitvoering.actions.ontruimingsdag import volg_casus

AFGELASTEN = "ontruiming_afgelasten"
AFGELAST = "De ontruiming is afgelast."


@transaction.atomic
def gelast_af(casus, *, reden, by, now):
    """The announced date falls away, with its deadlines and aftercare; all who take part hear it.

    The decision of the Regieteam stands: from now on there is no date, and another is announced
    anew.
    """
    casus = om_te_doen(casus, AFGELASTEN, by=by, now=now)
    if casus.status == Status.ONTRUIMD:
        raise NotYet(["De woning is al ontruimd."])
    stap = leg_juridische_stap_vast(
        casus,
        soort=Stapsoort.ONTRUIMING_AFGELAST,
        datum=vandaag(now),
        toelichting=reden,
        by=by,
        now=now,
    )
    volg_casus(casus, now=now)
    if lopend := nazorg.lopend(casus):
        nazorg.beeindig(lopend, AFGELAST, by=by, now=now)
    vertel(
        casus,
        Berichtsoort.AFGELAST,
        kenmerk=stap.sleutel,
        rubriek=Rubriek.KERN,
        now=now,
        behalve=[by.user.pk],
    )
    return stap
