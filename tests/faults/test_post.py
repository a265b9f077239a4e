"""The outbox under real faults: a mail server that is away or refuses, a sender that dies."""

from datetime import timedelta

import pytest
from django.db.models import F

from berichten.actions.melden import meld
from berichten.models import Uitgaand
from tests.berichten.hulp import melding, wil
from tests.factories import actor, casus
from tests.faults.conftest import dood, wacht_tot

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.rule("OC-17")]


@pytest.fixture(autouse=True)
def _lege_bus(postbus):
    postbus.leeg()


@pytest.fixture
def werker():
    werker = actor()
    wil(werker)
    return werker


def klaar_om_te_gaan(werker, aantal):
    zaak = casus(by=werker)
    # One by one: many at once would be one mail.
    for n in range(aantal):
        meld(
            [melding(werker, f"nr-{n}", casus=zaak.pk, nummer=zaak.nummer)],
            now=zaak.aangemaakt_at,
        )


def later(**tijd):
    """Let so much time pass, by moving all that is in the outbox back."""
    duur = timedelta(**tijd)
    Uitgaand.objects.update(na_at=F("na_at") - duur, claimed_until=F("claimed_until") - duur)


def open_mails():
    return Uitgaand.objects.open().count()


def test_a_mail_server_that_is_away_for_hours(werkplaats, postbus, werker):
    klaar_om_te_gaan(werker, 30)
    postbus.sluit()
    for _ in range(3):
        werkplaats.doe("post")
        later(hours=2)
    assert set(Uitgaand.objects.values_list("attempts", flat=True)) == {0}

    postbus.open()
    werkplaats.doe("post")

    assert len(postbus.brieven) == len(set(postbus.kenmerken)) == 30
    assert open_mails() == 0


def test_a_mail_server_that_refuses_for_a_while(werkplaats, postbus, werker):
    klaar_om_te_gaan(werker, 5)
    postbus.weiger = True
    for _ in range(9):
        werkplaats.doe("post")
        later(hours=6)
    assert set(Uitgaand.objects.values_list("attempts", "fout")) == {
        (9, "SMTPRecipientsRefused 451")
    }

    postbus.weiger = False
    werkplaats.doe("post")

    assert len(postbus.brieven) == len(set(postbus.kenmerken)) == 5
    assert open_mails() == 0


def test_one_mail_that_nobody_takes_among_a_hundred(werkplaats, postbus, werker):
    gif = actor(organisatie=werker.organisatie)
    type(gif.user).objects.filter(pk=gif.user.pk).update(email="onbestelbaar@x.example")
    wil(gif)
    klaar_om_te_gaan(werker, 99)
    zaak = Uitgaand.objects.first()
    meld([melding(gif, "gif", casus=zaak.casus, nummer=zaak.casusnummer)], now=zaak.na_at)

    werkplaats.doe("post")

    assert len(set(postbus.kenmerken)) == 99
    assert list(Uitgaand.objects.open().values_list("dedupe", "fout")) == [
        ("gif", "SMTPRecipientsRefused 550")
    ]


def test_a_sender_that_dies_between_sending_and_marking(werkplaats, postbus, werker):
    klaar_om_te_gaan(werker, 10)
    postbus.antwoordt.clear()

    slachtoffer = werkplaats.begin("post")
    wacht_tot(lambda: postbus.brieven)
    dood(slachtoffer)
    postbus.antwoordt.set()

    # While the claim runs nobody touches them; afterwards all go, one of them once more.
    werkplaats.doe("post")
    assert len(postbus.brieven) == 1
    later(minutes=6)
    for _ in range(3):
        werkplaats.doe("post")
        later(hours=1)
    assert len(postbus.brieven) == 11
    assert len(set(postbus.kenmerken)) == 10
    assert postbus.kenmerken.count(postbus.kenmerken[0]) == 2
    assert open_mails() == 0


def test_two_senders_at_once_send_nothing_twice(werkplaats, postbus, werker):
    klaar_om_te_gaan(werker, 60)

    for zender in [werkplaats.begin("post") for _ in range(3)]:
        werkplaats.wacht(zender)
    werkplaats.doe("post")

    assert len(postbus.brieven) == len(set(postbus.kenmerken)) == 60
