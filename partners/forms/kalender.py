"""The days on which an organisation or a country doesn't work."""

from datetime import timedelta

from django import forms

from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld, TekstVeld

TWEE_JAAR, LANGSTE = timedelta(days=731), timedelta(days=31)
VAN_ONS, LANDELIJK = "eigen", "land"


class SluitForm(Formulier):
    """One day, or a range such as the week of Christmas; `land` only for functioneel beheer."""

    van = DatumVeld(label="Welke dag is gesloten?", vroegst=VANDAAG, laatst=TWEE_JAAR)
    tot = DatumVeld(
        label="Tot en met",
        vroegst=VANDAAG,
        laatst=TWEE_JAAR,
        required=False,
        help_text="Alleen bij een langere sluiting, zoals de kerstweek.",
    )
    naam = TekstVeld(
        label="Waarom is er dan niemand?",
        max_length=80,
        help_text="Bijvoorbeeld: brugdag, vervangingsdag voor 21 juli, kerstsluiting.",
    )
    voor = forms.ChoiceField(label="Voor wie geldt dit?")

    def __init__(self, *args, organisatie, landelijk, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["voor"].choices = [
            (VAN_ONS, f"Alleen {organisatie.naam}"),
            (LANDELIJK, f"Iedereen in {organisatie.get_land_display()}"),
        ]
        if not landelijk:
            del self.fields["voor"]

    def clean(self):
        gegevens = super().clean()
        van, tot = gegevens.get("van"), gegevens.get("tot") or gegevens.get("van")
        if van and tot and tot < van:
            self.add_error("tot", "De laatste dag ligt vóór de eerste.")
        elif van and tot and tot - van > LANGSTE:
            self.add_error("tot", "Kies hooguit een maand tegelijk.")
        gegevens["tot"] = tot
        gegevens["landelijk"] = gegevens.pop("voor", VAN_ONS) == LANDELIJK
        return gegevens


class HeropenForm(Formulier):
    reden = TekstVeld(label="Waarom is dit weer een gewone werkdag?", max_length=300)
