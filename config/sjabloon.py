"""The migrated database that all databases of a test run are copied from; see config/proef.py."""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import time
from contextlib import closing

from config import rollen
from config.diensten import DienstFout
from config.omgeving import ROOT, VAR_DIR

NAAM = "honkvast_sjabloon"
BOUW = f"{NAAM}_bouw"
BEWAARD = VAR_DIR / "test"
# On a busy machine a migration may take longer than a request ever should.
GEEN_HAAST = dict.fromkeys(("DB_STATEMENT_TIMEOUT", "DB_LOCK_TIMEOUT", "DB_IDLE_TIMEOUT"), "0")


def begin(omgeving):
    """An empty database to build the template in; that of an earlier run is gone."""
    eigenaar_url = omgeving["DATABASE_OWNER_URL"]
    with closing(rollen.verbind(eigenaar_url)) as verbinding, verbinding.cursor() as cursor:
        for naam in (NAAM, BOUW):
            cursor.execute(f"DROP DATABASE IF EXISTS {naam}")
        cursor.execute(f"CREATE DATABASE {BOUW}")


def bouw(omgeving):
    """Migrate what the test databases are copied from; it has its own name once it is done.

    A half one would have tables and no permissions, and fail far from here.
    """
    eigenaar_url = omgeving["DATABASE_OWNER_URL"]
    url = rollen.met_database(eigenaar_url, BOUW)
    with closing(rollen.verbind(url)) as verbinding, verbinding.cursor() as cursor:
        rollen.verleen(cursor)
    opdracht = ["manage.py", "migrate", "--database", "eigenaar", "--noinput", "-v", "0"]
    env = {**omgeving, **GEEN_HAAST, "DATABASE_OWNER_URL": url}
    if subprocess.run([sys.executable, *opdracht], cwd=ROOT, env=env).returncode:
        raise DienstFout("De migraties lopen niet: zie hierboven.")
    with closing(rollen.verbind(url)) as verbinding, verbinding.cursor() as cursor:
        onthoud_zaad(cursor)
    with closing(rollen.verbind(eigenaar_url)) as verbinding, verbinding.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {BOUW} RENAME TO {NAAM}")


def onthoud_zaad(cursor):
    """Keep what the migrations inserted, so that a test that commits can be undone."""
    cursor.execute("CREATE SCHEMA zaad")
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind = 'r' AND relname <> 'django_migrations' ORDER BY relname"
    )
    for (tabel,) in cursor.fetchall():
        cursor.execute(f'SELECT EXISTS (SELECT FROM public."{tabel}")')
        if cursor.fetchone()[0]:
            cursor.execute(f'CREATE TABLE zaad."{tabel}" AS TABLE public."{tabel}"')


def vingerafdruk():
    """Changes when a migrated database would come out differently."""
    bestanden = sorted(ROOT.glob("*/migrations/*.py"))
    bestanden += [ROOT / naam for naam in ("requirements-test.txt", "config/rollen.py", __file__)]
    som = hashlib.sha256()
    for bestand in bestanden:
        som.update(str(bestand.relative_to(ROOT)).encode() + b"\0")
        with contextlib.suppress(FileNotFoundError):
            som.update(bestand.read_bytes())
    return som.hexdigest()[:16]


def haal(sleutel, data):
    """Begin with a migrated server of an earlier run, if there is one."""
    if (BEWAARD / sleutel).exists():
        _kopieer(BEWAARD / sleutel, data)


def _kopieer(van, naar):
    subprocess.run(["cp", "-Rp", str(van), str(naar)], check=True)


def bewaar(data, sleutel):
    """Keep this migrated server for the next run; the three newest stay.

    Not when a migration changed while it was being built.
    """
    if vingerafdruk() != sleutel:
        return
    BEWAARD.mkdir(parents=True, exist_ok=True)
    deel = BEWAARD / f"{sleutel}.{os.getpid()}"
    _kopieer(data, deel)
    with contextlib.suppress(OSError):
        deel.rename(BEWAARD / sleutel)
    shutil.rmtree(deel, ignore_errors=True)
    for oud in sorted(BEWAARD.iterdir(), key=lambda map_: map_.stat().st_mtime)[:-3]:
        if time.time() - oud.stat().st_mtime > 600:
            shutil.rmtree(oud, ignore_errors=True)
