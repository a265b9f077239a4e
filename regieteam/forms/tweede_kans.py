"""A second chance as the Regieteam decides on it: the agreement, why, and who decided."""

from django import forms

from common.velden import TekstVeld
from uitvoering.forms.tweede_kans import TweedeKansFormulier


class TweedeKansBesluitFormulier(TweedeKansFormulier):
    waarom = TekstVeld(
        label="Waarom dit besluit?",
        regels=True,
        max_length=4000,
        help_text="De huurder mag dit lezen.",
        error_messages={"required": "Vul in waarom jullie dit besluiten."},
    )
    beslissers = forms.MultipleChoiceField(
        label="Wie beslisten mee?",
        help_text="Mensen van ten minste twee organisaties.",
        error_messages={"required": "Kies wie er beslisten."},
    )

    def __init__(self, *args, mensen, **kwargs):
        """`mensen`: by the text one picks, the organisation and the person."""
        super().__init__(*args, **kwargs)
        self.mensen = mensen
        self.fields["beslissers"].choices = [(tekst, tekst) for tekst in mensen]

    def clean_beslissers(self):
        return [self.mensen[tekst] for tekst in self.cleaned_data["beslissers"]]
