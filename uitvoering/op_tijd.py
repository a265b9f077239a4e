"""Until when something must be ready before an eviction. Pure: no database and no clock."""

from collections.abc import Container
from datetime import date

from common.werkdagen import plus_werkdagen


def uiterlijk(ontruiming: date, werkdagen: int, gesloten: Container[date] = ()) -> date:
    """The last working day that leaves so many working days before the eviction (NZ-07)."""
    return plus_werkdagen(ontruiming, -werkdagen, gesloten)
