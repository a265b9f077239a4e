"""What is asked around the casusformulier: where it goes, why it changed, and who looks along."""

from django import forms

from common.formulieren import Formulier, Tegels
from common.velden import TekstVeld


class MeldForm(Formulier):
    """Which Regieteam gets the report; asked only where a region has more than one."""

    regieteam = forms.ChoiceField(label="Bij welk Regieteam meld je?", widget=Tegels())

    def __init__(self, *args, regieteams, **kwargs):
        super().__init__(*args, **kwargs)
        self.regieteams = {str(team.sleutel): team for team in regieteams}
        self.fields["regieteam"].choices = [(k, team.naam) for k, team in self.regieteams.items()]
        if len(self.regieteams) < 2:
            del self.fields["regieteam"]

    @property
    def enige(self):
        """The team, where there is nothing to choose; None where there is, or there is no team."""
        return next(iter(self.regieteams.values())) if len(self.regieteams) == 1 else None

    @property
    def gekozen(self):
        return self.enige or self.regieteams.get(self.cleaned_data.get("regieteam"))


class VerbeterForm(Formulier):
    reden = TekstVeld(
        label="Waarom is er een nieuwe versie?",
        max_length=300,
        help_text="Het Regieteam leest dit bij de nieuwe versie.",
    )


class MeekijkerForm(Formulier):
    meekijker = forms.ChoiceField(label="Wie kijkt er mee?")

    def __init__(self, *args, collegas, **kwargs):
        super().__init__(*args, **kwargs)
        self.collegas = {str(mens.sleutel): mens for mens in collegas}
        self.fields["meekijker"].choices = [
            ("", "Kies een collega"),
            *((sleutel, mens.naam) for sleutel, mens in self.collegas.items()),
        ]
        self.fields["meekijker"].widget = forms.Select(choices=self.fields["meekijker"].choices)

    @property
    def gekozen(self):
        return self.collegas.get(self.cleaned_data.get("meekijker"))


class MeekijkForm(Formulier):
    gelezen = forms.CharField(widget=forms.HiddenInput, required=False)
    akkoord = forms.ChoiceField(
        label="Kan deze melding zo weg?",
        choices=[("ja", "Ja, ik ben akkoord"), ("nee", "Nee, er moet iets anders")],
    )
    zegt = TekstVeld(
        label="Wat wil je erover zeggen?",
        regels=True,
        max_length=2000,
        soms_nodig=True,
        help_text="Moet er iets anders? Schrijf dan op wat.",
    )

    def met(self, gelezen):
        """The same answer, beside the text that the page shows now."""
        self.initial["gelezen"] = gelezen
        if self.is_bound:
            self.data = self.data.copy()
            self.data["gelezen"] = gelezen
        return self
