"""Every read rule. A case is read through `for_actor`, or not at all."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Value

from cases.choices import Publiek, Status
from partners.choices import Soort


class DeelnameQuerySet(QuerySet):
    def actief(self, vandaag):
        """Participations that give sight today: begun, not ended, and not past their end date."""
        return self.filter(Q(tot=None) | Q(tot__gte=vandaag), beeindigd_at=None, van__lte=vandaag)

    def van(self, actor, vandaag):
        """The participations through which this actor sees cases."""
        if not actor or not actor.werkt_met_casussen:
            return self.none()
        return self.actief(vandaag).filter(
            Q(persoon=None) | Q(persoon=actor.user), organisatie=actor.organisatie
        )


class CasusQuerySet(QuerySet):
    def for_actor(self, actor, vandaag):
        """The cases in which this actor takes part today, each carrying what is shared with her.

        The only entrance. `gezien_door` and `gegund` are what `permissions` answers from, so a
        list of thirty cases with its parts costs no further query.
        """
        if not actor or not actor.werkt_met_casussen:
            return self.none()
        deelnames = self.model.deelnames.rel.related_model.objects.van(actor, vandaag)
        gunningen = self.model.gunningen.rel.related_model.objects.filter(
            content_object=OuterRef("pk"), group=actor.organisatie.groep_id
        )
        return self.filter(pk__in=deelnames.values("casus")).annotate(
            gezien_door=Value(actor_sleutel(actor)),
            gegund=ArraySubquery(gunningen.values("permission__codename")),
        )

    def open(self):
        return self.exclude(status=Status.AFGESLOTEN)

    def voor_lijst(self):
        """With what one line of a list shows."""
        return self.select_related("woning", "huurovereenkomst", "corporatie", "casemanager")


class DeadlineQuerySet(QuerySet):
    def open(self):
        return self.filter(met_at=None, dropped_at=None)

    def overdue(self, now):
        """Passed undone, and not yet noticed."""
        return self.open().filter(missed_at=None, due_at__lt=now)


class PubliekQuerySet(QuerySet):
    """Rows that belong to one rubriek and are written for one of three audiences."""

    def leesbaar(self, actor, rechten):
        """The rows of one case that this actor may read, given what she may see of it."""
        leest = [r for r, mag in rechten.items() if mag.lezen]
        eigen = [r for r, mag in rechten.items() if mag.eigen]
        in_publiek = Q(publiek=Publiek.PARTNERS)
        if actor.is_soort(Soort.REGIETEAM):
            in_publiek |= Q(publiek=Publiek.REGIETEAM)
        van_ons = Q(organisatie=actor.organisatie)
        return self.filter(
            (Q(rubriek__in=leest) & (in_publiek | van_ons)) | (Q(rubriek__in=eigen) & van_ons)
        )


def actor_sleutel(actor):
    """Names an actor on a loaded case; organisation and person, for rights follow both."""
    return f"{actor.user.pk}:{actor.organisatie.pk}"
