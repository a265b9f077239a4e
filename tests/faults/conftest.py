"""Real processes on the database of the test: workers, a mail server, Redis."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import psutil
import pytest
from django.db import connection

from config.omgeving import ROOT
from tests.databases import app_url
from tests.faults.postbus import Postbus


def wacht_tot(klaar, seconden=30, wat=""):
    """Look again and again until it is so."""
    einde = time.monotonic() + seconden
    while not (antwoord := klaar()):
        assert time.monotonic() < einde, f"na {seconden} s nog niet: {wat or klaar}"
        time.sleep(0.01)
    return antwoord


def omgeving(**erbij):
    return {
        **os.environ,
        "DATABASE_URL": app_url(),
        "DATABASE_OWNER_URL": "",
        "DJANGO_SETTINGS_MODULE": "tests.faults.instellingen",
        "LOG_LEVEL": "WARNING",
        **erbij,
    }


class Werkplaats:
    """Lets real workers do a task, and kills them."""

    def __init__(self, **erbij):
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.werkplaats"],
            cwd=ROOT,
            env=omgeving(**erbij),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self, taak):
        self.proces.stdin.write(f"{taak}\n")
        self.proces.stdin.flush()
        return int(self.proces.stdout.readline())

    def doe(self, taak):
        self.wacht(self.begin(taak))

    @staticmethod
    def wacht(werker):
        wacht_tot(lambda: not leeft(werker), wat="de worker is klaar")

    def stop(self):
        for stroom in (self.proces.stdin, self.proces.stdout):
            stroom.close()
        self.proces.terminate()
        self.proces.wait(10)


def leeft(werker):
    return psutil.pid_exists(werker)


def dood(werker):
    """As the kernel does when memory is out, or somebody pulls the plug."""
    with suppress(ProcessLookupError):
        os.kill(werker, signal.SIGKILL)
    wacht_tot(lambda: not leeft(werker), wat="de worker is dood")


def alleen():
    """Nobody else is in the database: what the dead asked last, the server has done by now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()"
            " AND usename = current_user AND pid <> pg_backend_pid())"
        )
        return cursor.fetchone()[0]


@pytest.fixture(scope="module")
def postbus():
    bus = Postbus()
    yield bus
    bus.sluit()


@pytest.fixture(scope="module")
def werkplaats(django_db_setup, postbus):
    plaats = Werkplaats(EMAIL_URL=f"smtp://127.0.0.1:{postbus.poort}")
    yield plaats
    plaats.stop()
