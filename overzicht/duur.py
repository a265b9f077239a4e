"""How long a phase takes: the median, from how often it took how many working days."""

from collections import defaultdict

from django.db.models import Sum

from overzicht.choices import Dimensie, Figuur
from overzicht.models import Telling


def duren(bereik, keuze):
    """{phase: median of its working days} for this filter; who shows it decides where it may."""
    dimensie, rij = keuze.rij or (Dimensie.GEHEEL, "")
    rijen = Telling.objects.filter(
        bereik, figuur=Figuur.DUUR, jaar=keuze.jaar, dimensie=dimensie, rij=rij
    )
    verdeling = defaultdict(list)
    geteld = rijen.values_list("categorie", "werkdagen").annotate(n=Sum("aantal"))
    for fase, werkdagen, aantal in geteld.order_by("werkdagen"):
        verdeling[fase].append((werkdagen, aantal))
    return {fase: mediaan(paren) for fase, paren in verdeling.items()}


def mediaan(paren):
    """The middle value of (value, how often), in ascending order; of two the lower one."""
    over = (sum(aantal for _, aantal in paren) + 1) // 2
    for waarde, aantal in paren:
        over -= aantal
        if over <= 0:
            return waarde
    raise ValueError("geen enkele waarde")
