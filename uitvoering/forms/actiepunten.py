"""Saying that an action is done, passing it on, or dropping it."""

from datetime import timedelta

from django import forms

from common.formulieren import RADIO_TOT, Formulier
from common.velden import VANDAAG, DatumVeld, TekstVeld
from uitvoering.actions.actiepunten import VERST

GEHEEL = "geheel"


class KlaarFormulier(Formulier):
    resultaat = TekstVeld(
        label="Wat leverde het op?",
        regels=True,
        max_length=4000,
        help_text="Wie het besluit ziet, leest dit. De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op wat het opleverde."},
    )


class VervalFormulier(Formulier):
    reden = TekstVeld(
        label="Waarom hoeft dit niet meer?",
        regels=True,
        max_length=4000,
        help_text="Wie het besluit ziet, leest dit. De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op waarom dit niet meer hoeft."},
    )


class EigenaarVeld(forms.ChoiceField):
    """An organisation that sees the decision, or one person of it; the value is the pair."""

    def __init__(self, *, eigenaren=(), **kwargs):
        super().__init__(
            **{"label": "Wie doet het?", "error_messages": {"required": "Kies wie dit doet."}}
            | kwargs
        )
        self.keuzes, groepen = {}, []
        for organisatie, mensen in eigenaren:
            groep = [(f"{organisatie.sleutel}/{GEHEEL}", f"{organisatie.naam} (wie er is)")]
            self.keuzes[groep[0][0]] = (organisatie, None)
            for mens in mensen:
                waarde = f"{organisatie.sleutel}/{mens.sleutel}"
                groep.append((waarde, f"{mens.naam}, {organisatie.naam}"))
                self.keuzes[waarde] = (organisatie, mens)
            groepen.append((organisatie.naam, groep))
        if len(self.keuzes) > RADIO_TOT:
            self.widget = forms.Select()
            groepen.insert(0, ("", "Kies wie dit doet"))
        self.choices = groepen

    def clean(self, value):
        return self.keuzes.get(super().clean(value))


class OverdraagFormulier(Formulier):
    voor_op = DatumVeld(label="Uiterlijk op", vroegst=VANDAAG, laatst=VERST - timedelta(days=1))
    reden = TekstVeld(
        label="Waarom draag je dit over?",
        max_length=300,
        help_text="Wie het besluit ziet, leest dit. De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op waarom je dit overdraagt."},
    )

    field_order = ["wie", "voor_op", "reden"]

    def __init__(self, *args, eigenaren, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wie"] = EigenaarVeld(label="Aan wie?", eigenaren=eigenaren)
        self.order_fields(self.field_order)
