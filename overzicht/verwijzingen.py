"""From a number on the page to the address of the cases behind it, and to the other pages."""

from urllib.parse import urlencode

from django.urls import reverse

from overzicht.bronnen import ZONDER_LIJST
from overzicht.choices import Dimensie
from overzicht.cijfers import OVERIGE


def met(pad, vraag):
    return f"{pad}?{urlencode(vraag)}" if vraag else pad


def naar_lijst(figuur, categorie, cel, vraag):
    """The cases behind this number; of nothing there is no list."""
    if cel.aantal == 0 or figuur in ZONDER_LIJST:
        return ""
    return met(reverse("overzicht:lijst"), {**vraag, "figuur": figuur, "categorie": categorie})


def van_rij(deel, naam, vraag, jaar):
    """The filters of a row of a division, or None where a row has no list.

    A kind of household is told by no list, and of an organisation one sees the own cases only.
    """
    match deel.dimensie:
        case Dimensie.SOORT:
            return {**vraag, "soort": naam}
        case Dimensie.KWARTAAL:
            return {**vraag, "periode": f"{jaar}-K{naam}"}
        case Dimensie.PLAATS if naam != OVERIGE:
            return {**vraag, "plaats": naam}
    return None


def met_verwijzingen(blok, vraag, jaar):
    """The divisions of a figure as they are drawn: rows of (label, [(cell, its heading, url)])."""
    uit = []
    for deel in blok.uitsplitsingen:
        rijen = []
        for naam, label, cellen in deel.rijen:
            filters = van_rij(deel, naam, vraag, jaar)
            adressen = [
                naar_lijst(blok.figuur, categorie, cel, filters) if filters else ""
                for (categorie, _, _), cel in zip(blok.regels, cellen, strict=False)
            ]
            rijen.append((label, list(zip(cellen, deel.kolommen, [*adressen, ""], strict=True))))
        uit.append({"kop": deel.kop, "kolommen": deel.kolommen, "rijen": rijen})
    return uit
