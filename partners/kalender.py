"""The calendar of one organisation as it stands, and as it stood."""

from datetime import timedelta

from django.utils.functional import cached_property

from partners.models import Kalenderwijziging, Sluitingsdag

TERUG, VOORUIT = timedelta(days=400), timedelta(days=800)


class Kalender:
    """The closed days around `vandaag`: read once, in two queries."""

    def __init__(self, organisatie, vandaag):
        self.organisatie = organisatie
        self.van, self.tot = vandaag - TERUG, vandaag + VOORUIT

    @cached_property
    def wijzigingen(self):
        """What changed, the last change first."""
        return list(
            Kalenderwijziging.objects.voor(self.organisatie).filter(dag__range=(self.van, self.tot))
        )

    @cached_property
    def _lagen(self):
        """The closed days, per layer: a day may be closed by the country and by the office."""
        rijen = Sluitingsdag.objects.geldig().filter(dag__range=(self.van, self.tot))
        van_haar = rijen.filter(organisatie=self.organisatie)
        van_het_land = rijen.filter(organisatie=None, land=self.organisatie.land)
        return frozenset(
            (rij.organisatie_id, rij.dag) for rij in van_haar.union(van_het_land, all=True)
        )

    @cached_property
    def nu(self):
        return frozenset(dag for _, dag in self._lagen)

    def op(self, moment):
        """The closed days as they stood at a moment."""
        lagen = set(self._lagen)
        for wijziging in self.wijzigingen:
            if wijziging.at <= moment:
                break
            laag = (wijziging.organisatie_id, wijziging.dag)
            (lagen.discard if wijziging.dicht else lagen.add)(laag)
        return frozenset(dag for _, dag in lagen)

    def is_gewijzigd_na(self, moment):
        return bool(self.wijzigingen) and self.wijzigingen[0].at > moment
