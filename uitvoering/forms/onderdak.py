"""A place to stay: asking for it, an offer, that it is certain, that it falls away."""

from datetime import timedelta

from django import forms

from common.formulieren import Formulier
from common.velden import DatumVeld, TekstVeld
from partners.models import Organisatie
from uitvoering.choices import Onderdaksoort

HALF_JAAR_TERUG = -timedelta(days=183)
TWEE_JAAR = timedelta(days=2 * 366)


class VraagFormulier(Formulier):
    soort = forms.TypedChoiceField(
        label="Wat voor plek?", choices=Onderdaksoort.choices, coerce=Onderdaksoort
    )
    organisatie = forms.ModelChoiceField(
        label="Aan welke organisatie vraag je het?",
        queryset=Organisatie.objects.none(),
        to_field_name="sleutel",
        required=False,
        empty_label="Geen van deze organisaties",
        help_text="Alleen wie meedoet in deze casus staat erbij.",
        error_messages={"invalid_choice": "Kies een organisatie uit de lijst."},
    )
    toelichting = TekstVeld(
        label="Wat is er nodig?",
        regels=True,
        max_length=2000,
        required=False,
        help_text="Bijvoorbeeld: met hoeveel mensen, en wat er al is geprobeerd. De huurder mag "
        "dit lezen.",
    )

    def __init__(self, *args, organisaties, **kwargs):
        super().__init__(*args, **kwargs)
        if organisaties is None:
            del self.fields["organisatie"]
        else:
            self.fields["organisatie"].queryset = Organisatie.objects.filter(
                pk__in=[organisatie.pk for organisatie in organisaties]
            )

    def clean(self):
        return {"organisatie": None, **super().clean()}


class AanbodFormulier(Formulier):
    plaats = TekstVeld(
        label="Waar is de plek?",
        max_length=200,
        help_text="De verhuurder ziet dit niet.",
    )
    vanaf = DatumVeld(label="Vanaf wanneer?", vroegst=HALF_JAAR_TERUG, laatst=TWEE_JAAR)
    tot = DatumVeld(
        label="Tot wanneer?",
        vroegst=HALF_JAAR_TERUG,
        laatst=TWEE_JAAR,
        required=False,
        help_text="De dag waarop de plek ophoudt. Laat leeg als dat niet vaststaat.",
    )


class BevestigFormulier(AanbodFormulier):
    bevestigd_door = TekstVeld(
        label="Wie bevestigt de plek?",
        max_length=160,
        help_text="Naam en organisatie, bijvoorbeeld: Marjan Tuinstra, De Lantaarn",
        error_messages={"required": "Vul in wie de plek bevestigt."},
    )


class EindeFormulier(Formulier):
    reden = TekstVeld(
        label="Waarom vervalt deze plek?",
        max_length=300,
        help_text="De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op waarom deze plek vervalt."},
    )
