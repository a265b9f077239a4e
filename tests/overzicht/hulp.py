"""Figures by hand, for tests of what is shown of them."""

from django.utils import timezone

from overzicht.choices import Dimensie, Figuur
from overzicht.models import Telling, Telronde

JAAR = 2025


def telling(organisatie, figuur, aantallen, *, dimensie=Dimensie.GEHEEL, rij="", jaar=JAAR):
    """Rows of one organisation: {category: number}."""
    Telling.objects.bulk_create(
        Telling(
            jaar=jaar, organisatie=organisatie, figuur=figuur, dimensie=dimensie, rij=rij,
            categorie=categorie, aantal=aantal,
        )
        for categorie, aantal in aantallen.items()
        if aantal
    )  # fmt: skip


def deadlines(organisatie, per_plaats):
    """Deadlines met and late per place, all in the second quarter."""
    geheel = {"op_tijd": 0, "te_laat": 0}
    for plaats, (op_tijd, te_laat) in per_plaats.items():
        aantallen = {"op_tijd": op_tijd, "te_laat": te_laat}
        telling(organisatie, Figuur.DEADLINES, aantallen, dimensie=Dimensie.PLAATS, rij=plaats)
        geheel = {naam: geheel[naam] + aantallen[naam] for naam in geheel}
    telling(organisatie, Figuur.DEADLINES, geheel)
    telling(organisatie, Figuur.DEADLINES, geheel, dimensie=Dimensie.KWARTAAL, rij="2")
    Telronde.objects.update_or_create(pk=1, defaults={"at": timezone.now(), "seconden": 0.1})
