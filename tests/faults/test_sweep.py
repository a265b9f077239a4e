"""The sweep under real faults: nothing lost, nothing twice (OC-17)."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from berichten.models import Bericht
from cases.actions.sweep import sweep_deadlines
from cases.models import Deadline, Heartbeat
from tests.factories import actor
from tests.faults.conftest import alleen, dood, leeft, wacht_tot
from tests.faults.hulp import gemist, ieder_een_keer, verstreken, wil_mail

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.rule("OC-17")]


def test_ten_workers_killed_in_the_middle_of_two_thousand(werkplaats):
    werker = actor()
    wil_mail(werker)
    verstreken(2000, werker=werker)
    stand = [0]

    for _ in range(10):
        slachtoffer = werkplaats.begin("veeg_fijn")
        wacht_tot(lambda: gemist() >= stand[-1] + 80)
        assert leeft(slachtoffer)
        dood(slachtoffer)
        wacht_tot(alleen, wat="de server is klaar met de dode")
        stand.append(gemist())
        # What is there is whole: a deadline noticed has its line, its notice and its mail.
        ieder_een_keer(stand[-1], met_mail=True)

    assert stand == sorted(set(stand))
    assert 800 <= stand[-1] < 2000
    werkplaats.doe("veeg")
    ieder_een_keer(2000, met_mail=True)


def test_four_workers_at_once_of_which_two_are_killed(werkplaats):
    verstreken(1000)

    werkers = [werkplaats.begin("veeg_fijn") for _ in range(4)]
    wacht_tot(lambda: gemist() >= 200)
    for werker in werkers[:2]:
        dood(werker)
    for werker in werkers[2:]:
        werkplaats.wacht(werker)
    werkplaats.doe("veeg")

    ieder_een_keer(1000)


def test_six_threads_at_the_same_moment():
    verstreken(1200)

    def veeg(_):
        try:
            return sweep_deadlines(now=timezone.now())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as draden:
        assert sum(draden.map(veeg, range(6))) == 1200

    ieder_een_keer(1200)


def test_six_hours_without_a_beat_are_caught_up_in_one_go(werkplaats):
    verstreken(2000, minuten=360)
    Heartbeat.objects.create(naam="sweep", at=timezone.now() - timedelta(hours=6))
    begin = time.monotonic()

    werkplaats.doe("veeg")

    assert time.monotonic() - begin < 30
    ieder_een_keer(2000)
    assert Heartbeat.objects.get(naam="sweep").at > timezone.now() - timedelta(minutes=1)


@pytest.mark.parametrize("plek", [0, 499, 999])
def test_one_poisoned_row_among_a_thousand(werkplaats, plek):
    _, rijen = verstreken(1000)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_deadline SET remind_at = due_at, due_at = '-infinity' WHERE id = %s",
            [rijen[plek].pk],
        )

    werkplaats.doe("veeg")

    ieder_een_keer(999)
    zelf = Deadline.objects.filter(pk=rijen[plek].pk)
    straks, fout = zelf.values_list("remind_at", "remind_error").get()
    assert timedelta(minutes=55) < straks - timezone.now() <= timedelta(minutes=60)
    assert fout
    werkplaats.doe("veeg")
    ieder_een_keer(999)
    assert Bericht.objects.count() == 999
