"""Many things one after another, as a beat does them."""

import pytest
from django.db import OperationalError, connection

from common.per_stuk import per_stuk
from partners.models import Regio

pytestmark = pytest.mark.django_db


def maak(naam, *, ook):
    """A region; "mis" fails after it was made."""
    Regio.objects.create(naam=naam)
    if naam == "mis":
        raise ValueError
    return ook


def test_one_that_fails_leaves_nothing_behind_and_stops_no_other(caplog):
    assert per_stuk(maak, ["een", "mis", "twee"], ook=3) == 6

    assert set(Regio.objects.values_list("naam", flat=True)) == {"een", "twee"}
    [regel] = caplog.records
    assert regel.getMessage() == "maak lukt niet voor mis"


def test_without_a_database_nothing_goes_on():
    gedaan = []

    def doe(sleutel):
        gedaan.append(sleutel)
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 1")
            cursor.execute("SELECT pg_sleep(1)")

    with pytest.raises(OperationalError):
        per_stuk(doe, [1, 2])
    assert gedaan == [1]
