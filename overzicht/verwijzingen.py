"""From a number on the page to the address of the cases behind it, and to the other pages."""

from urllib.parse import urlencode

from django.urls import reverse

from overzicht.bronnen import ZONDER_LIJST
from overzicht.choices import Dimensie, Figuur
from overzicht.cijfers import OVERIGE
from overzicht.permissions import leest_huishoudens

# What says something about persons, or about an organisation: behind a hidden number, no list.
ALLEEN_ZICHTBAAR = {Dimensie.GROEP, Dimensie.ORGANISATIE}


def met(pad, vraag):
    return f"{pad}?{urlencode(vraag)}" if vraag else pad


def naar_lijst(figuur, categorie, cel, vraag, actor):
    """The cases behind this number; of nothing there is no list."""
    if cel.aantal == 0 or figuur in ZONDER_LIJST:
        return ""
    if figuur == Figuur.HUISHOUDENS and not (leest_huishoudens(actor) and cel.aantal):
        return ""
    return met(reverse("overzicht:lijst"), {**vraag, "figuur": figuur, "categorie": categorie})


def van_rij(deel, naam, vraag, jaar, actor):
    """The filters of a row of a division, or None where a row has no list."""
    match deel.dimensie:
        case _ if naam == OVERIGE:
            return None
        case Dimensie.SOORT:
            return {**vraag, "soort": naam}
        case Dimensie.KWARTAAL:
            return {**vraag, "periode": f"{jaar}-K{naam}"}
        case Dimensie.PLAATS:
            return {**vraag, "plaats": naam}
        case Dimensie.GROEP if leest_huishoudens(actor):
            return {**vraag, "groep": naam}
        case Dimensie.ORGANISATIE:
            return {**vraag, "organisatie": naam}
    return None


def met_verwijzingen(blok, vraag, jaar, actor):
    """The divisions of a figure as they are drawn: rows of (label, [(cell, its heading, url)])."""
    uit = []
    for deel in blok.uitsplitsingen:
        rijen = []
        for naam, label, cellen in deel.rijen:
            filters = van_rij(deel, naam, vraag, jaar, actor)
            adressen = [
                naar_lijst(blok.figuur, categorie, cel, filters, actor)
                if filters and (cel.aantal or deel.dimensie not in ALLEEN_ZICHTBAAR)
                else ""
                for (categorie, _, _), cel in zip(blok.regels, cellen, strict=False)
            ]
            rijen.append((label, list(zip(cellen, deel.kolommen, [*adressen, ""], strict=True))))
        uit.append({"kop": deel.kop, "kolommen": deel.kolommen, "rijen": rijen})
    return uit
