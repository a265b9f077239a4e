"""Payment agreements: making one, judging how it stands, withdrawing it (RT-03).

Which payments count: those of the arrears, received from the day of the agreement on; on that
day itself only what was recorded after it. They fill the instalments in order of due date, as
cases.rekenen explains. The verdict always follows from these facts, also afterwards: a payment
that was recorded late can mend an agreement, and one that is withdrawn can break it, unless a newer
agreement took its place.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases.actions.deadlines import AFGESLOTEN, gepland, laat_vervallen
from cases.actions.laden import om_in_te_voeren, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import (
    LOPENDE_AFSPRAAK,
    Afspraakstatus,
    Betaalsoort,
    Deadlinesoort,
    Gebeurtenissoort,
    Rubriek,
    Status,
)
from cases.models import Afspraakstand, Betalingsafspraak, Deadline, Termijn
from cases.rekenen import bereken_stand, euro, voluit
from cases.rules import geen_lopende_afspraak, niet_afgesloten
from common.werkdagen import einde_werkdag, nde_werkdag
from partners.models import Sluitingsdag

PARTIJ = 100
LANGSTE_SLUITING = timedelta(days=30)
NIET_NAGEKOMEN = "De afspraak is niet nagekomen."
VAN_ZELF = (AFGESLOTEN, NIET_NAGEKOMEN)  # what the program let go it may take up again
# The line on the timeline when the verdict changes.
NIEUWE_STAND = {
    Afspraakstatus.LOOPT: "De betalingsafspraak loopt weer",
    Afspraakstatus.TE_LAAT: "Een termijn van de betalingsafspraak is te laat",
    Afspraakstatus.GEBROKEN: "De betalingsafspraak is niet nagekomen",
    Afspraakstatus.NAGEKOMEN: "De betalingsafspraak is nagekomen",
}

logger = logging.getLogger(__name__)


@transaction.atomic
def maak_afspraak(casus, *, termijnen, afgesproken_met, afgesproken_op, speling_dagen, by, now):
    """Agree on instalments of (due date, amount); one deadline per instalment."""
    casus = om_in_te_voeren(casus, Rubriek.HUUR, by=by, now=now)
    eis(casus, niet_afgesloten, geen_lopende_afspraak)
    termijnen = sorted(termijnen)
    afspraak = Betalingsafspraak.objects.create(
        casus=casus,
        bedrag=sum(bedrag for _, bedrag in termijnen),
        afgesproken_met=afgesproken_met,
        afgesproken_op=afgesproken_op,
        speling_dagen=speling_dagen,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    Termijn.objects.bulk_create(
        Termijn(afspraak=afspraak, volgnummer=volgnummer, vervalt_op=dag, bedrag=bedrag)
        for volgnummer, (dag, bedrag) in enumerate(termijnen, 1)
    )
    noteer(
        casus,
        Gebeurtenissoort.AFSPRAAK,
        rubriek=Rubriek.HUUR,
        by=by,
        now=now,
        tekst=f"{euro(afspraak.bedrag)} in {_termijnen(len(termijnen))}, "
        f"vanaf {voluit(termijnen[0][0])}.",
    )
    beoordeel(afspraak, now=now, nieuw=True)
    return afspraak


@transaction.atomic
def trek_afspraak_in(afspraak, *, reden, by, now):
    """End a running agreement with a reason; its deadlines lapse, its history stays."""
    casus = om_in_te_voeren(afspraak.casus, Rubriek.HUUR, by=by, now=now)
    afspraak = casus.betalingsafspraken.select_for_update().get(pk=afspraak.pk)
    if afspraak.status not in LOPENDE_AFSPRAAK:
        raise NotYet(["Deze betalingsafspraak loopt niet meer."])
    afspraak.status = Afspraakstatus.INGETROKKEN
    afspraak.ingetrokken_at, afspraak.ingetrokken_reden = now, reden
    afspraak.save(update_fields=["status", "ingetrokken_at", "ingetrokken_reden"])
    laat_vervallen(
        casus,
        reden="De betalingsafspraak is ingetrokken.",
        now=now,
        soort=Deadlinesoort.TERMIJN,
    )
    noteer(
        casus,
        Gebeurtenissoort.AFSPRAAK,
        rubriek=Rubriek.HUUR,
        by=by,
        now=now,
        titel="Betalingsafspraak ingetrokken",
        tekst=reden,
    )
    return afspraak


def geldende_afspraak(casus):
    """The agreement that payments count for: the last one made, unless it was withdrawn."""
    laatste = casus.betalingsafspraken.order_by("-vastgelegd_at", "-pk").first()
    if laatste is None or laatste.status == Afspraakstatus.INGETROKKEN:
        return None
    return laatste


def beoordeel(afspraak, *, now, nieuw=False):
    """Store how an agreement stands today, and act on a changed verdict. The caller locks it."""
    stand = stand_van(afspraak, op=vandaag(now))
    Afspraakstand.objects.update_or_create(
        afspraak=afspraak,
        op=stand.op,
        defaults={
            "verwacht": stand.verwacht,
            "ontvangen": stand.ontvangen,
            "status": stand.status,
            "uitleg": stand.uitleg[:300],
        },
    )
    if stand.status != afspraak.status:
        afspraak.status = stand.status
        afspraak.save(update_fields=["status"])
        noteer(
            afspraak.casus,
            Gebeurtenissoort.AFSPRAAKSTAND,
            rubriek=Rubriek.HUUR,
            by=None,
            now=now,
            titel=NIEUWE_STAND[stand.status],
            tekst=stand.uitleg,
        )
    _werk_deadlines_bij(afspraak, stand, now=now, nieuw=nieuw)
    return stand


def stand_van(afspraak, *, op):
    """How an agreement stands on a day, from its instalments and the payments that count."""
    sinds = Q(ontvangen_op__gt=afspraak.afgesproken_op) | Q(
        ontvangen_op=afspraak.afgesproken_op, vastgelegd_at__gte=afspraak.vastgelegd_at
    )
    betalingen = afspraak.casus.betalingen.filter(
        sinds, soort=Betaalsoort.ACHTERSTAND, ingetrokken_at=None
    )
    return bereken_stand(
        [(termijn.vervalt_op, termijn.bedrag) for termijn in afspraak.termijnen.all()],
        betalingen.values_list("ontvangen_op", "bedrag"),
        speling_dagen=afspraak.speling_dagen,
        op=op,
    )


def beoordeel_alle(*, now):
    """Judge each running agreement once a day; safe to repeat, safe in parallel.

    One that fails is written down and skipped, so that it stalls no other.
    """
    aantal, na = 0, 0
    while laatste := _beoordeel_partij(na, now=now):
        na, beoordeeld = laatste
        aantal += beoordeeld
    return aantal


@transaction.atomic
def _beoordeel_partij(na, *, now):
    """Judge the next agreements after primary key `na`: (last key, how many), or None."""
    vandaag_al = Afspraakstand.objects.filter(afspraak=OuterRef("pk"), op=vandaag(now))
    afspraken = list(
        Betalingsafspraak.objects.filter(
            ~Exists(vandaag_al), status__in=LOPENDE_AFSPRAAK, pk__gt=na
        )
        .exclude(casus__status=Status.AFGESLOTEN)
        .select_related("casus__corporatie")
        .select_for_update(skip_locked=True, of=("casus", "self"), no_key=True)
        .order_by("pk")[:PARTIJ]
    )
    if not afspraken:
        return None
    return afspraken[-1].pk, sum(_beoordeel_veilig(afspraak, now=now) for afspraak in afspraken)


def _beoordeel_veilig(afspraak, *, now):
    try:
        with transaction.atomic():
            beoordeel(afspraak, now=now)
    except Exception:
        logger.exception("Betalingsafspraak %s is niet te beoordelen", afspraak.sleutel)
        return 0
    return 1


def _werk_deadlines_bij(afspraak, stand, *, now, nieuw):
    """Meet the deadlines of what is paid; end them all with the agreement; make what is missing."""
    deadlines = afspraak.casus.deadlines.filter(soort=Deadlinesoort.TERMIJN)
    openstaand = deadlines.open()
    betaald, onbetaald = [], []
    for termijn, zo in zip(afspraak.termijnen.all(), stand.termijnen, strict=True):
        (betaald if zo.voldaan_op else onbetaald).append(termijn)
    if stand.status == Afspraakstatus.GEBROKEN:
        openstaand.update(dropped_at=now, dropped_reason=NIET_NAGEKOMEN)
    elif not onbetaald:
        openstaand.update(met_at=now)
    else:
        # What was met and is unpaid again is open again: a payment was withdrawn.
        _van_de(onbetaald, deadlines).filter(met_at__isnull=False).update(met_at=None)
        _van_de(betaald, openstaand).update(met_at=now)
        if nieuw or not openstaand.exists():
            _maak_deadlines(afspraak, onbetaald, now=now, ook_verstreken=nieuw)


def _van_de(termijnen, deadlines):
    """Those of these instalments, also when somebody gave them another moment."""
    return deadlines.filter(kenmerk__in=[str(termijn.pk) for termijn in termijnen])


def _maak_deadlines(afspraak, termijnen, *, now, ook_verstreken):
    """One deadline per moment: instalments that fall in one weekend share theirs.

    It is the last one's, as payments fill them in order. What somebody let go stays so.
    """
    casus, corporatie = afspraak.casus, afspraak.casus.corporatie
    eerste, laatste = _uiterlijk(afspraak, termijnen[0]), _uiterlijk(afspraak, termijnen[-1])
    gesloten = Sluitingsdag.objects.voor(corporatie, eerste, laatste + LANGSTE_SLUITING)
    tz = timezone.get_current_timezone()
    per_moment = {}
    for termijn in termijnen:
        dag = nde_werkdag(_uiterlijk(afspraak, termijn), 1, gesloten)
        due_at = einde_werkdag(dag, corporatie.sluitingstijd, tz)
        if ook_verstreken or due_at > now:
            per_moment.setdefault(due_at, []).append(termijn)
    bekend = casus.deadlines.exclude(dropped_reason__in=VAN_ZELF)
    bekend = set(_van_de(termijnen, bekend).values_list("kenmerk", flat=True))
    Deadline.objects.bulk_create(
        gepland(
            Deadline(
                casus=casus,
                soort=Deadlinesoort.TERMIJN,
                rubriek=Rubriek.HUUR,
                regel="RT-03",
                kenmerk=str(samen[-1].pk),
                wat=f"Controleer de termijn van {voluit(samen[0].vervalt_op)}",
                started_at=now,
                due_at=due_at,
                organisatie=corporatie,
            )
            for due_at, samen in per_moment.items()
            if str(samen[-1].pk) not in bekend
        )
    )


def _uiterlijk(afspraak, termijn):
    return termijn.vervalt_op + timedelta(days=afspraak.speling_dagen)


def _termijnen(aantal):
    return "1 termijn" if aantal == 1 else f"{aantal} termijnen"
