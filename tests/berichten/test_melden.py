"""Notices are written once, and beside them only the mails that people asked for."""

from datetime import date, datetime

import pytest
from django.db import transaction

from berichten.actions.melden import meld
from berichten.choices import Mail, Soort
from berichten.models import Bericht, Uitgaand
from tests.berichten.hulp import VOORBIJ, melding, uitgaand, wil
from tests.factories import AMSTERDAM, NOW, actor

pytestmark = pytest.mark.django_db


def test_nobody_gets_a_mail_unasked():
    wie = actor()

    assert meld([melding(wie)], now=NOW) == 1

    bericht = Bericht.objects.get()
    assert (bericht.user, bericht.organisatie, bericht.gelezen_at) == (
        wie.user,
        wie.organisatie,
        None,
    )
    assert bericht.zin == "Een deadline is voorbij."
    assert not Uitgaand.objects.exists()


@pytest.mark.rule("OC-17")
def test_the_same_notice_told_twice_is_there_once():
    wie = actor()
    wil(wie)

    assert [meld([melding(wie), melding(wie)], now=NOW), meld([melding(wie)], now=NOW)] == [1, 0]
    assert (Bericht.objects.count(), Uitgaand.objects.count()) == (1, 1)


def test_telling_nothing_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert meld([], now=NOW) == 0


def test_many_notices_are_one_statement(django_assert_num_queries):
    wie = actor()
    with django_assert_num_queries(1):
        assert meld([melding(wie, f"nr-{n}") for n in range(200)], now=NOW) == 200


def test_a_mail_is_asked_for_per_kind_of_notice():
    wie = actor()
    wil(wie, Mail.DIRECT, VOORBIJ)
    wil(wie, Mail.GEEN, Soort.DEADLINE_NADERT)

    meld([melding(wie, "a"), melding(wie, "b", soort=Soort.DEADLINE_NADERT)], now=NOW)

    assert list(Uitgaand.objects.values_list("dedupe", "post", "na_at")) == [("a", "direct", NOW)]


@pytest.mark.parametrize(
    ("gemeld", "dag"),
    [
        ("2026-11-18 06:54", date(2026, 11, 18)),
        ("2026-11-18 06:55", date(2026, 11, 19)),
        ("2026-11-18 10:30", date(2026, 11, 19)),
        ("2027-03-27 23:59", date(2027, 3, 28)),
        ("2026-12-31 23:59", date(2027, 1, 1)),
    ],
)
def test_the_daily_mail_is_one_for_all_of_a_day(gemeld, dag):
    wie, now = actor(), datetime.strptime(gemeld, "%Y-%m-%d %H:%M").replace(tzinfo=AMSTERDAM)
    wil(wie, Mail.DAGELIJKS)

    meld([melding(wie, f"nr-{n}", casus=n) for n in range(3)], now=now)
    meld([melding(wie, "later")], now=now)

    post = Uitgaand.objects.get()
    assert (post.post, post.samenvatting_op, post.casus) == ("dagelijks", dag, None)
    assert post.na_at == datetime(dag.year, dag.month, dag.day, 7, tzinfo=AMSTERDAM)
    assert Bericht.objects.filter(samenvatting_op=dag).count() == 4


def test_the_message_id_says_nothing_and_stays_the_same(settings):
    settings.DEFAULT_FROM_EMAIL = "Honkvast <noreply@honkvast.example>"
    een, twee = uitgaand(actor(), "deadline:1"), uitgaand(actor(), "deadline:2")

    assert een.message_id == Uitgaand.objects.get(pk=een.pk).message_id != twee.message_id
    assert een.message_id.endswith("@honkvast.example>")
    assert "deadline" not in een.message_id


def test_what_is_told_is_gone_with_the_transaction_of_who_told_it(transactional_db):
    wie = actor()
    wil(wie)

    with transaction.atomic():
        meld([melding(wie)], now=NOW)
        transaction.set_rollback(True)

    assert (Bericht.objects.count(), Uitgaand.objects.count()) == (0, 0)
