"""Records payments, and withdraws those that were a mistake.

The arrears themselves follow from the books, on a reference date.
"""

from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from cases.actions.afspraken import beoordeel, geldende_afspraak, stand_van
from cases.actions.laden import om_in_te_voeren, vandaag
from cases.actions.stappen import NotYet, eis
from cases.actions.tijdlijn import noteer
from cases.choices import LOPENDE_AFSPRAAK, Betaalsoort, Gebeurtenissoort, Rubriek
from cases.models import Betaling
from cases.rekenen import euro, voluit
from cases.rules import niet_afgesloten


@transaction.atomic
def registreer_betaling(casus, *, soort, bedrag, ontvangen_op, by, now):
    """Record a payment; one of the arrears counts for the agreement that holds.

    It doesn't lower the arrears: the books do, on their next reference date, and they hold
    this payment too.
    """
    casus = om_in_te_voeren(casus, Rubriek.HUUR, by=by, now=now)
    eis(casus, niet_afgesloten)
    betaling = Betaling.objects.create(
        casus=casus,
        soort=soort,
        bedrag=bedrag,
        ontvangen_op=ontvangen_op,
        organisatie=by.organisatie,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )
    noteer(
        casus,
        Gebeurtenissoort.BETALING,
        rubriek=Rubriek.HUUR,
        by=by,
        now=now,
        titel=f"Betaling ontvangen: {euro(bedrag)}",
        tekst=f"{Betaalsoort(soort).label}, op {voluit(ontvangen_op)}.",
    )
    _beoordeel_afspraak(betaling, now=now)
    return betaling


@transaction.atomic
def trek_betaling_in(betaling, *, reden, by, now):
    """Strike a payment that was entered by mistake; it stays visible, with the reason.

    The agreement that holds is judged again without it, and may turn out late after all.
    """
    casus = om_in_te_voeren(betaling.casus, Rubriek.HUUR, by=by, now=now)
    eis(casus, niet_afgesloten)
    betaling = casus.betalingen.select_for_update().get(pk=betaling.pk)
    if betaling.ingetrokken_at:
        raise NotYet(["Deze betaling is al ingetrokken."])
    betaling.ingetrokken_at, betaling.ingetrokken_reden = now, reden
    betaling.save(update_fields=["ingetrokken_at", "ingetrokken_reden"])
    noteer(
        casus,
        Gebeurtenissoort.BETALING,
        rubriek=Rubriek.HUUR,
        by=by,
        now=now,
        titel=f"Betaling ingetrokken: {euro(betaling.bedrag)}, {voluit(betaling.ontvangen_op)}",
        tekst=reden,
    )
    _beoordeel_afspraak(betaling, now=now)
    return betaling


def _beoordeel_afspraak(betaling, *, now):
    """Judge the agreement that holds again, when this payment can count for it."""
    casus = betaling.casus
    if betaling.soort == Betaalsoort.ACHTERSTAND and (afspraak := geldende_afspraak(casus)):
        beoordeel(casus.betalingsafspraken.select_for_update().get(pk=afspraak.pk), now=now)


def nog_open(casus, *, now):
    """What is still to be paid of the running agreement; without one, of the arrears."""
    afspraak = geldende_afspraak(casus)
    if afspraak and afspraak.status in LOPENDE_AFSPRAAK:
        stand = stand_van(afspraak, op=vandaag(now))
        return max(stand.totaal - stand.ontvangen, Decimal(0))
    huur = casus.huurovereenkomst
    sinds = casus.betalingen.filter(soort=Betaalsoort.ACHTERSTAND, ingetrokken_at=None)
    if huur.achterstand_peildatum:
        sinds = sinds.filter(ontvangen_op__gt=huur.achterstand_peildatum)
    betaald = sinds.aggregate(som=Sum("bedrag"))["som"] or Decimal(0)
    return max(huur.achterstand - betaald, Decimal(0))
