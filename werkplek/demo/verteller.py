"""Does what a story says, in order of time, as the people of the region, through the real actions.

A story never runs ahead of the clock: what would come after `nu` happens just before it.
"""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from cases.actions.achterstand import Wijziging, werk_achterstand_bij
from cases.actions.contact import leg_contactpoging_vast
from cases.actions.deelnames import beeindig, nodig_uit
from cases.actions.dreiging import REGEL as REGEL_DREIGING
from cases.actions.dreiging import leg_gesprek_vast
from cases.actions.juridisch import leg_juridische_stap_vast
from cases.actions.notities import schrijf_notitie
from cases.actions.signalen import meld_signaal
from cases.actions.stappen import take_step
from cases.actions.vroegsignaal import leg_inspanning_vast
from cases.choices import Bron, Grondslag, Publiek, Rubriek
from cases.models import Casus
from cases.rekenen import termijnen_verdelen
from common.werkdagen import nde_werkdag, plus_werkdagen
from contactplan.planning import kalender
from werkplek.demo import handelingen, teksten
from werkplek.demo.pdf import maak_pdf
from werkplek.demo.route import Route

TUSSEN = timedelta(minutes=7)
RUIM = timedelta(days=60)
ZATERDAG = 5


def werkdag_terug(dag):
    """The day itself, or the Friday before a weekend."""
    return dag - timedelta(days=max(0, dag.weekday() - ZATERDAG + 1))


class Verteller(Route):
    """One case, the people around it, and the moment at which the story is."""

    def __init__(self, podium, huishouden, casus, begin):
        self.podium, self.huishouden, self.casus = podium, huishouden, casus
        self.moment = begin
        self.eigenaar = podium.verhuurder[huishouden.verhuurder]

    @property
    def vandaag(self):
        return timezone.localdate(self.moment)

    @property
    def opties(self):
        return self.huishouden.opties

    def kies(self, lijst):
        return self.podium.toeval.choice(lijst)

    def na(self, dagen, uur=10, minuut=0):
        """Some days later, on a working day; never later than now."""
        dag = werkdag_terug(self.vandaag + timedelta(days=dagen))
        kwartier = self.podium.toeval.randrange(0, 60, 5)
        moment = datetime.combine(dag, time(uur, minuut or kwartier), self.podium.tz)
        self.moment = min(max(moment, self.moment + TUSSEN), self.podium.nu)
        return self

    def geleden(self, dagen):
        """So many days before now, or where the story is when that is later."""
        return self.na(max(0, (self.podium.vandaag - self.vandaag).days - dagen))

    def werkdagen_geleden(self, wie, aantal):
        """The day so many working days of this organisation before today."""
        gesloten = kalender(self.als(wie).organisatie, self.podium.vandaag - RUIM).gesloten
        return plus_werkdagen(self.podium.vandaag, -aantal, gesloten)

    def over(self, dagen, vanaf=None):
        return (vanaf or self.vandaag) + timedelta(days=dagen)

    def als(self, wie):
        return self.podium.spelers[wie] if wie else self.eigenaar

    def _nu(self, wie):
        """Who and when, as every action asks it; the next thing happens a little later."""
        moment = self.moment
        self.moment = min(self.moment + TUSSEN, self.podium.nu)
        return {"by": self.als(wie), "now": moment}

    # --- The dossier
    def contact(self, uitkomst, wijze="telefoon", wie=None, tekst=None):
        soort = "gesproken" if uitkomst == "gesproken" else "geen_gehoor"
        leg_contactpoging_vast(
            self.casus,
            op=self.moment,
            wijze=wijze,
            uitkomst=uitkomst,
            toelichting=tekst or self.kies(teksten.CONTACT[soort]),
            **self._nu(wie),
        )

    def zoek_contact(self, wie, *uitkomsten, **bericht):
        """Along the contact plan of five working days."""
        handelingen.zoek_contact(self.casus, *uitkomsten, **bericht, **self._nu(wie))

    def notitie(self, wie, rubriek, publiek, tekst=None):
        schrijf_notitie(
            self.casus,
            rubriek=rubriek,
            publiek=publiek,
            tekst=tekst or self.kies(teksten.NOTITIES[rubriek, publiek]),
            **self._nu(wie),
        )

    def document(self, wie, rubriek, publiek, titel, *regels):
        inhoud = maak_pdf(titel, "", *regels, "", "Dit is een voorbeeld uit de demo.")
        handelingen.voeg_document_toe(
            self.casus, rubriek=rubriek, publiek=publiek, titel=titel, inhoud=inhoud,
            **self._nu(wie),
        )  # fmt: skip

    def te_doen(self, wie, rubriek, wat, *, over):
        """Something that has to be done some days from now, on a day that they work."""
        dag = self.podium.vandaag + timedelta(days=over)
        gesloten = kalender(self.als(wie).organisatie, dag).gesloten
        dag = nde_werkdag(dag, 1, gesloten)
        handelingen.zet_deadline(
            self.casus, rubriek=Rubriek(rubriek), wat=wat, dag=dag, **self._nu(wie)
        )

    def signaal(self, soort, wie="huismeester", opvolger="corporatie"):
        meld_signaal(
            self.casus,
            soort=soort,
            tekst=teksten.SIGNALEN[soort],
            publiek=Publiek.PARTNERS,
            opvolger=self.als(opvolger).user,
            **self._nu(wie),
        )

    def juridisch(self, soort, wie=None, datum=None, **velden):
        leg_juridische_stap_vast(
            self.casus, soort=soort, datum=datum or self.vandaag, **velden, **self._nu(wie)
        )

    def gemeente_spreekt(self):
        """The municipality had the conversation that an announced eviction asks for (LAW-03)."""
        deadline = self.casus.deadlines.open().get(
            regel=REGEL_DREIGING, organisatie=self.als("gemeente").organisatie
        )
        leg_gesprek_vast(deadline, op=self.moment, uitkomst="gesproken", **self._nu("gemeente"))

    def inspanning(self, soort, bewijs, **velden):
        """What the landlord did before anything goes to the gemeente."""
        leg_inspanning_vast(
            self.casus, soort=soort, datum=self.vandaag, bewijs=bewijs, **velden, **self._nu(None)
        )

    def afspraak(self, aantal, *, eerste_na):
        """A payment agreement on all of the arrears; returns the amounts of its instalments."""
        termijnen = termijnen_verdelen(self.huishouden.achterstand, aantal, self.over(eerste_na))
        handelingen.maak_afspraak(
            self.casus, termijnen=termijnen, met=self.casus.naam, **self._nu(None)
        )
        return [bedrag for _, bedrag in termijnen]

    def betaling(self, bedrag, soort="achterstand"):
        handelingen.boek_betaling(self.casus, bedrag=Decimal(bedrag), soort=soort, **self._nu(None))

    def achterstand(self, maanden):
        """A newer figure for the lease, as an import brings it."""
        bedrag = (self.huishouden.huur * Decimal(maanden)).quantize(Decimal("0.01"))
        by = self.eigenaar
        casus = Casus.objects.for_actor(by, self.vandaag).voor_lijst().get(pk=self.casus.pk)
        huur = casus.huurovereenkomst
        huur.casus = casus
        werk_achterstand_bij(
            [Wijziging(huur, bedrag, self.vandaag, huur.oudste_openstaande_post)],
            bron=Bron.IMPORT,
            **self._nu(None),
        )

    # --- Who takes part
    def betrek(self, wie, rubrieken, doel, *, grondslag=Grondslag.TOESTEMMING, tot=None, by=None,
               persoon=False):  # fmt: skip
        speler = self.als(wie)
        return nodig_uit(
            self.casus,
            organisatie=speler.organisatie,
            persoon=speler.user if persoon else None,
            doel=doel,
            grondslag=grondslag,
            tot=tot and self.over(tot),
            rubrieken=[Rubriek(r) for r in rubrieken],
            **self._nu(by),
        )

    def stopt(self, deelname, reden):
        beeindig(deelname, reden=reden, **self._nu(None))

    # --- The route
    def stap(self, naam, wie=None, **gegeven):
        self.casus = take_step(self.casus, naam, **gegeven, **self._nu(wie))
