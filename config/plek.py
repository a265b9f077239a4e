"""Where bin/start runs: a free port, and VAR_DIR with room in it, for one at a time."""

import contextlib
import errno
import fcntl
import hashlib
import json
import os
import shutil
import socket

from config.omgeving import BESTAND, ROOT, VAR_DIR, opgeschreven
from config.processen import LOG

NODIG_MB = 200
LOG_MAX = 10 * 1024 * 1024


class Klaar(Exception):
    """The start cannot go on; the text is one sentence for the person at the keyboard."""


def poort():
    gegeven = os.environ.get("PORT") or "8000"
    if not gegeven.isdigit() or not 0 < int(gegeven) < 65536:
        raise Klaar(f"PORT={gegeven} is geen poortnummer: kies een getal van 1 tot en met 65535.")
    return int(gegeven)


def poort_vrij(port):
    with contextlib.closing(socket.socket()) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind(("127.0.0.1", port))
        except PermissionError:
            raise Klaar(f"Poort {port} mag je niet gebruiken: kies er een boven 1023.") from None
        except OSError:
            raise Klaar(
                f"Poort {port} is al in gebruik: kies een andere, bijvoorbeeld PORT={port + 1}"
                " bin/start."
            ) from None


def bereid_map_voor():
    """VAR_DIR, with room in it, and only for us."""
    try:
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        LOG.mkdir(exist_ok=True)
        proef = VAR_DIR / ".proef"
        proef.write_bytes(b"x" * 4096)
        proef.unlink()
    except OSError as fout:
        raise Klaar(zin_over_schijf(fout)) from None
    vrij = shutil.disk_usage(VAR_DIR).free // 2**20
    if vrij < NODIG_MB:
        raise Klaar(
            f"De schijf is vol: in {VAR_DIR} is nog {vrij} MB vrij, nodig is {NODIG_MB} MB."
        )
    for log in LOG.glob("*.log"):
        if log.stat().st_size > LOG_MAX:
            log.replace(log.with_suffix(".log.1"))


def zin_over_schijf(fout):
    if fout.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"De schijf is vol: er past niets meer in {VAR_DIR}."
    return f"De map {VAR_DIR} is niet te beschrijven: kies een andere met VAR_DIR=... bin/start."


@contextlib.contextmanager
def slot():
    """One start per VAR_DIR; the lock goes by itself when the process is gone."""
    with (VAR_DIR / "slot").open("a+") as bestand:
        try:
            fcntl.flock(bestand, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Klaar(
                f"Honkvast draait al met de gegevens in {VAR_DIR}: stop dat eerst, of kies een"
                " andere map met VAR_DIR."
            ) from None
        yield


def schrijf_op(omgeving):
    """For manage.py beside us: where the services are. Only the owner of the file may read it."""
    gegevens = {**opgeschreven(), **omgeving}
    nieuw = BESTAND.with_suffix(".nieuw")
    with open(os.open(nieuw, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as bestand:
        json.dump(gegevens, bestand, indent=2)
        bestand.flush()
        os.fsync(bestand.fileno())
    nieuw.replace(BESTAND)


def versie():
    """Changes when there may be something to migrate or to collect."""
    som = hashlib.sha256()
    for bestand in [ROOT / "requirements.txt", *ROOT.glob("*/migrations/*.py")]:
        som.update(bestand.read_bytes())
    delen = ("config/**/*.py", "static/**/*", "*/management/commands/*.py")
    for bestand in (bestand for deel in delen for bestand in sorted(ROOT.glob(deel))):
        som.update(f"{bestand} {bestand.stat().st_mtime_ns}\n".encode())
    return som.hexdigest()
