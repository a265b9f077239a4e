"""Filters of the log of one case."""

from django import forms

from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld


class LogboekFilter(Formulier):
    van = DatumVeld(label="Vanaf", laatst=VANDAAG, required=False)
    tot = DatumVeld(label="Tot en met", required=False)
    organisatie = forms.ChoiceField(label="Organisatie", required=False)

    def __init__(self, *args, organisaties, **kwargs):
        super().__init__(*args, **kwargs)
        veld = self.fields["organisatie"]
        veld.widget = forms.Select()
        veld.choices = [
            ("", "Alle organisaties"),
            *((str(organisatie.sleutel), organisatie.naam) for organisatie in organisaties),
        ]
        self.organisaties = {str(organisatie.sleutel): organisatie for organisatie in organisaties}

    def clean(self):
        schoon = super().clean()
        van, tot = schoon.get("van"), schoon.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "Vul een datum in op of na de eerste datum.")
        return schoon

    def pas_toe(self, inzagen):
        """Only the looks that were asked for; a filter that can't be read filters nothing."""
        waarden = self.cleaned_data if self.is_valid() else {}
        if waarden.get("van"):
            inzagen = inzagen.filter(at__date__gte=waarden["van"])
        if waarden.get("tot"):
            inzagen = inzagen.filter(at__date__lte=waarden["tot"])
        if waarden.get("organisatie"):
            inzagen = inzagen.filter(organisatie=self.organisaties[waarden["organisatie"]])
        return inzagen
