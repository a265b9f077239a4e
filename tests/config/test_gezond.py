"""The addresses that ask whether we are well, and the banner that says so inside."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from berichten.models import Uitgaand
from cases.actions.hartslag import POST, SWEEP, sla
from cases.models import Deadline
from tests.berichten.hulp import uitgaand
from tests.cases.pagina import als, casus
from tests.factories import actor

pytestmark = pytest.mark.django_db
BANNER = "De signalering loopt achter sinds"


def geleden(minuten):
    return timezone.now() - timedelta(minutes=minuten)


@pytest.mark.parametrize("adres", ["/gezond/", "/gezond/web/"])
def test_it_answers_without_logging_in(client, adres):
    antwoord = client.get(adres)

    assert (antwoord.status_code, antwoord.json()) == (200, {"gezond": True})
    assert antwoord.headers["Cache-Control"].startswith("max-age=0")


@pytest.mark.rule("OC-17")
@pytest.mark.parametrize("taak", [SWEEP, POST])
def test_it_turns_red_when_a_task_is_silent_for_more_than_five_minutes(client, taak):
    sla(taak, now=geleden(4.9))
    assert client.get("/gezond/").status_code == 200

    sla(taak, now=geleden(5.1))
    antwoord = client.get("/gezond/")

    assert antwoord.status_code == 503
    assert antwoord.json()[taak].startswith("loopt achter sinds 20")
    assert client.get("/gezond/web/").status_code == 200


@pytest.mark.rule("OC-17")
def test_it_turns_red_when_a_deadline_passes_that_nobody_notices(client):
    casus(actor())
    sla(SWEEP, now=timezone.now())
    Deadline.objects.update(remind_at=geleden(6))

    assert client.get("/gezond/").json().keys() == {"gezond", "sweep"}

    Deadline.objects.update(met_at=geleden(1))
    assert client.get("/gezond/").status_code == 200


def test_it_turns_red_when_mails_wait_for_a_mail_server_that_is_away(client):
    uitgaand(actor(), now=geleden(4))
    assert client.get("/gezond/").status_code == 200

    Uitgaand.objects.update(na_at=geleden(6))
    assert client.get("/gezond/").json().keys() == {"gezond", "post"}


def test_a_database_that_does_not_answer_is_ill(client, monkeypatch):
    def weg(*_):
        raise OperationalError("weg")

    monkeypatch.setattr(connection, "cursor", weg)

    for adres in ("/gezond/", "/gezond/web/"):
        assert client.get(adres, headers={}).status_code == 503


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("adres", ["/gezond/", "/gezond/web/"])
def test_who_asks_reads_that_the_database_is_away(client, monkeypatch, adres):
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nergens")

    antwoord = client.get(adres)

    assert antwoord.status_code == 503
    assert antwoord.json() == {"gezond": False, "database": "antwoordt niet"}


class TestBanner:
    @pytest.fixture
    def browser(self):
        return als(actor())

    def test_there_is_none_while_all_goes_well(self, browser):
        sla(SWEEP, now=geleden(1))

        assert BANNER not in browser.get("/").text

    @pytest.mark.rule("OC-17")
    @pytest.mark.parametrize("adres", ["/", "/berichten/", "/contacten/"])
    def test_everybody_who_is_logged_in_reads_since_when(self, browser, adres):
        sla(SWEEP, now=geleden(6))

        assert BANNER in browser.get(adres).text

    def test_a_visitor_reads_nothing_of_it(self, client):
        sla(SWEEP, now=geleden(60))

        assert BANNER not in client.get("/inloggen/").text
