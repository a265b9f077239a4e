"""The places and the evictions of the stories, through the real actions."""

from datetime import timedelta

from uitvoering.actions.onderdak import (
    beeindig_onderdak,
    bevestig_onderdak,
    bied_onderdak_aan,
    vraag_onderdak,
)
from uitvoering.actions.ontruiming import Verslag, leg_ontruiming_vast
from uitvoering.choices import Onderdaksoort


class Plekken:
    """A `Verteller` is one: this is how she tells where a household can stay."""

    def vraag_plek(self, soort=Onderdaksoort.OPVANG, toelichting=""):
        opvang = self.als("opvang").organisatie
        return vraag_onderdak(
            self.casus,
            soort=soort,
            organisatie=opvang if soort == Onderdaksoort.OPVANG else None,
            toelichting=toelichting,
            **self._nu("casemanager"),
        )

    def bevestig_plek(self, plek, plaats, *, vanaf, door, wie):
        bevestig_onderdak(
            plek, plaats=plaats, vanaf=vanaf, tot=None, bevestigd_door=door, **self._nu(wie)
        )

    def zoek_plek(self, dag):
        """First in the own network; with children that isn't enough, and nothing is certain yet."""
        familie = self.vraag_plek(Onderdaksoort.EIGEN_NETWERK, "Een kamer bij zus of ouders.")
        if not self.huishouden.gezin.kinderen:
            eerder = dag - timedelta(days=1)
            self.bevestig_plek(
                familie, "Bij de zus van de huurder", vanaf=eerder, door="De zus van de huurder",
                wie="casemanager",
            )  # fmt: skip
            return
        reden = "Er is geen plaats voor het hele gezin."
        beeindig_onderdak(familie, reden=reden, **self._nu("casemanager"))
        plek = self.vraag_plek(toelichting="Twee kamers, samen met de kinderen.")
        bied_onderdak_aan(
            plek, plaats="Opvang De Lantaarn, twee kamers", vanaf=dag, tot=None,
            **self._nu("opvang"),
        )  # fmt: skip

    def ontruimd(self):
        """On the day itself, with a place of the shelter that is certain."""
        dag, opvang = self.vandaag, self.als("opvang")
        self.bevestig_plek(
            self.vraag_plek(), "Opvang De Lantaarn, kamer 4", vanaf=dag,
            door=f"{opvang.user.naam}, {opvang.organisatie}", wie="opvang",
        )  # fmt: skip
        verslag = Verslag(
            op=dag,
            zorgstructuur_afgestemd_op=dag,
            zorgstructuur_met="Het sociaal team van de gemeente",
            andere_opties=("Bij familie gevraagd", "Een kamer gezocht via WoonKans"),
        )
        self.casus = leg_ontruiming_vast(self.casus, verslag, **self._nu(None))
