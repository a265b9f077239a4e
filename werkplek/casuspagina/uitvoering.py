"""What the page of a case shows of carrying out a decision."""

from functools import cached_property

from cases.choices import Rubriek
from uitvoering.choices import Actiestand
from werkplek.adressen import adres

MEEST_ACTIES = 12


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
