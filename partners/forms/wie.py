"""Choosing an organisation, or one person of it."""

from django import forms

from common.formulieren import RADIO_TOT, Tegels

GEHEEL = "geheel"


class WieVeld(forms.ChoiceField):
    """The value is the pair (organisation, person); the person is None for all of it.

    `wie` is what may be chosen: pairs of an organisation and its people. Up to seven choices are
    tiles, more a list that `leeg` heads.
    """

    def __init__(self, *, wie=(), iedereen="iedereen", leeg="", **kwargs):
        super().__init__(**kwargs)
        self.keuzes, groepen = {}, []
        for organisatie, mensen in wie:
            waarde = f"{organisatie.sleutel}/{GEHEEL}"
            groep = [(waarde, f"{organisatie.naam} ({iedereen})")]
            self.keuzes[waarde] = (organisatie, None)
            for mens in mensen:
                waarde = f"{organisatie.sleutel}/{mens.sleutel}"
                groep.append((waarde, f"{mens.naam}, {organisatie.naam}"))
                self.keuzes[waarde] = (organisatie, mens)
            groepen.append((organisatie.naam, groep))
        self.widget = Tegels()
        if len(self.keuzes) > RADIO_TOT:
            self.widget = forms.Select()
            if leeg:
                groepen.insert(0, ("", leeg))
        self.choices = groepen

    def clean(self, value):
        return self.keuzes.get(super().clean(value))
