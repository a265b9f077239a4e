"""That a case comes on an agenda again is work of the Regieteam, until it is there."""

from django.utils import timezone

from cases.actions.deadlines import RONDOM, gepland
from cases.choices import Deadlinesoort, Rubriek
from cases.models import Deadline
from common.werkdagen import einde_werkdag, nde_werkdag
from partners.models import Sluitingsdag


def vraag(casus, team, *, wat, op, kenmerk, now, regel=""):
    """Ask this Regieteam before the end of a day, or of the working day after it; once.

    The case is under the lock of the caller.
    """
    if gevraagd(casus).filter(organisatie=team).exists():
        return
    gesloten = Sluitingsdag.objects.voor(team, op, op + RONDOM)
    dag, tz = nde_werkdag(op, 1, gesloten), timezone.get_current_timezone()
    deadline = Deadline(
        casus=casus,
        soort=Deadlinesoort.BESPREKING,
        rubriek=Rubriek.BESLUIT,
        regel=regel,
        wat=wat,
        kenmerk=str(kenmerk),
        started_at=now,
        due_at=einde_werkdag(dag, team.sluitingstijd, tz),
        organisatie=team,
    )
    Deadline.objects.bulk_create(gepland([deadline]))


def staat_op_de_agenda(casus, *, now):
    """It is there: nobody needs to be asked any more."""
    return gevraagd(casus).update(met_at=now)


def gevraagd(casus):
    return casus.deadlines.open().filter(soort=Deadlinesoort.BESPREKING)
