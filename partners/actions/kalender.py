"""The days on which a country doesn't work, from the `holidays` package."""

import holidays
from django.db import transaction

from partners.choices import Land
from partners.models import Sluitingsdag

BRON = {Land.NL: holidays.Netherlands, Land.BE: holidays.Belgium}


@transaction.atomic
def vul_sluitingsdagen(*, van: int, tot: int) -> int:
    """Add the public holidays of these years; rows that are there stay as they are.

    What somebody took out or wrote down herself is not ours to change, so a day that
    already has a row is left alone. Returns how many days are new.
    """
    jaren = range(van, tot + 1)
    bestaand = set(
        Sluitingsdag.objects.filter(organisatie=None, dag__year__range=(van, tot)).values_list(
            "land", "dag"
        )
    )
    nieuw = [
        Sluitingsdag(land=land, dag=dag, naam=naam[:80])
        for land, bron in BRON.items()
        for dag, naam in sorted(bron(years=jaren, language="nl").items())
        if telt(land, dag) and (land, dag) not in bestaand
    ]
    Sluitingsdag.objects.bulk_create(nieuw, ignore_conflicts=True)
    return len(nieuw)


def telt(land, dag):
    """In the Netherlands 5 May is a day off in lustrum years only."""
    return land != Land.NL or (dag.month, dag.day) != (5, 5) or dag.year % 5 == 0
