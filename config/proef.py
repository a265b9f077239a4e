"""What bin/test does once the packages are there: checks, and pytest on a throw-away PostgreSQL.

Every run has its own folder, its own PostgreSQL (without fsync) and its own Redis, so that runs
beside each other never meet. Migrating costs seconds, so the migrated server is kept under
VAR_DIR/test and copied while the migrations stay the same. A whole run always migrates anew, while
pytest collects the tests: the first that needs the database waits for it.
"""

import contextlib
import fcntl
import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from config import rollen, sjabloon
from config.diensten import DienstFout, Postgres, Redis
from config.omgeving import ROOT

PREFIX = "honkvast-test-"
GEHEUGEN = Path("/dev/shm")
GENOEG = 4 << 30  # bytes; a whole run takes a fifth of it
PYTHON = sys.executable
BIN = Path(sys.executable).parent
# These need no database: they run while it is being made, and the others while the tests start.
LOSSE_STAPPEN = {
    "ruff check": [BIN / "ruff", "check", "."],
    "ruff format --check": [BIN / "ruff", "format", "--check", "."],
    "lint-imports": [BIN / "lint-imports"],
}
STAPPEN = {
    "makemigrations --check": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "check --deploy": [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
}
# xdist would begin with the groups of the most tests; ours begin with those that take longest.
ALLE_TESTS = [PYTHON, "-m", "pytest", "-n", "2", "--dist", "loadgroup", "--no-loadscope-reorder"]


def zeg(tekst):
    sys.stdout.write(f"{tekst}\n")
    sys.stdout.flush()


def main(argumenten):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with eigen_map() as map_:
            if argumenten:
                with server(map_, vers=False) as omgeving:
                    return draai([PYTHON, "-m", "pytest", *argumenten], omgeving)
            return alles(map_)
    except (DienstFout, rollen.RolFout) as fout:
        zeg(str(fout))
    except OSError as fout:
        zeg(f"De tests kunnen niet draaien: {fout}.")
    except KeyboardInterrupt:
        zeg("Gestopt.")
    return 1


def alles(map_):
    """Every check and then every test; all of them run, also after a failure."""
    begin = time.monotonic()
    los = [begin_stap(naam, opdracht, os.environ, map_) for naam, opdracht in LOSSE_STAPPEN.items()]
    with server(map_, vers=True) as omgeving:
        sjabloon.begin(omgeving)
        zeg("\n== pytest")
        with naast_ons(ALLE_TESTS, omgeving) as tests:
            sjabloon.bouw(omgeving)
            productie = {**omgeving, "PRODUCTIE": "1", "SECRET_KEY": secrets.token_urlsafe(60)}
            los += [
                begin_stap(naam, opdracht, productie if "--deploy" in naam else omgeving, map_)
                for naam, opdracht in STAPPEN.items()
            ]
            mislukt = ["pytest"] if tests.wait() else []
        mislukt += [stap.naam for stap in los if stap.wacht()]
    zeg(f"\n{time.monotonic() - begin:.0f} seconden.")
    zeg(f"MISLUKT: {', '.join(mislukt)}" if mislukt else "Alles is goed.")
    return 1 if mislukt else 0


class Stap(NamedTuple):
    """A check that is running; what it says is shown when it is waited for."""

    naam: str
    proces: subprocess.Popen
    uitvoer: Path

    def wacht(self):
        """Its exit status."""
        status = self.proces.wait()
        zeg(f"\n== {self.naam}\n{self.uitvoer.read_text(errors='replace').rstrip()}")
        return status


def begin_stap(naam, opdracht, omgeving, map_):
    uitvoer = map_ / f"{naam.replace(' ', '')}.txt"
    with uitvoer.open("w") as bestand:
        proces = subprocess.Popen(
            [str(deel) for deel in opdracht],
            cwd=ROOT,
            env=omgeving,
            stdout=bestand,
            stderr=subprocess.STDOUT,
        )
    return Stap(naam, proces, uitvoer)


def draai(opdracht, omgeving):
    """Run one command; its exit status."""
    return subprocess.run([str(deel) for deel in opdracht], cwd=ROOT, env=omgeving).returncode


@contextlib.contextmanager
def naast_ons(opdracht, omgeving):
    """A command that runs while we do something else; it does not outlive us."""
    proces = subprocess.Popen([str(deel) for deel in opdracht], cwd=ROOT, env=omgeving)
    try:
        yield proces
    finally:
        _stop(proces)


@contextlib.contextmanager
def eigen_map():
    """A folder for this run only; those of runs that were killed are cleared away."""
    _ruim_oude_op()
    map_ = Path(tempfile.mkdtemp(prefix=PREFIX, dir=_waar()))
    try:
        with (map_ / "slot").open("w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            (map_ / "static").mkdir()
            yield map_
    finally:
        shutil.rmtree(map_, ignore_errors=True)


def _waar():
    """In memory where there is room: a copy of a database is a thousand files."""
    ruim = os.access(GEHEUGEN, os.W_OK) and shutil.disk_usage(GEHEUGEN).free > GENOEG
    return GEHEUGEN if ruim and "TMPDIR" not in os.environ else Path(tempfile.gettempdir())


def _ruim_oude_op():
    for waar in (GEHEUGEN, Path(tempfile.gettempdir())):
        for oud in waar.glob(f"{PREFIX}*"):
            with contextlib.suppress(OSError), (oud / "slot").open("r+") as slot:
                fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(oud, ignore_errors=True)


@contextlib.contextmanager
def server(map_, *, vers):
    """PostgreSQL and Redis; yields the environment for pytest.

    The migrated template is in it, unless it has to be fresh: then that is for who asks.
    """
    basis = {
        **os.environ,
        "VAR_DIR": str(map_),
        "PYTEST_DEBUG_TEMPROOT": str(map_),
        "SECRET_KEY": "alleen-voor-de-tests-" + "x" * 40,
        "DEMO": "1",
        "PRODUCTIE": "0",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "HONKVAST_SJABLOON": sjabloon.NAAM,
    }
    processen = []
    try:
        if os.environ.get("REDIS_URL"):
            redis_url = os.environ["REDIS_URL"]
        else:
            bel = Redis(map_ / "redis")
            processen.append(bel.start())
            bel.wacht(processen[-1])
            redis_url = bel.url
        if os.environ.get("DATABASE_URL"):
            omgeving = {**basis, **_gegeven_server(), "REDIS_URL": redis_url}
            if not vers:
                sjabloon.begin(omgeving)
                sjabloon.bouw(omgeving)
            yield omgeving
            return
        postgres = Postgres(map_ / "pg", duurzaam=False)
        postgres.map.mkdir()
        sleutel = sjabloon.vingerafdruk()
        if not vers:
            sjabloon.haal(sleutel, postgres.data)
        nieuw = not postgres.data.exists()
        urls = {
            "DATABASE_URL": postgres.url(rollen.APP),
            "DATABASE_OWNER_URL": postgres.url(rollen.EIGENAAR),
            "REDIS_URL": redis_url,
        }
        proces = postgres.start()
        processen.append(proces)
        postgres.wacht(proces)
        if nieuw:
            rollen.richt_in(
                postgres.url(database="postgres"),
                urls["DATABASE_OWNER_URL"],
                urls["DATABASE_URL"],
                createdb=True,
            )
        if nieuw and not vers:
            sjabloon.begin(urls)
            try:
                sjabloon.bouw({**basis, **urls})
            except DienstFout as fout:
                zeg(f"{fout} Alleen tests zonder database kunnen nu slagen.")
            else:
                proces.send_signal(signal.SIGINT)
                proces.wait(60)
                sjabloon.bewaar(postgres.data, sleutel)
                processen[-1] = proces = postgres.start()
                postgres.wacht(proces)
        yield {**basis, **urls}
    finally:
        for proces in reversed(processen):
            _stop(proces)


def _gegeven_server():
    """On a server of somebody else: only the template and the test databases are ours."""
    eigenaar = os.environ.get("DATABASE_OWNER_URL") or os.environ["DATABASE_URL"]
    app = (
        os.environ["DATABASE_URL"]
        if os.environ.get("DATABASE_OWNER_URL")
        else rollen.neem_over(eigenaar, "honkvast-test")
    )
    return {"DATABASE_URL": app, "DATABASE_OWNER_URL": eigenaar}


def _stop(proces):
    if proces.poll() is None:
        proces.send_signal(signal.SIGQUIT if "postgres" in str(proces.args[0]) else signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            proces.wait(5)
            return
        proces.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
