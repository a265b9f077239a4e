"""bin/start: every reason not to start is one sentence, and what runs is kept running."""

import contextlib
import errno
import fcntl
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from importlib import util
from pathlib import Path

import psutil
import psycopg2
import pytest

from config import diensten, plek, rollen
from config.omgeving import ROOT

VAN_DE_TEST = {"DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SECRET_KEY", "DEMO", "VAR_DIR"}


def omgeving(var, **erbij):
    """The environment of a person at the keyboard, not that of the test."""
    rest = {naam: waarde for naam, waarde in os.environ.items() if naam not in VAN_DE_TEST}
    return {**rest, "VAR_DIR": str(var), "DEMO": "0", **erbij}


def start(var, *, zo=("-m", "config.supervisor"), **erbij):
    return subprocess.Popen(
        [sys.executable, *zo],
        cwd=ROOT,
        env=omgeving(var, **erbij),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def weigering(var, **erbij):
    """The one sentence with which a start refuses."""
    proces = start(var, **erbij)
    _, fout = proces.communicate(timeout=60)
    assert proces.returncode == 1
    assert "Traceback" not in fout
    assert len(fout.strip().splitlines()) == 1
    return fout.strip()


def vrije_poort():
    with closing(socket.socket()) as proef:
        proef.bind(("127.0.0.1", 0))
        return proef.getsockname()[1]


# --- one sentence -------------------------------------------------------------------------------


def test_a_port_in_use_is_one_sentence(tmp_path):
    with closing(socket.socket()) as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]

        assert weigering(tmp_path, PORT=str(poort)) == (
            f"Poort {poort} is al in gebruik: kies een andere, bijvoorbeeld PORT={poort + 1}"
            " bin/start."
        )


@pytest.mark.parametrize("poort", ["acht", "0", "65536", "-1"])
def test_a_port_that_is_no_port_is_one_sentence(monkeypatch, poort):
    monkeypatch.setenv("PORT", poort)

    with pytest.raises(plek.Klaar, match=f"PORT={poort} is geen poortnummer"):
        plek.poort()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "bestand").touch()

    assert "is niet te beschrijven: kies een andere met VAR_DIR" in weigering(
        tmp_path / "bestand" / "var"
    )


def test_a_second_start_on_the_same_folder_is_one_sentence(tmp_path):
    with (tmp_path / "slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)

        assert f"Honkvast draait al met de gegevens in {tmp_path}" in weigering(tmp_path)


def test_a_full_disk_is_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(plek, "VAR_DIR", tmp_path)
    monkeypatch.setattr(plek, "LOG", tmp_path / "log")
    vol = shutil.disk_usage(tmp_path)._replace(free=12 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda pad: vol)

    with pytest.raises(plek.Klaar, match=r"is nog 12 MB vrij, nodig is 200 MB"):
        plek.bereid_map_voor()
    assert plek.zin_over_schijf(OSError(errno.ENOSPC, "x")).startswith("De schijf is vol")


def test_no_redis_to_be_had_says_what_to_install(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda naam: None)
    monkeypatch.setattr(util, "find_spec", lambda naam: None)

    with pytest.raises(diensten.DienstFout, match="installeer redis-server of valkey-server"):
        diensten.Redis.programma()


def test_a_database_that_does_not_answer_is_one_sentence(tmp_path):
    url = f"postgres://iemand@{str(tmp_path).replace('/', '%2F')}/x"

    assert weigering(tmp_path, DATABASE_URL=url, PORT=str(vrije_poort())).startswith(
        "De database van DATABASE_URL antwoordt niet: "
    )


def test_a_python_that_is_too_old_is_one_sentence(tmp_path):
    oud = tmp_path / "python3"
    oud.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" && exit 0\nexit 1\n')
    oud.chmod(0o755)
    klaar = subprocess.run(
        [ROOT / "bin" / "start"],
        env={"PATH": "/usr/bin:/bin", "PYTHON": str(oud)},
        capture_output=True,
        text=True,
    )

    assert klaar.returncode == 1
    assert klaar.stderr.strip() == (
        "Honkvast heeft Python 3.11 of nieuwer nodig; op deze machine staat: Python 3.9.2."
    )


def test_a_long_path_gets_a_short_socket(tmp_path):
    assert diensten.korte_map(tmp_path / "kort") == tmp_path / "kort" or len(str(tmp_path)) > 80
    lang = tmp_path / ("lang" * 30)

    assert len(str(diensten.korte_map(lang) / diensten.SOCKET)) < diensten.SOCKET_MAX
    assert diensten.korte_map(lang) == diensten.korte_map(lang)


def test_a_folder_of_somebody_else_is_not_used(tmp_path):
    (tmp_path / "elders").mkdir()
    (tmp_path / "s").symlink_to(tmp_path / "elders")

    with pytest.raises(diensten.DienstFout, match="is van een ander"):
        diensten.maak_map(tmp_path / "s")


# The child asks for the signal only when the one that started it is gone.
WEES = """
import os, signal, time
from config.diensten import sterf_mee

vooraf, ouder = sterf_mee(signal.SIGKILL), os.getpid()
if not os.fork():
    while os.getppid() == ouder:
        time.sleep(0.01)
    vooraf()
    print("leeft", flush=True)
"""


@pytest.mark.parametrize("einde", [KeyboardInterrupt, subprocess.TimeoutExpired("initdb", 120)])
def test_a_first_start_that_is_cut_off_leaves_nobody_in_the_folder(tmp_path, monkeypatch, einde):
    """Else what it left behind clears away the folder that the next start is making."""
    gestart = []

    def hangt(*_, **__):
        proces = subprocess.Popen(["sleep", "60"], start_new_session=True)
        echt = proces.wait

        def wacht(seconden=None):
            if seconden:
                raise einde
            return echt()

        proces.wait = wacht
        gestart.append(proces)
        return proces

    monkeypatch.setattr(diensten, "start_proces", hangt)

    with pytest.raises((KeyboardInterrupt, diensten.DienstFout)):
        diensten.Postgres(tmp_path / "pg")._initdb()
    assert gestart[0].wait() == -signal.SIGKILL


def test_a_child_that_comes_after_the_end_of_its_parent_does_not_begin():
    klaar = subprocess.run(
        [sys.executable, "-c", WEES], cwd=ROOT, capture_output=True, text=True, timeout=30
    )

    assert (klaar.returncode, klaar.stdout, klaar.stderr) == (0, "", "")


# --- the whole thing ------------------------------------------------------------------------------


# A signal that comes while a child is forked; Python throws away what is raised there.
SEIN_TIJDENS_FORK = """
import os, signal, sys
from config import supervisor

seinen = [signal.SIGTERM]
start = supervisor.Supervisor.start_web

def start_web(zelf, omgeving):
    zwijg = sys.unraisablehook
    sys.unraisablehook = lambda fout: (print("weggegooid:", fout.exc_type.__name__), zwijg(fout))
    os.register_at_fork(after_in_parent=lambda: seinen and os.kill(os.getpid(), seinen.pop()))
    start(zelf, omgeving)

supervisor.Supervisor.start_web = start_web
sys.exit(supervisor.main())
"""


class Draaiend:
    """One bin/start on a folder and a port of its own."""

    def __init__(self, var, **zo):
        self.var, self.poort = var, vrije_poort()
        self.proces = start(var, PORT=str(self.poort), **zo)

    def wacht(self, seconden=90):
        einde = time.monotonic() + seconden
        while time.monotonic() < einde and self.proces.poll() is None:
            if self.status() == 200:
                return self
            time.sleep(0.1)
        self.proces.kill()
        pytest.fail("".join(self.proces.communicate()))

    def status(self):
        vraag = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=5)
        with closing(vraag), contextlib.suppress(OSError, http.client.HTTPException):
            vraag.request("GET", "/gezond/")
            return vraag.getresponse().status
        return None

    def urls(self):
        return json.loads((self.var / "omgeving.json").read_text())

    def stop(self):
        """Leave nothing behind, whatever the test found."""
        self.proces.terminate()
        try:
            self.proces.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            self.proces.kill()
            self.proces.communicate()
            raise

    def kinderen(self):
        return psutil.Process(self.proces.pid).children(recursive=True)

    def kind(self, deel, niet=None):
        """The child with this word in its command; it may still have to come."""
        einde = time.monotonic() + 15
        while time.monotonic() < einde:
            for proces in psutil.Process(self.proces.pid).children():
                with contextlib.suppress(psutil.Error):
                    if deel in " ".join(proces.cmdline()) and proces != niet:
                        return proces
            time.sleep(0.1)
        pytest.fail(f"{deel} draait niet")

    def sql(self, zin, wie="DATABASE_URL"):
        verbinding = rollen.verbind(self.urls()[wie])
        with closing(verbinding), verbinding.cursor() as cursor:
            cursor.execute(zin)
            return cursor.fetchall() if cursor.description else None


def weg(processen, seconden=10):
    """Whether all of them ended; also one that nobody has cleared away yet, as init may be slow."""
    einde = time.monotonic() + seconden
    while any(map(loopt, processen)):
        if time.monotonic() > einde:
            return False
        time.sleep(0.05)
    return True


def loopt(proces):
    with contextlib.suppress(psutil.NoSuchProcess):
        return proces.is_running() and proces.status() != psutil.STATUS_ZOMBIE
    return False


@pytest.fixture(scope="module")
def stand():
    """The folder of one house, and the start that runs on it now."""
    # A long name: then the sockets get a short place elsewhere, which must be gone afterwards.
    var = Path(tempfile.mkdtemp(prefix="huis-" + "lang" * 20, dir=os.environ["VAR_DIR"]))
    stand = {"var": var, "draait": None}
    yield stand
    if draait(stand):
        stand["draait"].stop()


def draait(stand):
    return stand["draait"] and stand["draait"].proces.poll() is None


@pytest.fixture
def huis(stand):
    """A started house; a test may fell it, the next one starts it again."""
    if not draait(stand):
        stand["draait"] = Draaiend(stand["var"])
    return stand["draait"].wacht()


@pytest.mark.xdist_group("supervisor")
class TestHetHeleHuis:
    def test_web_and_worker_run_without_the_owner(self, huis):
        for deel in ("gunicorn", "celery"):
            assert huis.kind(deel).environ()["DATABASE_OWNER_URL"] == ""
            assert "honkvast_app@" in huis.kind(deel).environ()["DATABASE_URL"]
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            huis.sql("CREATE TABLE van_mij (id int)")

    def test_only_its_owner_may_read_the_addresses(self, huis):
        assert (huis.var / "omgeving.json").stat().st_mode & 0o777 == 0o600

    def test_nothing_listens_but_the_web(self, huis):
        luistert = {
            plek.laddr.port
            for kind in huis.kinderen()
            for plek in kind.net_connections(kind="inet")
            if plek.status == psutil.CONN_LISTEN
        }
        assert luistert == {huis.poort}

    def test_commands_work_beside_it(self, huis):
        klaar = subprocess.run(
            [sys.executable, "manage.py", "check", "--database", "default"],
            cwd=ROOT,
            env=omgeving(huis.var),
            capture_output=True,
            text=True,
        )
        assert (klaar.returncode, klaar.stderr) == (0, "")

    def test_what_dies_is_started_again(self, huis):
        web = huis.kind("gunicorn")
        web.kill()

        assert weg([web])

        assert huis.kind("gunicorn", niet=web).is_running()
        huis.wacht(30)

    def test_a_power_cut_loses_nothing_that_was_confirmed(self, huis, stand):
        oud = huis
        oud.sql("CREATE TABLE IF NOT EXISTS proef (id int)", wie="DATABASE_OWNER_URL")
        oud.sql("INSERT INTO proef VALUES (417)")
        # The one that keeps the others last: at its end they would stop in good order.
        alles = [*oud.kinderen(), psutil.Process(oud.proces.pid)]
        for proces in alles:
            with contextlib.suppress(psutil.NoSuchProcess):
                proces.kill()
        assert weg(alles)
        oud.proces.communicate()
        assert (oud.var / "pg" / "data" / "postmaster.pid").exists()
        # After a real power cut the number in that file belongs to somebody else.
        pid_file = oud.var / "pg" / "data" / "postmaster.pid"
        regels = pid_file.read_text().splitlines()
        pid_file.write_text("\n".join([str(os.getppid()), *regels[1:]]) + "\n")

        stand["draait"] = nieuw = Draaiend(oud.var).wacht()

        assert nieuw.sql("SELECT id FROM proef") == [(417,)]

    def test_without_the_supervisor_nothing_stays_behind(self, huis):
        oud = huis
        kinderen = oud.kinderen()
        oud.proces.kill()
        oud.proces.communicate()

        assert weg(kinderen, 40)  # each stops by itself, and that takes longer on a busy machine

    def test_a_signal_during_a_fork_is_not_lost(self, stand):
        if draait(stand):
            stand["draait"].stop()

        geraakt = Draaiend(stand["var"], zo=("-c", SEIN_TIJDENS_FORK))

        try:
            uit, fout = geraakt.proces.communicate(timeout=90)  # it may have to make the house
        finally:
            geraakt.proces.kill()
        assert "weggegooid: Stop" in uit  # it did land where it is thrown away
        assert (geraakt.proces.returncode, fout) == (0, "")
        assert uit.endswith("Honkvast is gestopt.\n")

    @pytest.mark.parametrize("sein", [signal.SIGTERM, signal.SIGINT])
    def test_a_signal_stops_all_of_it_in_order_within_ten_seconds(self, huis, sein):
        oud = huis
        kinderen = oud.kinderen()
        begin = time.monotonic()
        oud.proces.send_signal(sein)
        uit, fout = oud.proces.communicate(timeout=15)

        assert time.monotonic() - begin < 10
        assert (oud.proces.returncode, fout) == (0, "")
        assert uit.endswith("Honkvast is gestopt.\n")
        assert weg(kinderen, 1)
        assert not (oud.var / "pg" / "data" / "postmaster.pid").exists()
        assert not diensten.korte_map(oud.var / "pg" / "s").exists()
        assert not diensten.korte_map(oud.var / "redis").exists()
        assert "database system is shut down" in Path(oud.var / "pg" / "postgres.log").read_text()
