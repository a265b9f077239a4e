"""Checking a condition, and who does so how often."""

from django import forms

from cases.choices import Eenheid
from common.formulieren import Formulier, Tegels
from common.velden import GeheelGetalVeld, TekstVeld
from uitvoering.choices import Controleuitkomst
from uitvoering.rekenen import MEESTE

LANGSTE = {Eenheid.DAGEN: "90 dagen", Eenheid.WEKEN: "13 weken", Eenheid.MAANDEN: "3 maanden"}


class ControleFormulier(Formulier):
    """`documenten` are those of the rubriek of the condition: who reads one reads the other."""

    uitkomst = forms.TypedChoiceField(
        label="Is de voorwaarde nagekomen?",
        choices=Controleuitkomst.choices,
        coerce=Controleuitkomst,
        error_messages={"required": "Kies of de voorwaarde is nagekomen."},
    )
    bewijs = TekstVeld(
        label="Waaruit blijkt dat?",
        regels=True,
        max_length=2000,
        soms_nodig=True,
        help_text="Nodig als het niet is nagekomen of niet te beoordelen is. De huurder mag dit"
        " lezen.",
    )
    document = forms.ModelChoiceField(
        label="Welk document hoort erbij?",
        queryset=None,
        to_field_name="sleutel",
        required=False,
        empty_label="Geen document",
        error_messages={"invalid_choice": "Kies een document uit de lijst."},
    )

    def __init__(self, *args, documenten, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["document"].queryset = documenten
        self.fields["document"].label_from_instance = lambda document: document.titel

    def clean(self):
        super().clean()
        uitkomst, bewijs = (self.cleaned_data.get(naam) for naam in ("uitkomst", "bewijs"))
        nodig = uitkomst and uitkomst != Controleuitkomst.NAGEKOMEN
        if nodig and not bewijs and "bewijs" not in self.errors:
            self.add_error("bewijs", "Schrijf op waaruit dat blijkt.")


class BewakingFormulier(Formulier):
    aantal = GeheelGetalVeld(label="Elke hoeveel?", minimum=1, maximum=90)
    eenheid = forms.TypedChoiceField(
        label="Dagen, weken of maanden?",
        choices=[(e.value, e.label.capitalize()) for e in MEESTE],
        coerce=Eenheid,
    )

    field_order = ["organisatie", "aantal", "eenheid"]

    def __init__(self, *args, controleurs, **kwargs):
        super().__init__(*args, **kwargs)
        self.controleurs = {str(o.sleutel): o for o in controleurs}
        self.fields["organisatie"] = forms.ChoiceField(
            label="Wie controleert dit?",
            choices=[(sleutel, o.naam) for sleutel, o in self.controleurs.items()],
            widget=Tegels,
            help_text="Alleen wie deze rubriek ziet, staat erbij.",
            error_messages={
                "required": "Kies wie dit controleert.",
                "invalid_choice": "Kies een organisatie uit de lijst.",
            },
        )
        self.order_fields(self.field_order)

    def clean_organisatie(self):
        return self.controleurs[self.cleaned_data["organisatie"]]

    def clean(self):
        super().clean()
        aantal, eenheid = (self.cleaned_data.get(naam) for naam in ("aantal", "eenheid"))
        if aantal and eenheid and aantal > MEESTE[eenheid]:
            self.add_error("aantal", f"Controleer minstens elke {LANGSTE[eenheid]}.")
