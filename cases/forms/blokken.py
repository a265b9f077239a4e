"""The block forms share a version; and the choice per field when two people changed one block."""

from datetime import date

from django import forms

from common.formulieren import Formulier, ModelFormulier, Tegels
from common.velden import GeheelGetalVeld, toon_datum

NU, MIJN = "nu", "mijn"


class BlokFormulier(ModelFormulier):
    """A block of a case. Subclasses name their model and fields in Meta, without `versie`."""

    versie = GeheelGetalVeld(
        label="Versie",
        widget=forms.HiddenInput,
        error_messages={"required": "Open deze pagina opnieuw."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        blok = self.instance
        self.initial["versie"] = blok.versie if blok.pk else 0

    @property
    def blokvelden(self):
        """The bound fields that belong to the block itself."""
        return [veld for veld in self if veld.name != "versie"]

    @property
    def waarden(self):
        return {veld.name: self.cleaned_data[veld.name] for veld in self.blokvelden}

    def verschillen(self, blok):
        """The fields that would change `blok` as it stands now."""
        return [v for v in self.blokvelden if self.waarden[v.name] != getattr(blok, v.name)]


class Keuzes(Formulier):
    """For each field that differs: what stands there now, or my version (ux 5.3)."""

    def __init__(self, form, blok, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for veld in form.verschillen(blok):
            nu, mijn = getattr(blok, veld.name), form.waarden[veld.name]
            self.fields[f"kies_{veld.name}"] = forms.ChoiceField(
                label=veld.label,
                choices=[
                    (NU, f"Nu: {in_woorden(veld, nu)}"),
                    (MIJN, f"Jouw versie: {in_woorden(veld, mijn)}"),
                ],
                widget=Tegels,
                error_messages={
                    "required": f"Kies wat er komt te staan: {veld.label}.",
                    "invalid_choice": f"Kies wat er komt te staan: {veld.label}.",
                },
            )


def samengevoegd(data, form, keuzes):
    """What was sent, with the present value of each field for which that was chosen."""
    data = data.copy()
    for veld in form.blokvelden:
        if keuzes.cleaned_data.get(f"kies_{veld.name}") == NU:
            # Two inputs make one value of a moment; no block has such a field.
            data[veld.html_name] = _als_invoer(veld, form.initial.get(veld.name))
    return data


def in_woorden(veld, waarde):
    """A value as a person reads it."""
    if isinstance(waarde, bool):
        return "Ja" if waarde else "Nee"
    if waarde is None or waarde == "":
        return "niet ingevuld"
    if isinstance(waarde, date):
        return toon_datum(waarde)
    if isinstance(veld.field, forms.ChoiceField):
        return dict(veld.field.choices).get(waarde, waarde)
    return veld.field.prepare_value(waarde)


def _als_invoer(veld, waarde):
    waarde = veld.field.prepare_value(waarde)
    return "" if waarde is None else waarde
