"""The melding at Veilig Thuis: the five steps of the meldcode on one page."""

from datetime import timedelta

from django import forms

from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld, TekstVeld
from uitvoering.actions.veiligheid import Meldcode
from uitvoering.choices import Onveiligheid
from uitvoering.forms.advies import AanVeld

TERUG = -timedelta(days=366)
LANG = 4000


class MeldingFormulier(Formulier):
    aan = AanVeld(label="Waar meld je?")
    gezin = TekstVeld(
        label="Om wie gaat het?",
        regels=True,
        max_length=LANG,
        help_text="Namen, leeftijden, adres, en hoe je hen bereikt.",
    )
    signalen = TekstVeld(
        label="1. Welke signalen zag je?",
        regels=True,
        max_length=LANG,
        help_text="Feiten, met de dag erbij. Hoorde je iets van een ander? Zeg van wie.",
    )
    overlegd_met = TekstVeld(
        label="2. Met wie heb je overlegd?",
        max_length=200,
        help_text="Een collega, of Veilig Thuis zelf.",
    )
    ouders_op = DatumVeld(
        label="3. Wanneer vertelde je de ouders van deze melding?",
        vroegst=TERUG,
        laatst=VANDAAG,
        required=False,
    )
    ouders_reactie = TekstVeld(
        label="Wat vonden de ouders?", regels=True, max_length=LANG, required=False
    )
    ouders_niet_omdat = TekstVeld(
        label="Weten de ouders het niet? Waarom niet?",
        regels=True,
        max_length=LANG,
        required=False,
        help_text="Dat mag alleen als praten gevaar geeft, voor het kind of voor een ander.",
    )
    kind_gesproken = TekstVeld(
        label="Is er met het kind gepraat?",
        regels=True,
        max_length=LANG,
        help_text="Door wie en wanneer, of waarom niet.",
    )
    onveiligheid = forms.TypedChoiceField(
        label="4. Hoe onveilig is het?", choices=Onveiligheid.choices, coerce=Onveiligheid
    )
    weging = TekstVeld(
        label="Hoe woog je dat af?",
        regels=True,
        max_length=LANG,
    )
    hulp = TekstVeld(
        label="5. Welke hulp kan er ook, en van wie?",
        regels=True,
        max_length=LANG,
        help_text="Schrijf ook op waarom die hulp alleen niet genoeg is.",
    )
    nu_veilig = TekstVeld(
        label="Is het kind nu veilig?",
        regels=True,
        max_length=LANG,
        help_text="Wat is er afgesproken, en met wie?",
    )

    def __init__(self, *args, aan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["aan"].kies_uit(aan)

    def meldcode(self):
        return Meldcode(**{n: w for n, w in self.cleaned_data.items() if n != "aan"})
