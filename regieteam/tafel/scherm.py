"""The decision on the screen: the questions as they stand, with what is wrong and who else wrote.

Without data it shows the draft; with the data of a form it keeps what was typed.
"""

from dataclasses import dataclass

from django.forms.boundfield import BoundField
from django.utils.functional import cached_property

from regieteam.actions.velden import NIEUW
from regieteam.forms.besluit import BIJ, JA, RIJVELDEN

LOS = None  # an error that belongs to no question


@dataclass(frozen=True)
class Vraag:
    """One question with what it started from, and the text of somebody who was first."""

    veld: BoundField
    merken: list  # (name in the draft, mark)
    conflicten: list  # (conflict, their text in words)


@dataclass(frozen=True)
class Rij:
    """One action; `n` is its number, for who takes it away."""

    n: str
    vragen: dict


class Scherm:
    def __init__(self, tafel, *, data=None, rijen=0, los=None):
        """`los` is a form of its own, of a page that does something else with the item."""
        self.tafel, self.data, self.los = tafel, data, los
        self.form = los if los is not None else tafel.formulier(data)
        self.conflicten, self.basis = {}, {}
        self._vraag = rijen

    @cached_property
    def _rijen(self):
        return self.tafel.rijen(self.data, self._vraag)

    @property
    def rijen(self):
        """The rows of actions, as forms."""
        return self._rijen[0]

    @property
    def leeg(self):
        """The row that a script copies for one more action."""
        return self._rijen[1]

    @cached_property
    def vragen(self):
        """The questions by name, as the page shows them."""
        vragen = {veld.name: self._vraag_van(veld, [veld.name]) for veld in self.form}
        tafel = [f"{BIJ}{mens.sleutel}" for mens in self.tafel.mensen]
        return vragen | {"aan_tafel": self._vraag_van(self.form["aan_tafel"], tafel)}

    @property
    def acties(self):
        return [self._rij(rij) for rij in self.rijen]

    @property
    def nieuwe_actie(self):
        return self._rij(self.leeg)

    def _rij(self, form):
        vragen = {veld.name: self._vraag_van(veld, [veld.html_name]) for veld in form}
        return Rij(form.prefix.removeprefix("actie-"), vragen)

    def _vraag_van(self, veld, namen):
        return Vraag(
            veld,
            [(naam, self.merken.get(naam, NIEUW)) for naam in namen],
            [
                (self.conflicten[naam], in_woorden(veld, naam, self.conflicten[naam].hun_tekst))
                for naam in namen
                if naam in self.conflicten
            ],
        )

    @property
    def formulieren(self):
        return [self.form] if self.los is not None else [self.form, *self.rijen]

    def is_geldig(self):
        fout = [form for form in self.formulieren if not form.is_valid()]
        return not fout

    def voorstel(self):
        return self.form.voorstel(self.rijen)

    def zet_fouten(self, zinnen):
        """Each sentence at its question; what is about the actions stands at the first of them."""
        for veld, zin in zinnen:
            form, naam = self._plek("actie-0-wat" if veld == "acties" else veld)
            form.add_error(naam, zin)

    def _plek(self, veld):
        for rij in self.rijen if self.los is None else []:
            if veld and veld.startswith(f"{rij.prefix}-"):
                return rij, veld.removeprefix(f"{rij.prefix}-")
        return self.form, veld if veld in self.form.fields else LOS

    @property
    def fouten(self):
        """For the summary on top: (where, sentence), in the order of the questions."""
        for form in self.formulieren:
            for zin in form.non_field_errors():
                yield "", zin
        for form in self.formulieren:
            for veld in form:
                for zin in veld.errors:
                    yield veld.anker, zin

    @property
    def is_fout(self):
        return any(form.is_bound and form.errors for form in self.formulieren)

    @cached_property
    def merken(self):
        """What each field on the screen started from: after a conflict, the text of the other."""
        namen = [naam for naam in self.form.fields if naam != "aan_tafel"]
        namen += [f"{BIJ}{mens.sleutel}" for mens in self.tafel.mensen]
        namen += [f"{rij.prefix}-{naam}" for rij in self.rijen for naam in RIJVELDEN]
        van_hen = {veld: conflict.merk for veld, conflict in self.conflicten.items()}
        return self.tafel.merken(namen) | self.basis | van_hen

    def getypt(self):
        """All that was typed, as (question, text), for who came too late."""
        velden = [veld for form in self.formulieren for veld in form if veld.name != "aan_tafel"]
        typed = [(v.label, self.data.get(v.html_name, "")) for v in velden]
        return [(label, tekst) for label, tekst in typed if tekst.strip()]


def in_woorden(veld, naam, tekst):
    """What somebody else filled in, as a person reads it."""
    keuzes = dict(getattr(veld.field, "choices", ()))
    if naam.startswith(BIJ):
        return f"{keuzes.get(naam.removeprefix(BIJ), '')}: {'ja' if tekst == JA else 'nee'}"
    return keuzes.get(tekst, tekst) or "Niets"
