"""Handing a household over to another casemanager."""

from django import forms

from common.formulieren import RADIO_TOT, Formulier, Tegels
from common.velden import TekstVeld
from uitvoering.forms.plan import WIE_LEEST

KIES = "Kies de nieuwe casemanager."


class OverdrachtFormulier(Formulier):
    samenvatting = TekstVeld(
        label="Wat moet de volgende casemanager weten?",
        regels=True,
        max_length=4000,
        help_text="Wat loopt er, wat is afgesproken, en wat is nu het belangrijkst?",
        error_messages={"required": "Schrijf op wat de volgende casemanager moet weten."},
    )

    field_order = ["wie", "samenvatting"]

    def __init__(self, *args, opvolgers, openbaar, **kwargs):
        super().__init__(*args, **kwargs)
        hulp = self.fields["samenvatting"].help_text
        self.fields["samenvatting"].help_text = f"{hulp} {WIE_LEEST[openbaar]}"
        self.keuzes = {
            f"{organisatie.sleutel}/{mens.sleutel}": (organisatie, mens)
            for organisatie, mensen in opvolgers
            for mens in mensen
        }
        tegels = len(self.keuzes) <= RADIO_TOT
        leeg = [] if tegels else [("", KIES)]
        self.fields["wie"] = forms.ChoiceField(
            label="Wie wordt de casemanager?",
            choices=leeg + [(s, f"{mens.naam}, {o.naam}") for s, (o, mens) in self.keuzes.items()],
            widget=Tegels if tegels else forms.Select,
            error_messages={"required": KIES, "invalid_choice": KIES},
        )
        self.order_fields(self.field_order)

    def clean_wie(self):
        return self.keuzes[self.cleaned_data["wie"]]
