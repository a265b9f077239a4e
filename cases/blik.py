"""One case through the eyes of one actor: what she may, on the day she looks."""

from django.utils import timezone
from django.utils.functional import cached_property

from cases.permissions import hoedanigheid, toegang


class Blik:
    """For what has a `casus`, an `actor` and a `now`."""

    @cached_property
    def vandaag(self):
        return timezone.localdate(self.now)

    @cached_property
    def rechten(self):
        return toegang(self.casus, self.actor)

    @cached_property
    def hoedanigheid(self):
        return hoedanigheid(self.actor, self.casus)

    def leest(self, rubriek):
        return self.rechten[rubriek].lezen
