"""Four eyes: a colleague reads a report before it goes, and agrees or says what should change."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from berichten.choices import Soort as Berichtsoort
from cases.actions.deadlines import gepland
from cases.actions.laden import vandaag
from cases.actions.stappen import NotYet
from cases.actions.vertellen import vertel_aan
from cases.choices import Deadlinesoort, Rubriek
from cases.models import Deadline
from common.fouten import Onbevoegd
from common.werkdagen import einde_werkdag, nde_werkdag
from partners.actor import Actor
from partners.models import Lidmaatschap, Sluitingsdag, User
from regieteam.actions.melding import formulier_onder_slot, om_te_melden
from regieteam.actions.velden import merk_van_alles
from regieteam.permissions import mag_melden

WERKDAGEN = 2
GEEN_COLLEGA = "Kies een collega die ook meldingen doet."
NIET_GEVRAAGD = "Jij bent niet (meer) gevraagd om mee te kijken."
ZONDER_TEKST = "Schrijf op wat er anders moet."
ANDERE_TEKST = (
    "De tekst is net veranderd. Hierboven staat hoe hij nu is. Lees hem, en geef dan je antwoord."
)


def collegas(by):
    """Who of the own organisation can look along: they may report too, and aren't oneself."""
    rollen = {}
    leden = Lidmaatschap.objects.actief().filter(organisatie=by.organisatie)
    for user, rol in leden.exclude(user=by.user).values_list("user", "rol"):
        rollen.setdefault(user, set()).add(rol)
    mensen = User.objects.in_bulk(rollen)
    return sorted(
        (
            mensen[pk]
            for pk, van_haar in rollen.items()
            if mag_melden(Actor(mensen[pk], by.organisatie, frozenset(van_haar)))
        ),
        key=lambda mens: (mens.naam, mens.pk),
    )


@transaction.atomic
def vraag_meekijken(casus, *, meekijker, by, now):
    """Ask a colleague; she hears of it, with two working days to answer."""
    casus = om_te_melden(casus, by=by, now=now)
    formulier = formulier_onder_slot(casus, by=by, now=now)
    if meekijker not in collegas(by):
        raise NotYet([GEEN_COLLEGA], veld="meekijker")
    formulier.meekijker, formulier.meekijken_gevraagd_at = meekijker, now
    formulier.meegekeken_at = formulier.meekijker_akkoord = None
    formulier.meekijker_zegt = ""
    formulier.save()
    _sluit(casus, now=now, dropped_at=now, dropped_reason="Iemand anders is gevraagd.")
    Deadline.objects.bulk_create(gepland([_deadline(casus, formulier, by=by, now=now)]))
    _bericht(casus, formulier, {meekijker.pk}, by.organisatie, now=now)
    return formulier


@transaction.atomic
def kijk_mee(casus, *, akkoord, gelezen, zegt="", by, now):
    """Agree with the text she read, or say what should change; who wrote it hears of it.

    `gelezen` is its mark (velden.merk_van_alles): nobody agrees with what she didn't see.
    """
    casus = om_te_melden(casus, by=by, now=now)
    formulier = formulier_onder_slot(casus, by=by, now=now)
    if formulier.meekijker_id != by.user.pk:
        raise Onbevoegd(NIET_GEVRAAGD)
    if not akkoord and not zegt.strip():
        raise NotYet([ZONDER_TEKST], veld="zegt")
    if akkoord and gelezen != merk_van_alles(formulier.velden.all()):
        raise NotYet([ANDERE_TEKST], veld="akkoord")
    formulier.meegekeken_at, formulier.meekijker_akkoord = now, akkoord
    formulier.meekijker_zegt = zegt
    formulier.save(update_fields=["meegekeken_at", "meekijker_akkoord", "meekijker_zegt"])
    _sluit(casus, now=now, met_at=now)
    schrijvers = {formulier.begonnen_door_id, *formulier.velden.values_list("door", flat=True)}
    _bericht(casus, formulier, schrijvers - {by.user.pk}, by.organisatie, now=now)
    return formulier


def _sluit(casus, *, now, **hoe):
    casus.deadlines.open().filter(soort=Deadlinesoort.MEEKIJKEN).update(**hoe)


def _deadline(casus, formulier, *, by, now):
    dag = vandaag(now)
    gesloten = Sluitingsdag.objects.voor(by.organisatie, dag, dag + timedelta(days=60))
    tot = nde_werkdag(dag + timedelta(days=1), WERKDAGEN, gesloten)
    return Deadline(
        casus=casus,
        soort=Deadlinesoort.MEEKIJKEN,
        rubriek=Rubriek.BESLUIT,
        wat="Kijk mee met een melding",
        kenmerk=str(formulier.sleutel),
        started_at=now,
        due_at=einde_werkdag(tot, by.organisatie.sluitingstijd, timezone.get_current_timezone()),
        organisatie=by.organisatie,
        persoon=formulier.meekijker,
    )


def _bericht(casus, formulier, mensen, organisatie, *, now):
    vertel_aan(
        casus,
        Berichtsoort.MEEKIJKEN,
        {(user, organisatie.pk) for user in mensen},
        kenmerk=f"{formulier.sleutel}:{now:%Y%m%d%H%M%S%f}",
        pad=reverse("regieteam:melden_meekijken", args=[casus.nummer]),
        now=now,
    )
