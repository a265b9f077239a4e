"""Registering with a shelter, what the shelter answers, and taking it back."""

from datetime import timedelta

from django import forms

from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld, GeheelGetalVeld, TekstVeld
from partners.models import Organisatie
from uitvoering.actions.aanmelding import Voorstel
from uitvoering.choices import Aanmelder, Antwoordsoort

HALF_JAAR_TERUG = -timedelta(days=183)
TWEE_JAAR = timedelta(days=2 * 366)
LANGSTE_WACHTLIJST = 999


class AanmeldFormulier(Formulier):
    opvang = forms.ModelChoiceField(
        label="Bij welke opvang?",
        queryset=Organisatie.objects.none(),
        to_field_name="sleutel",
        empty_label="Kies een opvang",
        help_text="Deze opvang ziet vanaf nu de naam, het adres, het gezin, de datum van de "
        "ontruiming en deze aanmelding. Niets anders.",
        error_messages={
            "required": "Kies een opvang.",
            "invalid_choice": "Kies een opvang uit de lijst.",
        },
    )
    aanmelder = forms.TypedChoiceField(
        label="Wie meldt aan?",
        coerce=Aanmelder,
        error_messages={"required": "Kies wie aanmeldt."},
    )
    nodig = TekstVeld(
        label="Voor wie is het, en wat is er nodig?",
        regels=True,
        max_length=2000,
        help_text="Bijvoorbeeld: een ouder en twee kinderen, dicht bij school. De huurder mag dit "
        "lezen.",
        error_messages={"required": "Schrijf op voor wie het is, en wat er nodig is."},
    )
    geprobeerd = TekstVeld(
        label="Wat is er eerst geprobeerd, en waarom kon dat niet?",
        regels=True,
        max_length=2000,
        help_text="De opvang leest dit. De huurder mag dit lezen.",
        error_messages={
            "required": "Schrijf op wat er eerst is geprobeerd, en waarom dat niet kon."
        },
    )

    def __init__(self, *args, opvangen, aanmelders, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["opvang"].queryset = opvangen
        self.fields["aanmelder"].choices = [(wie.value, wie.label) for wie in aanmelders]


class AntwoordFormulier(Formulier):
    bekend = GeheelGetalVeld(
        label="Antwoorden",
        widget=forms.HiddenInput,
        maximum=10_000,
        error_messages={"required": "Open deze pagina opnieuw."},
    )
    soort = forms.TypedChoiceField(
        label="Wat is jullie antwoord?",
        choices=Antwoordsoort.choices,
        coerce=Antwoordsoort,
        error_messages={"required": "Kies wat jullie antwoord is."},
    )
    plaats = TekstVeld(
        label="Waar is de plek?",
        max_length=200,
        required=False,
        help_text="Alleen als jullie het huishouden aannemen. De verhuurder ziet dit niet.",
    )
    vanaf = DatumVeld(
        label="Vanaf wanneer?", vroegst=HALF_JAAR_TERUG, laatst=TWEE_JAAR, required=False
    )
    tot = DatumVeld(
        label="Tot wanneer?",
        vroegst=HALF_JAAR_TERUG,
        laatst=TWEE_JAAR,
        required=False,
        help_text="De dag waarop de plek ophoudt. Laat leeg als dat niet vaststaat.",
    )
    wachtplek = GeheelGetalVeld(
        label="Welke plek op de wachtlijst?",
        minimum=1,
        maximum=LANGSTE_WACHTLIJST,
        required=False,
        help_text="Alleen bij een wachtlijst.",
    )
    verwacht_op = DatumVeld(
        label="Wanneer verwacht je een plek?", vroegst=VANDAAG, laatst=TWEE_JAAR, required=False
    )
    reden = TekstVeld(
        label="Toelichting",
        regels=True,
        max_length=2000,
        soms_nodig=True,
        help_text="Nodig als het niet kan: schrijf op waarom. De huurder mag dit lezen.",
    )

    def voorstel(self):
        velden = dict(self.cleaned_data)
        del velden["bekend"]
        return Voorstel(**velden)


class IntrekFormulier(Formulier):
    reden = TekstVeld(
        label="Waarom is de aanmelding niet meer nodig?",
        max_length=300,
        help_text="De opvang leest dit. De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op waarom dit niet meer nodig is."},
    )
