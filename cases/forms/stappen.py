"""Closing a case and opening it again."""

from django import forms

from cases.choices import Resultaat, Status
from common.formulieren import Formulier
from common.velden import TekstVeld

R = Resultaat

# Which results make sense from which status; what may be, the rules say. After an eviction a case
# is closed from its aftercare.
RESULTATEN = {
    Status.PREVENTIE: [R.BETAALD, R.REGELING, R.WONING_BEHOUDEN, R.VERHUISD, R.ONTERECHT],
    Status.VOORKOMEN: [R.BETAALD, R.REGELING, R.WONING_BEHOUDEN, R.VERHUISD],
    Status.ONTRUIMEN: [R.BETAALD, R.REGELING, R.WONING_BEHOUDEN, R.VERHUISD],
}


class AfsluitFormulier(Formulier):
    resultaat = forms.TypedChoiceField(
        label="Hoe is het afgelopen?", choices=R.choices, coerce=Resultaat
    )
    toelichting = TekstVeld(
        label="Toelichting",
        regels=True,
        max_length=2000,
        required=False,
        help_text="De huurder mag dit lezen.",
    )

    def __init__(self, *args, status, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["resultaat"].choices = [(r.value, r.label) for r in RESULTATEN[status]]


class HeropenFormulier(Formulier):
    reden = TekstVeld(
        label="Waarom gaat de casus weer open?",
        regels=True,
        max_length=2000,
        help_text="De huurder mag dit lezen.",
    )


class OppakFormulier(Formulier):
    """Nothing to fill in: only a button."""
