"""A second chance is a decision of the Regieteam, taken between its meetings (NZ-02, RT-11)."""

from django.db import transaction

from berichten.choices import Soort as Berichtsoort
from cases import stukken
from cases.actions.vertellen import vertel
from regieteam.choices import Besluitsoort
from regieteam.models import Besluit, Besluitdeelnemer
from uitvoering.actions.tweede_kans import geef_tweede_kans


@transaction.atomic
def besluit_tweede_kans(casus, afspraak, *, waarom, beslissers, by, now):
    """The agreement, the step, and the decision that stays; whoever takes part is told.

    `beslissers`: (organisatie, person) of who decided. Raises what geef_tweede_kans raises.
    """
    deelnemers = tuple(
        stukken.Deelnemer(mens.naam, organisatie.pk) for organisatie, mens in beslissers
    )
    kans = geef_tweede_kans(casus, afspraak, deelnemers=deelnemers, by=by, now=now)
    besluit = Besluit.objects.create(
        casus=kans.casus,
        regieteam=by.organisatie,
        soort=Besluitsoort.TWEEDE_KANS,
        genomen_at=now,
        vastgelegd_door=by.user,
        te_voorkomen=True,
        waarom=waarom,
        casemanager=kans.casus.casemanager,
        casemanager_organisatie=kans.casus.casemanager_organisatie,
        tweede_kans=kans,
    )
    Besluitdeelnemer.objects.bulk_create(
        Besluitdeelnemer(besluit=besluit, naam=een.naam, organisatie_id=een.organisatie)
        for een in deelnemers
    )
    vertel(
        kans.casus,
        Berichtsoort.BESLUIT,
        kenmerk=f"besluit:{besluit.sleutel}",
        now=now,
        behalve={by.user.pk},
    )
    return besluit
