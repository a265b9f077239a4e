"""One item on the agenda of today, with everybody around it, and a complete decision."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from partners.choices import Soort
from regieteam.actions.agenda import zet_op_agenda
from regieteam.actions.besluiten import leg_besluit_vast
from regieteam.choices import Aanwezig
from regieteam.models import Aanwezigheid, Vergadering
from regieteam.stukken import Afspraak, Voorstel
from tests.factories import NOW, actor, deel, geboren, voor
from tests.regieteam import bouw
from uitvoering.choices import Actiesoort

DAG = timedelta(days=1)


class Tafel:
    def __init__(self, now=NOW):
        self.now, self.vandaag = now, timezone.localdate(now)
        self.corporatie = actor(Soort.CORPORATIE, naam="Linde Wonen")
        self.team = bouw.team()
        self.hulp = actor(Soort.HULPVERLENING, naam="Buurtteam")
        self.casus = bouw.gemeld(
            self.corporatie, self.team, now=now, achterstand=Decimal("1200.50")
        )
        deel(self.casus, self.hulp, by=self.corporatie, now=now)
        self.vergadering = self.vandaag_vergaderd()
        self.punt = bouw.agendapunt(
            self.casus, self.vergadering, self.team, now=now, reden="Toch vandaag"
        )
        self.mensen = [
            self.zit(self.corporatie, "Sanne Hoekstra"),
            self.zit(self.team.voorzitter, "Ruud Vermeulen"),
        ]

    def zit(self, wie, naam, stand=Aanwezig.AANWEZIG):
        return Aanwezigheid.objects.create(
            vergadering=self.vergadering, organisatie=wie.organisatie, naam=naam, stand=stand
        )

    def actie(self, soort=Actiesoort.GEWOON, **anders):
        return Afspraak(
            **{
                "wat": "Inkomen bekijken",
                "organisatie": self.hulp.organisatie,
                "persoon": self.hulp.user,
                "voor_op": self.vandaag + 14 * DAG,
                "soort": soort,
                **anders,
            }
        )

    def voorkomen(self, **anders):
        return Voorstel(
            **{
                "te_voorkomen": True,
                "stappen": "Inkomen op orde",
                "meldpunt_nodig": False,
                "waarom": "Er is inkomen, en wil om te betalen.",
                "weging": "Een ontruiming kost meer dan begeleiding.",
                "aan_tafel": tuple(self.mensen),
                "casemanager": self.hulp.user,
                "casemanager_organisatie": self.hulp.organisatie,
                "acties": (self.actie(),),
                "opgeschort_tot": self.vandaag + 90 * DAG,
                "bevroren_bedrag": Decimal("1200.50"),
                "bevroren_op": self.vandaag,
                "termijn_tot": self.vandaag + 90 * DAG,
                **anders,
            }
        )

    def ontruimen(self, **anders):
        return self.voorkomen(
            **{
                "te_voorkomen": False,
                "tweede_kans_overwogen": "Nee: er is geen zicht op betaling.",
                "opgeschort_tot": None,
                "bevroren_bedrag": None,
                "bevroren_op": None,
                "termijn_tot": None,
                **anders,
            }
        )

    def besluit(self, voorstel=None, by=None, punt=None):
        punt, by = punt or self.punt, by or self.team.voorzitter
        return leg_besluit_vast(punt, voorstel or self.voorkomen(), by=by, now=self.now)

    def status(self):
        return voor(self.casus, self.corporatie, now=self.now).status

    def kind(self, jaren=9):
        return self.casus.bewoners.create(
            naam="Noor",
            geboortedatum=geboren(jaren, self.vandaag),
            organisatie=self.corporatie.organisatie,
            vastgelegd_door=self.corporatie.user,
            vastgelegd_at=self.now,
        )

    def juridisch(self, soort, datum):
        return self.casus.juridische_stappen.create(
            soort=soort,
            datum=datum,
            organisatie=self.corporatie.organisatie,
            vastgelegd_door=self.corporatie.user,
            vastgelegd_at=self.now,
        )

    def vandaag_vergaderd(self):
        """A meeting of today, at a moment of its own, with room on its agenda."""
        at = timezone.localtime(self.now).replace(minute=Vergadering.objects.count())
        return Vergadering.objects.create(
            regieteam=self.team.organisatie,
            begint_at=at,
            sluit_at=self.now + DAG,
            gepland_door=self.team.coordinator.user,
            voorzitter=self.team.voorzitter.user,
            plaats="Raadhuis",
        )

    def opnieuw(self):
        """The case comes back on the agenda, of another meeting of today."""
        self.vergadering = self.vandaag_vergaderd()
        self.punt = zet_op_agenda(
            voor(self.casus, self.team.voorzitter, now=self.now),
            self.vergadering,
            reden="De huur is weer niet betaald",
            by=self.team.voorzitter,
            now=self.now,
        )
        self.mensen = [self.zit(self.corporatie, "Sanne"), self.zit(self.team.lid, "Ruud")]

    def nog_een(self, **velden):
        """Another case on the same agenda."""
        casus = bouw.gemeld(self.corporatie, self.team, now=self.now, **velden)
        deel(casus, self.hulp, by=self.corporatie, now=self.now)
        return bouw.agendapunt(casus, self.vergadering, self.team, now=self.now)
