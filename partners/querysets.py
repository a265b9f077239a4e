from django.db.models import QuerySet


class LidmaatschapQuerySet(QuerySet):
    def actief(self):
        """Memberships that give rights now: not ended, of a person and organisation in use."""
        return self.filter(beeindigd_at=None, user__is_active=True, organisatie__actief=True)


class SluitingsdagQuerySet(QuerySet):
    def voor(self, organisatie, van, tot):
        """The days from `van` to `tot` on which this organisation doesn't work."""
        kalender = self.filter(organisatie=organisatie) | self.filter(
            organisatie=None, land=organisatie.land
        )
        return frozenset(kalender.filter(dag__range=(van, tot)).values_list("dag", flat=True))
