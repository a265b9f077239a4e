"""A payment proposal with a month of the household, the answer to it, and advice about money."""

from datetime import timedelta

from django import forms

from cases.choices import Eenheid
from cases.forms.huur import CENT, HOOGSTE, MEESTE_TERMIJNEN
from common.formulieren import Formulier
from common.velden import VANDAAG, BedragVeld, DatumVeld, GeheelGetalVeld, TekstVeld
from uitvoering.actions.actiepunten import VERST
from uitvoering.actions.betalingsvoorstel import Voorstel

MORGEN, JAAR = timedelta(days=1), timedelta(days=366)
JA, NEE = "ja", "nee"


class VoorstelFormulier(Formulier):
    bedrag = BedragVeld(label="Welk bedrag wil de huurder aflossen?", minimum=CENT, maximum=HOOGSTE)
    aantal = GeheelGetalVeld(label="In hoeveel termijnen?", minimum=1, maximum=MEESTE_TERMIJNEN)
    ritme = forms.TypedChoiceField(
        label="Hoe vaak?",
        choices=[(Eenheid.MAANDEN, "Elke maand"), (Eenheid.WEKEN, "Elke week")],
        coerce=Eenheid,
    )
    eerste_op = DatumVeld(label="Eerste termijn op", vroegst=MORGEN, laatst=JAAR)
    inkomen = BedragVeld(
        label="Inkomen per maand",
        maximum=HOOGSTE,
        help_text="Netto, met toeslagen. De verhuurder ziet dit bedrag en de drie hieronder niet.",
    )
    vaste_lasten = BedragVeld(
        label="Vaste lasten per maand",
        maximum=HOOGSTE,
        help_text="Met de huur, energie, water en verzekeringen.",
    )
    leefgeld = BedragVeld(
        label="Leefgeld per maand",
        maximum=HOOGSTE,
        help_text="Wat het huishouden nodig heeft voor eten, kleren en vervoer.",
    )
    aflossingen = BedragVeld(
        label="Andere aflossingen per maand", maximum=HOOGSTE, help_text="Geen? Vul 0 in."
    )

    def clean(self):
        super().clean()
        bedrag, aantal = self.cleaned_data.get("bedrag"), self.cleaned_data.get("aantal")
        if bedrag and aantal and bedrag < aantal * CENT:
            self.add_error("aantal", "Elke termijn is minstens een cent. Kies minder termijnen.")

    def voorstel(self):
        return Voorstel(**self.cleaned_data)


class AntwoordFormulier(Formulier):
    """`past`: a proposal that doesn't fit can only be declined."""

    antwoord = forms.ChoiceField(
        label="Zijn jullie akkoord?",
        choices=[(JA, "Ja, maak er een betalingsafspraak van"), (NEE, "Nee")],
        error_messages={"required": "Kies of jullie akkoord zijn."},
    )
    reden = TekstVeld(
        label="Waarom niet?",
        regels=True,
        max_length=2000,
        soms_nodig=True,
        help_text="Nodig als jullie niet akkoord zijn. De huurder mag dit lezen.",
    )

    def clean(self):
        super().clean()
        leeg = not self.cleaned_data.get("reden") and "reden" not in self.errors
        if self.cleaned_data.get("antwoord") == NEE and leeg:
            self.add_error("reden", "Schrijf op waarom jullie niet akkoord zijn.")


class BewindFormulier(Formulier):
    waarom = TekstVeld(
        label="Waarom adviseert schuldhulp bewindvoering?",
        regels=True,
        max_length=2000,
        help_text="Dit komt bij Financiën te staan. De verhuurder leest dit niet, de huurder wel.",
        error_messages={"required": "Schrijf op waarom schuldhulp dit adviseert."},
    )
    voor_op = DatumVeld(
        label="Uiterlijk aangevraagd op", vroegst=VANDAAG, laatst=VERST - timedelta(days=1)
    )


class BehoudFormulier(Formulier):
    toelichting = TekstVeld(
        label="Toelichting",
        regels=True,
        max_length=2000,
        soms_nodig=True,
        help_text="Nodig als niet alles klopt: waarom de woning toch behouden blijft. De huurder"
        " mag dit lezen.",
    )
