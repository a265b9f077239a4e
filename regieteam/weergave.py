"""A report as somebody reads it: what she may see of it, and what each version changed.

    {% include "regieteam/includes/_melding.html" with stuk=stuk %}

`lees_melding` looks it up for one case; `als_stuk` asks the database nothing, for a page with many.
"""

from dataclasses import dataclass, field

from cases.choices import Rubriek
from cases.permissions import toegang
from regieteam.casusformulier import ONDERDELEN, VRAGEN, in_woorden
from regieteam.models import Formulierversie, Melding
from regieteam.voorvullen import in_woorden as feiten_in_woorden


@dataclass(frozen=True)
class Deel:
    """One section: the facts of the dossier, and the answers as (question, text)."""

    naam: str
    titel: str
    feiten: list = field(default_factory=list)
    antwoorden: list = field(default_factory=list)


@dataclass(frozen=True)
class Verschil:
    vraag: str
    oud: str
    nieuw: str


@dataclass(frozen=True)
class Stuk:
    """The newest version of a report, and all of them as (version, differences), newest first."""

    melding: Melding
    versie: Formulierversie
    delen: list
    versies: list


def lees_melding(casus, actor, *, rechten=None):
    """The newest report of this case for who may read it, else None."""
    rechten = rechten or toegang(casus, actor)
    if not rechten[Rubriek.BESLUIT].lezen:
        return None
    melding = casus.meldingen.select_related(
        "regieteam", "corporatie", "gemeld_door", "gevraagd_door"
    ).first()
    if melding is None:
        return None
    versies = list(
        melding.versies.select_related("ingediend_door", "meegekeken_door").order_by("nummer")
    )
    return als_stuk(melding, versies, rechten)


def als_stuk(melding, versies, rechten):
    """The report as far as these rights go; None where nothing was handed in or may be read."""
    if not versies or not rechten[Rubriek.BESLUIT].lezen:
        return None
    leest = leesbaar(rechten)
    regels = [
        (versie, verschillen(vorige.inhoud, versie.inhoud, leest) if vorige else [])
        for vorige, versie in zip([None, *versies], versies, strict=False)
    ]
    laatste = versies[-1]
    return Stuk(melding, laatste, delen(laatste.inhoud, laatste.feiten, leest), regels[::-1])


def leesbaar(rechten):
    """The names of the sections that may be read with these rights (the ceiling, per rubriek)."""
    return {
        o.naam
        for o in ONDERDELEN
        if rechten[o.rubriek].lezen
        or (o.rubriek == Rubriek.GEZIN and rechten[o.rubriek].samenvatting)
    }


def delen(antwoorden, stand, leest):
    """The sections with what was answered, in the order of the form; empty ones too."""
    feiten = feiten_in_woorden(stand) if stand else {}
    return [
        Deel(
            onderdeel.naam,
            onderdeel.titel,
            feiten.get(onderdeel.naam, []),
            [
                (vraag.tekst, in_woorden(vraag, antwoorden[vraag.naam]))
                for vraag in onderdeel.vragen
                if antwoorden.get(vraag.naam)
            ],
        )
        for onderdeel in ONDERDELEN
        if onderdeel.naam in leest
    ]


def verschillen(oud, nieuw, leest):
    """What changed from one version to the next, question by question."""
    return [
        Verschil(
            vraag.tekst,
            in_woorden(vraag, oud.get(vraag.naam, "")),
            in_woorden(vraag, nieuw.get(vraag.naam, "")),
        )
        for onderdeel in ONDERDELEN
        if onderdeel.naam in leest
        for vraag in onderdeel.vragen
        if oud.get(vraag.naam, "") != nieuw.get(vraag.naam, "")
    ]


def naam_van(veld):
    """The question that a field of the draft answers; the field itself when it is unknown."""
    return VRAGEN[veld].tekst if veld in VRAGEN else veld
