"""What a beheerder fills in about people and about her organisation."""

from django import forms

from common.formulieren import Formulier, ModelFormulier, VinkTegels
from common.velden import GeheelGetalVeld, TekstVeld, TelefoonVeld, TijdVeld
from partners.choices import Rol, Soort
from partners.models import Organisatie
from partners.permissions import UITLEG, rollen_van

MELDT_AAN = (Soort.CORPORATIE, Soort.HULPVERLENING, Soort.OCMW)


class RollenForm(Formulier):
    rollen = forms.MultipleChoiceField(
        label="Rollen",
        help_text="Kies wat deze persoon voor je organisatie doet.",
        error_messages={"required": "Kies minstens één rol."},
        widget=VinkTegels(uitleg=UITLEG),
    )

    def __init__(self, *args, organisatie, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rollen"].choices = [
            (rol.value, rol.label) for rol in map(Rol, rollen_van(organisatie.soort))
        ]


class UitnodigForm(RollenForm):
    naam = TekstVeld(label="Naam", max_length=120, breedte="m")
    email = forms.EmailField(
        label="E-mailadres van het werk",
        max_length=254,
        help_text="Hierheen gaat de uitnodiging. De persoon logt er ook mee in.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    field_order = ["naam", "email", "rollen"]

    def clean_email(self):
        return self.cleaned_data["email"].lower()


class OrganisatieForm(ModelFormulier):
    sluitingstijd = TijdVeld(
        label="Sluitingstijd",
        help_text="Een deadline van vandaag loopt tot dit tijdstip. Bijvoorbeeld 17:00",
    )
    contact_binnen_werkdagen = GeheelGetalVeld(
        label="Binnen hoeveel werkdagen neem je contact op?",
        help_text="1 is dezelfde werkdag, 2 is uiterlijk de volgende werkdag.",
        minimum=1,
        maximum=10,
    )
    aanmelden_voor_werkdagen = GeheelGetalVeld(
        label="Hoeveel werkdagen vóór een ontruiming meld je aan bij de opvang?",
        help_text="Uiterlijk zoveel werkdagen vóór de dag van de ontruiming. Meestal 10.",
        minimum=1,
        maximum=60,
    )
    telefoon = TelefoonVeld(
        label="Telefoonnummer",
        required=False,
        help_text="Dit nummer staat in de briefjes en folders die je achterlaat.",
    )
    email = forms.EmailField(
        label="E-mailadres",
        required=False,
        max_length=254,
        help_text="Waar huurders naartoe mogen mailen.",
    )
    bezoekadres = TekstVeld(
        label="Bezoekadres",
        required=False,
        max_length=160,
        help_text="Bijvoorbeeld Kerkplein 3, Elsterbeke. Waar huurders kunnen binnenlopen.",
    )

    meekijken_verplicht = forms.BooleanField(
        label="Een collega kijkt altijd mee met een melding bij het Regieteam",
        required=False,
        help_text="Een melding gaat pas weg als een tweede persoon akkoord is met de tekst.",
    )

    class Meta:
        model = Organisatie
        fields = [
            "sluitingstijd", "contact_binnen_werkdagen", "aanmelden_voor_werkdagen", "telefoon",
            "email", "bezoekadres", "meekijken_verplicht",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["telefoon"].land = self.instance.land
        if self.instance.soort != Soort.CORPORATIE:
            del self.fields["meekijken_verplicht"]
        if self.instance.soort not in MELDT_AAN:
            del self.fields["aanmelden_voor_werkdagen"]
