"""What one picks: a period and a place, or one number of which one wants to see the cases."""

import re

from django import forms
from django.core.exceptions import ValidationError

from common.formulieren import Formulier
from overzicht.bronnen import ZONDER_LIJST
from overzicht.choices import Dimensie, Figuur, Groep
from overzicht.cijfers import Keuze, bereik
from overzicht.figuren import FIGUREN
from overzicht.models import Telling
from overzicht.permissions import leest_huishoudens, ziet_regio

PERIODE = re.compile(r"(\d{4})(?:-K([1-4]))?", re.ASCII)
NIET_SAMEN = (
    "Kies een kwartaal of een plaats, niet allebei. "
    "Samen laten ze zo weinig huishoudens zien dat iemand te herkennen is."
)
EEN_RIJ = "Kies één rij van een tabel. Meer tegelijk kan niet."


class Lijst(forms.Select):
    """A select that stays one, however few the answers."""


def kies(label, **velden):
    return forms.ChoiceField(label=label, required=False, widget=Lijst, **velden)


class OverzichtFilters(Formulier):
    """Filters stand in the address; what isn't understood is said, and shows no figures."""

    periode = kies("Periode")
    plaats = kies("Plaats")
    fouten = {
        "periode": "Kies een periode uit de lijst.",
        "plaats": "Kies een plaats uit de lijst.",
    }

    def __init__(self, gegeven, *args, actor, vandaag, **kwargs):
        super().__init__(gegeven, *args, **kwargs)
        self.nu = f"{vandaag.year}"
        jaren, plaatsen = _te_kiezen(actor, vandaag)
        kwartaal_nu = (vandaag.month + 2) // 3
        periodes = []
        for jaar in jaren:
            tot = kwartaal_nu if jaar == vandaag.year else 4
            lopend = " (tot nu)" if jaar == vandaag.year else ""
            periodes.append((f"{jaar}", f"{jaar}{lopend}"))
            periodes += [(f"{jaar}-K{k}", f"{jaar}, {k}e kwartaal") for k in range(tot, 0, -1)]
        self.fields["periode"].choices = periodes
        self.fields["plaats"].choices = [("", "Alle plaatsen"), *((p, p) for p in plaatsen)]
        self.initial = {"periode": self.nu}
        for naam, fout in self.fouten.items():
            self.fields[naam].error_messages["invalid_choice"] = fout

    def clean(self):
        gekozen = super().clean()
        if "K" in gekozen.get("periode", "") and gekozen.get("plaats"):
            raise ValidationError({"plaats": NIET_SAMEN})
        return gekozen

    def keuze(self):
        """What is chosen, once it is valid; this year when nothing is."""
        jaar, kwartaal = PERIODE.fullmatch(self.cleaned_data["periode"] or self.nu).groups()
        return Keuze(int(jaar), kwartaal and int(kwartaal), self.cleaned_data["plaats"])

    @property
    def gekozen(self):
        """The filters as they stand in an address."""
        velden = getattr(self, "cleaned_data", {})
        return {naam: velden[naam] for naam in ("periode", "plaats") if velden.get(naam)}

    @property
    def naam(self):
        """The period and place in words, for above the figures."""
        keuze = self.keuze()
        periode = dict(self.fields["periode"].choices)[self.cleaned_data["periode"] or self.nu]
        return f"{periode} · {keuze.plaats or 'alle plaatsen'}"


def _te_kiezen(actor, vandaag):
    """The years and places of which there are figures; this year always."""
    geteld = Telling.objects.filter(bereik(actor), dimensie=Dimensie.PLAATS)
    paren = geteld.exclude(figuur=Figuur.DUUR).order_by().values_list("jaar", "rij").distinct()
    jaren, plaatsen = {vandaag.year}, set()
    for jaar, plaats in paren:
        jaren.add(jaar)
        plaatsen.add(plaats)
    return sorted(jaren - {0}, reverse=True), sorted(plaatsen - {""}, key=str.casefold)


class LijstFilters(OverzichtFilters):
    """One number: a figure and a category of it, and of which row, besides the filters."""

    figuur = kies("Cijfer")
    categorie = kies("Categorie")
    soort = kies("Soort")
    groep = kies("Soort huishouden")
    organisatie = kies("Organisatie")
    rijen = ("soort", "groep", "organisatie")
    fouten = OverzichtFilters.fouten | {
        "figuur": "Dit cijfer bestaat niet.",
        "categorie": "Deze categorie bestaat niet bij dit cijfer.",
        "soort": "Deze soort bestaat niet bij dit cijfer.",
        "groep": "Dit soort huishouden bestaat niet bij dit cijfer.",
        "organisatie": "Deze organisatie bestaat niet bij dit cijfer.",
    }

    def __init__(self, gegeven, *args, actor, **kwargs):
        super().__init__(gegeven, *args, actor=actor, **kwargs)
        for naam in ("figuur", "categorie"):
            self.fields[naam].required = True
            self.fields[naam].error_messages["required"] = "Kies een cijfer in het overzicht."
        zonder = ZONDER_LIJST if leest_huishoudens(actor) else {*ZONDER_LIJST, Figuur.HUISHOUDENS}
        figuren = [(f, f.label) for f in FIGUREN if f not in zonder]
        self.fields["figuur"].choices = figuren
        beschrijving = FIGUREN.get(gegeven.get("figuur"))
        keuzes = beschrijving.categorieen.items() if beschrijving else ()
        self.fields["categorie"].choices = list(keuzes)
        dimensies = beschrijving.dimensies if beschrijving else ()
        soorten = (beschrijving and beschrijving.soorten) or {}
        groepen = Groep.choices if Dimensie.GROEP in dimensies and leest_huishoudens(actor) else ()
        namen = _organisaties(actor) if Dimensie.ORGANISATIE in dimensies else ()
        for naam, rijen in (("soort", soorten.items()), ("groep", groepen), ("organisatie", namen)):
            self.fields[naam].choices = [("", ""), *rijen]

    def clean(self):
        gekozen = super().clean()
        if len(self.rij) > 1:
            raise ValidationError({list(self.rij)[-1]: EEN_RIJ})
        return gekozen

    @property
    def rij(self):
        """The row of a division, as it stands in an address; empty for the whole."""
        return {n: self.cleaned_data[n] for n in self.rijen if self.cleaned_data.get(n)}


def _organisaties(actor):
    """Whose figures are divided: only who sees the region has more than one."""
    if not ziet_regio(actor):
        return []
    geteld = Telling.objects.filter(bereik(actor), figuur=Figuur.DEADLINES)
    namen = geteld.order_by().values_list("organisatie__naam", flat=True).distinct()
    return [(naam, naam) for naam in namen]
