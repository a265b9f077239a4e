"""The places, the evictions and the aftercare of the stories, through the real actions."""

from cases.choices import Resultaat
from uitvoering.actions import nazorg
from uitvoering.actions.aanmelding import Voorstel, beantwoord, meld_aan
from uitvoering.actions.inboedel import bewaar_inboedel, rond_inboedel_af
from uitvoering.actions.onderdak import beeindig_onderdak, vraag_onderdak
from uitvoering.actions.ontruiming import Verslag, leg_ontruiming_vast
from uitvoering.actions.ontruimingsdag import volg
from uitvoering.actions.stappenkaart import (
    leg_advies_vast,
    leg_oplossing_vast,
    noteer_stap,
    vraag_advies,
)
from uitvoering.choices import (
    Aanmelder,
    Adviesonderwerp,
    Adviessoort,
    Antwoordsoort,
    Inboedelafloop,
    Kaartstap,
    Onderdaksoort,
    Oplossingsoort,
    Schuldenstand,
    Uitkomst,
    Verblijfplek,
)
from werkplek.demo import teksten

BEKEKEN = (
    (Oplossingsoort.ZELF, "Er is geen geld voor een kamer, en geen auto om ver weg te wonen."),
    (Oplossingsoort.NETWERK, "Bij zus en ouders gevraagd. Er is geen plaats voor allemaal."),
    (Oplossingsoort.ANDERE_WONING, "Drie kamers bekeken, te duur of te klein."),
)


class Plekken:
    """A `Verteller` is one: this is how she tells where a household can stay."""

    def zoek_eerst(self):
        """What comes before a shelter, and what the partners say of it."""
        for soort, tekst in BEKEKEN:
            leg_oplossing_vast(
                self.casus, soort=soort, uitkomst=Uitkomst.KAN_NIET, toelichting=tekst,
                bekeken_op=self.vandaag, **self._nu("casemanager"),
            )  # fmt: skip
        noteer_stap(
            self.casus, Kaartstap.ZORGSTRUCTUUR, niet_van_toepassing=False, op=self.vandaag,
            met="het sociaal team van de gemeente", **self._nu(None),
        )  # fmt: skip

    def vraag_woonkans(self):
        advies = vraag_advies(
            self.casus, soort=Adviessoort.WOONKANS, waarover=Adviesonderwerp.BEMIDDELING,
            aan_wie="Joost Blom, Meldpunt WoonKans", gevraagd_op=self.vandaag,
            vraag="Is er een woning voor een gezin dat dichtbij school wil blijven?",
            **self._nu("casemanager"),
        )  # fmt: skip
        leg_advies_vast(
            advies, antwoord="Nu niet. Over drie maanden komt er misschien een woning vrij.",
            antwoord_op=self.vandaag, **self._nu("casemanager"),
        )  # fmt: skip

    def meld_aan(self, nodig):
        return meld_aan(
            self.casus, opvang=self.als("opvang").organisatie, aanmelder=Aanmelder.HULPVERLENER,
            nodig=nodig, geprobeerd=" ".join(tekst for _, tekst in BEKEKEN),
            **self._nu("casemanager"),
        )  # fmt: skip

    def antwoord(self, aanmelding, soort, **velden):
        bekend = aanmelding.antwoorden.count()
        beantwoord(aanmelding, Voorstel(soort, **velden), bekend=bekend, **self._nu("opvang"))

    def vraag_familie(self):
        return vraag_onderdak(
            self.casus, soort=Onderdaksoort.EIGEN_NETWERK, organisatie=None,
            toelichting="Een kamer bij zus of ouders.", **self._nu("casemanager"),
        )  # fmt: skip

    def zoek_plek(self, dag):
        """First in the own network; with children that isn't enough, and nothing is certain yet."""
        volg(now=self.moment)
        self.zoek_eerst()
        familie = self.vraag_familie()
        kinderen = self.huishouden.gezin.kinderen
        reden = (
            "Er is geen plaats voor het hele gezin." if kinderen else "Een week kan, niet langer."
        )
        beeindig_onderdak(familie, reden=reden, **self._nu("casemanager"))
        if not kinderen:
            # The shelter has yet to answer.
            self.meld_aan("Een kamer, met begeleiding.")
            return
        self.vraag_woonkans()
        aanmelding = self.meld_aan("Twee kamers, samen met de kinderen.")
        self.antwoord(
            aanmelding, Antwoordsoort.WACHTLIJST, wachtplek=2, verwacht_op=self.over(7, dag)
        )
        self.antwoord(
            aanmelding, Antwoordsoort.VOORLOPIG, plaats="Opvang De Lantaarn, twee kamers", vanaf=dag
        )

    def ontruimd(self, dag):
        """With a place of the shelter that is certain, well before the day itself."""
        self.zoek_eerst()
        aanmelding = self.meld_aan("Een kamer, liefst in de buurt.")
        plaats = "Opvang De Lantaarn, kamer 4"
        self.antwoord(aanmelding, Antwoordsoort.ZEKER, plaats=plaats, vanaf=dag)
        self.na((dag - self.vandaag).days)
        self.casus = leg_ontruiming_vast(self.casus, Verslag(op=dag), **self._nu(None))

    def bewaar_inboedel(self):
        bewaar_inboedel(
            self.casus,
            wat="Meubels, fietsen en acht dozen.",
            waar="Gemeentewerf, loods 3",
            bewaarder="Gemeente, afdeling Toezicht",
            opgeslagen_op=self.vandaag,
            **self._nu(None),
        )

    def inboedel_opgehaald(self):
        rond_inboedel_af(
            self.casus.inboedels.get(), afloop=Inboedelafloop.OPGEHAALD, op=self.vandaag,
            toelichting="Met een busje van de buurvrouw.", **self._nu("casemanager"),
        )  # fmt: skip

    def houd_contact(self, verblijf=Verblijfplek.OPVANG, *, stabiel=False):
        """The next moment of the aftercare, as the casemanager writes it down."""
        lopend = nazorg.lopend(self.casus)
        moment = nazorg.open_momenten(lopend)[0]
        gesproken = lopend.momenten.filter(gesproken_op__isnull=False).count()
        hoe_gaat_het, weg_terug = teksten.NAZORG[gesproken % len(teksten.NAZORG)]
        verslag = nazorg.Verslag(
            gesproken_op=self.vandaag,
            verblijf=verblijf,
            plaats="",
            stabiel=stabiel,
            hoe_gaat_het=hoe_gaat_het,
            schulden=Schuldenstand.AANGEVRAAGD,
            weg_terug=weg_terug,
            volgende_stap="",
        )
        nazorg.leg_moment_vast(moment, verslag, **self._nu("casemanager"))

    def blijf_in_contact(self):
        """At each moment that has come, up to now; the next one stands in the calendar."""
        while (dag := self._volgende_moment()) and dag < self.podium.vandaag:
            self.na((dag - self.vandaag).days)
            self.houd_contact()

    def _volgende_moment(self):
        momenten = nazorg.open_momenten(nazorg.lopend(self.casus))
        return min((moment.op for moment in momenten), default=None)

    def sluit_nazorg(self, toelichting):
        self.casus = nazorg.sluit_nazorg(
            self.casus,
            resultaat=Resultaat.STABIELE_PLEK,
            toelichting=toelichting,
            **self._nu("casemanager"),
        )
