"""One piece of evidence of what the landlord did (LAW-01)."""

from datetime import timedelta

from django import forms

from cases.choices import Inspanningsoort
from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld, TekstVeld

VROEGST = timedelta(days=-3 * 366)


class InspanningFormulier(Formulier):
    datum = DatumVeld(label="Wanneer was dat?", vroegst=VROEGST, laatst=VANDAAG)
    bewijs = TekstVeld(
        label="Waaruit blijkt het?",
        regels=True,
        max_length=2000,
        help_text="Bijvoorbeeld: brief van die dag, in ons archief. De huurder mag dit lezen.",
    )
    geweigerd = forms.TypedChoiceField(
        label="Wat zei de huurder?",
        choices=[
            ("nee", "De huurder weigert niet"),
            ("ja", "De huurder wil niet dat we gegevens doorgeven"),
        ],
        coerce=lambda antwoord: antwoord == "ja",
    )

    def __init__(self, *args, soort, **kwargs):
        super().__init__(*args, **kwargs)
        if soort != Inspanningsoort.AANBOD:
            del self.fields["geweigerd"]
