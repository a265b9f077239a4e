"""The days on which a country doesn't work, from the `holidays` package."""

import holidays
from django.db import transaction

from partners.choices import Land
from partners.models import Sluitingsdag

BRON = {Land.NL: holidays.Netherlands, Land.BE: holidays.Belgium}
TERUG, VOORUIT = 2, 6


@transaction.atomic
def vul_sluitingsdagen(*, van: int, tot: int) -> int:
    """Add the public holidays of the years that have none yet. Returns how many are new.

    What somebody took out or wrote down herself is not ours to change: a year that was filled
    before is left alone, and so is a day that already has a row.
    """
    dagen = Sluitingsdag.objects.filter(organisatie=None, dag__year__range=(van, tot))
    bestaand = set(dagen.values_list("land", "dag"))
    gevuld = set(dagen.filter(met_de_hand=False).values_list("land", "dag__year"))
    nieuw = [
        Sluitingsdag(land=land, dag=dag, naam=naam[:80])
        for land, bron in BRON.items()
        for jaar in range(van, tot + 1)
        if (land, jaar) not in gevuld
        for dag, naam in sorted(bron(years=jaar, language="nl").items())
        if telt(land, dag) and (land, dag) not in bestaand
    ]
    Sluitingsdag.objects.bulk_create(nieuw, ignore_conflicts=True)
    return len(nieuw)


def vul_rond(jaar):
    """The years that deadlines of today can reach, back and forth."""
    return vul_sluitingsdagen(van=jaar - TERUG, tot=jaar + VOORUIT)


def telt(land, dag):
    """In the Netherlands 5 May is a day off in lustrum years only."""
    return land != Land.NL or (dag.month, dag.day) != (5, 5) or dag.year % 5 == 0
