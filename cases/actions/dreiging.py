"""An announced eviction is a threat: the municipality speaks to the household in time (LAW-03).

How many working days it has stands in the table of terms. They begin when it knows: on the day of
the announcement, or later on the day on which it takes part in the case. As long as no municipality
takes part, the landlord has to tell one, before the end of the next working day.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from cases.actions.deadlines import gepland
from cases.actions.laden import onder_slot, vandaag
from cases.actions.tijdlijn import noteer
from cases.choices import (
    Contactuitkomst,
    Deadlinesoort,
    Gebeurtenissoort,
    Rubriek,
    Stapsoort,
    Werking,
)
from cases.models import Deadline, Deelname, Gunning, Termijnregel
from cases.permissions import codenaam, toegang
from cases.rekenen import voluit
from cases.wettelijk import geldend, grens
from common.per_stuk import per_stuk
from common.werkdagen import DAG, einde_werkdag, plus_werkdagen
from partners.choices import Soort
from partners.models import Organisatie, Sluitingsdag

REGEL = "LAW-03"
SPREEK = "Voer het eerste gesprek met het huishouden: er is een ontruiming aangezegd"
LICHT_IN = "Laat de gemeente weten dat er een ontruiming is aangezegd"
RONDOM = 60 * DAG
NIET_MEER, WEG = "Er is geen ontruiming meer aangezegd.", "De gemeente doet niet meer mee."
VAN_ZELF = (NIET_MEER, WEG)  # what the program let go it may take up again


def bewaak(casus, *, now):
    """Make the deadlines of LAW-03 fit what is announced and who takes part; safe to repeat.

    The case is under the lock of the caller.
    """
    aanzegging = _dreiging(casus)
    openstaand = casus.deadlines.open().filter(regel=REGEL)
    if aanzegging is None:
        openstaand.update(dropped_at=now, dropped_reason=NIET_MEER)
        return
    gemeenten = _gemeenten(casus, vandaag(now))
    verhuurder = openstaand.filter(organisatie=casus.corporatie)
    weg = openstaand.exclude(organisatie__in=[*gemeenten, casus.corporatie])
    weg.update(dropped_at=now, dropped_reason=WEG)
    if gemeenten or _is_ingelicht(casus, aanzegging):
        verhuurder.update(met_at=now)
    else:
        _open(casus, casus.corporatie, aanzegging, _inlichten, now=now)
    for gemeente in gemeenten:
        _open(casus, gemeente, aanzegging, _spreken, now=now)


def volg_vertrek(*, now):
    """Of a municipality whose participation ran out by itself the landlord has to tell another.

    Safe to repeat, safe in parallel. Returns in how many cases.
    """
    doet_mee = Deelname.objects.actief(vandaag(now)).filter(
        casus=OuterRef("casus"), organisatie=OuterRef("organisatie")
    )
    alleen = Deadline.objects.open().filter(
        ~Exists(doet_mee), regel=REGEL, organisatie__soort=Soort.GEMEENTE
    )
    return per_stuk(_volg_een, sorted(set(alleen.values_list("casus", flat=True))), now=now)


def _volg_een(pk, *, now):
    deadlines = Deadline.objects.open().filter(casus=pk, regel=REGEL)
    deadline = (
        deadlines.select_related("casus__corporatie")
        .select_for_update(skip_locked=True, of=("casus",), no_key=True)
        .first()
    )
    if deadline is None:
        return 0
    bewaak(deadline.casus, now=now)
    return 1


@transaction.atomic
def leg_gesprek_vast(deadline, *, op, uitkomst, by, now):
    """The municipality sought the conversation; a conversation that was held meets the deadline.

    What was said stays with the municipality: the landlord reads only whether there was contact.
    """
    casus = onder_slot(deadline.casus, by=by, now=now)
    deadline = (
        casus.deadlines.open()
        .leesbaar(by, toegang(casus, by))
        .select_for_update(of=("self",))
        .get(pk=deadline.pk)
    )
    if not is_gesprek(deadline, by):
        raise PermissionDenied
    if uitkomst == Contactuitkomst.GESPROKEN:
        deadline.met_at = now
        deadline.save(update_fields=["met_at"])
    noteer(
        casus,
        Gebeurtenissoort.CONTACT,
        rubriek=deadline.rubriek,
        by=by,
        now=now,
        titel=f"Eerste gesprek door de gemeente: {Contactuitkomst(uitkomst).label.lower()}",
        tekst=f"Op {voluit(timezone.localdate(op))} om {timezone.localtime(op):%H:%M}.",
    )
    return deadline


def is_gesprek(deadline, actor):
    """Whether this is a first conversation that this actor's municipality has to have."""
    return (
        deadline.regel == REGEL
        and deadline.organisatie_id == actor.organisatie.pk
        and actor.is_soort(Soort.GEMEENTE)
    )


def _dreiging(casus):
    """The last announcement that stands and wasn't called off, or None."""
    stappen = casus.juridische_stappen.filter(ingetrokken_at=None).order_by("vastgelegd_at", "pk")
    laatste = None
    for stap in stappen:
        if stap.soort == Stapsoort.AANZEGGING:
            laatste = stap
        elif stap.soort == Stapsoort.ONTRUIMING_AFGELAST:
            laatste = None
    return laatste


def _is_ingelicht(casus, aanzegging):
    """Whether the landlord recorded that it told the municipality since."""
    return casus.juridische_stappen.filter(
        soort=Stapsoort.VROEGSIGNAAL, ingetrokken_at=None, datum__gte=aanzegging.datum
    ).exists()


def _gemeenten(casus, dag):
    meedoend = casus.deelnames.actief(dag).filter(organisatie__soort=Soort.GEMEENTE)
    return list(Organisatie.objects.filter(pk__in=meedoend.values("organisatie")).order_by("pk"))


def _open(casus, organisatie, aanzegging, maak, *, now):
    """One deadline per organisation and announcement; an earlier one that runs, runs on."""
    van_haar = casus.deadlines.filter(regel=REGEL, organisatie=organisatie)
    bekend = van_haar.filter(kenmerk=str(aanzegging.sleutel)).exclude(dropped_reason__in=VAN_ZELF)
    if van_haar.open().exists() or bekend.exists():
        return
    begin = max(aanzegging.datum, vandaag(now))
    gesloten = Sluitingsdag.objects.voor(organisatie, begin, begin + RONDOM)
    wat, dag = maak(casus, begin, gesloten)
    if dag is None:
        return
    deadline = Deadline(
        casus=casus,
        soort=Deadlinesoort.JURIDISCH,
        rubriek=_rubriek(casus, organisatie),
        regel=REGEL,
        kenmerk=str(aanzegging.sleutel),
        wat=wat,
        started_at=now,
        due_at=einde_werkdag(dag, organisatie.sluitingstijd, timezone.get_current_timezone()),
        organisatie=organisatie,
    )
    gepland([deadline])
    deadline.save()


def _spreken(casus, begin, gesloten):
    regels = Termijnregel.objects.filter(
        na=Stapsoort.AANZEGGING, land=casus.land, werking=Werking.MELDT
    )
    dagen = [grens(regel, begin, gesloten) for regel in geldend(regels, begin)]
    return SPREEK, min(dagen, default=None)


def _inlichten(casus, begin, gesloten):
    """Only where the law gives the municipality a term."""
    _, dag = _spreken(casus, begin, gesloten)
    return LICHT_IN, dag and plus_werkdagen(begin, 1, gesloten)


def _rubriek(casus, organisatie):
    """Juridisch, unless that isn't shared with it: then the core, which every participant sees."""
    gedeeld = Gunning.objects.filter(
        content_object=casus,
        group=organisatie.groep_id,
        permission__codename=codenaam(Rubriek.JURIDISCH),
    )
    return Rubriek.JURIDISCH if gedeeld.exists() else Rubriek.KERN
