"""Who takes part: inviting, changing what is shared, ending."""

from datetime import timedelta

from django import forms

from cases.choices import Grondslag, Rubriek
from common.formulieren import Formulier, Tegels, VinkTegels
from common.velden import VANDAAG, DatumVeld, TekstVeld
from partners.forms.wie import WieVeld

HOOGUIT = timedelta(days=365)


class DeelFormulier(Formulier):
    """What is shared and until when."""

    rubrieken = forms.MultipleChoiceField(
        label="Wat mag deze organisatie zien?",
        required=False,
        widget=VinkTegels,
        help_text=(
            "De kern (naam, adres, fase) hoort er altijd bij. Deel alleen wat nodig is voor het "
            "doel."
        ),
    )

    def __init__(self, *args, te_delen, uitleg, einddatum_nodig=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rubrieken"].choices = [
            (r.value, r.label) for r in Rubriek if r in te_delen and r != Rubriek.KERN
        ]
        self.fields["rubrieken"].widget.uitleg = uitleg
        self.fields["tot"] = DatumVeld(
            label="Einddatum",
            help_text="Hooguit een jaar vooruit. Bijvoorbeeld 21-02-2027",
            vroegst=VANDAAG,
            laatst=HOOGUIT,
            required=einddatum_nodig,
            error_messages={"required": "Vul in tot wanneer deze organisatie meedoet."},
        )
        if not self.fields["rubrieken"].choices:
            del self.fields["rubrieken"]

    @property
    def gekozen(self):
        return self.cleaned_data.get("rubrieken", [])


class UitnodigFormulier(DeelFormulier):
    """One organisation of the chosen kind, or one person of it."""

    field_order = ["wie", "doel", "grondslag", "rubrieken", "tot"]

    doel = TekstVeld(
        label="Waarvoor is dit nodig?",
        max_length=300,
        help_text="Bijvoorbeeld: helpen met de schulden. De huurder mag dit lezen.",
        error_messages={"required": "Vul in waarvoor deze organisatie meedoet."},
    )
    grondslag = forms.ChoiceField(
        label="Op welke grond mag dat?",
        choices=Grondslag.choices,
        widget=Tegels(
            uitleg={
                Grondslag.TOESTEMMING: "De huurder zei ja, en kan dat weer intrekken.",
                Grondslag.OVEREENKOMST: "Zonder delen kan de verhuurder de huur niet uitvoeren.",
                Grondslag.WETTELIJK: "Een wet verplicht het.",
                Grondslag.PUBLIEKE_TAAK: "Het hoort bij een taak die de wet aan iemand geeft.",
                Grondslag.VITAAL: "Iemand is anders in levensgevaar.",
                Grondslag.GERECHTVAARDIGD: "Het belang weegt zwaarder dan de privacy. Leg uit.",
            }
        ),
    )

    def __init__(self, *args, organisaties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wie"] = WieVeld(
            label="Wie doet mee?",
            wie=organisaties,
            help_text="Kies een hele organisatie, of één persoon als de anderen niets hoeven te "
            "zien.",
            error_messages={
                "required": "Kies wie er meedoet.",
                "invalid_choice": "Kies een organisatie of persoon uit de lijst.",
            },
        )
        self.order_fields(self.field_order)


class BeeindigFormulier(Formulier):
    reden = TekstVeld(
        label="Waarom stopt deze deelname?",
        max_length=300,
        help_text="De huurder mag dit lezen.",
        error_messages={"required": "Vul in waarom deze deelname stopt."},
    )
