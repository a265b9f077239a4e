"""An entry of the contact directory, and the filter above the list."""

from django import forms

from common.formulieren import Formulier, ModelFormulier
from common.velden import TekstVeld, TelefoonVeld
from partners.choices import Contactsoort
from partners.models import Contactpunt


class ContactForm(ModelFormulier):
    soort = forms.ChoiceField(label="Waarvoor", choices=Contactsoort.choices)
    naam = TekstVeld(label="Naam", max_length=120, breedte="m")
    telefoon = TelefoonVeld(label="Telefoon", required=False)
    email = forms.EmailField(label="E-mailadres", required=False, max_length=254)
    website = forms.URLField(
        label="Website",
        required=False,
        assume_scheme="https",
        max_length=200,
        help_text="Bijvoorbeeld https://www.voorbeeld.nl",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        error_messages={"invalid": "Vul een adres in, bijvoorbeeld https://www.voorbeeld.nl."},
    )
    toelichting = TekstVeld(
        label="Toelichting",
        required=False,
        regels=True,
        max_length=1000,
        help_text="Bijvoorbeeld wanneer er iemand is. Schrijf hier niets over huurders.",
    )

    class Meta:
        model = Contactpunt
        fields = ["soort", "naam", "telefoon", "email", "website", "toelichting"]

    def clean_website(self):
        website = self.cleaned_data["website"]
        if website and not website.startswith(("http://", "https://")):
            raise forms.ValidationError(self.fields["website"].error_messages["invalid"])
        return website

    def clean(self):
        gegevens = super().clean()
        wegen = ("telefoon", "email", "website")
        if not self.errors and not any(gegevens.get(weg) for weg in wegen):
            raise forms.ValidationError(
                "Vul een telefoonnummer, een e-mailadres of een website in: anders kan niemand "
                "dit contact bereiken."
            )
        return gegevens


class FilterForm(Formulier):
    soort = forms.ChoiceField(
        label="Waarvoor",
        required=False,
        choices=[("", "Alles"), *Contactsoort.choices],
    )
