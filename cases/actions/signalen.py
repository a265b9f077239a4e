"""Early signals: written down at once, and followed up by somebody with a name (NZ-12)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from cases.actions.deadlines import VOORUIT, gepland
from cases.actions.laden import om_in_te_voeren, onder_slot
from cases.actions.tijdlijn import noteer
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek, Signaalsoort
from cases.models import Deadline, Signaal
from cases.permissions import toegang
from common.werkdagen import einde_werkdag, nde_werkdag, ontvangen_op
from partners.models import Sluitingsdag

SIGNAAL_WERKDAGEN = 5  # the working day on which it is written down is day 1

# In which rubriek a signal belongs: the first of these that the writer may write in.
RUBRIEK_VAN = {
    Signaalsoort.ACHTERSTAND: [Rubriek.HUUR, Rubriek.FINANCIEN, Rubriek.HULP],
    Signaalsoort.VERWAARLOZING: [Rubriek.KERN, Rubriek.HULP, Rubriek.GEZIN],
    Signaalsoort.CONFLICT: [Rubriek.KERN, Rubriek.HULP, Rubriek.GEZIN],
    Signaalsoort.ZORG: [Rubriek.HULP, Rubriek.GEZIN],
    Signaalsoort.KINDEREN: [Rubriek.GEZIN, Rubriek.HULP],
    Signaalsoort.ANDERS: [Rubriek.KERN, Rubriek.HULP, Rubriek.GEZIN],
}


class AlOpgevolgd(Exception):
    """Somebody followed this signal up already."""


def rubriek_van(soort, rechten):
    """The rubriek in which this actor writes a signal of this kind; None when she may not."""
    return next((r for r in RUBRIEK_VAN[Signaalsoort(soort)] if rechten[r].invoeren), None)


@transaction.atomic
def meld_signaal(casus, *, soort, tekst, opvolger, publiek, by, now):
    """Write down a signal; its owner discusses it within five working days."""
    casus = onder_slot(casus, by=by, now=now)
    rubriek = rubriek_van(soort, toegang(casus, by))
    if rubriek is None:
        raise PermissionDenied
    signaal = Signaal.objects.create(
        casus=casus,
        soort=soort,
        tekst=tekst,
        rubriek=rubriek,
        publiek=publiek,
        opvolger=opvolger,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    deadline = Deadline(
        casus=casus,
        soort=Deadlinesoort.SIGNAAL,
        rubriek=rubriek,
        regel="NZ-12",
        wat="Bespreek het signaal",
        started_at=now,
        due_at=signaal_due_at(by.organisatie, now=now),
        organisatie=by.organisatie,
        persoon=opvolger,
        signaal=signaal,
    )
    Deadline.objects.bulk_create(gepland([deadline]))
    _noteer(signaal, f"Signaal: {signaal.get_soort_display()}", by=by, now=now)
    return signaal


@transaction.atomic
def volg_signaal_op(signaal, *, besproken_op, opvolging, by, now):
    """Say when it was discussed and what came of it; that meets the deadline."""
    casus = om_in_te_voeren(signaal.casus, signaal.rubriek, by=by, now=now)
    signaal = casus.signalen.select_for_update().get(pk=signaal.pk, organisatie=by.organisatie)
    if signaal.opgevolgd_op:
        raise AlOpgevolgd
    signaal.besproken_op, signaal.opvolging = besproken_op, opvolging
    signaal.opgevolgd_op = timezone.localdate(now)
    signaal.save(update_fields=["besproken_op", "opvolging", "opgevolgd_op"])
    signaal.deadlines.open().update(met_at=now)
    _noteer(signaal, f"Signaal opgevolgd: {signaal.get_soort_display()}", by=by, now=now)
    return signaal


def signaal_due_at(organisatie, *, now):
    """The end of the fifth working day of this organisation."""
    lokaal = timezone.localtime(now)
    gesloten = Sluitingsdag.objects.voor(organisatie, lokaal.date(), lokaal.date() + VOORUIT)
    dag_een = ontvangen_op(lokaal, organisatie.sluitingstijd, gesloten)
    dag = nde_werkdag(dag_een, SIGNAAL_WERKDAGEN, gesloten)
    return einde_werkdag(dag, organisatie.sluitingstijd, lokaal.tzinfo)


def _noteer(signaal, titel, *, by, now):
    noteer(
        signaal.casus,
        Gebeurtenissoort.SIGNAAL,
        rubriek=signaal.rubriek,
        by=by,
        now=now,
        signaal=signaal,
        titel=titel,
    )
