"""Which doors somebody knocks on today, and in which order. Reads, never writes."""

from dataclasses import dataclass
from urllib.parse import quote

from django.utils import timezone

from cases.choices import Rubriek
from cases.models import Casus
from common.urgentie import Urgentie, urgentie
from common.werkdagen import DAG
from contactplan.models import Contactstap
from contactplan.planning import kalender
from contactplan.protocols.contactplan import CONTACTPLAN
from contactplan.protocols.language import Soort

BEZOEKEN = [naam for naam, stap in CONTACTPLAN.stappen.items() if stap.soort is Soort.BEZOEK]
RONDOM = 60 * DAG  # as far back as being late is counted in working days


@dataclass(frozen=True)
class Bezoek:
    stap: Contactstap
    casus: Casus
    van_mij: bool
    stand: Urgentie

    @property
    def buurt(self):
        woning = self.casus.woning
        return f"{woning.wijk}, {woning.plaats}" if woning.wijk else woning.plaats

    @property
    def adres(self):
        woning = self.casus.woning
        return f"{woning.adres}, {woning.postcode} {woning.plaats}"

    @property
    def kaart(self):
        """Opens the map app of the phone itself: the address goes to no website of ours or theirs.

        A link to a map on the web would tell another host whom we visit.
        """
        return f"geo:0,0?q={quote(self.adres)}"

    @property
    def telefoons(self):
        return [huurder.telefoon for huurder in self.casus.huurders.all() if huurder.telefoon]


def bezoeken_van(actor, now):
    """The visits of the own organisation that may be made today, in the cases she sees.

    Her own come first, then what is due first; an appointment stands at its hour.
    """
    vandaag = timezone.localdate(now)
    leesbaar = Casus.objects.for_actor(actor, vandaag).leesbaar(actor, Rubriek.HULP)
    stappen = (
        Contactstap.objects.open()
        .filter(
            stap__in=BEZOEKEN,
            vanaf__lte=vandaag,
            traject__organisatie=actor.organisatie,
            traject__casus__in=leesbaar.values("pk"),
        )
        .select_related("traject", "deadline")
        .order_by("due_at", "pk")
    )
    stappen = [stap for stap in stappen if not _later(stap, vandaag)]
    agenda = kalender(actor.organisatie, vandaag - RONDOM)
    casussen = (
        Casus.objects.for_actor(actor, vandaag)
        .voor_lijst()
        .prefetch_related("huurders")
        .in_bulk([stap.traject.casus_id for stap in stappen])
    )
    bezoeken = [
        Bezoek(
            stap,
            casussen[stap.traject.casus_id],
            _is_van(stap, actor),
            urgentie(stap.due_at, now, agenda.werkdagen, om=stap.afspraak_at),
        )
        for stap in stappen
        if stap.traject.casus_id in casussen
    ]
    return sorted(bezoeken, key=lambda b: (not b.van_mij, b.stap.afspraak_at or b.stap.due_at))


def per_buurt(bezoeken):
    """The visits by neighbourhood: the one with the most urgent visit first."""
    groepen = {}
    for bezoek in bezoeken:
        groepen.setdefault(bezoek.buurt, []).append(bezoek)
    return [{"buurt": buurt, "bezoeken": rij} for buurt, rij in groepen.items()]


def _later(stap, vandaag):
    """An appointment on another day is no visit of today."""
    return stap.afspraak_at is not None and timezone.localdate(stap.afspraak_at) > vandaag


def _is_van(stap, actor):
    return stap.deadline is not None and stap.deadline.persoon_id == actor.user.pk
