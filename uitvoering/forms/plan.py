"""A plan van aanpak: its domains, goals, actions and reviews."""

from datetime import timedelta

from django import forms

from common.formulieren import Formulier, Tegels
from common.velden import VANDAAG, DatumVeld, TekstVeld
from partners.forms.wie import WieVeld
from uitvoering.actions.plan import VERST
from uitvoering.choices import Doelstand, Leefgebiedsoort

MORGEN = timedelta(days=1)
JAAR = VERST - MORGEN
WIE_LEEST = {
    True: "Wie het besluit ziet, leest dit: ook de verhuurder. De huurder mag dit lezen.",
    False: "De verhuurder leest dit niet. De huurder mag dit lezen.",
}


class VersieVeld(forms.IntegerField):
    """Which version of a row stood on the screen; what isn't a number is an old one."""

    widget = forms.HiddenInput

    def clean(self, value):
        try:
            return super().clean(value)
        except forms.ValidationError:
            return -1


class GebiedFormulier(Formulier):
    soort = forms.TypedChoiceField(
        label="Welk leefgebied komt erbij?",
        coerce=Leefgebiedsoort,
        widget=Tegels,
        error_messages={"required": "Kies een leefgebied."},
    )

    def __init__(self, *args, soorten, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [(s.value, s.label) for s in soorten]


class WoordenFormulier(Formulier):
    woorden = TekstVeld(
        label="Wat zegt het huishouden er zelf over?",
        regels=True,
        max_length=2000,
        required=False,
        help_text="Schrijf het op zoals zij het zeggen. De verhuurder leest dit niet.",
    )
    versie = VersieVeld(required=False)


class DoelFormulier(Formulier):
    wat = TekstVeld(
        label="Wat willen jullie bereiken?",
        max_length=300,
        error_messages={"required": "Schrijf op wat jullie willen bereiken."},
    )
    toets = TekstVeld(
        label="Waaraan zien jullie dat het lukt?",
        max_length=300,
        required=False,
        help_text="Bijvoorbeeld: de huur is drie maanden op tijd betaald. Zonder dit is het plan"
        " niet compleet.",
    )

    def __init__(self, *args, openbaar, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wat"].help_text = WIE_LEEST[openbaar]


class DoelBijwerkenFormulier(DoelFormulier):
    stand = forms.TypedChoiceField(
        label="Hoe staat het ervoor?", choices=Doelstand.choices, coerce=Doelstand, widget=Tegels
    )
    uitkomst = TekstVeld(
        label="Hoe is het gehaald, of waarom vervalt het?",
        max_length=300,
        soms_nodig=True,
        help_text="Nodig als het doel is gehaald of vervalt.",
    )
    versie = VersieVeld(required=False)

    field_order = ["wat", "toets", "stand", "uitkomst"]


class ActieFormulier(Formulier):
    wat = TekstVeld(
        label="Wat gaat iemand doen?",
        max_length=300,
        error_messages={"required": "Schrijf op wat iemand gaat doen."},
    )
    voor_op = DatumVeld(
        label="Uiterlijk op",
        vroegst=VANDAAG,
        laatst=JAAR,
        error_messages={"required": "Kies de dag waarop dit klaar moet zijn."},
    )

    field_order = ["wat", "wie", "voor_op"]

    def __init__(self, *args, eigenaren, openbaar, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wat"].help_text = WIE_LEEST[openbaar]
        self.fields["wie"] = WieVeld(
            label="Wie doet dit?",
            wie=eigenaren,
            iedereen="wie er is",
            leeg="Kies wie dit doet",
            help_text="Alleen wie dit leefgebied ziet, staat erbij.",
            error_messages={"required": "Kies wie dit doet."},
        )
        self.order_fields(self.field_order)


class BesprekingPlannenFormulier(Formulier):
    op = DatumVeld(
        label="Wanneer bespreken jullie dit?",
        vroegst=MORGEN,
        laatst=JAAR,
        error_messages={"required": "Kies de dag waarop jullie dit bespreken."},
        help_text="Valt de dag op een vrije dag, dan komt de werkdag erna.",
    )


class BesprekingFormulier(Formulier):
    op = DatumVeld(
        label="Wanneer spraken jullie elkaar?",
        vroegst=-VERST,
        laatst=VANDAAG,
        initial="vandaag",
    )
    verslag = TekstVeld(
        label="Hoe gaat het?",
        regels=True,
        max_length=4000,
        help_text="Wat lukt al, en wat nog niet? De huurder mag dit lezen. De verhuurder niet.",
        error_messages={"required": "Schrijf op hoe het gaat."},
    )
    woorden = TekstVeld(
        label="Wat zei het huishouden zelf?", regels=True, max_length=2000, required=False
    )
    volgend_op = DatumVeld(
        label="Wanneer bespreken jullie dit opnieuw?",
        vroegst=MORGEN,
        laatst=JAAR,
        error_messages={"required": "Kies wanneer jullie dit opnieuw bespreken."},
    )
