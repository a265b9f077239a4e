"""Speaking with the children before a decision, and how Jeugdbescherming is involved (RT-17)."""

from django.db import transaction
from django.utils import timezone

from cases.actions.deadlines import AFGESLOTEN, RONDOM, gepland, laat_vervallen
from cases.actions.laden import om_te_wijzigen, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek
from cases.models import Deadline
from cases.permissions import codenaam
from cases.rules import niet_afgesloten
from common.werkdagen import einde_werkdag, plus_werkdagen
from partners.choices import Soort
from partners.models import Organisatie, Sluitingsdag
from uitvoering.choices import Gesprekuitkomst
from uitvoering.models import Jeugdbetrokkenheid, Kindgesprek

SPREEKT = (Soort.HULPVERLENING, Soort.OCMW, Soort.JEUGDBESCHERMING)
REGEL = "RT-17"
ANDER_MOMENT = "De beslissing is op een ander moment."
BESPROKEN = "Het Regieteam besprak de casus."
VAN_DE_AGENDA = "De casus is van de agenda gehaald."
VAN_ZELF = (ANDER_MOMENT, BESPROKEN, VAN_DE_AGENDA, AFGESLOTEN)  # what the program let go


@transaction.atomic
def leg_gesprek_vast(casus, *, kind, uitkomst, op, wie, wat, by, now):
    """Somebody spoke with this child, or didn't for a reason."""
    casus = _casus(casus, by=by, now=now)
    if kind.casus_id != casus.pk:
        raise NotYet(["Dit kind hoort niet bij deze casus."], veld="kind")
    if op > vandaag(now):
        raise NotYet(["Deze dag ligt in de toekomst."], veld="op")
    if uitkomst == Gesprekuitkomst.NIET and not wat:
        raise NotYet(["Schrijf op waarom niemand met dit kind sprak."], veld="wat")
    gesprek = Kindgesprek.objects.create(
        casus=casus, kind=kind, uitkomst=uitkomst, op=op, wie=wie, wat=wat, **_door(by, now)
    )
    _noteer(casus, "Gesprek met een kind vastgelegd", by=by, now=now)
    if not te_spreken(casus, vandaag(now)):
        casus.deadlines.open().filter(soort=Deadlinesoort.KINDGESPREK).update(met_at=now)
    return gesprek


@transaction.atomic
def betrek_jeugdbescherming(casus, *, vorm, wie, sinds, wat, by, now):
    """Jeugdbescherming is involved: as what, who, since when."""
    casus = _casus(casus, by=by, now=now)
    if sinds > vandaag(now):
        raise NotYet(["Deze dag ligt in de toekomst."], veld="sinds")
    rij = Jeugdbetrokkenheid.objects.create(
        casus=casus, vorm=vorm, wie=wie, sinds=sinds, wat=wat, **_door(by, now)
    )
    _noteer(casus, "Jeugdbescherming is betrokken", by=by, now=now)
    return rij


@transaction.atomic
def stop_jeugdbescherming(betrokkenheid, *, op, by, now):
    """The involvement ended."""
    casus = _casus(betrokkenheid.casus, by=by, now=now)
    rijen = casus.jeugdbetrokkenheden.select_for_update()
    betrokkenheid = rijen.get(pk=betrokkenheid.pk)
    if betrokkenheid.gestopt_op:
        raise NotYet(["Dit was al gestopt."])
    if not betrokkenheid.sinds <= op <= vandaag(now):
        raise NotYet(["Kies een dag tussen het begin en vandaag."], veld="op")
    betrokkenheid.gestopt_op = op
    betrokkenheid.save(update_fields=["gestopt_op"])
    _noteer(casus, "Jeugdbescherming is niet meer betrokken", by=by, now=now)
    return betrokkenheid


def te_spreken(casus, dag):
    """The minors of this household with whom nobody spoke yet, and of whom nobody said why not."""
    gehad = set(casus.kindgesprekken.values_list("kind", flat=True))
    return [b for b in casus.bewoners.all() if b.is_minderjarig(dag) and b.pk not in gehad]


def vraag_gesprek(casus, *, voor, now):
    """A decision is near: who helps this household speaks with the children before it.

    `voor` is the moment of the decision. A deadline for each organisation that may; whoever is
    first meets all of them. Returns how many. An earlier moment falls away.
    """
    vergeet_gesprek(casus, reden=ANDER_MOMENT, now=now)
    if voor <= now or not te_spreken(casus, vandaag(now)):
        return 0
    gedeeld = casus.gunningen.filter(permission__codename=codenaam(Rubriek.GEZIN))
    deelnames = casus.deelnames.actief(vandaag(now)).filter(organisatie__soort__in=SPREEKT)
    organisaties = Organisatie.objects.filter(
        pk__in=deelnames.values("organisatie"), groep__in=gedeeld.values("group")
    )
    deadlines = [
        Deadline(
            casus=casus,
            soort=Deadlinesoort.KINDGESPREK,
            rubriek=Rubriek.GEZIN,
            regel=REGEL,
            wat="Praat met de kinderen, vóór het Regieteam beslist",
            started_at=now,
            due_at=_uiterlijk(organisatie, voor, now),
            organisatie=organisatie,
        )
        for organisatie in organisaties
    ]
    return len(Deadline.objects.bulk_create(gepland(deadlines)))


def vergeet_gesprek(casus, *, reden, now):
    """There is no decision near any more."""
    return laat_vervallen(casus, reden=reden, now=now, soort=Deadlinesoort.KINDGESPREK)


def _uiterlijk(organisatie, voor, now):
    """Closing time of the working day before the decision, or else the decision itself."""
    tz = timezone.get_current_timezone()
    dag = voor.astimezone(tz).date()
    gesloten = Sluitingsdag.objects.voor(organisatie, dag - RONDOM, dag)
    eerder = einde_werkdag(plus_werkdagen(dag, -1, gesloten), organisatie.sluitingstijd, tz)
    return eerder if eerder > now else voor


def _casus(casus, *, by, now):
    casus = om_te_wijzigen(casus, Rubriek.GEZIN, by=by, now=now)
    eis(casus, niet_afgesloten)
    return casus


def _door(by, now):
    return {"organisatie": by.organisatie, "vastgelegd_door": by.user, "vastgelegd_at": now}


def _noteer(casus, titel, *, by, now):
    noteer(casus, Gebeurtenissoort.GEZIN, rubriek=Rubriek.GEZIN, by=by, now=now, titel=titel)
