"""Which reports, meetings and items somebody reads: always through the cases she takes part in."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.choices import Rubriek
from cases.models import Casus
from regieteam.choices import Puntstand, Vergaderstand


class MeldingQuerySet(QuerySet):
    def voor(self, actor, vandaag):
        """Those of the cases in which this actor takes part, and whose decision part she sees."""
        casussen = Casus.objects.for_actor(actor, vandaag).leesbaar(actor, Rubriek.BESLUIT)
        return self.filter(casus__in=casussen.values("pk"))


class VergaderingQuerySet(QuerySet):
    def voor(self, actor, vandaag):
        """Those of the own Regieteam; others see a meeting when a case of theirs is on it."""
        punten = self.model.punten.rel.related_model.objects.voor(actor, vandaag)
        van_haar = punten.op_de_agenda().filter(vergadering=OuterRef("pk"))
        return self.filter(Q(regieteam=actor.organisatie) | Exists(van_haar))

    def komend(self):
        return self.filter(stand__in=[Vergaderstand.GEPLAND, Vergaderstand.BEZIG])


class AgendapuntQuerySet(QuerySet):
    def voor(self, actor, vandaag):
        """The items about cases in which this actor takes part today: of the others no trace."""
        casussen = Casus.objects.for_actor(actor, vandaag)
        return self.filter(casus__in=casussen.values("pk"))

    def op_de_agenda(self):
        return self.exclude(stand=Puntstand.VAN_DE_AGENDA)

    def open(self):
        return self.filter(stand=Puntstand.OPEN)
