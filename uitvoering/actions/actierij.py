"""What a change of an action is made of: the row, its deadline and its line on the timeline.

Checks nothing: the case and the action are under the lock of the caller, who may do this.
"""

from django.utils import timezone

from cases.actions.deadlines import gepland
from cases.actions.tijdlijn import noteer
from cases.choices import Deadlinesoort, Gebeurtenissoort
from cases.models import Deadline
from common.werkdagen import einde_werkdag
from uitvoering.choices import Actiesoort, Actiestand
from uitvoering.models import Actiepunt

REGEL, REGEL_PLAN = "RT-11", "RT-05"
# Has to be done ahead of the eviction: it never moves to a later working day (cases.kalender).
REGEL_VAN = {Actiesoort.JEUGDBESCHERMING: "RT-17"}
WAT_LENGTE = Deadline._meta.get_field("wat").max_length
REDEN_LENGTE = Deadline._meta.get_field("dropped_reason").max_length


def blijft(actiepunt):
    """What a following row has in common with this one, whoever does it and whenever."""
    return {
        "vorige": actiepunt,
        "rubriek": actiepunt.rubriek,
        "leefgebied": actiepunt.leefgebied,
    }


def vervolg(actiepunt, *, now, **anders):
    """The row that follows on an action that the program closed, with what is different in it."""
    return Actiepunt.objects.create(
        **{
            "casus": actiepunt.casus,
            "soort": actiepunt.soort,
            "wat": actiepunt.wat,
            "organisatie": actiepunt.organisatie,
            "persoon": actiepunt.persoon,
            "voor_op": actiepunt.voor_op,
            "afgesproken_at": now,
            "afgesproken_door": actiepunt.afgesproken_door,
            **blijft(actiepunt),
            **anders,
        }
    )


def plan_deadline(casus, actiepunt, *, now):
    if actiepunt.deadline_id or actiepunt.stand != Actiestand.OPEN:
        return actiepunt.deadline
    eigenaar = actiepunt.organisatie
    deadline = Deadline(
        casus=casus,
        soort=Deadlinesoort.ACTIEPUNT,
        rubriek=actiepunt.rubriek,
        regel=REGEL_PLAN if actiepunt.leefgebied_id else REGEL_VAN.get(actiepunt.soort, REGEL),
        wat=actiepunt.wat[:WAT_LENGTE],
        kenmerk=str(actiepunt.sleutel),
        started_at=now,
        due_at=einde_werkdag(
            actiepunt.voor_op, eigenaar.sluitingstijd, timezone.get_current_timezone()
        ),
        organisatie=eigenaar,
        persoon=actiepunt.persoon,
    )
    [actiepunt.deadline] = Deadline.objects.bulk_create(gepland([deadline]))
    actiepunt.save(update_fields=["deadline"])
    return actiepunt.deadline


def sluit(actiepunt, stand, resultaat, *, by, now):
    actiepunt.stand, actiepunt.resultaat = stand, resultaat
    actiepunt.afgerond_at, actiepunt.afgerond_door = now, by and by.user
    actiepunt.save(update_fields=["stand", "resultaat", "afgerond_at", "afgerond_door"])


def laat_los(casus, actiepunt, reden, *, now):
    casus.deadlines.open().filter(actiepunt=actiepunt).update(
        dropped_at=now, dropped_reason=reden[:REDEN_LENGTE]
    )


def noteer_actie(casus, actiepunt, wat, tekst, *, by, now):
    noteer(
        casus,
        Gebeurtenissoort.ACTIEPUNT,
        rubriek=actiepunt.rubriek,
        by=by,
        now=now,
        titel=f"{wat}: {actiepunt.wat[:1].lower()}{actiepunt.wat[1:]}"[:WAT_LENGTE],
        tekst=tekst,
    )
