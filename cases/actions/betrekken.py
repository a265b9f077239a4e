"""Who takes part because the route asks for it, without an invitation (RT-18, NZ-08)."""

from datetime import timedelta

from cases.actions.deelnames import gunningen, voeg_toe, volg_dreiging
from cases.actions.laden import vandaag
from cases.choices import Deelnamerol, Grondslag, Hoedanigheid, Rubriek
from cases.models import Gunning
from cases.permissions import deelbaar, plafond
from partners.choices import Soort
from partners.models import Organisatie

CORRIGEREN = timedelta(days=14)
DOEL_REGIETEAM = "Samen besluiten of en hoe een ontruiming te voorkomen is"
DOEL_CASEMANAGER = "Het besluit van het Regieteam uitvoeren"
DOEL_OPVANG = "Een plek zoeken na een aanmelding bij de opvang"
DOEL_GEMEENTE = "Een plek regelen na een incident bij een ontruiming"


def betrek_regieteam(casus, regieteam, *, by, now):
    """The Regieteam sees a case from the moment it is reported."""
    _betrek(
        casus,
        regieteam,
        rol=Deelnamerol.REGIETEAM,
        doel=DOEL_REGIETEAM,
        rubrieken=deelbaar(regieteam.soort),
        by=by,
        now=now,
    )


def betrek_casemanager(casus, *, by, now):
    """The organisation of the casemanager takes part with all that a casemanager may see."""
    hoogst = plafond(Hoedanigheid.CASEMANAGER)
    _betrek(
        casus,
        casus.casemanager_organisatie,
        rol=Deelnamerol.CASEMANAGER,
        doel=DOEL_CASEMANAGER,
        rubrieken=[r for r in Rubriek if hoogst[r]],
        by=by,
        now=now,
    )


def betrek_gemeente(casus, *, by, now):
    """The municipality of the region takes part when an eviction went wrong (RT-18, LAW-03)."""
    gemeenten = Organisatie.objects.filter(
        soort=Soort.GEMEENTE, actief=True, regio=casus.corporatie.regio_id
    )
    deelnames = casus.deelnames.actief(vandaag(now))
    for gemeente in gemeenten.exclude(pk__in=deelnames.values("organisatie")):
        _betrek(
            casus,
            gemeente,
            rol=Deelnamerol.PARTNER,
            doel=DOEL_GEMEENTE,
            rubrieken=[Rubriek.JURIDISCH, Rubriek.GEZIN, Rubriek.BESLUIT],
            by=by,
            now=now,
        )


def betrek_opvang(casus, opvang, *, by, now):
    """A shelter with which the household is registered sees what it needs to answer (NZ-08)."""
    _betrek(
        casus,
        opvang,
        rol=Deelnamerol.PARTNER,
        doel=DOEL_OPVANG,
        rubrieken=[Rubriek.JURIDISCH, Rubriek.GEZIN, Rubriek.BESLUIT],
        by=by,
        now=now,
    )


def laat_opvang_gaan(casus, opvang, *, now):
    """A shelter that has nothing to do here any more keeps sight only to correct its answer."""
    van_haar = casus.deelnames.filter(organisatie=opvang, doel=DOEL_OPVANG, beeindigd_at=None)
    van_haar.filter(tot=None).update(tot=vandaag(now) + CORRIGEREN)


def laat_opvang_blijven(casus, opvang, *, sinds):
    """A shelter that corrects its refusal stays after all, with what is shared with it by then."""
    van_haar = casus.deelnames.filter(organisatie=opvang, doel=DOEL_OPVANG, beeindigd_at=None)
    van_haar.filter(tot=vandaag(sinds) + CORRIGEREN).update(tot=None)


def _betrek(casus, organisatie, *, rol, doel, rubrieken, by, now):
    """Make sure that an organisation takes part, as a step of the route asks.

    An invited partner whom the route now needs stays as long as the route lasts.
    """
    actief = casus.deelnames.actief(vandaag(now)).filter(organisatie=organisatie, persoon=None)
    verhuurder = organisatie.pk == casus.corporatie_id
    if not verhuurder and not actief.update(rol=rol, doel=doel, tot=None):
        casus.deelnames.filter(organisatie=organisatie, persoon=None, beeindigd_at=None).update(
            beeindigd_at=now, beeindigd_door=by.user, beeindigd_reden="Einddatum voorbij"
        )
        if not casus.deelnames.actief(vandaag(now)).filter(organisatie=organisatie).exists():
            Gunning.objects.filter(content_object=casus, group=organisatie.groep_id).delete()
        voeg_toe(
            casus,
            organisatie,
            persoon=None,
            rol=rol,
            doel=doel,
            grondslag=Grondslag.PUBLIEKE_TAAK,
            tot=None,
            rubrieken=rubrieken,
            by=by,
            now=now,
        )
    Gunning.objects.bulk_create(gunningen([(casus, organisatie, rubrieken)]), ignore_conflicts=True)
    volg_dreiging(casus, organisatie, now=now)
