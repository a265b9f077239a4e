"""What waits on top of Mijn werk for a landlord: reports half written, and signals to take up."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from cases.choices import Status
from cases.models import Casus, Contactpoging
from cases.permissions import mag_invoeren
from common.vaste_vraag import vaste_vraag
from regieteam.models import Casusformulier, Formulierveld
from regieteam.permissions import mag_melden, vult_casusformulier_in

MEESTE_MELDINGEN = MEESTE_SIGNALEN = 10


@dataclass(frozen=True)
class BegonnenMelding:
    """A casusformulier that isn't handed in: of the landlord, not of one person."""

    casus: Casus
    gewijzigd_at: datetime
    titel: str = "Melding bij het Regieteam"

    @property
    def pad(self):
        return reverse("regieteam:melden", args=[self.casus.nummer])


def wachtend(actor, now):
    """(reports that were begun, signals to take up) of the own organisation, in one query."""
    if not mag_melden(actor):
        return [], []
    gevonden = _vragen(actor.vorm, **actor.waarden, dag=timezone.localdate(now))
    meldingen = [
        BegonnenMelding(casus, casus.gewijzigd_at)
        for casus in gevonden
        if casus.begonnen_at and vult_casusformulier_in(casus, actor)
    ]
    signalen = [c for c in gevonden if c.status == Status.SIGNAAL and not c.begonnen_at]
    return meldingen[:MEESTE_MELDINGEN], signalen[:MEESTE_SIGNALEN] if mag_invoeren(actor) else []


@vaste_vraag
def _vragen(actor, *, dag):
    """The cases themselves, in the order in which they wait."""
    organisatie = actor.organisatie
    gezocht = Contactpoging.objects.filter(organisatie=organisatie, casus__status=Status.SIGNAAL)
    formulieren = Casusformulier.objects.filter(casus__corporatie=organisatie)
    laatst = Formulierveld.objects.filter(formulier__casus=OuterRef("pk")).order_by("-op")
    return (
        Casus.objects.for_actor(actor, dag)
        .voor_lijst()
        .filter(
            corporatie=organisatie,
            pk__in=formulieren.values("casus").union(gezocht.values("casus")),
        )
        .annotate(
            begonnen_at=F("casusformulier__begonnen_at"),
            gewijzigd_at=Coalesce(Subquery(laatst.values("op")[:1]), "begonnen_at"),
        )
        .order_by(F("begonnen_at").asc(nulls_last=True), "aangemaakt_at", "pk")[
            : MEESTE_MELDINGEN + MEESTE_SIGNALEN
        ]
    )
