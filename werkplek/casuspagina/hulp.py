"""What the page of a case shows of the help: all for who helps, a short list for the landlord."""

from django.utils.functional import cached_property

from cases.choices import Rubriek
from cases.permissions import CORPORATIES
from contactplan.weergave import terugkoppeling, traject_van
from werkplek.adressen import adres


class Hulp:
    """The part of the Dossier about rubriek hulp."""

    @cached_property
    def contactplan(self):
        """The last trajectory and the way to the contact page, for who reads help."""
        if not self.leest(Rubriek.HULP):
            return None
        traject, wie = traject_van(self.casus)
        url = adres("contactplan:contact", self.casus.nummer)
        return {"traject": traject, "wie": wie, "url": url}

    @cached_property
    def terugkoppeling(self):
        """What the landlord hears of the help: the closed list and nothing else (OC-15)."""
        traject, _ = traject_van(self.casus)
        return terugkoppeling(traject) if traject and self.hoedanigheid in CORPORATIES else None
