"""A case goes from one casemanager to another: who takes part because of that."""

from cases.actions.betrekken import betrek_casemanager
from cases.choices import Deelnamerol
from cases.models import Gunning
from partners.choices import Soort


def wijs_aan(casus, user, organisatie, *, by, now):
    """Make her the casemanager of a case that is under the lock of the caller."""
    casus.casemanager, casus.casemanager_organisatie = user, organisatie
    casus.save(update_fields=["casemanager", "casemanager_organisatie"])
    betrek_casemanager(casus, by=by, now=now)


def blijft_meedoen(casus, organisatie):
    """Who has a part of its own in a case, whoever its casemanager is: whose case it is, and the
    municipality (LAW-03)."""
    return organisatie.pk == casus.corporatie_id or organisatie.soort == Soort.GEMEENTE


def laat_gaan(casus, organisatie, reden, *, by, now):
    """End what an organisation saw because of its casemanager, from the next request on.

    A person of it who was invited by name stays; without one, nothing stays shared. Who stays
    sees what the ceiling of its kind gives.
    """
    deelnames = casus.deelnames.filter(organisatie=organisatie, beeindigd_at=None)
    if blijft_meedoen(casus, organisatie):
        deelnames.filter(rol=Deelnamerol.CASEMANAGER).update(rol=Deelnamerol.PARTNER)
        return
    deelnames.filter(rol=Deelnamerol.CASEMANAGER).update(
        beeindigd_at=now, beeindigd_door=by.user, beeindigd_reden=reden
    )
    if not deelnames.exists():
        Gunning.objects.filter(content_object=casus, group=organisatie.groep_id).delete()
