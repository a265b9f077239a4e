"""The household: several people at once, one of them, and the household as a whole."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError

from cases.choices import Relatie, Verblijf
from cases.forms.blokken import BlokFormulier
from cases.models import Bewoner, Huishouden
from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld, TekstVeld

RIJEN = 6
OPEN = 3
LEEG = (None, "", False, Relatie.KIND)
OUDST = -timedelta(days=round(120 * 365.25))
JAAR = timedelta(days=366)
KENMERKEN = {
    "kwetsbaar": "Kwetsbaar huishouden",
    "multiprobleem": "Meer problemen tegelijk",
    "woonoverlast": "Woonoverlast",
}


class Keuzelijst(forms.Select):
    """A select that stays one: five rows of tiles would fill five screens of a phone."""


def geboortedatum(**anders):
    return DatumVeld(label="Geboortedatum", vroegst=OUDST, laatst=VANDAAG, required=False, **anders)


def verwacht_kind_op():
    return DatumVeld(
        label="Verwachte geboortedatum van een kind",
        help_text="Alleen als er een kind op komst is. Bijvoorbeeld 21-02-2027",
        vroegst=-JAAR,
        laatst=JAAR,
        required=False,
    )


class BewonersFormulier(Formulier):
    """A few people in one go; empty rows are left out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nr in range(1, RIJEN + 1):
            self.fields[f"naam_{nr}"] = TekstVeld(label="Naam", max_length=120, required=False)
            self.fields[f"geboortedatum_{nr}"] = geboortedatum(
                help_text="Bijvoorbeeld 21-02-2015. Niet bekend? Laat leeg."
            )
            self.fields[f"relatie_{nr}"] = forms.ChoiceField(
                label="Relatie",
                choices=Relatie.choices,
                initial=Relatie.KIND,
                widget=Keuzelijst,
                error_messages={
                    "required": "Kies een relatie.",
                    "invalid_choice": "Kies een relatie uit de lijst.",
                },
            )
            self.fields[f"deels_{nr}"] = forms.BooleanField(
                label=Verblijf.DEELS.label, required=False
            )

    @property
    def rijen(self):
        """The first people; more of them are folded away."""
        return [self._rij(nr) for nr in range(1, OPEN + 1)]

    @property
    def meer_rijen(self):
        return [self._rij(nr) for nr in range(OPEN + 1, RIJEN + 1)]

    @property
    def meer_open(self):
        """Whether something stands in the folded part, or is wrong there."""
        velden = [veld for rij in self.meer_rijen for veld in rij["velden"]]
        return any(veld.errors or veld.value() not in LEEG for veld in velden)

    def _rij(self, nr):
        velden = ("naam", "geboortedatum", "relatie", "deels")
        return {"nr": nr, "velden": [self[f"{veld}_{nr}"] for veld in velden]}

    def clean(self):
        schoon = super().clean()
        self.bewoners = []
        for nr in range(1, RIJEN + 1):
            naam, geboren = schoon.get(f"naam_{nr}"), schoon.get(f"geboortedatum_{nr}")
            if naam and f"relatie_{nr}" in schoon and f"geboortedatum_{nr}" in schoon:
                self._neem_op(nr, naam, geboren, schoon)
            elif not naam and (geboren or schoon.get(f"deels_{nr}")):
                self.add_error(
                    f"naam_{nr}", "Vul een naam in. Niet bekend? Schrijf bijvoorbeeld: zoon."
                )
        if not self.bewoners and not self.errors:
            self.add_error("naam_1", "Vul minstens één bewoner in.")
        return schoon

    def _neem_op(self, nr, naam, geboren, schoon):
        if any((b["naam"], b["geboortedatum"]) == (naam, geboren) for b in self.bewoners):
            self.add_error(f"naam_{nr}", "Deze bewoner staat er al. Maak deze regel leeg.")
            return
        deels = schoon[f"deels_{nr}"]
        self.bewoners.append(
            {
                "naam": naam,
                "geboortedatum": geboren,
                "relatie": schoon[f"relatie_{nr}"],
                "verblijf": Verblijf.DEELS if deels else Verblijf.ALTIJD,
            }
        )


class BewonerFormulier(BlokFormulier):
    geboortedatum = geboortedatum(help_text="Bijvoorbeeld 21-02-2015. Niet bekend? Laat leeg.")
    vertrokken_op = DatumVeld(
        label="Vertrokken op",
        help_text="Alleen als deze bewoner hier niet meer woont. Bijvoorbeeld 21-02-2027",
        vroegst=OUDST,
        laatst=JAAR,
        required=False,
    )

    class Meta:
        model = Bewoner
        fields = ["naam", "geboortedatum", "relatie", "verblijf", "vertrokken_op"]

    def clean(self):
        schoon = super().clean()
        geboren, weg = schoon.get("geboortedatum"), schoon.get("vertrokken_op")
        if geboren and weg and weg < geboren:
            self.add_error("vertrokken_op", "Vul een datum in na de geboortedatum.")
        return schoon


class HuishoudenFormulier(BlokFormulier):
    verwacht_kind_op = verwacht_kind_op()

    class Meta:
        model = Huishouden
        fields = ["contacttaal", "tolk_nodig", *KENMERKEN, "verwacht_kind_op"]
        labels = {
            "contacttaal": "Taal waarin je contact hebt",
            "tolk_nodig": "Er is een tolk nodig",
            **KENMERKEN,
        }


class KenmerkenFormulier(Formulier):
    """For who may add to the household without seeing what others filled in."""

    kwetsbaar = forms.BooleanField(label=KENMERKEN["kwetsbaar"], required=False)
    multiprobleem = forms.BooleanField(label=KENMERKEN["multiprobleem"], required=False)
    woonoverlast = forms.BooleanField(label=KENMERKEN["woonoverlast"], required=False)
    verwacht_kind_op = verwacht_kind_op()

    def clean(self):
        schoon = super().clean()
        if not self.errors and not any(schoon.values()):
            raise ValidationError("Kies minstens één kenmerk, of vul een datum in.", code="leeg")
        return schoon

    @property
    def kenmerken(self):
        return [kenmerk for kenmerk in KENMERKEN if self.cleaned_data[kenmerk]]


class OpDatum(Formulier):
    """The day on which the number of minors matters."""

    op = DatumVeld(label="Op welke datum?", vroegst=OUDST, laatst=20 * JAAR)
