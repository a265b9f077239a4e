"""The desk of a casemanager: her households, what is due first on top (RT-12, RT-14, RT-15)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import cached_property

from cases.blik import Blik
from cases.choices import Rubriek, Status
from cases.models import Casus, Deadline
from common.urgentie import Urgentie, urgentie
from partners.actor import Actor
from uitvoering.choices import Voorwaardesoort
from werkplek.casuspagina.annotaties import geldende_voorwaarden, lopende_plekken, plan_van_nu
from werkplek.casuspagina.uitvoering import Uitvoering
from werkplek.werklijst import afspraak_om, doen

MEEST = 200
SCENARIO_2 = (Status.ONTRUIMEN, Status.ONTRUIMD)
# As short as fits beside each other; in full they stand on the page of the case.
KORT = {
    Voorwaardesoort.LOPENDE_HUUR: "Huur",
    Voorwaardesoort.MEDEWERKING: "Hulp",
    Voorwaardesoort.INZICHT: "Inzicht",
    Voorwaardesoort.BETALINGSVOORSTEL: "Voorstel",
}


@dataclass
class Huishouden(Uitvoering, Blik):
    """One line: a case with the first deadline that is hers or her organisation's."""

    casus: Casus
    actor: Actor
    now: datetime
    deadlines: list[Deadline]
    werkdagen: object

    @property
    def eerste(self):
        return next(iter(self.deadlines), None)

    @cached_property
    def stand(self) -> Urgentie | None:
        return self.eerste and urgentie(
            self.eerste.due_at, self.now, self.werkdagen, om=afspraak_om(self.eerste)
        )

    @cached_property
    def doen(self):
        return self.eerste and doen(self.eerste, self.casus, self.actor, self.rechten)

    @cached_property
    def vier(self):
        """The conditions in a word each; none when none hold."""
        rijen = self.casus.voorwaarden_nu if self.voorwaarden else []
        return [{**rij, "kort": KORT[rij["soort"]]} for rij in rijen]

    @property
    def ontruimingsdatum(self):
        return self.casus.ontruimingsdatum if self.rechten[Rubriek.JURIDISCH] else None

    @property
    def plekken(self):
        """Where it can stay; only in scenario 2 something is asked of that."""
        onderdak = self.onderdak if self.casus.status in SCENARIO_2 else None
        return onderdak and {**onderdak, "datum": self.ontruimingsdatum}


def van(actor, vandaag):
    """The open cases of which this actor is the casemanager."""
    casussen = Casus.objects.for_actor(actor, vandaag).open()
    return casussen.filter(casemanager=actor.user, casemanager_organisatie=actor.organisatie)


def huishoudens(actor, now, vandaag, werkdagen):
    """What is due first on top; then what has nothing due, the newest first."""
    casussen = list(
        van(actor, vandaag)
        .voor_lijst()
        .select_related("huishouden")
        .prefetch_related("bewoners", "juridische_stappen")
        .annotate(
            voorwaarden_nu=geldende_voorwaarden(),
            plekken_nu=lopende_plekken(),
            plan_nu=plan_van_nu(),
        )
        .order_by("-aangemaakt_at", "-pk")[:MEEST]
    )
    per_casus = {casus.pk: [] for casus in casussen}
    werk = Deadline.objects.werk(actor, vandaag).filter(casus__in=casussen)
    werk = werk.select_related("signaal", "contactstap", "actiepunt")
    for deadline in werk.order_by("due_at", "pk"):
        per_casus[deadline.casus_id].append(deadline)
    rijen = [Huishouden(casus, actor, now, per_casus[casus.pk], werkdagen) for casus in casussen]
    met = [rij for rij in rijen if rij.eerste]
    return sorted(met, key=lambda rij: rij.eerste.due_at) + [rij for rij in rijen if not rij.eerste]
