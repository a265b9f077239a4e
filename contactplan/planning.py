"""When the steps of a trajectory fall: the calendar of an organisation, and the next step."""

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
TERUG = 14 * DAG  # over the longest holidays: what is planned for after them counts from before


def kalender(organisatie, vanaf):
    """The working days of an organisation from a date on, far enough for any plan."""
    gesloten = Sluitingsdag.objects.voor(organisatie, vanaf, vanaf + VOORUIT)
    return Kalender(gesloten, organisatie.sluitingstijd, timezone.get_current_timezone())


def plan_stap(traject, naam, agenda, *, by, now, afspraak_at=None):
    """Plan the step that follows, with its deadline; a day of waiting has none."""
    gepland = CONTACTPLAN.plan(naam, traject.werkdag_een, agenda, vandaag=vandaag(now))
    due_at = max(gepland.due_at, afspraak_at) if afspraak_at else gepland.due_at
    stap = CONTACTPLAN.stappen[naam]
    deadline = None
    if stap.soort.zoekt_op:
        deadline = Deadline(
            casus=traject.casus,
            soort=Deadlinesoort.CONTACTPLAN,
            rubriek=Rubriek.HULP,
            regel="OC",
            wat=stap.doe,
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
        vanaf=gepland.vanaf,
        due_at=due_at,
        kalender_at=now,
        afspraak_at=afspraak_at,
        deadline=deadline,
    )
