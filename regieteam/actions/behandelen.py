"""What the Regieteam does with a report: it is complete, or something is missing."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from berichten.choices import Soort as Berichtsoort
from cases.actions.deadlines import gepland
from cases.actions.laden import om_te_doen, vandaag
from cases.actions.stappen import NotYet
from cases.actions.tijdlijn import noteer
from cases.actions.vertellen import vertel
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek, Status
from cases.models import Deadline
from common.werkdagen import einde_werkdag, nde_werkdag, plus_werkdagen
from partners.models import Sluitingsdag
from regieteam.choices import Meldingstand
from regieteam.models import Melding

WERKDAGEN = 3
WAT = "Vul de melding aan voor het Regieteam"


@transaction.atomic
def keur_compleet(melding, *, by, now):
    """Everything is there: the case can go on an agenda. Pressed twice is the same."""
    casus, melding = _onder_slot(melding, by=by, now=now)
    if melding.stand == Meldingstand.COMPLEET:
        return melding
    _zet(melding, Meldingstand.COMPLEET)
    casus.deadlines.open().filter(soort=Deadlinesoort.AANVULLING).update(
        dropped_at=now, dropped_reason="De melding is compleet."
    )
    noteer(casus, Gebeurtenissoort.MELDING, rubriek=Rubriek.BESLUIT, by=by, now=now,
           titel="Melding is compleet")  # fmt: skip
    return melding


@transaction.atomic
def vraag_aanvulling(melding, *, vraag, voor_op, by, now):
    """Ask the landlord for what is missing, before the end of a day; it hears of it at once."""
    casus, melding = _onder_slot(melding, by=by, now=now)
    if melding.stand == Meldingstand.AANVULLING:
        raise NotYet(["Er is al een aanvulling gevraagd. Wacht op de nieuwe versie."])
    if voor_op <= vandaag(now):
        raise NotYet(["Kies een dag na vandaag."], veld="voor_op")
    melding.vraag, melding.gevraagd_at, melding.gevraagd_door = vraag, now, by.user
    _zet(melding, Meldingstand.AANVULLING, "vraag", "gevraagd_at", "gevraagd_door")
    corporatie = melding.corporatie
    due_at = einde_werkdag(voor_op, corporatie.sluitingstijd, timezone.get_current_timezone())
    deadline = Deadline(
        casus=casus,
        soort=Deadlinesoort.AANVULLING,
        rubriek=Rubriek.BESLUIT,
        regel="RT-09",
        wat=WAT,
        kenmerk=str(melding.sleutel),
        started_at=now,
        due_at=due_at,
        organisatie=corporatie,
        persoon=melding.gemeld_door,
    )
    Deadline.objects.bulk_create(gepland([deadline]), ignore_conflicts=True)
    noteer(casus, Gebeurtenissoort.MELDING, rubriek=Rubriek.BESLUIT, by=by, now=now,
           titel="Aanvulling gevraagd", tekst=vraag)  # fmt: skip
    vertel(
        casus,
        Berichtsoort.AANVULLING,
        kenmerk=f"{melding.pk}:{now:%Y%m%d%H%M%S}",
        now=now,
        organisaties={corporatie.pk},
    )
    return melding


def aanvullen_voor(organisatie, *, now):
    """The day that is proposed: three working days of the landlord from now."""
    dag = vandaag(now)
    gesloten = Sluitingsdag.objects.voor(organisatie, dag, dag + timedelta(days=60))
    return plus_werkdagen(nde_werkdag(dag, 1, gesloten), WERKDAGEN, gesloten)


def _onder_slot(melding, *, by, now):
    """The case and its open report under lock, for who puts cases on an agenda."""
    casus = om_te_doen(melding.casus, "agenderen", by=by, now=now)
    melding = (
        Melding.objects.select_for_update(of=("self",))
        .select_related("corporatie", "gemeld_door")
        .get(pk=melding.pk)
    )
    if melding.stand == Meldingstand.BEHANDELD or casus.status != Status.GEMELD:
        raise NotYet(["Deze melding is al behandeld of staat al op een agenda."])
    return casus, melding


def _zet(melding, stand, *ook):
    melding.stand = stand
    melding.save(update_fields=["stand", *ook])
