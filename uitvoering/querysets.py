"""Which actions somebody reads."""

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When

from cases.choices import Rubriek
from cases.models import Casus
from cases.permissions import codenaam
from uitvoering.choices import Actiestand, Antwoordsoort, Doelstand, Onderdakstand
from uitvoering.permissions import geeft_advies, is_opvang, vraagt_advies


class ActiepuntQuerySet(QuerySet):
    def open(self):
        return self.filter(stand=Actiestand.OPEN)

    def leesbaar(self, actor, rechten):
        """Those of one case, each by its rubriek; only the own where she reads only those."""
        leest = [r for r, mag in rechten.items() if mag.lezen]
        eigen = [r for r, mag in rechten.items() if mag.eigen]
        van_ons = Q(rubriek__in=eigen, organisatie=actor.organisatie)
        return self.filter(Q(rubriek__in=leest) | van_ons)


class OpschortingQuerySet(QuerySet):
    def lopend(self, dag):
        """That hold off an eviction on this day."""
        return self.filter(Q(beeindigd_op=None) | Q(beeindigd_op__gt=dag), tot__gte=dag)


class OnderdakQuerySet(QuerySet):
    def leesbaar(self, actor, rechten):
        """Those of one case: all for who reads the decision, else the own organisation's."""
        besluit = rechten[Rubriek.BESLUIT]
        if besluit.lezen:
            return self
        return self.filter(organisatie=actor.organisatie) if besluit.eigen else self.none()

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


class LeefgebiedQuerySet(QuerySet):
    def met_stand(self):
        """With what `uitvoering.plan` asks of it: its goals, and when it is reviewed."""
        telt = Q(doelen__stand__in=[Doelstand.LOOPT, Doelstand.GEHAALD])
        zonder = Q(doelen__stand=Doelstand.LOOPT, doelen__toets="")
        return self.annotate(
            aantal_doelen=Count("doelen", filter=telt),
            zonder_toets=Count("doelen", filter=zonder),
            bespreken_at=Case(
                When(deadline__met_at=None, deadline__dropped_at=None, then="deadline__due_at")
            ),
        )


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


class AanmeldingQuerySet(QuerySet):
    def voor_opvang(self, actor, vandaag):
        """The registrations with her shelter, as long as it takes part and that part is shared."""
        if not is_opvang(actor):
            return self.none()
        casussen = Casus.objects.for_actor(actor, vandaag)
        gedeeld = casussen.filter(gegund__contains=[codenaam(Rubriek.BESLUIT)])
        return self.filter(opvang=actor.organisatie, casus__in=gedeeld.values("pk"))

    def met_stand(self):
        """With `laatste`: what the shelter answered last, nothing while it didn't."""
        antwoorden = self.model.antwoorden.rel.related_model.objects.filter(
            aanmelding=OuterRef("pk")
        )
        laatste = antwoorden.order_by("-vastgelegd_at", "-pk").values("soort")[:1]
        return self.annotate(laatste=Subquery(laatste))

    def na(self, sleutel):
        """After the one with this key, the newest first; all when there is no such one."""
        for op, pk in self.filter(sleutel=sleutel).values_list("vastgelegd_at", "pk"):
            return self.filter(Q(vastgelegd_at__lt=op) | Q(vastgelegd_at=op, pk__lt=pk))
        return self

    def levend(self):
        """Neither withdrawn nor refused: these the shelter has in hand."""
        open_of_niet = Q(laatste=None) | ~Q(laatste=Antwoordsoort.AFGEWEZEN)
        return self.met_stand().filter(open_of_niet, ingetrokken_at=None)
