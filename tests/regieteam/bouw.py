"""A Regieteam with its people, cases that were reported to it, and its meetings."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from cases.actions.stappen import take_step
from cases.models import Huishouden
from cases.stukken import Casusformulier, Voortraject
from partners.actor import Actor
from partners.choices import Rol, Soort
from partners.models import Organisatie
from regieteam.actions.agenda import zet_op_agenda
from regieteam.choices import Meldingstand
from regieteam.models import Agendapunt, Melding, Regieteam, Vergadering
from tests import factories
from tests.factories import NOW


@dataclass(frozen=True)
class Team:
    """The organisation, how it meets, and somebody in each role."""

    organisatie: Organisatie
    regieteam: Regieteam
    voorzitter: Actor
    coordinator: Actor
    lid: Actor


def team(naam="Regieteam Lindeland", **velden):
    voorzitter = factories.actor(Soort.REGIETEAM, Rol.VOORZITTER, naam=naam)
    organisatie = voorzitter.organisatie
    return Team(
        organisatie=organisatie,
        regieteam=Regieteam.objects.create(
            organisatie=organisatie, **{"plaats": "Raadhuis, kamer 3", **velden}
        ),
        voorzitter=voorzitter,
        coordinator=factories.actor(Soort.REGIETEAM, Rol.COORDINATOR, organisatie=organisatie),
        lid=factories.actor(Soort.REGIETEAM, Rol.REGIETEAMLID, organisatie=organisatie),
    )


def gemeld(corporatie, team, now=NOW, stand=Meldingstand.COMPLEET, **velden):
    """A vulnerable household that this landlord reported; as the landlord sees it."""
    vandaag = timezone.localdate(now)
    casus = factories.casus(by=corporatie, now=now, **{"peildatum": vandaag, **velden})
    Huishouden.objects.create(casus=casus, kwetsbaar=True)
    formulier = Casusformulier(
        regieteam=team.organisatie,
        huurder_geinformeerd_op=vandaag,
        wijze="Brief",
        reactie="Wil erbij zijn",
        voortraject=(Voortraject("Regeling", "Twee keer betaald", "Te weinig inkomen"),),
    )
    take_step(casus, "melden", by=corporatie, now=now, casusformulier=formulier)
    melding(casus, corporatie, team, now=now, stand=stand)
    return factories.voor(casus, corporatie, now=now)


def melding(casus, corporatie, team, now=NOW, stand=Meldingstand.NIEUW, **velden):
    return Melding.objects.create(
        casus=casus,
        regieteam=team.organisatie,
        corporatie=corporatie.organisatie,
        gemeld_at=now,
        gemeld_door=corporatie.user,
        stand=stand,
        **velden,
    )


def vergadering(team, now=NOW, over=5, om=time(10), **velden):
    """A meeting some days from now, whose agenda closes a day before."""
    lokaal = timezone.localtime(now)
    begint_at = datetime.combine(lokaal.date() + timedelta(days=over), om, lokaal.tzinfo)
    return Vergadering.objects.create(
        regieteam=team.organisatie,
        begint_at=begint_at,
        gepland_door=team.coordinator.user,
        voorzitter=team.voorzitter.user,
        **{"plaats": "Raadhuis", "sluit_at": begint_at - timedelta(days=1), **velden},
    )


def agendapunt(casus, vergadering, team, now=NOW, **velden) -> Agendapunt:
    """This case on the agenda, by the voorzitter."""
    return zet_op_agenda(casus, vergadering, by=team.voorzitter, now=now, **velden)
