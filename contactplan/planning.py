"""When the steps of a trajectory fall: the calendar of an organisation, and the next step."""

from datetime import time

from django.utils import timezone

from cases.actions.deadlines import gepland as gepland_op_tijd
from cases.actions.laden import vandaag
from cases.choices import Deadlinesoort, Rubriek
from cases.models import Deadline
from common.werkdagen import DAG
from contactplan.models import Contactstap
from contactplan.protocols.contactplan import CONTACTPLAN
from contactplan.protocols.language import Kalender
from partners.models import Sluitingsdag

VOORUIT = 800 * DAG
EINDE_VAN_DE_DAG = time(23, 59)
TERUG = 14 * DAG  # over the longest holidays: what is planned for after them counts from before


def kalender(organisatie, vanaf):
    """The working days of an organisation from a date on, far enough for any plan."""
    gesloten = Sluitingsdag.objects.voor(organisatie, vanaf, vanaf + VOORUIT)
    return Kalender(gesloten, organisatie.sluitingstijd, timezone.get_current_timezone())


def plan_stap(traject, naam, agenda, *, by, now, afspraak_at=None):
    """Plan the step that follows, with its deadline; a day of waiting has none.

    An appointment with the client decides on which day it falls, whatever the plan says.
    """
    gepland = CONTACTPLAN.plan(naam, traject.werkdag_een, agenda, vandaag=vandaag(now))
    stap = CONTACTPLAN.stappen[naam]
    vanaf, due_at, wat = gepland.vanaf, gepland.due_at, stap.doe
    if afspraak_at:
        # Not late at its own hour, while she sits at the table, but when its day is over.
        vanaf = timezone.localdate(afspraak_at)
        due_at = agenda.einde(vanaf, EINDE_VAN_DE_DAG)
        wat = f"{stap.doe}, om {timezone.localtime(afspraak_at):%H:%M}"
    deadline = None
    if stap.soort.zoekt_op:
        deadline = Deadline(
            casus=traject.casus,
            soort=Deadlinesoort.CONTACTPLAN,
            rubriek=Rubriek.HULP,
            regel="OC",
            wat=wat,
            started_at=now,
            due_at=due_at,
            organisatie=traject.organisatie,
            persoon=by.user if by else traject.gestart_door,
        )
        gepland_op_tijd([deadline])
        deadline.save()
    return Contactstap.objects.create(
        traject=traject,
        volgnummer=traject.stappen.count() + 1,
        stap=naam,
        vanaf=vanaf,
        due_at=due_at,
        kalender_at=now,
        afspraak_at=afspraak_at,
        deadline=deadline,
    )
