"""Which actions somebody reads."""

from django.db.models import Q, QuerySet

from cases.choices import Rubriek
from uitvoering.choices import Actiestand, Onderdakstand
from uitvoering.permissions import geeft_advies, vraagt_advies


class ActiepuntQuerySet(QuerySet):
    def open(self):
        return self.filter(stand=Actiestand.OPEN)

    def leesbaar(self, actor, rechten):
        """Those of one case: all for who reads the decision, else the own organisation's."""
        besluit = rechten[Rubriek.BESLUIT]
        if besluit.lezen:
            return self
        return self.filter(organisatie=actor.organisatie) if besluit.eigen else self.none()


class OpschortingQuerySet(QuerySet):
    def lopend(self, dag):
        """That hold off an eviction on this day."""
        return self.filter(Q(beeindigd_op=None) | Q(beeindigd_op__gt=dag), tot__gte=dag)


class OnderdakQuerySet(QuerySet):
    def leesbaar(self, actor, rechten):
        """As of actions: all for who reads the decision, else the own organisation's."""
        return ActiepuntQuerySet.leesbaar(self, actor, rechten)

    def lopend(self):
        return self.exclude(stand=Onderdakstand.BEEINDIGD)

    def dekkend(self, dag):
        """The confirmed places that are there on this day; `Onderdak.dekt` in SQL."""
        return self.filter(
            Q(tot=None) | Q(tot__gt=dag),
            Q(beeindigd_op=None) | Q(beeindigd_op__gt=dag),
            bevestigd_at__isnull=False,
            vanaf__lte=dag,
        )


class VoorwaardeQuerySet(QuerySet):
    def geldend(self):
        """Those of the decision that holds, not of one before it."""
        return self.filter(beeindigd_op=None)


class AanVeiligThuisQuerySet(QuerySet):
    """What was asked of, or reported to, an organisation that advises."""

    def voor(self, actor):
        """An adviser reads what came in at her organisation, an asker what she asked herself."""
        if geeft_advies(actor):
            return self.filter(aan=actor.organisatie)
        if vraagt_advies(actor):
            return self.filter(door=actor.user, organisatie=actor.organisatie)
        return self.none()

    def open(self):
        return self.filter(beantwoord_at=None)


class AdviesvraagQuerySet(AanVeiligThuisQuerySet):
    def wachtend(self, actor):
        """What this actor still has to do: answer, or say what she did with the answer."""
        if geeft_advies(actor):
            return self.voor(actor).open()
        return self.voor(actor).filter(beantwoord_at__isnull=False, opgevolgd_at=None)


class MeldingVeiligThuisQuerySet(AanVeiligThuisQuerySet):
    def leesbaar(self, actor, rechten):
        """Those of one case: all for who reads veiligheid, else the own organisation's."""
        veiligheid = rechten[Rubriek.VEILIGHEID]
        if veiligheid.lezen:
            return self
        return self.filter(organisatie=actor.organisatie) if veiligheid.eigen else self.none()
