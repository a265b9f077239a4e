"""A signal in a few taps, and what came of it."""

from django import forms

from cases.choices import Publiek, Signaalsoort
from cases.forms.notities import HUURDER_LEEST
from common.formulieren import Formulier, Tegels
from common.velden import VANDAAG, DatumVeld, TekstVeld
from partners.models import User


class ZoekFormulier(Formulier):
    """Finds the case a signal is about."""

    zoek = TekstVeld(
        label="Adres, naam of nummer",
        max_length=200,
        help_text="Bijvoorbeeld: Dorpsstraat 12, of het nummer van de huurovereenkomst",
    )


class SignaalFormulier(Formulier):
    soort = forms.ChoiceField(label="Wat zag of hoorde je?", choices=(), widget=Tegels)
    tekst = TekstVeld(label="Toelichting", regels=True, required=False, help_text=HUURDER_LEEST)
    opvolger = forms.ModelChoiceField(
        label="Wie volgt dit op?",
        queryset=User.objects.none(),
        to_field_name="sleutel",
        empty_label=None,
    )
    publiek = forms.ChoiceField(
        label="Wie leest dit?",
        choices=Publiek.choices,
        initial=Publiek.PARTNERS,
        widget=Tegels,
    )

    def __init__(self, *args, soorten, collegas, publiek, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [(s.value, s.label) for s in Signaalsoort if s in soorten]
        self.fields["opvolger"].queryset = collegas
        self.fields["publiek"].widget.uitleg = {s.value: uitleg for s, uitleg in publiek.items()}

    @property
    def details_open(self):
        """Owner and readers are folded away, unless one of them was refused."""
        return bool(self.errors.get("opvolger") or self.errors.get("publiek"))


class OpvolgFormulier(Formulier):
    opvolging = TekstVeld(
        label="Wat is er besproken en afgesproken?", regels=True, help_text=HUURDER_LEEST
    )

    field_order = ["besproken_op", "opvolging"]

    def __init__(self, *args, vanaf, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["besproken_op"] = DatumVeld(
            label="Besproken op",
            vroegst=vanaf,
            laatst=VANDAAG,
            initial="vandaag",
            error_messages={"required": "Vul in wanneer het signaal is besproken."},
        )
        self.order_fields(self.field_order)
