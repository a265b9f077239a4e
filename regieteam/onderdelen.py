"""A section of the casusformulier as a form: it asks, and it judges what was answered.

Built from what stands in regieteam.casusformulier. The actions judge a whole report with it, so it
lives below them and not in forms/.
"""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict

from common.formulieren import Formulier, Tegels, VinkTegels
from common.lezen import schoon
from common.velden import VANDAAG, DatumVeld, TekstVeld
from regieteam.casusformulier import DELEN_VAN_POGING, POGINGEN, VRAGEN, Vraagsoort

EEN_JAAR = timedelta(days=-366)
S = Vraagsoort


class OnderdeelFormulier(Formulier):
    """The questions of one section; `teksten` are the answers as they were typed, by field.

    With `beoordelen` they are judged, without they are only shown.
    """

    def __init__(self, onderdeel, teksten, *, vandaag, beoordelen=True):
        self.onderdeel = onderdeel
        data = MultiValueDict({v.naam: _los(v, teksten.get(v.naam, "")) for v in onderdeel.vragen})
        self.base_fields = {v.naam: _veld(v, vandaag) for v in onderdeel.vragen}
        if beoordelen:
            super().__init__(data)
        else:
            begin = {v.naam: _begin(v, data) for v in onderdeel.vragen}
            super().__init__(initial=begin)
        self.getoond = []
        if onderdeel.naam == "voortraject":
            self._pogingen(teksten)

    def _pogingen(self, teksten):
        """What was tried once has to be told to the end; without anything the first is asked."""
        begonnen = [n for n in range(1, POGINGEN + 1) if any(_delen(n, teksten).values())] or [1]
        self.getoond = [*begonnen, *[n for n in range(1, POGINGEN + 1) if n not in begonnen][:1]]
        for n in begonnen:
            for naam in _delen(n, teksten):
                self.fields[naam].required = True

    @property
    def pogingen(self):
        """The things that were tried, as (number, fields); and room for one more."""
        return [(n, [self[f"poging{n}_{deel}"] for deel in DELEN_VAN_POGING]) for n in self.getoond]

    def clean(self):
        for vraag in self.onderdeel.vragen:
            if vraag.bij and self.cleaned_data.get(vraag.bij[0]) == vraag.bij[1]:
                self._moet(vraag)
            if vraag.naam == "doelgroep_waarom" and self.cleaned_data.get("doelgroepen"):
                self._moet(vraag)
        return self.cleaned_data

    def _moet(self, vraag):
        if vraag.naam not in self.errors and not self.cleaned_data.get(vraag.naam, "").strip():
            self.add_error(vraag.naam, ValidationError(f"Vul dit in: {vraag.label}", "required"))

    @property
    def alleen_onvolledig(self):
        """Whether all that is wrong is that something isn't filled in yet."""
        fouten = [fout for lijst in self.errors.as_data().values() for fout in lijst]
        return all(fout.code == "required" for fout in fouten)


def teksten_uit(data, onderdeel, *, vandaag):
    """The answers of a post as texts to keep; (all of them, those that a draft may hold).

    A date that can be read is kept as a date, so that "vandaag" means the same tomorrow. An answer
    that is on no list isn't kept, for it would take the place of one that is.
    """
    alles, te_bewaren = {}, {}
    for vraag in onderdeel.vragen:
        if vraag.naam not in data and vraag.soort != S.VINKEN:
            continue
        tekst = "\n".join(schoon(deel, regels=True) for deel in data.getlist(vraag.naam))
        if vraag.soort == S.DATUM:
            tekst = _datum(tekst, vandaag)
        alles[vraag.naam] = tekst
        if vraag.keuzes is None or all(d in vraag.keuzes for d in tekst.split("\n") if d):
            te_bewaren[vraag.naam] = tekst
    return alles, te_bewaren


def _datum(tekst, vandaag):
    veld = DatumVeld(required=False, vandaag=lambda: vandaag)
    try:
        dag = veld.to_python(tekst)
    except ValidationError:
        return tekst
    return veld.toon(dag) if dag else ""


def _delen(n, teksten):
    namen = [f"poging{n}_{deel}" for deel in DELEN_VAN_POGING]
    return {naam: teksten.get(naam, "").strip() for naam in namen}


def _los(vraag, tekst):
    return [deel for deel in tekst.split("\n") if deel] if vraag.soort == S.VINKEN else [tekst]


def _begin(vraag, data):
    return data.getlist(vraag.naam) if vraag.soort == S.VINKEN else data[vraag.naam]


def _veld(vraag, vandaag):
    veld = _van_soort(vraag, vandaag)
    veld.soms_nodig = bool(vraag.bij)
    return veld


def _van_soort(vraag, vandaag):
    algemeen = {
        "label": vraag.tekst,
        "required": vraag.verplicht and not vraag.bij,
        "help_text": vraag.uitleg or _wanneer(vraag),
    }
    match vraag.soort:
        case S.DATUM:
            return DatumVeld(
                vroegst=EEN_JAAR,
                laatst=VANDAAG,
                vandaag=lambda: vandaag,
                **{**algemeen, "help_text": vraag.uitleg or DatumVeld.hint},
            )
        case S.KEUZE:
            return forms.ChoiceField(choices=vraag.keuzes.choices, widget=Tegels(), **algemeen)
        case S.VINKEN:
            return forms.MultipleChoiceField(
                choices=vraag.keuzes.choices, widget=VinkTegels(), **algemeen
            )
    return TekstVeld(regels=vraag.soort == S.TEKST, max_length=vraag.tekens, **algemeen)


def _wanneer(vraag):
    """At which answer to another question this one is asked."""
    if not vraag.bij:
        return ""
    andere, antwoord = vraag.bij
    return f"Nodig als je kiest: {VRAGEN[andere].keuzes(antwoord).label}."
