from django.db.models import Q, QuerySet


class LidmaatschapQuerySet(QuerySet):
    def actief(self):
        """Memberships that give rights now: not ended, of a person and organisation in use."""
        return self.filter(beeindigd_at=None, user__is_active=True, organisatie__actief=True)

    def voor(self, actor):
        """The memberships, also the ended ones, at the organisation that the actor acts for."""
        return self.filter(organisatie=actor.organisatie)


class ContactpuntQuerySet(QuerySet):
    def voor(self, actor):
        """The contact directory of the region that the actor works in."""
        return self.filter(regio=actor.organisatie.regio_id).select_related(
            "eigenaar", "gecontroleerd_door"
        )

    def van(self, actor):
        """The entries that the actor's organisation looks after."""
        return self.filter(eigenaar=actor.organisatie)


class KalenderwijzigingQuerySet(QuerySet):
    def voor(self, organisatie):
        """What changed in the calendar that this organisation follows: its own, its country's."""
        van_haar = Q(organisatie=organisatie) | Q(organisatie=None, land=organisatie.land)
        return self.filter(van_haar)


class SluitingsdagQuerySet(QuerySet):
    def geldig(self):
        return self.filter(vervallen=False)

    def voor(self, organisatie, van, tot):
        """The days from `van` to `tot` on which this organisation doesn't work."""
        van_haar = Q(organisatie=organisatie) | Q(organisatie=None, land=organisatie.land)
        dagen = self.geldig().filter(van_haar, dag__range=(van, tot))
        return frozenset(dagen.values_list("dag", flat=True))
