"""What bin/start does once the packages are there: one process that keeps all the others going.

PostgreSQL and Redis come first and go last. What dies is started again; Ctrl-C or SIGTERM stops
everything in order within ten seconds.
"""

import contextlib
import http.client
import os
import secrets
import signal
import subprocess
import sys
import time

import psycopg2

from config import rollen
from config.diensten import (
    DienstFout,
    Postgres,
    Redis,
    laatste_regel,
    start_proces,
    sterf_mee,
)
from config.omgeving import ROOT, VAR_DIR, Ontbreekt, aan, keur, opgeschreven
from config.plek import (
    Klaar,
    bereid_map_voor,
    poort,
    poort_vrij,
    schrijf_op,
    slot,
    versie,
    zin_over_schijf,
)
from config.processen import LOG, Kind, zeg

PYTHON = sys.executable
VAN_BUITEN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GEDULD = 90  # seconds for the web server to answer
ACCOUNTS = (
    "corporatie corporatie2 regieteam coordinator casemanager hulpverlening schuldhulp amk"
    " jeugdbescherming ocmw jurist opvang beheer"
)


class Stop(Exception):
    """Somebody asked us to stop."""


class Supervisor:
    """Starts everything in order, watches it, and stops it in the opposite order."""

    def __init__(self):
        self.port = poort()
        self.demo = aan(os.environ.get("DEMO", "1"))
        self.diensten = []  # PostgreSQL and Redis
        self.programma = []  # web, worker and beat
        self.genoteerd = opgeschreven()
        self.eigen_database = not os.environ.get("DATABASE_URL")

    def draai(self):
        begin = time.monotonic()
        keur(os.environ)
        poort_vrij(self.port)
        zeg("Honkvast start …")
        omgeving = self.omgeving()
        schrijf_op(omgeving)
        self.zet_klaar(omgeving)
        self.start_web(omgeving)
        self.wacht_op_web()
        self.start_achtergrond(omgeving)
        self.groet(omgeving, time.monotonic() - begin)
        while True:
            time.sleep(0.5)
            for kind in (*self.diensten, *self.programma):
                kind.kijk(time.monotonic())

    def omgeving(self):
        """Start or find PostgreSQL and Redis; everything that the program has to know."""
        postgres, bel = self.start_diensten()
        if postgres:
            app_url, eigenaar_url = postgres.url(rollen.APP), postgres.url(rollen.EIGENAAR)
            if not (postgres.data / "rollen").exists():
                rollen.richt_in(postgres.url(database="postgres"), eigenaar_url, app_url)
                (postgres.data / "rollen").touch()
            else:
                rollen.bereid_voor(eigenaar_url)
        else:
            app_url, eigenaar_url = self.gegeven_database()
        return {
            "DATABASE_URL": app_url,
            "DATABASE_OWNER_URL": eigenaar_url,
            "REDIS_URL": bel.url if bel else os.environ["REDIS_URL"],
            "SECRET_KEY": os.environ.get("SECRET_KEY")
            or self.genoteerd.get("SECRET_KEY")
            or secrets.token_urlsafe(60),
            "DEMO": "1" if self.demo else "0",
            "PORT": str(self.port),
        }

    def start_diensten(self):
        postgres = bel = None
        if self.eigen_database:
            postgres = Postgres(VAR_DIR / "pg")
            if not (postgres.data / "PG_VERSION").exists():
                zeg("Database maken …")
            self.diensten.append(
                Kind("PostgreSQL", postgres.start, signal.SIGINT, 3, na_afloop=postgres.ruim_op)
            )
        if not os.environ.get("REDIS_URL"):
            bel = Redis(VAR_DIR / "redis")
            self.diensten.append(Kind("Redis", bel.start, geduld=1, na_afloop=bel.ruim_op))
        for kind in self.diensten:
            kind.begin()
        for dienst, kind in zip(filter(None, (postgres, bel)), self.diensten, strict=True):
            dienst.wacht(kind.proces)
        return postgres, bel

    def gegeven_database(self):
        """A database of somebody else: with both addresses given, or one that is the owner."""
        app_url, eigenaar_url = os.environ["DATABASE_URL"], os.environ.get("DATABASE_OWNER_URL")
        if eigenaar_url:
            rollen.bereid_voor(eigenaar_url)
            return app_url, eigenaar_url
        wachtwoord = self.genoteerd.get("APP_WACHTWOORD") or secrets.token_urlsafe(24)
        self.genoteerd["APP_WACHTWOORD"] = wachtwoord
        schrijf_op(self.genoteerd)
        return rollen.neem_over(app_url, wachtwoord), app_url

    def zet_klaar(self, omgeving):
        """Migrate, collect static files, load the demo region: as the owner of the database.

        Not needed again while database, program and static files stay as they are.
        """
        merk = VAR_DIR / "pg" / "data" / "klaar"
        stand = f"{versie()} demo={self.demo}"
        zelfde = merk.exists() and merk.read_text(encoding="utf-8") == stand
        if zelfde and self.eigen_database and (VAR_DIR / "static").exists():
            return
        klaar = Kind(
            "klaarzetten",
            lambda: subprocess.Popen(
                [PYTHON, "-m", "config.klaarzetten"],
                cwd=ROOT,
                env={**os.environ, **omgeving, "DB_STATEMENT_TIMEOUT": "0", "LOG_LEVEL": "WARNING"},
                start_new_session=True,
                preexec_fn=sterf_mee(signal.SIGTERM),
            ),
            geduld=3,
        )
        self.programma.append(klaar)
        klaar.begin()
        if klaar.proces.wait():
            raise Klaar("Honkvast is niet gestart.")
        self.programma.remove(klaar)
        if self.eigen_database:
            merk.write_text(stand, encoding="utf-8")

    def start_web(self, omgeving):
        web = ["gunicorn", "--config", "python:config.webserver"]
        self._begin("web", web, omgeving, als_wij_sterven=signal.SIGTERM)

    def start_achtergrond(self, omgeving):
        celery = ["celery", "--app", "config.celery", "--quiet"]
        vlaggen = ["--loglevel", "INFO", "--concurrency", "1", "--hostname", "worker@localhost"]
        vlaggen += ["--without-gossip", "--without-mingle"]
        self._begin("worker", [*celery, "worker", *vlaggen], omgeving)
        (VAR_DIR / "beat").mkdir(exist_ok=True)
        vlaggen = ["--loglevel", "INFO", "--pidfile", "", "--schedule", VAR_DIR / "beat" / "schema"]
        self._begin("beat", [*celery, "beat", *vlaggen], omgeving)

    def _begin(self, naam, opdracht, omgeving, *, als_wij_sterven=signal.SIGKILL):
        """Start one process and keep it running, until we stop it or are gone ourselves.

        Celery doesn't hear a SIGTERM while it starts up, and what a killed worker had in hand is
        done again; so that one ends with us by SIGKILL.
        """
        # The owner's address stays here: the web and the worker cannot become the owner.
        env = {**os.environ, **omgeving, "DATABASE_OWNER_URL": "", "REMAP_SIGTERM": "SIGQUIT"}
        log = LOG / f"{naam}.log"
        kind = Kind(
            naam,
            lambda: start_proces(
                [PYTHON, "-m", *opdracht], log=log, sein=als_wij_sterven, env=env, cwd=ROOT
            ),
        )
        self.programma.append(kind)
        kind.begin()

    def wacht_op_web(self):
        begin, web = time.monotonic(), self.programma[0]
        while time.monotonic() - begin < GEDULD:
            if web.proces.poll() is not None:
                break
            status = inlogpagina(self.port)
            if status == 200:
                return
            if status:
                zeg(f"Let op: de inlogpagina geeft fout {status} (zie {LOG / 'web.log'}).")
                return
            time.sleep(0.1)
        log = LOG / "web.log"
        raise Klaar(f"De webserver start niet: {laatste_regel(log)} (zie {log}).")

    def groet(self, omgeving, duur):
        zeg(f"\nHonkvast draait op http://127.0.0.1:{self.port}/  (klaar in {duur:.0f} s)")
        if self.demo:
            wachtwoord = os.environ.get("DEMO_WACHTWOORD") or "honkvast-demo"
            zeg(f"Inloggen met een demo-account, wachtwoord {wachtwoord}:\n  {ACCOUNTS}")
        zeg(f"Gegevens en logboeken staan in {VAR_DIR}. Stoppen: Ctrl-C.")

    def stop(self):
        """The program first, then Redis, and PostgreSQL last; no signal interrupts it any more."""
        for sein in (*VAN_BUITEN, signal.SIGALRM):
            signal.signal(sein, signal.SIG_IGN)
        begin = time.monotonic()
        for kind in self.programma:
            kind.vraag_stop()
        for kind in self.programma:
            kind.wacht_stop(begin + kind.geduld)
        for kind in reversed(self.diensten):
            kind.vraag_stop()
            kind.wacht_stop(time.monotonic() + kind.geduld)
            kind.na_afloop()


def inlogpagina(port):
    """The status of the login page, or None while nobody answers."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as vraag:
        try:
            vraag.request("GET", "/inloggen/", headers={"Host": "localhost"})
            return vraag.getresponse().status
        except (OSError, http.client.HTTPException):
            return None


def op_sein(*_):
    """Stop, wherever we are; and again shortly, until we really are stopping.

    Python throws away what is raised inside a hook of fork() or a finaliser, and a signal that
    comes while a child is started lands there; see `zwijg_over_stop`.
    """
    for sein in VAN_BUITEN:
        signal.signal(sein, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, op_sein)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    raise Stop


def zwijg_over_stop(weggegooid):
    """A Stop that Python threw away comes again by itself: nobody has to read about it."""
    if not isinstance(weggegooid.exc_value, Stop):
        sys.__unraisablehook__(weggegooid)


def main():
    sys.unraisablehook = zwijg_over_stop
    for sein in VAN_BUITEN:
        signal.signal(sein, op_sein)
    # Whatever the program writes is for its own user only.
    os.umask(0o077)
    try:
        bereid_map_voor()
        with slot():
            supervisor = Supervisor()
            try:
                supervisor.draai()
            finally:
                supervisor.stop()
    except Stop:
        zeg("\nHonkvast is gestopt.")
        return 0
    except (Klaar, DienstFout, Ontbreekt, rollen.RolFout) as fout:
        sys.stderr.write(f"{fout}\n")
    except psycopg2.Error as fout:
        sys.stderr.write(f"De database weigert: {rollen.eerste_regel(fout)}\n")
    except OSError as fout:
        sys.stderr.write(f"{zin_over_schijf(fout)}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
