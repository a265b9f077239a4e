"""The decision as it is written at the table: the questions, and the actions as rows.

Every field may stay empty here: what a decision needs, the rules say (regieteam.rules), each
sentence at its question. A field of the draft (`Besluitveld`) has the name of its input, but
somebody at the table, who has one for herself: see `concept`.
"""

import re
from datetime import timedelta

from django import forms

from common.formulieren import Formulier, Tegels, VinkTegels
from common.velden import VANDAAG, BedragVeld, DatumVeld, TekstVeld
from regieteam.choices import Bewindadvies
from regieteam.stukken import Afspraak, Voorstel
from uitvoering.choices import Actiesoort

MEESTE_ACTIES = 20
MORGEN = timedelta(days=1)
BIJ = "bij-"
JA, NEE = "ja", "nee"
JA_NEE = [(JA, "Ja"), (NEE, "Nee")]
RIJVELDEN = ("wat", "wie", "op", "soort")
ALLEEN_BIJ = {
    JA: ("opgeschort_tot", "bevroren_bedrag", "bevroren_op", "termijn_tot"),
    NEE: ("ontruimingsdatum", "tweede_kans_overwogen"),
}
_RIJ = re.compile(r"actie-(\d{1,2})-(wat|wie|op|soort)")
_BIJ = re.compile(rf"{BIJ}[0-9a-f-]{{36}}")


class Keuzelijst(forms.Select):
    """A list that stays a list, also with few answers: a row of actions has no room for tiles."""


class BesluitFormulier(Formulier):
    te_voorkomen = forms.ChoiceField(
        label="Is de ontruiming te voorkomen?",
        choices=[(JA, "Ja: scenario 1"), (NEE, "Nee: scenario 2")],
        widget=Tegels(
            uitleg={JA: "Uitzetting voorkomen", NEE: "Ontruimen, met opvang"},
        ),
        required=False,
    )
    casemanager = forms.ChoiceField(label="Casemanager", widget=Keuzelijst, required=False)
    opgeschort_tot = DatumVeld(label="Opgeschort tot", vroegst=MORGEN, required=False)
    bevroren_bedrag = BedragVeld(label="De achterstand staat stil op", required=False)
    bevroren_op = DatumVeld(label="Vanaf", laatst=VANDAAG, required=False)
    termijn_tot = DatumVeld(label="De termijn duurt tot", vroegst=MORGEN, required=False)
    ontruimingsdatum = DatumVeld(label="Datum van de ontruiming", vroegst=VANDAAG, required=False)
    tweede_kans_overwogen = TekstVeld(
        label="Een tweede kans overwogen?",
        regels=True,
        required=False,
        help_text="Ja, of waarom niet.",
    )
    stappen = TekstVeld(label="Welke stappen zijn nodig?", regels=True, required=False)
    meldpunt_nodig = forms.ChoiceField(
        label="Is een melding bij het Meldpunt Bijzondere Zorg nodig?",
        choices=JA_NEE,
        widget=Tegels,
        required=False,
    )
    bewindadvies = forms.ChoiceField(
        label="Adviseert schuldhulp bewindvoering?",
        choices=Bewindadvies.choices,
        widget=Tegels,
        required=False,
    )
    bewind_reden = TekstVeld(
        label="Waarom wijken jullie af?", regels=True, max_length=2000, required=False
    )
    weging = TekstVeld(
        label="Hoe wogen jullie het belang en de kosten voor de samenleving?",
        regels=True,
        required=False,
    )
    waarom = TekstVeld(
        label="Waarom dit besluit?",
        regels=True,
        required=False,
        help_text="De huurder mag dit lezen.",
    )
    aan_tafel = forms.MultipleChoiceField(
        label="Wie beslissen mee?",
        widget=VinkTegels,
        required=False,
        help_text="Mensen van ten minste twee organisaties.",
    )

    def __init__(self, *args, mensen, casemanagers, lezer=False, **kwargs):
        """`mensen` are who may sit at this item; a reader gets no lists of people to pick from."""
        super().__init__(*args, **kwargs)
        self.mensen = {str(mens.sleutel): mens for mens in mensen}
        self.casemanagers = casemanagers
        tafel = self.fields["aan_tafel"]
        tafel.choices = [(sleutel, str(mens)) for sleutel, mens in self.mensen.items()]
        self.fields["casemanager"] = _keuze("Casemanager", "een casemanager", casemanagers, lezer)
        for naam in ("te_voorkomen", "meldpunt_nodig", "bewindadvies"):
            veld = self.fields[naam]
            veld.choices = [(waarde, tekst) for waarde, tekst in veld.choices if waarde]

    def clean(self):
        """What belongs to the other scenario doesn't count, whatever was typed there."""
        gegeven = super().clean()
        for scenario, namen in ALLEEN_BIJ.items():
            if gegeven.get("te_voorkomen") != scenario:
                for naam in namen:
                    self._errors.pop(naam, None)
                    gegeven[naam] = "" if naam == "tweede_kans_overwogen" else None
        if gegeven.get("bewindadvies") != Bewindadvies.AFWIJKEN:
            self._errors.pop("bewind_reden", None)
            gegeven["bewind_reden"] = ""
        return gegeven

    def voorstel(self, rijen):
        """What is put forward, once this form and its rows of actions are valid."""
        gegeven = dict(self.cleaned_data)
        organisatie, mens = _gekozen(self.casemanagers, gegeven.pop("casemanager"))
        return Voorstel(
            **gegeven
            | {
                "te_voorkomen": _ja(gegeven["te_voorkomen"]),
                "meldpunt_nodig": _ja(gegeven["meldpunt_nodig"]),
                "bewindadvies": gegeven["bewindadvies"] or Bewindadvies.GEEN,
                "aan_tafel": tuple(self.mensen[sleutel] for sleutel in gegeven["aan_tafel"]),
            },
            casemanager=mens,
            casemanager_organisatie=organisatie,
            acties=tuple(rij.afspraak() for rij in rijen if rij.afspraak()),
        )


class ActieFormulier(Formulier):
    """One row; one without a word in it is no action."""

    wat = TekstVeld(label="Wat", max_length=300, required=False, breedte="vol")
    wie = forms.ChoiceField(label="Wie", widget=Keuzelijst, required=False)
    op = DatumVeld(label="Uiterlijk op", vroegst=VANDAAG, required=False)
    soort = forms.ChoiceField(
        label="Soort", choices=Actiesoort.choices, widget=Keuzelijst, required=False
    )

    def __init__(self, *args, eigenaren, lezer=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.eigenaren = eigenaren
        self.fields["wie"] = _keuze("Wie", "wie dit doet", eigenaren, lezer)

    def clean(self):
        gegeven = super().clean()
        soort = gegeven.get("soort") or Actiesoort.GEWOON
        if self.is_leeg:
            self._errors.clear()
            return gegeven
        if not gegeven.get("wat") and "wat" not in self.errors:
            if soort == Actiesoort.GEWOON:
                self.add_error("wat", "Vul in wat er moet gebeuren.")
            gegeven["wat"] = Actiesoort(soort).label
        if not gegeven.get("wie") and "wie" not in self.errors:
            self.add_error("wie", "Kies wie dit doet.")
        if not gegeven.get("op") and "op" not in self.errors:
            self.add_error("op", "Vul in wanneer dit klaar is.")
        return gegeven

    @property
    def is_leeg(self):
        """A kind by itself is a beginning: whoever chose one meant something."""
        waarden = {naam: (self.data.get(self.add_prefix(naam)) or "").strip() for naam in RIJVELDEN}
        soort = waarden.pop("soort")
        return not any(waarden.values()) and soort in ("", Actiesoort.GEWOON)

    def afspraak(self):
        if self.is_leeg:
            return None
        organisatie, persoon = _gekozen(self.eigenaren, self.cleaned_data["wie"])
        return Afspraak(
            wat=self.cleaned_data["wat"],
            organisatie=organisatie,
            persoon=persoon,
            voor_op=self.cleaned_data["op"],
            soort=self.cleaned_data["soort"] or Actiesoort.GEWOON,
            rij=self.prefix,
        )


class AanhoudFormulier(Formulier):
    reden = TekstVeld(
        label="Waarom houden jullie dit punt aan?",
        regels=True,
        max_length=2000,
        help_text="De huurder mag dit lezen.",
        error_messages={"required": "Schrijf de reden op."},
    )
    tot = DatumVeld(
        label="Wanneer bespreken jullie het opnieuw?",
        vroegst=MORGEN,
        error_messages={"required": "Kies een nieuwe datum."},
    )


class TerugverwijsFormulier(Formulier):
    reden = TekstVeld(
        label="Waarom gaat deze casus terug naar preventie?",
        regels=True,
        max_length=2000,
        help_text="De huurder mag dit lezen.",
        error_messages={"required": "Schrijf de reden op."},
    )


def is_veld(naam):
    """Whether a draft of a decision has a field of this name."""
    gewoon = naam in BesluitFormulier.base_fields and naam != "aan_tafel"
    rij = _RIJ.fullmatch(naam)
    return gewoon or bool(_BIJ.fullmatch(naam)) or bool(rij and int(rij[1]) < MEESTE_ACTIES)


def concept(data, sleutels):
    """The texts by field of the draft of a whole form that was sent; `sleutels` sit at the item."""
    waarden = {
        naam: data.get(naam, "") for naam in BesluitFormulier.base_fields if naam != "aan_tafel"
    }
    waarden |= {naam: data[naam] for naam in data if _RIJ.fullmatch(naam) and is_veld(naam)}
    gekozen = data.getlist("aan_tafel")
    return waarden | {f"{BIJ}{s}": JA if s in gekozen else NEE for s in sleutels}


def aantal_rijen(namen, vraag=0):
    """How many rows of actions to show: those in use, and what was asked for."""
    gebruikt = [int(rij[1]) + 1 for rij in map(_RIJ.fullmatch, namen) if rij]
    return min(max([vraag, *gebruikt, 1]), MEESTE_ACTIES)


def in_gebruik(teksten):
    """The fields of a draft in which something stands: an empty row isn't shown again."""
    return [
        naam
        for naam, tekst in teksten.items()
        if tekst.strip() and not (naam.endswith("-soort") and tekst == Actiesoort.GEWOON)
    ]


def _keuze(label, wie, groepen, lezer):
    if lezer:
        return TekstVeld(label=label, required=False)
    lijst = [(groep, [(tekst, tekst) for tekst in keuzes]) for groep, keuzes in groepen.items()]
    return forms.ChoiceField(
        label=label,
        choices=[("", f"Kies {wie}"), *lijst],
        widget=Keuzelijst,
        required=False,
        error_messages={"invalid_choice": f"Kies {wie} uit de lijst. Deze keuze kan niet meer."},
    )


def _gekozen(groepen, tekst):
    return next((keuzes[tekst] for keuzes in groepen.values() if tekst in keuzes), (None, None))


def _ja(waarde):
    return {JA: True, NEE: False}.get(waarde)
