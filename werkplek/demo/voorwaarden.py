"""How the conditions of a suspension are watched in the stories, through the real actions."""

from datetime import timedelta
from decimal import Decimal

from cases.choices import Eenheid
from cases.rekenen import plus_maanden
from uitvoering.actions.betalingsvoorstel import Voorstel, aanvaard, doe_voorstel
from uitvoering.actions.voorwaarden import controleer
from uitvoering.choices import Controleuitkomst, Voorwaardesoort
from werkplek.demo import teksten


class Voorwaarden:
    """A `Verteller` is one: this is how she tells what was checked, and what was not kept."""

    def doe_betalingsvoorstel(self, wie, *, akkoord):
        """What is left in a month, in ten instalments; the landlord answers a little later."""
        termijn = Decimal(self.huishouden.achterstand) / 10
        voorstel = doe_voorstel(
            self.casus,
            Voorstel(
                bedrag=Decimal(self.huishouden.achterstand),
                aantal=10,
                ritme=Eenheid.MAANDEN,
                eerste_op=plus_maanden(self.podium.vandaag, 1, dag_van_de_maand=1),
                inkomen=Decimal(self.huishouden.huur) + 900,
                vaste_lasten=Decimal(self.huishouden.huur) + 250,
                leefgeld=(Decimal(600) - termijn).quantize(Decimal(1)),
                aflossingen=Decimal(0),
            ),
            **self._nu(wie),
        )
        if akkoord:
            aanvaard(voorstel, **self._nu(None))

    def bewaak(self, wie, *, behalve=()):
        """Each condition is checked, by who checks it."""
        rijen = self.casus.voorwaarden.geldend().exclude(soort__in=behalve)
        for rij in rijen.select_related("organisatie"):
            self._controleer(rij, Controleuitkomst.NAGEKOMEN, wie)

    def blijf_bewaken(self, wie, *, tot, behalve=()):
        """Each condition in its turn, until so many days before now."""
        dag = self.podium.vandaag - timedelta(days=tot)
        rijen = self.casus.voorwaarden.geldend().exclude(soort__in=behalve)
        rijen = rijen.select_related("organisatie").order_by("volgende_op", "pk")
        while (rij := rijen.first()) and rij.volgende_op <= dag:
            self.na((rij.volgende_op - self.vandaag).days)
            self._controleer(rij, Controleuitkomst.NAGEKOMEN, wie)

    def schend(self, wie, soort, waarom):
        """Somebody finds that a condition isn't kept."""
        rij = self.casus.voorwaarden.geldend().get(soort=soort)
        self._controleer(rij, Controleuitkomst.NIET_NAGEKOMEN, wie, waarom)

    def _controleer(self, rij, uitkomst, wie, waarom=""):
        verhuurder = rij.organisatie_id == self.eigenaar.organisatie.pk
        if (rij.soort, uitkomst) == (Voorwaardesoort.LOPENDE_HUUR, Controleuitkomst.NAGEKOMEN):
            self.betaling(self.huishouden.huur, soort="lopend")
        controleer(
            rij,
            uitkomst=uitkomst,
            bewijs=waarom or teksten.BEWIJS[Voorwaardesoort(rij.soort)],
            document=None,
            **self._nu(None if verhuurder else wie),
        )
