"""Many notices of one kind at once, as after bringing in a file, are one line and one mail."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from berichten.actions.melden import meld
from berichten.actions.sturen import stuur_berichten
from berichten.choices import VEEL, Mail, Soort
from berichten.models import Bericht, Uitgaand
from tests.berichten.hulp import iedereen, melding, niemand, wil
from tests.factories import NOW, actor, casus

pytestmark = pytest.mark.django_db
LIJST = reverse("berichten:lijst")
MINUUT = timedelta(minutes=1)


@pytest.fixture
def wie():
    return actor()


@pytest.fixture
def client(wie):
    client = Client()
    client.force_login(wie.user)
    return client


def kwamen(wie, aantal, *, now=NOW, soort=Soort.DEADLINE_NADERT, vanaf=0):
    meld(
        [melding(wie, f"nr-{n}", soort=soort, casus=n) for n in range(vanaf, vanaf + aantal)],
        now=now,
    )


def standen(client):
    return [(rij.samen, rij.is_bundel) for rij in client.get(LIJST).context["rijen"]]


@pytest.mark.parametrize(("aantal", "regels"), [(VEEL, VEEL), (VEEL + 1, 1), (389, 1)])
def test_many_at_once_are_one_line_and_count_once(client, wie, aantal, regels):
    kwamen(wie, aantal)

    pagina = client.get(LIJST)

    assert len(pagina.context["rijen"]) == regels
    assert f'{regels}<span class="sr"> nieuw' in pagina.text
    assert (f"{aantal} berichten tegelijk" in pagina.text) is (regels == 1)


def test_another_kind_and_another_minute_stand_apart(client, wie):
    kwamen(wie, VEEL + 1)
    kwamen(wie, 1, soort=Soort.DEADLINE_VOORBIJ, vanaf=100)
    kwamen(wie, VEEL + 2, now=NOW + MINUUT, vanaf=200)

    assert standen(client) == [(VEEL + 2, True), (1, False), (VEEL + 1, True)]


def test_opening_the_line_reads_them_all_and_nothing_else(client, wie):
    kwamen(wie, VEEL + 1)
    kwamen(wie, 1, now=NOW + MINUUT, vanaf=100)
    bundel = client.get(LIJST).context["rijen"][-1]

    antwoord = client.post(reverse("berichten:openen", args=[bundel.sleutel]))

    assert antwoord["Location"] == "/"
    assert [b.casus for b in Bericht.objects.ongelezen()] == [100]


def test_a_line_stays_new_until_all_of_it_is_read(client, wie):
    kwamen(wie, VEEL + 2)
    Bericht.objects.filter(casus__gt=0).update(gelezen_at=NOW)
    assert client.get(LIJST).context["rijen"][0].nieuw

    Bericht.objects.update(gelezen_at=NOW)
    assert not client.get(LIJST).context["rijen"][0].nieuw


def test_who_wants_a_mail_at_once_gets_one(wie):
    wil(wie, Mail.DIRECT, Soort.DEADLINE_NADERT)
    kwamen(wie, 300)
    kwamen(wie, 89, now=NOW + timedelta(seconds=5), vanaf=300)

    assert stuur_berichten(now=NOW + MINUUT, mag_nog=iedereen) == 1

    assert mail.outbox[0].subject == "Er staat iets voor je klaar in 389 casussen"


def test_a_few_are_a_mail_each(wie):
    wil(wie, Mail.DIRECT, Soort.DEADLINE_NADERT)
    kwamen(wie, VEEL)

    assert stuur_berichten(now=NOW, mag_nog=iedereen) == VEEL


@pytest.mark.parametrize(
    ("toen", "waarom"), [("gelezen", "gelezen"), ("weg", "geen_recht"), ("afgezegd", "afgezegd")]
)
def test_a_mail_about_many_goes_only_to_who_still_has_to_know(wie, toen, waarom):
    wil(wie, Mail.DIRECT, Soort.DEADLINE_NADERT)
    kwamen(wie, VEEL + 1)
    if toen == "gelezen":
        Bericht.objects.update(gelezen_at=NOW)
    if toen == "afgezegd":
        wil(wie, Mail.GEEN, Soort.DEADLINE_NADERT)

    stuur_berichten(now=NOW, mag_nog=niemand if toen == "weg" else iedereen)

    assert mail.outbox == []
    assert Uitgaand.objects.get().dropped_reason == waarom


def test_opening_a_case_reads_what_one_was_told_about_it(client, wie):
    zaak = casus(by=wie, now=timezone.now())
    collega = actor(organisatie=wie.organisatie)
    meld(
        [
            melding(wie, "van-mij", casus=zaak.pk),
            melding(collega, "van-haar", casus=zaak.pk),
            melding(wie, "elders", casus=zaak.pk + 1),
        ],
        now=NOW,
    )

    antwoord = client.get(zaak.get_absolute_url())

    assert set(Bericht.objects.ongelezen().values_list("dedupe", flat=True)) == {
        "van-haar",
        "elders",
    }
    assert '1<span class="sr"> nieuw' in antwoord.text
