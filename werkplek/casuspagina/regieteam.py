"""What the page of a case shows of the Regieteam: the report, the meeting, the decision."""

from datetime import datetime

from django.utils.functional import cached_property

from cases.choices import Rubriek
from regieteam.choices import Besluitsoort
from werkplek.adressen import adres


class BijRegieteam:
    """The part of the Dossier about reporting, meeting and deciding."""

    @cached_property
    def op_de_agenda(self):
        """The coming meeting: {op, url}; None when the case is on no agenda."""
        punt = self.casus.agendapunt_nu if self.rechten[Rubriek.BESLUIT] else None
        return punt and {
            "op": datetime.fromisoformat(punt["op"]),
            "url": adres("regieteam:vergadering", punt["vergadering"]),
        }

    @cached_property
    def melding(self):
        """The newest report: {op, url}; None for who doesn't read it."""
        melding = self.casus.melding_nu if self.leest(Rubriek.BESLUIT) else None
        return melding and {
            "op": datetime.fromisoformat(melding["op"]),
            "url": adres("regieteam:melding", self.casus.nummer),
        }

    @cached_property
    def besluit(self):
        """The decision that holds: {soort, op, url}; None for who doesn't read it."""
        besluit = self.casus.besluit_nu if self.leest(Rubriek.BESLUIT) else None
        return besluit and {
            "soort": Besluitsoort(besluit["soort"]).label,
            "op": datetime.fromisoformat(besluit["op"]),
            "url": adres("regieteam:besluit", self.casus.nummer, besluit["sleutel"]),
        }
