"""Goods that are kept, and what became of them."""

from datetime import timedelta

from django import forms

from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld, TekstVeld
from uitvoering.choices import Inboedelafloop

JAAR_TERUG = -timedelta(days=366)


class BewaarFormulier(Formulier):
    wat = TekstVeld(
        label="Wat wordt bewaard?",
        regels=True,
        max_length=2000,
        help_text="In het kort. Voeg een lijst of foto's toe als document.",
    )
    waar = TekstVeld(label="Waar staat het?", max_length=200)
    bewaarder = TekstVeld(
        label="Wie bewaart het?",
        max_length=160,
        help_text="Naam en organisatie, bijvoorbeeld: de gemeentewerf, afdeling Toezicht",
    )
    opgeslagen_op = DatumVeld(
        label="Sinds wanneer?", vroegst=JAAR_TERUG, laatst=VANDAAG, initial="vandaag"
    )


class AfloopFormulier(Formulier):
    afloop = forms.TypedChoiceField(
        label="Wat gebeurde ermee?", choices=Inboedelafloop.choices, coerce=Inboedelafloop
    )
    op = DatumVeld(label="Wanneer?", vroegst=JAAR_TERUG, laatst=VANDAAG, initial="vandaag")
    toelichting = TekstVeld(
        label="Toelichting",
        regels=True,
        max_length=2000,
        required=False,
        help_text="De huurder mag dit lezen.",
    )
