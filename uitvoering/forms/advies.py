"""Asking for advice, giving it, and saying what came of it."""

from datetime import timedelta

from django import forms

from common.formulieren import Formulier, Tegels
from common.velden import VANDAAG, DatumVeld, TekstVeld
from partners.models import Organisatie
from uitvoering.choices import Adviesvervolg

EEN_JAAR = timedelta(days=366)
GEEN_NAMEN = "Zonder namen, adres of geboortedatum."


class AanVeld(forms.ModelChoiceField):
    """Which organisation; where there is only one, it is chosen already."""

    def __init__(self, **kwargs):
        super().__init__(
            queryset=Organisatie.objects.none(),
            to_field_name="sleutel",
            empty_label=None,
            widget=Tegels,
            error_messages={
                "required": "Kies aan wie je dit vraagt.",
                "invalid_choice": "Kies een organisatie uit de lijst.",
            },
            **kwargs,
        )

    def kies_uit(self, organisaties):
        self.queryset = organisaties
        self.initial = next((organisatie.sleutel for organisatie in organisaties), None)


class VraagFormulier(Formulier):
    aan = AanVeld(label="Aan wie vraag je advies?")
    situatie = TekstVeld(
        label="Wat zie je?",
        regels=True,
        max_length=4000,
        help_text=f"Feiten: wat zag en hoorde je, en wanneer? {GEEN_NAMEN}",
    )
    leeftijden = TekstVeld(
        label="Hoe oud zijn de kinderen?",
        max_length=80,
        required=False,
        help_text="Bijvoorbeeld: 4 en 9 jaar",
    )
    vraag = TekstVeld(
        label="Wat wil je weten?",
        regels=True,
        max_length=2000,
        help_text=GEEN_NAMEN,
    )
    acuut = forms.BooleanField(
        label="Het heeft haast: ik wil vandaag antwoord",
        required=False,
        help_text="Is er nu gevaar? Bel dan eerst 112.",
    )
    anoniem = forms.BooleanField(
        label="Zet mijn naam en organisatie er niet bij",
        required=False,
        help_text="Wie antwoordt, leest dan niet wie het vraagt. Je leest het antwoord hier.",
    )

    def __init__(self, *args, aan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["aan"].kies_uit(aan)


class AdviesFormulier(Formulier):
    antwoord = TekstVeld(
        label="Wat is je advies?",
        regels=True,
        max_length=6000,
        help_text="Alleen wie het vroeg, leest dit.",
        error_messages={"required": "Schrijf je advies op."},
    )
    vervolg = forms.ChoiceField(label="Wat doet de vrager hierna?", choices=Adviesvervolg.choices)
    vervolg_op = DatumVeld(
        label="Wanneer neemt de vrager weer contact op?",
        vroegst=VANDAAG,
        laatst=EEN_JAAR,
        required=False,
    )


class OpvolgFormulier(Formulier):
    opvolging = TekstVeld(
        label="Wat doe je met dit advies?",
        regels=True,
        max_length=2000,
        help_text=f"Alleen jij en wie het advies gaf, lezen dit. {GEEN_NAMEN}",
        error_messages={"required": "Schrijf op wat je met dit advies doet."},
    )


class BeantwoordFormulier(Formulier):
    antwoord = TekstVeld(
        label="Wat doen jullie met deze melding?",
        regels=True,
        max_length=6000,
        help_text="Wie de melding deed, leest dit.",
        error_messages={"required": "Schrijf op wat jullie met deze melding doen."},
    )
