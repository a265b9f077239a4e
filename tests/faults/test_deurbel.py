"""Celery and Redis for real: a doorbell that may be doubled, silenced and emptied (OC-17)."""

import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import Contactpoging, Heartbeat
from config.diensten import Redis
from config.omgeving import ROOT
from tests.cases.pagina import nu
from tests.factories import actor
from tests.faults.conftest import omgeving, wacht_tot
from tests.faults.hulp import gemist, ieder_een_keer, verstreken

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.rule("OC-17"),
    pytest.mark.xdist_group("deurbel"),
]


@contextmanager
def celery(soort, *vlaggen, env, log):
    with log.open("ab") as uitvoer:
        proces = subprocess.Popen(
            [sys.executable, "-m", "celery", "--app", "config.celery", "-q", soort, *vlaggen],
            cwd=ROOT,
            env=env,
            stdout=uitvoer,
            stderr=uitvoer,
            start_new_session=True,
        )
    try:
        yield proces
    finally:
        proces.send_signal(signal.SIGTERM)
        try:
            proces.wait(10)
        except subprocess.TimeoutExpired:
            proces.kill()
            proces.wait(5)


def slag():
    return Heartbeat.objects.filter(naam="sweep").values_list("at", flat=True).first()


def test_two_beats_and_a_redis_that_is_killed_and_emptied(tmp_path, settings):
    redis = Redis(tmp_path / "redis")
    deur = redis.start()
    redis.wacht(deur)
    env, log = omgeving(REDIS_URL=redis.url), tmp_path / "celery.log"
    werker = actor()
    zaak, _ = verstreken(300, werker=werker)
    stil = ("--loglevel", "ERROR")
    worker = ("--concurrency", "1", "--without-gossip", "--without-mingle")
    beats = [("--pidfile", "", "--schedule", str(tmp_path / f"beat{n}")) for n in range(2)]
    try:
        with (
            celery("worker", *stil, *worker, env=env, log=log),
            celery("beat", *stil, *beats[0], env=env, log=log),
            celery("beat", *stil, *beats[1], env=env, log=log),
        ):
            # Two beats at once.
            wacht_tot(lambda: gemist() == 300, 40, "de eerste sweep")
            ieder_een_keer(300)

            # Redis dies; the web goes on writing, and quickly.
            deur.kill()
            deur.wait(5)
            settings.CELERY_BROKER_URL = redis.url
            client, begin = Client(), time.monotonic()
            client.force_login(werker.user)
            antwoord = client.post(
                reverse("cases:contactpoging", args=[zaak.nummer]),
                {
                    "op_datum": f"{nu():%d-%m-%Y}",
                    "op_tijd": "00:00",
                    "wijze": "telefoon",
                    "uitkomst": "gesproken",
                },
            )
            assert antwoord.status_code in (302, 303), antwoord.text
            assert time.monotonic() - begin < 5
            assert Contactpoging.objects.count() == 1
            verstreken(200, werker=werker)

            # It comes back empty: nothing was lost, for nothing was kept there.
            voor = slag()
            deur = redis.start()
            redis.wacht(deur)
            wacht_tot(lambda: gemist() == 500 and slag() > voor, 60, "de sweep na de storing")
            ieder_een_keer(500)
    finally:
        deur.kill()
        deur.wait(5)
        redis.ruim_op()
