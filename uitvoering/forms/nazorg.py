"""Aftercare: planning its moments, what was heard, and how it ends."""

from datetime import timedelta

from django import forms

from cases.choices import Resultaat
from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld, TekstVeld
from uitvoering.actions.nazorg import MEEST, VERST, Verslag
from uitvoering.choices import Schuldenstand, Verblijfplek

MORGEN = timedelta(days=1)
MOMENTEN = tuple(f"moment_{nummer}" for nummer in range(1, MEEST + 1))
EINDES = (Resultaat.STABIELE_PLEK, Resultaat.NAZORG_BEEINDIGD)


class MomentenFormulier(Formulier):
    """As many dates as there are, and room for two more."""

    def __init__(self, *args, momenten, **kwargs):
        super().__init__(*args, **kwargs)
        ruimte = min(len(momenten) + 2, MEEST)
        for nummer, naam in enumerate(MOMENTEN[:ruimte], 1):
            self.fields[naam] = DatumVeld(
                label=f"Moment {nummer}", vroegst=MORGEN, laatst=VERST, required=False
            )
        self.initial |= dict(zip(MOMENTEN, momenten, strict=False))

    def clean(self):
        data = super().clean()
        if not self.errors and not any(data.get(naam) for naam in MOMENTEN):
            self.add_error("moment_1", "Vul ten minste één moment in.")
        return data

    @property
    def dagen(self):
        return [op for naam in MOMENTEN if (op := self.cleaned_data.get(naam))]


class BeginFormulier(MomentenFormulier):
    reden = TekstVeld(
        label="Waarom is de ontruiming niet meer te keren?",
        regels=True,
        max_length=2000,
        help_text="Schrijf ook op met wie je dat besprak. De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op waarom de ontruiming niet meer te keren is."},
    )


class MomentFormulier(Formulier):
    gesproken_op = DatumVeld(
        label="Wanneer was het contact?", vroegst=-VERST, laatst=VANDAAG, initial="vandaag"
    )
    verblijf = forms.TypedChoiceField(
        label="Waar woont het huishouden nu?", choices=Verblijfplek.choices, coerce=Verblijfplek
    )
    plaats = TekstVeld(
        label="Adres of naam van de plek",
        max_length=200,
        required=False,
        help_text="De verhuurder ziet dit niet.",
    )
    stabiel = forms.BooleanField(
        label="Dit is een stabiele plek",
        required=False,
        help_text="Het huishouden kan hier blijven wonen, zonder einddatum in zicht.",
    )
    hoe_gaat_het = TekstVeld(
        label="Hoe gaat het?", regels=True, max_length=4000, help_text="De huurder mag dit lezen."
    )
    schulden = forms.TypedChoiceField(
        label="Hoe staat het met de schulden?",
        choices=Schuldenstand.choices,
        coerce=Schuldenstand,
    )
    weg_terug = TekstVeld(
        label="Wat is de weg terug naar een eigen woning?",
        regels=True,
        max_length=2000,
        help_text="Bijvoorbeeld: ingeschreven als woningzoekende, urgentie aangevraagd.",
    )
    volgende_stap = TekstVeld(
        label="Wat spreken jullie af?", regels=True, max_length=2000, required=False
    )
    volgend = DatumVeld(
        label="Extra moment",
        vroegst=MORGEN,
        laatst=VERST,
        soms_nodig=True,
        help_text="Nodig als dit het laatste moment was en er nog geen stabiele plek is.",
    )

    def verslag(self):
        velden = dict(self.cleaned_data)
        volgend = velden.pop("volgend")
        return {"verslag": Verslag(**velden), "volgend": volgend}


class EindeFormulier(Formulier):
    resultaat = forms.TypedChoiceField(
        label="Hoe eindigt de nazorg?",
        choices=[(r.value, r.label) for r in EINDES],
        coerce=Resultaat,
    )
    toelichting = TekstVeld(
        label="Toelichting",
        regels=True,
        max_length=2000,
        soms_nodig=True,
        help_text="Nodig als er geen stabiele plek is. De huurder mag dit lezen.",
    )
