"""What one types to find cases and work: filters and the search box."""

import uuid
from urllib.parse import urlencode

from django import forms

from cases.choices import Fase, Status
from common.formulieren import Formulier, VinkTegels
from common.velden import TekstVeld
from werkplek.werklijst import GROEPEN


class Keuzelijst(forms.Select):
    """A select that stays one, however few the answers: filters stand beside each other."""


def keuze(label, leeg, keuzes):
    return forms.ChoiceField(
        label=label, choices=[("", leeg), *keuzes], required=False, widget=Keuzelijst
    )


class Filters(Formulier):
    """Filters stand in the address; what isn't understood counts as not chosen."""

    def gekozen(self):
        """The answers by name, '' for what wasn't chosen."""
        self.is_valid()
        return {naam: self.cleaned_data.get(naam) or "" for naam in self.fields}

    def chips(self, pad):
        """What is chosen now, each with the address of the page without it."""
        gekozen = {naam: waarde for naam, waarde in self.gekozen().items() if waarde}
        return [
            {
                "tekst": f"{self.fields[naam].label}: {self._antwoord(naam, waarde)}",
                "url": met(pad, {n: w for n, w in gekozen.items() if n != naam}),
            }
            for naam, waarde in gekozen.items()
            if naam != "sorteer"
        ]

    def _antwoord(self, naam, waarde):
        return dict(getattr(self.fields[naam], "choices", ())).get(waarde, waarde)


class WerkFilters(Filters):
    van = keuze("Van wie", "Van mijn organisatie", [("mij", "Alleen van mij")])
    fase = keuze("Fase", "Alle fasen", Fase.choices)
    term = keuze("Wanneer", "Alles", GROEPEN.items())


class CasusFilters(Filters):
    stand = keuze(
        "Open of dicht", "Open casussen", [("dicht", "Afgesloten"), ("alle", "Open en afgesloten")]
    )
    van = keuze("Van wie", "Van iedereen", [("mij", "Waar ik casemanager ben")])
    fase = keuze("Fase", "Alle fasen", Fase.choices)
    status = keuze("Status", "Alle statussen", Status.choices)
    plaats = TekstVeld(label="Plaats", max_length=80, required=False)
    sorteer = keuze("Volgorde", "Nieuwste eerst", [])

    def __init__(self, *args, sorteringen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sorteer"].choices = [("", "Nieuwste eerst"), *sorteringen.items()]


class ZoekFormulier(Formulier):
    q = TekstVeld(
        label="Zoek een casus",
        max_length=200,
        breedte="vol",
        help_text="Op naam, adres, postcode, casusnummer of telefoonnummer. "
        "De volgorde maakt niet uit.",
        error_messages={"required": "Vul in waarnaar je zoekt."},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class AfdrukFormulier(Formulier):
    """Which parts of a case go on paper; `delen` of werkplek.afdruk."""

    deel = forms.MultipleChoiceField(
        label="Wat wil je afdrukken?",
        widget=VinkTegels,
        error_messages={"required": "Kies wat je wilt afdrukken."},
    )

    def __init__(self, *args, delen, **kwargs):
        super().__init__(*args, **kwargs)
        veld = self.fields["deel"]
        veld.choices = [(naam, deel.titel) for naam, deel in delen.items()]
        veld.widget.uitleg = {naam: deel.uitleg for naam, deel in delen.items()}


def met(pad, vraag):
    """An address with these filters, without the empty ones."""
    gekozen = {naam: waarde for naam, waarde in vraag.items() if waarde}
    return f"{pad}?{urlencode(gekozen)}" if gekozen else pad


def als_sleutel(tekst):
    """The key of a row in an address, or nothing when it isn't one."""
    try:
        return uuid.UUID(tekst or "")
    except ValueError:
        return None
