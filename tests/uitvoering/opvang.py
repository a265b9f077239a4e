"""What the tests of a registration share: a case just before it, and each of its steps."""

from cases.actions.juridisch import leg_juridische_stap_vast
from partners.choices import Soort
from tests.factories import actor
from tests.uitvoering.hulp import Kring, over
from uitvoering.actions.aanmelding import Voorstel, beantwoord, meld_aan
from uitvoering.choices import Aanmelder, Antwoordsoort, Oplossingsoort
from uitvoering.models import Aanmelding

KAMER = "Havenweg 3, kamer 4"


class Opvangkring(Kring):
    """Scenario 2 with everything looked for that comes before a shelter, and a shelter."""

    def __init__(self, **velden):
        super().__init__(**velden)
        self.ontruimen()
        self.zocht_eerst(Oplossingsoort.CRISISPLEK)
        self.opvang = actor(Soort.OPVANG, naam="De Lantaarn")

    def meld_aan(self, by=None, opvang=None, **velden):
        by = by or self.casemanager
        landlord = by.organisatie.soort == Soort.CORPORATIE
        standaard = {
            "aanmelder": Aanmelder.CORPORATIE if landlord else Aanmelder.HULPVERLENER,
            "nodig": "Twee kamers",
            "geprobeerd": "Bij familie gevraagd",
        }
        opvang = (opvang or self.opvang).organisatie
        return meld_aan(self.casus, opvang=opvang, by=by, now=self.now, **standaard | velden)

    def antwoord(self, aanmelding, soort, bekend=None, by=None, **velden):
        velden = PER_SOORT[soort](self.vandaag) | velden
        aanmelding = Aanmelding.objects.get(pk=aanmelding.pk)
        if bekend is None:
            bekend = aanmelding.antwoorden.count()
        return beantwoord(
            aanmelding, Voorstel(soort, **velden), bekend=bekend, by=by or self.opvang, now=self.now
        )

    def zet_dag(self, dagen):
        """The landlord announces on which day the eviction is."""
        return leg_juridische_stap_vast(
            self.casus, soort="ontruimingsdatum", datum=over(dagen, self.vandaag),
            by=self.corporatie, now=self.now,
        )  # fmt: skip


PER_SOORT = {
    Antwoordsoort.ZEKER: lambda dag: {"plaats": KAMER, "vanaf": dag},
    Antwoordsoort.VOORLOPIG: lambda dag: {"plaats": KAMER, "vanaf": dag},
    Antwoordsoort.WACHTLIJST: lambda dag: {"wachtplek": 3},
    Antwoordsoort.AFGEWEZEN: lambda dag: {"reden": "Geen plaats voor een hond"},
}
