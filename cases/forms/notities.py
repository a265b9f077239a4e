"""A note: what, in which rubriek, and for whom."""

from django import forms

from cases.choices import Publiek
from common.formulieren import Formulier, Tegels
from common.velden import TekstVeld

HUURDER_MAG_LEZEN = "De huurder mag dit lezen als die erom vraagt."
HUURDER_LEEST = f"{HUURDER_MAG_LEZEN} Schrijf op wat je zag en hoorde."


class VoorLezers(Formulier):
    """Asks for rubriek and audience, each with who will read it; `keuzes` of views.lezers."""

    rubriek = forms.ChoiceField(
        label="Waar hoort dit bij?", widget=Tegels, help_text="De rubriek bepaalt wie dit leest."
    )
    publiek = forms.ChoiceField(
        label="Wie leest dit?",
        choices=Publiek.choices,
        initial=Publiek.PARTNERS,
        widget=Tegels,
    )

    def __init__(self, *args, keuzes, **kwargs):
        super().__init__(*args, **kwargs)
        rubriek, publiek = self.fields["rubriek"], self.fields["publiek"]
        rubriek.choices = keuzes["rubrieken"]
        rubriek.initial = keuzes["eerste"]
        rubriek.widget.uitleg = keuzes["lezers"]
        publiek.widget.uitleg = {soort.value: uitleg for soort, uitleg in keuzes["publiek"].items()}


class NotitieFormulier(VoorLezers):
    field_order = ["tekst", "rubriek", "publiek"]

    tekst = TekstVeld(label="Notitie", regels=True, help_text=HUURDER_LEEST)


class VerbeteringFormulier(Formulier):
    """A better text for an earlier note; rubriek and audience stay."""

    tekst = TekstVeld(
        label="Verbeterde tekst",
        regels=True,
        help_text=f"De eerdere notitie blijft staan. {HUURDER_LEEST}",
    )
