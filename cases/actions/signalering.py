"""Whether the program still notices what passes: silence must be heard, never look green."""

from datetime import timedelta

from django.db.models import Subquery

from berichten.models import Uitgaand
from cases.actions.hartslag import POST, SWEEP
from cases.models import Deadline, Heartbeat

ACHTER = timedelta(minutes=5)


def vragen():
    """The last sweep and the oldest moment nobody noticed, to be asked along with more."""
    slag = Heartbeat.objects.filter(naam=SWEEP).values("at")[:1]
    oudste = Deadline.objects.te_herinneren().order_by("wek_at", "pk").values("wek_at")[:1]
    return Subquery(slag), Subquery(oudste)


def achter_sinds(*momenten, now):
    """Since when it lags: the first of these moments, if it is more than five minutes ago."""
    return min((m for m in momenten if m and m < now - ACHTER), default=None)


def traag(now):
    """The tasks that lag, each with since when; without the rows of a case."""
    slagen = dict(Heartbeat.objects.values_list("naam", "at"))
    deadlines = Deadline.objects.te_herinneren().order_by("wek_at", "pk").values_list("wek_at")
    mails = Uitgaand.objects.te_sturen(now).order_by("na_at", "pk").values_list("na_at")
    sinds = {
        SWEEP: achter_sinds(slagen.get(SWEEP), *(deadlines.first() or ()), now=now),
        POST: achter_sinds(slagen.get(POST), *(mails.first() or ()), now=now),
    }
    return {naam: moment for naam, moment in sinds.items() if moment}
