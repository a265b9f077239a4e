"""Cases along the Regieteam for the tests of carrying out, through the real steps."""

from datetime import timedelta
from decimal import Decimal

from cases.actions.gezin import meld_kenmerken
from cases.actions.stappen import take_step
from cases.choices import Rubriek
from cases.stukken import Actie, Besluit, Casusformulier, Deelnemer, Voortraject
from partners.choices import Rol, Soort
from tests import factories
from tests.factories import NOW, VANDAAG, actor
from uitvoering.actions.stappenkaart import leg_oplossing_vast
from uitvoering.choices import Uitkomst
from uitvoering.rules import EIGEN

MORGEN = VANDAAG + timedelta(days=1)


def over(dagen, dag=VANDAAG):
    return dag + timedelta(days=dagen)


class Kring:
    """A corporatie, a Regieteam, a casemanager and a shelter, around one case of their own."""

    def __init__(self, now=NOW, **velden):
        self.now = now
        self.corporatie = actor(Soort.CORPORATIE, naam="Linde Wonen")
        self.regieteam = actor(Soort.REGIETEAM, Rol.REGIETEAMLID, naam="Regieteam Lindeburg")
        self.casemanager = actor(Soort.HULPVERLENING, naam="Buurtteam Zuid")
        self.casus = factories.casus(by=self.corporatie, now=now, **velden)

    @property
    def vandaag(self):
        return self.now.astimezone(factories.AMSTERDAM).date()

    def voor(self, wie):
        return factories.voor(self.casus, wie, now=self.now)

    def deel(self, wie, *rubrieken):
        return factories.deel(
            self.casus, wie, by=self.corporatie, rubrieken=rubrieken or tuple(Rubriek), now=self.now
        )

    def geagendeerd(self):
        velden = {"by": self.corporatie, "now": self.now}
        meld_kenmerken(self.casus, kenmerken=["multiprobleem"], verwacht_kind_op=None, **velden)
        formulier = Casusformulier(
            regieteam=self.regieteam.organisatie,
            huurder_geinformeerd_op=self.vandaag,
            wijze="Huisbezoek",
            reactie="Wil erbij zijn",
            voortraject=(Voortraject("Regeling", "Twee keer betaald", "Te weinig"),),
        )
        take_step(self.casus, "melden", casusformulier=formulier, **velden)
        self.casus = take_step(
            self.casus, "agenderen", by=self.regieteam, now=self.now, datum=self.vandaag
        )
        return self.casus

    def besluit(self, stap, **velden):
        self.geagendeerd()
        tot = over(90, self.vandaag)
        besluit = Besluit(
            te_voorkomen=stap == "besluiten_voorkomen",
            stappen="Inkomen op orde",
            meldpunt_nodig=False,
            deelnemers=(
                Deelnemer("Sanne", self.corporatie.organisatie.pk),
                Deelnemer("Ruud", self.regieteam.organisatie.pk),
            ),
            casemanager=self.casemanager.user,
            casemanager_organisatie=self.casemanager.organisatie,
            acties=(Actie("Inkomen bekijken", "Casemanager", over(14, self.vandaag), True),),
            weging="Een ontruiming kost meer dan begeleiding.",
            opgeschort_tot=tot,
            bevroren_bedrag=Decimal(850),
            bevroren_op=self.vandaag,
            termijn_tot=tot,
            **velden,
        )
        self.casus = take_step(self.casus, stap, by=self.regieteam, now=self.now, besluit=besluit)
        return self.casus

    def voorkomen(self):
        return self.besluit("besluiten_voorkomen")

    def ontruimen(self):
        """Scenario 2, in which the casemanager looked at what comes first (RT-15)."""
        self.besluit("besluiten_ontruimen")
        self.zocht_eerst(*EIGEN)
        return self.casus

    def zocht_eerst(self, *soorten):
        for soort in soorten:
            leg_oplossing_vast(
                self.casus, soort=soort, uitkomst=Uitkomst.KAN_NIET, toelichting="Geen ruimte",
                bekeken_op=self.vandaag, by=self.casemanager, now=self.now,
            )  # fmt: skip
