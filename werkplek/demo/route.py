"""The steps of the route in the stories: what each of them brings with it, complete."""

from decimal import Decimal

from cases.choices import Resultaat
from cases.rekenen import plus_maanden
from cases.stukken import (
    Actie,
    Afsluiting,
    Besluit,
    Casusformulier,
    Deelnemer,
)
from uitvoering.actions.tweede_kans import MAANDEN, Afspraak, geef_tweede_kans
from uitvoering.choices import Basis
from werkplek.demo import onderdak, teksten


class Route:
    """A `Verteller` is one: these are her steps along the Regieteam."""

    def meld(self, *, wijze, reactie, voortraject):
        formulier = Casusformulier(
            regieteam=self.als("regieteam").organisatie,
            huurder_geinformeerd_op=self.vandaag,
            wijze=wijze,
            reactie=reactie,
            voortraject=voortraject,
        )
        self.stap("melden", casusformulier=formulier)

    def besluit(self, casemanager, **velden):
        speler = self.als(casemanager)
        return Besluit(
            meldpunt_nodig="kwetsbaar" in self.huishouden.gezin.kenmerken,
            deelnemers=tuple(
                Deelnemer(wie.user.naam, wie.organisatie.pk)
                for wie in (self.eigenaar, self.als("regieteam"), speler)
            ),
            casemanager=speler.user,
            casemanager_organisatie=speler.organisatie,
            weging=teksten.WEGING,
            **velden,
        )

    def besluit_voorkomen(self, casemanager):
        tot = self.over(180)
        besluit = self.besluit(
            casemanager,
            te_voorkomen=True,
            stappen=teksten.STAPPEN_VOORKOMEN,
            acties=(Actie("Inkomen en uitgaven in beeld", "Casemanager", self.over(14)),),
            opgeschort_tot=tot,
            bevroren_bedrag=Decimal(self.huishouden.achterstand),
            bevroren_op=self.vandaag,
            termijn_tot=tot,
        )
        self.stap("besluiten_voorkomen", "regieteam", besluit=besluit)

    def besluit_ontruimen(self, casemanager, dag):
        besluit = self.besluit(
            casemanager,
            te_voorkomen=False,
            stappen=teksten.STAPPEN_ONTRUIMEN,
            acties=(
                Actie("Eigen netwerk nagaan", "Casemanager", self.over(3)),
                Actie("Plek voor de kinderen", "Jeugdbescherming", self.over(4), True),
            ),
            ontruimingsdatum=dag,
        )
        self.stap("besluiten_ontruimen", "regieteam", besluit=besluit)

    def geef_tweede_kans(self):
        afspraak = Afspraak(
            begeleiding=self.als("casemanager").organisatie,
            basis=Basis.ONDER_HET_VONNIS,
            toelichting="",
            huurder_akkoord_op=self.vandaag,
            tot=plus_maanden(self.vandaag, MAANDEN),
            voorwaarden=teksten.VOORWAARDEN,
            gevolg="Het Regieteam bespreekt de casus opnieuw.",
            evaluaties=(self.over(90), self.over(180)),
        )
        self.casus = geef_tweede_kans(self.casus, afspraak, **self._nu("regieteam")).casus

    def ontruimd(self):
        self.casus = onderdak.ontruim(self)

    def sluit(self, resultaat, *, wie=None, **velden):
        afsluiting = Afsluiting(Resultaat(resultaat), **velden)
        self.stap("afsluiten", wie, afsluiting=afsluiting)
