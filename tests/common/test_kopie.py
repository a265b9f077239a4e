from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DataError, IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from common.kopie import _tekst, kopieer, kopieer_voor_elk
from partners.choices import Land
from partners.models import Regio, Sluitingsdag, Verzending
from tests.factories import OrganisatieFactory, UserFactory

LASTIG = "\\N \\. \t tab \n regel \r einde 'aanhaling' \"dubbel\" Çelik 🏠 %s;--"


@pytest.mark.django_db
def test_what_is_copied_reads_back_as_it_was():
    kopieer([Regio(naam=LASTIG, land=Land.BE), Regio(naam="\\", land=Land.NL)])

    assert sorted(Regio.objects.values_list("naam", "land")) == sorted(
        [(LASTIG, "BE"), ("\\", "NL")]
    )


@pytest.mark.django_db
def test_dates_keys_booleans_and_nothing_keep_their_kind():
    organisatie, user, sleutel = OrganisatieFactory(), UserFactory(), uuid4()
    at = datetime(2026, 10, 25, 0, 30, 0, 123456, tzinfo=UTC)

    kopieer([Verzending(sleutel=sleutel, user=user, at=at, naar="/")])
    kopieer(
        [
            Sluitingsdag(land="NL", organisatie=None, dag=date(2026, 4, 27), naam="Koningsdag"),
            Sluitingsdag(
                land="NL", organisatie=organisatie, dag=date(2026, 1, 2), naam="", met_de_hand=True
            ),
        ]
    )

    assert Sluitingsdag.objects.get(organisatie=None).dag == date(2026, 4, 27)
    assert Sluitingsdag.objects.get(organisatie=organisatie).met_de_hand is True
    assert Verzending.objects.get(pk=sleutel).at == at


@pytest.mark.django_db
def test_an_example_is_copied_for_each_value():
    voorbeeld = Sluitingsdag(land="NL", dag=date(2026, 4, 27), naam="Dicht")
    dagen = [date(2026, 5, dag) for dag in (1, 2, 3)]

    kopieer_voor_elk(voorbeeld, "dag", dagen)

    assert list(Sluitingsdag.objects.filter(naam="Dicht").values_list("dag", flat=True)) == dagen


@pytest.mark.django_db
def test_the_rules_of_the_database_hold():
    kopieer([])
    kopieer([Regio(naam="Oost", land="NL")])

    with pytest.raises(IntegrityError), transaction.atomic():
        kopieer([Regio(naam="Oost", land="NL")])
    with pytest.raises(DataError), transaction.atomic():
        kopieer([Regio(naam="x" * 101, land="NL")])


def test_a_kind_that_was_not_thought_of_is_refused():
    with pytest.raises(TypeError, match="list"):
        _tekst([1])
    assert _tekst(Decimal("1.50")) == "1.50"


class Teksten(TestCase):
    @given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=90))
    def test_any_text_survives(self, tekst):
        kopieer([Regio(naam=tekst, land="NL")])

        assert Regio.objects.get().naam == tekst
