"""The agreement of a second chance."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from cases.rekenen import plus_maanden
from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld, TekstVeld
from partners.models import Organisatie
from uitvoering.actions.tweede_kans import LANGSTE_MAANDEN, MAANDEN, Afspraak
from uitvoering.choices import Basis

MORGEN = timedelta(days=1)
MEEST_VOORWAARDEN = 12
LANGSTE_VOORWAARDE = 500
EVALUATIES = ("evaluatie_1", "evaluatie_2", "evaluatie_3")
STANDAARD_EVALUATIES = (3, 6, 12)  # months after the start
VOORBEELD = (
    "De huur is elke maand op tijd betaald.\n"
    "De huurder werkt mee aan hulp.\n"
    "Inkomsten en uitgaven zijn helemaal in beeld.\n"
    "De huurder houdt zich aan de afspraak over de achterstand."
)
GEVOLG = "Het Regieteam bespreekt de casus opnieuw. De ontruiming begint nooit vanzelf opnieuw."


class TweedeKansFormulier(Formulier):
    """The landlord and the tenant are always parties; the third is the one that guides."""

    begeleiding = forms.ModelChoiceField(
        label="Welke organisatie begeleidt?",
        queryset=Organisatie.objects.none(),
        to_field_name="sleutel",
        empty_label="Kies een organisatie",
        help_text="De huurder en de verhuurder zijn de andere twee partijen.",
        error_messages={
            "required": "Kies welke organisatie begeleidt.",
            "invalid_choice": "Kies een organisatie uit de lijst.",
        },
    )
    basis = forms.TypedChoiceField(label="Waarop berust het?", choices=Basis.choices, coerce=Basis)
    toelichting = TekstVeld(
        label="Om welke woning gaat het?",
        max_length=1000,
        regels=True,
        soms_nodig=True,
        help_text="Nodig bij een andere woning: het adres, of waar die woning gezocht wordt.",
    )
    huurder_akkoord_op = DatumVeld(
        label="Wanneer zei de huurder ja?",
        laatst=VANDAAG,
        error_messages={"required": "Vul in wanneer de huurder ja zei. Zonder ja kan het niet."},
    )
    tot = DatumVeld(label="Tot wanneer duurt het?", vroegst=MORGEN)
    voorwaarden = TekstVeld(
        label="Voorwaarden",
        regels=True,
        max_length=MEEST_VOORWAARDEN * LANGSTE_VOORWAARDE,
        help_text=f"Elke voorwaarde op een eigen regel, hooguit {MEEST_VOORWAARDEN}.",
    )
    gevolg = TekstVeld(
        label="Wat gebeurt er als het niet lukt?", regels=True, max_length=2000, initial=GEVOLG
    )
    evaluatie_1 = DatumVeld(label="Eerste evaluatie", vroegst=MORGEN)
    evaluatie_2 = DatumVeld(label="Tweede evaluatie", vroegst=MORGEN, required=False)
    evaluatie_3 = DatumVeld(label="Derde evaluatie", vroegst=MORGEN, required=False)

    def __init__(self, *args, begeleiders, vandaag=timezone.localdate, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["begeleiding"].queryset = Organisatie.objects.filter(
            pk__in=[organisatie.pk for organisatie in begeleiders]
        )
        dag = vandaag()
        self.fields["tot"].laatst = plus_maanden(dag, LANGSTE_MAANDEN)
        self.initial = {
            "voorwaarden": VOORBEELD,
            "tot": plus_maanden(dag, MAANDEN),
            **{
                naam: plus_maanden(dag, maanden)
                for naam, maanden in zip(EVALUATIES, STANDAARD_EVALUATIES, strict=True)
            },
            **self.initial,
        }

    def clean_voorwaarden(self):
        regels = [regel.strip() for regel in self.cleaned_data["voorwaarden"].splitlines()]
        regels = [regel for regel in regels if regel]
        if len(regels) > MEEST_VOORWAARDEN:
            raise forms.ValidationError(f"Vul hooguit {MEEST_VOORWAARDEN} voorwaarden in.")
        if any(len(regel) > LANGSTE_VOORWAARDE for regel in regels):
            raise forms.ValidationError(
                f"Een voorwaarde is hooguit {LANGSTE_VOORWAARDE} tekens lang."
            )
        return tuple(regels)

    def clean(self):
        data = super().clean()
        tot = data.get("tot")
        for naam in EVALUATIES:
            if tot and data.get(naam) and data[naam] > tot:
                self.add_error(naam, "Een evaluatie is vóór het einde van de tweede kans.")
        return data

    def afspraak(self):
        """What the parties agree on; a form that asks more keeps that to itself."""
        velden = {naam: self.cleaned_data[naam] for naam in TweedeKansFormulier.base_fields}
        evaluaties = tuple(op for op in (velden.pop(naam) for naam in EVALUATIES) if op)
        return Afspraak(evaluaties=evaluaties, **velden)


class EvaluatieFormulier(Formulier):
    verslag = TekstVeld(
        label="Hoe gaat het met de afspraak?",
        regels=True,
        max_length=4000,
        help_text="Wie het besluit ziet, leest dit: ook de verhuurder. De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op hoe het met de afspraak gaat."},
    )
