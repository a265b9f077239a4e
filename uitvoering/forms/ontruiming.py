"""That a home was evicted, and that it happened against the agreement."""

from datetime import timedelta

from django import forms

from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld, TekstVeld
from uitvoering.actions.ontruiming import Verslag

JAAR_TERUG = -timedelta(days=366)
MEEST_OPTIES = 12
LANGSTE_OPTIE = 500


class OntruimingFormulier(Formulier):
    op = DatumVeld(
        label="Op welke dag is de woning ontruimd?",
        vroegst=JAAR_TERUG,
        laatst=VANDAAG,
        error_messages={"required": "Vul in op welke datum de woning is ontruimd."},
    )
    zorgstructuur_afgestemd_op = DatumVeld(
        label="Wanneer is afgestemd met de lokale zorgstructuur?",
        vroegst=JAAR_TERUG,
        laatst=VANDAAG,
        error_messages={"required": "Stem eerst af met de lokale zorgstructuur."},
    )
    zorgstructuur_met = TekstVeld(
        label="Met wie is afgestemd?",
        max_length=200,
        help_text="Bijvoorbeeld: het sociaal team van de gemeente",
    )
    andere_opties = TekstVeld(
        label="Welke andere oplossingen zijn gezocht vóór de opvang?",
        regels=True,
        max_length=MEEST_OPTIES * LANGSTE_OPTIE,
        help_text=f"Elke oplossing op een eigen regel, hooguit {MEEST_OPTIES}. De huurder mag dit"
        " lezen.",
        error_messages={
            "required": "Schrijf op welke andere oplossingen zijn gezocht vóór de opvang."
        },
    )

    def __init__(self, *args, bekend=None, **kwargs):
        """Asks only for what the step card doesn't know (`bekend`, a Verslag)."""
        super().__init__(*args, **kwargs)
        if bekend and bekend.zorgstructuur_afgestemd_op:
            del self.fields["zorgstructuur_afgestemd_op"]
            del self.fields["zorgstructuur_met"]
        if bekend and bekend.andere_opties:
            del self.fields["andere_opties"]

    def clean_andere_opties(self):
        regels = [regel.strip() for regel in self.cleaned_data["andere_opties"].splitlines()]
        regels = [regel for regel in regels if regel]
        if len(regels) > MEEST_OPTIES:
            raise forms.ValidationError(f"Vul hooguit {MEEST_OPTIES} oplossingen in.")
        if any(len(regel) > LANGSTE_OPTIE for regel in regels):
            raise forms.ValidationError(f"Een regel is hooguit {LANGSTE_OPTIE} tekens lang.")
        return tuple(regels)

    def verslag(self):
        return Verslag(**self.cleaned_data)


class IncidentFormulier(Formulier):
    op = DatumVeld(label="Op welke dag gebeurde het?", vroegst=JAAR_TERUG, laatst=VANDAAG)
    wat = TekstVeld(
        label="Wat is er gebeurd?",
        regels=True,
        max_length=4000,
        help_text="Schrijf op wat je weet, niet wat je vermoedt. De huurder mag dit lezen.",
    )
    waar_nu = TekstVeld(
        label="Waar is het huishouden nu?",
        max_length=500,
        help_text="Weet je het niet? Schrijf dat dan op.",
    )


class OpvolgFormulier(Formulier):
    wat = TekstVeld(
        label="Wat heb je gedaan?",
        regels=True,
        max_length=2000,
        help_text="Schrijf hier niet op waar de plek is: de verhuurder leest mee.",
    )
    geregeld = forms.TypedChoiceField(
        label="Heeft het huishouden nu een plek?",
        choices=[("ja", "Ja, het huishouden heeft een plek"), ("nee", "Nee, nog niet")],
        coerce=lambda antwoord: antwoord == "ja",
    )


class AfgelastFormulier(Formulier):
    reden = TekstVeld(
        label="Waarom gaat de ontruiming niet door?",
        regels=True,
        max_length=2000,
        help_text="De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op waarom de ontruiming niet doorgaat."},
    )
