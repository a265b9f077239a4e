"""How a Regieteam meets, and its meetings: planned, changed, called off, begun and ended."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cases.actions.laden import vandaag
from cases.actions.ontvangers import collegas
from cases.actions.stappen import NotYet
from cases.models import Casus
from common.werkdagen import DAG, is_werkdag
from partners.models import Sluitingsdag
from regieteam import tijden
from regieteam.actions import agenda, uitnodigen
from regieteam.choices import Vergaderstand
from regieteam.models import Aanwezigheid, Agendapunt, Regieteam, Vergadering
from regieteam.permissions import is_van_het_team, leidt_het_team
from uitvoering.actions.kinderen import vraag_gesprek

VOORUIT = 400 * DAG
BEZET = "Op dit moment is er al een vergadering."
KWAM_ERBIJ = "Er kwam net een casus bij. Kijk opnieuw naar de agenda."


@transaction.atomic
def stel_in(*, by, **gegevens):
    """Change where, when and how long this team meets."""
    if not leidt_het_team(by):
        raise PermissionDenied
    team, _ = Regieteam.objects.update_or_create(organisatie=by.organisatie, defaults=gegevens)
    return team


@transaction.atomic
def voeg_lid_toe(organisatie, *, by, now):
    """An organisation that sits at the table of this team as a rule."""
    if not leidt_het_team(by):
        raise PermissionDenied
    team = instelling(by.organisatie, opslaan=True)
    lid, nieuw = team.leden.get_or_create(
        organisatie=organisatie, tot=None, defaults={"sinds": vandaag(now)}
    )
    if not nieuw:
        raise NotYet(["Deze organisatie is al lid."], veld="organisatie")
    return lid


@transaction.atomic
def beeindig_lid(lid, *, by, now):
    """From today on this organisation isn't a member any more; its cases stay as they are."""
    if not leidt_het_team(by) or lid.regieteam.organisatie_id != by.organisatie.pk:
        raise PermissionDenied
    lid.tot = vandaag(now)
    lid.save(update_fields=["tot"])


def instelling(organisatie, *, opslaan=False):
    """How this team meets; what a team meets like that never said so, when there is no row."""
    team = Regieteam.objects.filter(organisatie=organisatie).first()
    if team is None:
        team = Regieteam(organisatie=organisatie)
        if opslaan:
            team.save()
    return team


def voorstel(organisatie, *, now):
    """The next meeting along the rhythm of the team: when, where, and until when open."""
    team, dag = instelling(organisatie), vandaag(now)
    laatste = Vergadering.objects.filter(regieteam=organisatie, begint_at__gt=now)
    laatste = laatste.exclude(stand=Vergaderstand.AFGELAST).aggregate(op=Max("begint_at"))["op"]
    gesloten = _gesloten(organisatie, dag)
    dag = tijden.eerstvolgende_dag(
        team.ritme, team.weekdag, dag, laatste and vandaag(laatste), gesloten
    )
    tz = timezone.get_current_timezone()
    return {
        "begint_at": datetime.combine(dag, team.tijd, tz),
        "plaats": team.plaats,
        "sluit_at": tijden.sluit_at(dag, team.sluit_werkdagen, team.sluit_tijd, tz, gesloten),
    }


@transaction.atomic
def plan(*, begint_at, plaats, sluit_at, voorzitter=None, by, now):
    """Plan a meeting on a working day; the people of the team are invited at once."""
    if not leidt_het_team(by):
        raise PermissionDenied
    _kan(by.organisatie, begint_at, sluit_at, now=now)
    vergadering = Vergadering.objects.create(
        regieteam=by.organisatie,
        begint_at=begint_at,
        plaats=plaats,
        sluit_at=sluit_at,
        voorzitter=voorzitter,
        gepland_door=by.user,
    )
    _zet_team_aan_tafel(vergadering)
    uitnodigen.nodig_team_uit(vergadering, now=now)
    return vergadering


@transaction.atomic
def wijzig(vergadering, *, begint_at, plaats, sluit_at, voorzitter=None, by, now):
    """Another moment or place; whoever was invited hears of it."""
    casussen = _casussen_onder_slot(vergadering, by=by, now=now)
    vergadering = agenda.om_te_leiden(vergadering, by=by)
    _kan(by.organisatie, begint_at, sluit_at, now=now, zelf=vergadering)
    nieuws = (vergadering.begint_at, vergadering.plaats) != (begint_at, plaats)
    verzet = vergadering.begint_at != begint_at
    if verzet and _open_punten(vergadering, by=by, now=now).exclude(casus__in=casussen).exists():
        raise NotYet([KWAM_ERBIJ])
    vergadering.begint_at, vergadering.plaats = begint_at, plaats
    vergadering.sluit_at, vergadering.voorzitter = sluit_at, voorzitter
    vergadering.save(update_fields=["begint_at", "plaats", "sluit_at", "voorzitter"])
    agenda.raak(vergadering)
    if verzet:
        for casus in casussen:
            vraag_gesprek(casus, voor=begint_at, now=now)
    if nieuws:
        uitnodigen.werk_bij(vergadering, now=now)
    return vergadering


@transaction.atomic
def gelast_af(vergadering, *, reden, naar=None, by, now):
    """Call a meeting off, with a reason; what was on its agenda goes to another one.

    The cases stay on an agenda. Raises NotYet while open items have nowhere to go.
    """
    _casussen_onder_slot(vergadering, by=by, now=now)
    punten = list(_open_punten(vergadering, by=by, now=now).select_related("casus"))
    if punten and naar is None:
        raise NotYet(["Kies naar welke vergadering de casussen van deze agenda gaan."], veld="naar")
    for punt in punten:
        agenda.verplaats(punt, naar, reden=reden, by=by, now=now)
    vergadering = agenda.om_te_leiden(vergadering, by=by)
    if vergadering.stand != Vergaderstand.GEPLAND:
        raise NotYet(["Deze vergadering is al begonnen."])
    if vergadering.punten.open().exists():
        raise NotYet([KWAM_ERBIJ])
    vergadering.stand, vergadering.reden = Vergaderstand.AFGELAST, reden
    vergadering.save(update_fields=["stand", "reden"])
    agenda.raak(vergadering)
    uitnodigen.zeg_af(vergadering, now=now)
    return vergadering


@transaction.atomic
def begin(vergadering, *, by, now):
    """The meeting starts; pressed twice it just goes on."""
    vergadering = _van_het_team(vergadering, by=by)
    if vergadering.stand == Vergaderstand.BEZIG:
        return vergadering
    if vergadering.stand != Vergaderstand.GEPLAND:
        raise NotYet(["Deze vergadering kan niet meer beginnen."])
    if vandaag(now) < vandaag(vergadering.begint_at):
        raise NotYet(["Deze vergadering is vandaag niet."])
    return _stand(vergadering, Vergaderstand.BEZIG)


@transaction.atomic
def sluit(vergadering, *, by, now):
    """The meeting is over, once every item is."""
    vergadering = _van_het_team(vergadering, by=by)
    if vergadering.stand == Vergaderstand.GEHOUDEN:
        return vergadering
    if vergadering.stand != Vergaderstand.BEZIG:
        raise NotYet(["Deze vergadering is niet bezig."])
    if vergadering.punten.open().exists():
        raise NotYet(["Er staan nog punten open. Besluit, houd aan of verplaats ze eerst."])
    return _stand(vergadering, Vergaderstand.GEHOUDEN)


def _casussen_onder_slot(vergadering, *, by, now):
    """The cases of the open items: before the meeting, in the order in which the agenda does."""
    punten = _open_punten(vergadering, by=by, now=now)
    casussen = Casus.objects.for_actor(by, vandaag(now)).filter(pk__in=punten.values("casus"))
    return list(casussen.order_by("pk").select_for_update(of=("self",), no_key=True))


def _open_punten(vergadering, *, by, now):
    punten = Agendapunt.objects.voor(by, vandaag(now)).open().filter(vergadering=vergadering)
    return punten.order_by("casus", "pk")


def _van_het_team(vergadering, *, by):
    if not is_van_het_team(by) or vergadering.regieteam_id != by.organisatie.pk:
        raise PermissionDenied
    return Vergadering.objects.select_for_update().get(pk=vergadering.pk)


def _stand(vergadering, stand):
    vergadering.stand = stand
    vergadering.save(update_fields=["stand"])
    agenda.raak(vergadering)
    return vergadering


def _kan(organisatie, begint_at, sluit_at, *, now, zelf=None):
    """Whether a meeting can be at this moment; else NotYet, at the question it is about."""
    if begint_at <= now:
        raise NotYet(["Kies een moment in de toekomst."], veld="begint_at")
    if sluit_at > begint_at:
        raise NotYet(["De agenda sluit vóór de vergadering begint."], veld="sluit_at")
    dag = vandaag(begint_at)
    if dag > vandaag(now) + VOORUIT:
        raise NotYet(["Kies een dag binnen een jaar."], veld="begint_at")
    if not is_werkdag(dag, _gesloten(organisatie, vandaag(now))):
        raise NotYet(["Dit is geen werkdag. Kies een andere dag."], veld="begint_at")
    anderen = Vergadering.objects.filter(regieteam=organisatie, begint_at=begint_at).exclude(
        stand=Vergaderstand.AFGELAST
    )
    if anderen.exclude(pk=zelf and zelf.pk).exists():
        raise NotYet([BEZET], veld="begint_at")


def _gesloten(organisatie, dag):
    return Sluitingsdag.objects.voor(organisatie, dag - 60 * DAG, dag + VOORUIT + timedelta(30))


def _zet_team_aan_tafel(vergadering):
    """The people of the team are expected; with the same name only once."""
    mensen = collegas([vergadering.regieteam_id])
    namen = uitnodigen.namen([mens.user for mens in mensen])
    Aanwezigheid.objects.bulk_create(
        [
            Aanwezigheid(
                vergadering=vergadering,
                organisatie_id=vergadering.regieteam_id,
                user_id=mens.user,
                naam=namen[mens.user],
            )
            for mens in mensen
        ],
        ignore_conflicts=True,
    )
