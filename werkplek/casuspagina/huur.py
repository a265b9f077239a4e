"""Rubriek huur on the page of a case: arrears, payments, agreements and contact."""

from django.utils.functional import cached_property

from cases.choices import LOPENDE_AFSPRAAK, Afspraakstatus, Betaalsoort, Rubriek, Status
from cases.samenvatting import lopende_huur_betaald
from werkplek.adressen import adres
from werkplek.casuspagina import vragen

GETOOND = 12
JA_NEE = {True: "Ja", False: "Nee", None: "Onbekend"}


class Huur:
    """A part of werkplek.casuspagina.dossier.Dossier."""

    @cached_property
    def huur(self):
        """The lease with the arrears, for who reads them."""
        leest = self.leest(Rubriek.HUUR)
        return getattr(self.casus, "huurovereenkomst", None) if leest else None

    @cached_property
    def maanden(self):
        """The arrears in months of rent, to one decimal."""
        if not self.huur or not self.huur.brutohuur:
            return None
        return round(self.huur.achterstand / self.huur.brutohuur, 1)

    @cached_property
    def achterstanden(self):
        return self.van_deze(vragen.achterstanden) if self.leest(Rubriek.HUUR) else []

    @cached_property
    def _betalingen(self):
        return self.van_deze(vragen.betalingen)

    @property
    def betaalregels(self):
        """The last payments, each with where to withdraw it when it was a mistake."""
        if not self.leest(Rubriek.HUUR):
            return []
        mag_het = self.doe["betaling"] and self.casus.status != Status.AFGESLOTEN
        return [
            {
                "betaling": b,
                "intrekken": adres("cases:betaling_intrekken", self.casus.nummer, b.sleutel)
                if mag_het and not b.ingetrokken_at
                else None,
            }
            for b in self._betalingen[:GETOOND]
        ]

    @cached_property
    def lopende_huur(self):
        """'Ja', 'Nee' or 'Onbekend'; also for who sees no more of the rent than this."""
        if not self.rechten[Rubriek.HUUR].samenvatting:
            return ""
        lopend = (b for b in self._betalingen if b.soort == Betaalsoort.LOPEND)
        dagen = [b.ontvangen_op for b in lopend if not b.ingetrokken_at]
        return JA_NEE[lopende_huur_betaald(dagen, self.vandaag)]

    @cached_property
    def afspraken(self):
        """The payment agreements with their instalments and how they stood last."""
        return self.van_deze(vragen.afspraken) if self.leest(Rubriek.HUUR) else []

    @cached_property
    def lopende_afspraak(self):
        return next((a for a in self.afspraken if a.status in LOPENDE_AFSPRAAK), None)

    @property
    def geldende_afspraak(self):
        """The last agreement; one that was kept counts until the books have a newer figure."""
        laatste = next(iter(self.afspraken), None)
        peildatum = self.huur.achterstand_peildatum if self.huur else None
        if not laatste or laatste.status != Afspraakstatus.NAGEKOMEN:
            return laatste
        verouderd = peildatum and laatste.stand_op and peildatum > laatste.stand_op
        return None if verouderd else laatste

    @property
    def afspraakregels(self):
        """The agreements, each with where to withdraw it while it runs."""
        mag_het = self.rechten[Rubriek.HUUR].schrijven
        return [
            {
                "afspraak": a,
                "intrekken": adres("cases:afspraak_intrekken", self.casus.nummer, a.sleutel)
                if mag_het and a.status in LOPENDE_AFSPRAAK
                else None,
            }
            for a in self.afspraken
        ]

    @cached_property
    def contactpogingen(self):
        return (
            list(self.casus.contactpogingen.all())[: vragen.MEEST]
            if self.leest(Rubriek.HUUR)
            else []
        )
