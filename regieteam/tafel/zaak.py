"""The case on the table, each part only as far as this actor may see it; never a note."""

from datetime import timedelta

from django.utils.functional import cached_property

from cases.choices import Rubriek
from cases.models import Termijnregel
from cases.samenvatting import ontruimingsdatum
from cases.wettelijk import grenzen
from partners.models import Sluitingsdag
from regieteam import kosten
from regieteam.weergave import lees_melding

LANGSTE_TERMIJN = timedelta(days=366)


class Zaak:
    """A part of regieteam.tafel.Tafel."""

    @property
    def adres(self):
        woning = getattr(self.casus, "woning", None)
        return f"{woning.adres}, {woning.plaats}" if woning else ""

    @cached_property
    def huur(self):
        return getattr(self.casus, "huurovereenkomst", None) if self.leest(Rubriek.HUUR) else None

    @cached_property
    def maanden(self):
        if not self.huur or not self.huur.brutohuur:
            return None
        return round(self.huur.achterstand / self.huur.brutohuur, 1)

    @cached_property
    def minderjarigen(self):
        if not self.rechten[Rubriek.GEZIN].samenvatting:
            return 0
        return self.casus.aantal_minderjarigen(self.vandaag)

    @cached_property
    def is_kwetsbaar(self):
        return self.leest(Rubriek.GEZIN) and self.casus.is_kwetsbaar

    @cached_property
    def stappen(self):
        """The legal events that hold, each with the terms the law ties to it."""
        if not self.leest(Rubriek.JURIDISCH):
            return []
        stappen = [stap for stap in self._stappen if not stap.ingetrokken_at]
        if stappen:
            regels = list(Termijnregel.objects.filter(land=self.casus.land))
            dagen = [stap.datum for stap in stappen]
            gesloten = Sluitingsdag.objects.voor(
                self.casus.corporatie, min(dagen) - LANGSTE_TERMIJN, max(dagen) + LANGSTE_TERMIJN
            )
        for stap in stappen:
            stap.grenzen = grenzen(stap, stappen, regels, gesloten)
        return stappen

    @cached_property
    def _stappen(self):
        return list(self.casus.juridische_stappen.all())

    @cached_property
    def ontruimingsdatum(self):
        if not self.rechten[Rubriek.JURIDISCH].samenvatting:
            return None
        return ontruimingsdatum(self._stappen)

    @cached_property
    def deadlines(self):
        rijen = self.casus.deadlines.open().leesbaar(self.actor, self.rechten)
        return list(rijen.select_related("organisatie").order_by("due_at"))

    @cached_property
    def stuk(self):
        return lees_melding(self.casus, self.actor, rechten=self.rechten)

    @cached_property
    def kosten(self):
        """The figures that hold today, as [Kostencijfer]; those of a decision are frozen."""
        return [cijfer for cijfer in kosten.cijfers(self.vandaag).values() if cijfer]

    @cached_property
    def besluiten(self):
        """The decisions on this case, newest first; the one of this item among them."""
        rijen = self.casus.besluiten.select_related(
            "casemanager", "casemanager_organisatie", "opschorting", "vastgelegd_door"
        ).prefetch_related(
            "deelnemers__organisatie",
            "acties__actiepunt__organisatie",
            "acties__actiepunt__persoon",
        )
        return list(rijen)

    @property
    def besluit(self):
        return next((b for b in self.besluiten if b.punt_id == self.punt.pk), None)

    @property
    def eerder(self):
        return [b for b in self.besluiten if b.punt_id != self.punt.pk]

    @property
    def rubrieken(self):
        """Of which rubrieken something stands on the page."""
        mogelijk = (Rubriek.HUUR, Rubriek.JURIDISCH, Rubriek.GEZIN)
        vast = {r for r in mogelijk if self.rechten[r]}
        return {Rubriek.KERN, Rubriek.BESLUIT} | vast | {d.rubriek for d in self.deadlines}
