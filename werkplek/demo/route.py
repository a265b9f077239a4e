"""The steps of the route in the stories: what each of them brings with it, complete."""

from datetime import timedelta
from decimal import Decimal

from cases.choices import Resultaat
from cases.rekenen import plus_maanden
from cases.stukken import Afsluiting
from common.werkdagen import nde_werkdag
from regieteam.actions.besluiten import houd_aan, leg_besluit_vast, verwijs_terug
from regieteam.actions.tweede_kans import besluit_tweede_kans
from regieteam.stukken import Afspraak as Actie
from regieteam.stukken import Voorstel
from uitvoering.actions.actiepunten import rond_af
from uitvoering.actions.tweede_kans import MAANDEN, Afspraak
from uitvoering.choices import Actiesoort, Basis
from werkplek.demo import teksten, vergaderen
from werkplek.demo.kinderen import Kinderen
from werkplek.demo.melden import dien_in
from werkplek.demo.onderdak import Plekken
from werkplek.demo.plannen import Plannen
from werkplek.demo.voorwaarden import Voorwaarden


class Route(Plekken, Kinderen, Voorwaarden, Plannen):
    """A `Verteller` is one: these are her steps along the Regieteam."""

    def meld(self, *, reactie, voortraject):
        self.casus = dien_in(self, reactie=reactie, voortraject=voortraject)

    def agendeer(self, wie, *, op, reden=""):
        """On the agenda of the meeting of that day."""
        wat = self._nu(wie)
        self.punt = vergaderen.op_de_agenda(self.casus, op, podium=self.podium, reden=reden, **wat)
        vergaderen.zet(self.punt.vergadering, self.eigenaar)

    def houd_aan(self, reden, *, tot):
        houd_aan(self.punt, reden=reden, tot=tot, **self._nu("regieteam"))

    def verwijs_terug(self, reden):
        verwijs_terug(self.punt, reden=reden, **self._nu("regieteam"))

    def besluit(self, casemanager, acties, **velden):
        """The team decides, with the casemanager of an organisation that takes part by then."""
        speler = self.als(casemanager)
        self._laat_meedoen(casemanager)
        meldpunt = "kwetsbaar" in self.huishouden.gezin.kenmerken
        if meldpunt:
            acties = [*acties, ("Melden bij het Meldpunt", Actiesoort.MELDPUNT, 5)]
        vergadering = self.punt.vergadering
        voorstel = Voorstel(
            meldpunt_nodig=meldpunt,
            waarom=teksten.WAAROM,
            weging=teksten.WEGING,
            aan_tafel=tuple(
                vergaderen.zet(vergadering, wie)
                for wie in (self.eigenaar, self.als("regieteam"), speler)
            ),
            casemanager=speler.user,
            casemanager_organisatie=speler.organisatie,
            acties=tuple(
                Actie(wat, speler.organisatie, nde_werkdag(self.over(dagen), 1), speler.user, soort)
                for wat, soort, dagen in acties
            ),
            **velden,
        )
        besluit = leg_besluit_vast(self.punt, voorstel, **self._nu("regieteam"))
        self._doe_acties(besluit, speler)

    def _laat_meedoen(self, wie):
        organisatie = self.als(wie).organisatie
        deelnames = self.casus.deelnames.actief(self.vandaag)
        if not deelnames.filter(organisatie=organisatie).exists():
            rubrieken = ["huur", "juridisch", "gezin", "hulp", "veiligheid", "besluit"]
            self.betrek(wie, rubrieken, "Begeleiden als casemanager")

    def _doe_acties(self, besluit, speler):
        """What was agreed is done by its day."""
        for actie in besluit.acties.select_related("actiepunt__casus"):
            klaar = self.moment + timedelta(days=(actie.actiepunt.voor_op - self.vandaag).days)
            if klaar < self.podium.nu:
                rond_af(actie.actiepunt, resultaat=teksten.GEDAAN, by=speler, now=klaar)

    def besluit_voorkomen(self, casemanager):
        tot = nde_werkdag(self.over(180), 1)
        loopt = not self.huishouden.verhaal.startswith("dicht")
        ver = (self.podium.vandaag - self.vandaag).days + 12 if loopt else 60
        self.besluit(
            casemanager,
            [
                ("Inkomen en uitgaven in beeld brengen", Actiesoort.GEWOON, 14),
                ("Met het gezin kijken hoe het gaat", Actiesoort.GEWOON, ver),
            ],
            te_voorkomen=True,
            stappen=teksten.STAPPEN_VOORKOMEN,
            opgeschort_tot=tot,
            bevroren_bedrag=Decimal(self.huishouden.achterstand),
            bevroren_op=self.vandaag,
            termijn_tot=tot,
        )

    def besluit_ontruimen(self, casemanager, dag):
        acties = [("Eigen netwerk nagaan", Actiesoort.GEWOON, 3)]
        if self.huishouden.gezin.kinderen:
            acties.append(("Een plek voor de kinderen zoeken", Actiesoort.JEUGDBESCHERMING, 4))
        self.besluit(
            casemanager,
            acties,
            te_voorkomen=False,
            stappen=teksten.STAPPEN_ONTRUIMEN,
            tweede_kans_overwogen=teksten.TWEEDE_KANS,
            ontruimingsdatum=dag,
        )

    def geef_tweede_kans(self):
        afspraak = Afspraak(
            begeleiding=self.als("casemanager").organisatie,
            basis=Basis.ONDER_HET_VONNIS,
            toelichting="",
            huurder_akkoord_op=self.vandaag,
            tot=plus_maanden(self.vandaag, MAANDEN),
            voorwaarden=teksten.VOORWAARDEN,
            gevolg="Het Regieteam bespreekt de casus opnieuw.",
            evaluaties=(self.over(180), self.over(330)),
        )
        team, begeleider = self.als("regieteam"), self.als("casemanager")
        self.casus = besluit_tweede_kans(
            self.casus,
            afspraak,
            waarom=teksten.WAAROM_TWEEDE_KANS,
            beslissers=[(wie.organisatie, wie.user) for wie in (team, begeleider)],
            **self._nu("regieteam"),
        ).casus

    def sluit(self, resultaat, *, wie=None, **velden):
        afsluiting = Afsluiting(Resultaat(resultaat), **velden)
        self.stap("afsluiten", wie, afsluiting=afsluiting)
