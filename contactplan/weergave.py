"""How the plan stands, in the words of the screens. Reads, never writes."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Prefetch, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from common.urgentie import urgentie
from contactplan.choices import OPEN, Hulp, Stand
from contactplan.models import Contactstap, Traject
from contactplan.planning import TERUG, kalender
from contactplan.protocols.contactplan import CONTACTPLAN
from contactplan.protocols.teksten import DEURSCRIPT


@dataclass(frozen=True)
class Dag:
    """One working day of the strip."""

    nummer: int
    datum: date
    stappen: list
    vandaag: bool


def trajecten_van(casus, rechten):
    """The trajectories of a case with their steps, for who reads help; two queries at most."""
    stappen = Contactstap.objects.select_related("vastgelegd_door")
    return list(
        Traject.objects.leesbaar(rechten)
        .filter(casus=casus)
        .select_related("organisatie")
        .prefetch_related(Prefetch("stappen", stappen))
    )


def agendas_van(trajecten):
    """The calendar of each organisation, from just before its first trajectory on."""
    eerste = {}
    for traject in sorted(trajecten, key=lambda t: t.werkdag_een, reverse=True):
        eerste[traject.organisatie] = traject.werkdag_een
    return {wie: kalender(wie, dag - TERUG) for wie, dag in eerste.items()}


def stand_van(stap, agenda, now):
    """How soon this step has to be done, in working days of who does it; None without a step."""
    return stap and urgentie(stap.due_at, now, agenda.werkdagen, om=stap.afspraak_at)


def dagstrip(traject, agenda, vandaag):
    """Working days 1 to 5 with their dates, and what happened or is planned on each."""
    per_dag = {}
    for stap in traject.stappen.all():
        moment = timezone.localdate(stap.gedaan_at or stap.due_at)
        nummer = max(1, agenda.nummer(traject.werkdag_een, moment))
        per_dag.setdefault(min(nummer, CONTACTPLAN.laatste_dag), []).append(stap)
    return [
        Dag(nummer, dag, per_dag.get(nummer, []), dag == vandaag)
        for nummer in range(1, CONTACTPLAN.laatste_dag + 1)
        for dag in [agenda.dag(traject.werkdag_een, nummer)]
    ]


def gevolgen(stap, agenda, now: datetime):
    """What each outcome of this step leads to, with real dates, before it is recorded."""
    for uitkomst in stap.protocol.te_kiezen.values():
        if uitkomst.einde:
            yield {"uitkomst": uitkomst.label, "dan": CONTACTPLAN.einden[uitkomst.einde]}
            continue
        gepland = CONTACTPLAN.plan(
            uitkomst.dan, stap.traject.werkdag_een, agenda, vandaag=timezone.localdate(now)
        )
        yield {
            "uitkomst": uitkomst.label,
            "dan": CONTACTPLAN.stappen[uitkomst.dan].doe,
            "uiterlijk": gepland.due_at,
        }


def deurscript(actor):
    """What one says at the door, with the names of who stands there (OC-05)."""
    namen = {"naam": actor.user.naam, "organisatie": actor.organisatie.naam}
    return [zin.format(**namen) for zin in DEURSCRIPT]


def laatste_traject():
    """How the trajectory stands that was begun last in a case: a column for a query of cases."""
    trajecten = Traject.objects.filter(casus=OuterRef("pk")).order_by("-gestart_at", "-pk")
    return Subquery(
        trajecten.values(
            json=JSONObject(stand="stand", hulp="hulp", organisatie="organisatie__naam")
        )[:1]
    )


def traject_van(casus):
    """That column as (trajectory, name of its organisation); (None, "") without any."""
    if not casus.laatste_traject:
        return None, ""
    gegevens = dict(casus.laatste_traject)
    naam = gegevens.pop("organisatie")
    return Traject(**gegevens), naam


def terugkoppeling(traject):
    """All that the landlord hears: taken up, contact, help; never why (OC-15, LAW-05)."""
    return {
        "opgepakt": "Ja",
        "loopt": "Ja" if traject.stand in OPEN else "Nee",
        "contact": "Ja"
        if traject.stand == Stand.IN_GESPREK or traject.hulp != Hulp.ONBEKEND
        else "Nee",
        "hulp": traject.get_hulp_display(),
    }
