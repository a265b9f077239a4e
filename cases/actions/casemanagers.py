"""A case goes from one casemanager to another: who takes part because of that."""

from cases.actions.deelnames import betrek_casemanager
from cases.choices import Deelnamerol
from cases.models import Gunning


def wijs_aan(casus, user, organisatie, *, by, now):
    """Make her the casemanager of a case that is under the lock of the caller."""
    casus.casemanager, casus.casemanager_organisatie = user, organisatie
    casus.save(update_fields=["casemanager", "casemanager_organisatie"])
    betrek_casemanager(casus, by=by, now=now)


def laat_gaan(casus, organisatie, reden, *, by, now):
    """End what an organisation saw because of its casemanager, from the next request on.

    A person of it who was invited by name stays; without one, nothing stays shared.
    """
    deelnames = casus.deelnames.filter(organisatie=organisatie, beeindigd_at=None)
    deelnames.filter(rol=Deelnamerol.CASEMANAGER).update(
        beeindigd_at=now, beeindigd_door=by.user, beeindigd_reden=reden
    )
    if not deelnames.exists():
        Gunning.objects.filter(content_object=casus, group=organisatie.groep_id).delete()
