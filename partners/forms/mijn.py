"""What people say about themselves, and for which organisation they work now."""

from django import forms

from common.formulieren import Formulier, ModelFormulier
from common.velden import TekstVeld, TelefoonVeld
from partners.models import User


class GegevensForm(ModelFormulier):
    naam = TekstVeld(
        label="Naam",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text="Zo zien collega's en partners je.",
        breedte="m",
    )
    telefoon = TelefoonVeld(label="Telefoon", required=False)

    class Meta:
        model = User
        fields = ["naam", "telefoon"]


class AdresForm(Formulier):
    email = forms.EmailField(
        label="Nieuw e-mailadres",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if email == self.user.email.lower():
            raise forms.ValidationError("Dit is al je e-mailadres.")
        return email


class WisselForm(Formulier):
    organisatie = forms.ChoiceField(label="Voor welke organisatie werk je nu?")

    def __init__(self, *args, organisaties, gekozen=None, **kwargs):
        self.organisaties = {str(o.sleutel): o for o in organisaties}
        super().__init__(*args, **kwargs)
        veld = self.fields["organisatie"]
        veld.widget = forms.RadioSelect()
        veld.choices = [(sleutel, o.naam) for sleutel, o in self.organisaties.items()]
        veld.initial = gekozen and str(gekozen.sleutel)

    def clean_organisatie(self):
        return self.organisaties[self.cleaned_data["organisatie"]]
