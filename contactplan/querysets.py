from django.db.models import QuerySet

from cases.choices import Rubriek, Status
from contactplan.choices import OPEN


class TrajectQuerySet(QuerySet):
    def open(self):
        return self.filter(stand__in=OPEN)

    def afgelopen(self):
        return self.exclude(stand__in=OPEN)

    def leesbaar(self, rechten):
        """Those of one case, for who reads its rubriek hulp: nobody else, no landlord (OC-15)."""
        return self if rechten[Rubriek.HULP].lezen else self.none()


class ContactstapQuerySet(QuerySet):
    def open(self):
        return self.filter(vastgelegd_at=None)

    def voorbij(self, now):
        """Open steps of a case that is not closed, whose moment has passed."""
        return self.open().filter(due_at__lt=now).exclude(traject__casus__status=Status.AFGESLOTEN)
