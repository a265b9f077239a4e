"""What the page of a case shows of carrying out a decision."""

from datetime import date
from functools import cached_property

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from cases.choices import Rubriek
from uitvoering.choices import Actiestand, Basis
from uitvoering.models import TweedeKans
from werkplek.adressen import adres

MEEST_ACTIES = 12


def lopende_tweede_kans():
    """The agreement that runs, as an annotation: it costs the page no query of its own."""
    lopend = TweedeKans.objects.filter(casus=OuterRef("pk"), beeindigd_op=None)
    return Subquery(
        lopend.order_by().values(json=JSONObject(sleutel="sleutel", basis="basis", tot="tot"))[:1]
    )


class Uitvoering:
    """The part of the Dossier about carrying out."""

    @cached_property
    def actiepunten(self):
        """The open actions by date, and then what was done last, as {actie, te_laat, url}."""
        if not self.rechten[Rubriek.BESLUIT]:
            return []
        rijen = self.casus.actiepunten.leesbaar(self.actor, self.rechten)
        rijen = list(
            rijen.exclude(stand=Actiestand.OVERGEDRAGEN).select_related("organisatie", "persoon")
        )
        af = sorted(
            (rij for rij in rijen if rij.afgerond_at), key=lambda rij: rij.afgerond_at, reverse=True
        )
        return [
            {
                "actie": rij,
                "te_laat": rij.is_te_laat(self.vandaag),
                "url": adres("uitvoering:actiepunt", self.casus.nummer, rij.sleutel),
            }
            for rij in [*(rij for rij in rijen if not rij.afgerond_at), *af][:MEEST_ACTIES]
        ]

    @cached_property
    def tweede_kans(self):
        """The agreement that runs, with where to print it; None for who doesn't read it."""
        kans = self.casus.tweede_kans_nu if self.leest(Rubriek.BESLUIT) else None
        return kans and {
            "basis": Basis(kans["basis"]).label,
            "tot": date.fromisoformat(kans["tot"]),
            "url": adres("uitvoering:tweede_kans_afspraak", self.casus.nummer, kans["sleutel"]),
        }
