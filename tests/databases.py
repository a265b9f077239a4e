"""The databases of a run: copies of the migrated template, and the way back to it."""

import fcntl
import os
import time
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connections
from psycopg2 import sql

from config import rollen

SJABLOON = os.environ.get("HONKVAST_SJABLOON")


@contextmanager
def een_tegelijk(naam):
    """What several processes of a run need and only one makes."""
    with (Path(os.environ["VAR_DIR"]) / f"{naam}.slot").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        yield


@contextmanager
def op_database(naam, blokkade):
    """The models on another database than that of this process."""
    verbinding = connections["default"]
    with blokkade.unblock():
        verbinding.close()
        eigen = verbinding.settings_dict["NAME"]
        verbinding.settings_dict["NAME"] = naam
        try:
            yield
        finally:
            verbinding.close()
            verbinding.settings_dict["NAME"] = eigen


def eigenaar_url(database=None):
    naam = database or connections["eigenaar"].settings_dict["NAME"]
    return rollen.met_database(os.environ["DATABASE_OWNER_URL"], naam)


def app_url(database=None):
    naam = database or connections["default"].settings_dict["NAME"]
    return rollen.met_database(os.environ["DATABASE_URL"], naam)


def wacht_op_sjabloon(seconden=180):
    """The template has its name once it is migrated; that is done beside us (config/proef.py)."""
    einde = time.monotonic() + seconden
    with closing(rollen.verbind(os.environ["DATABASE_OWNER_URL"])) as verbinding:
        cursor = verbinding.cursor()
        while time.monotonic() < einde:
            cursor.execute("SELECT FROM pg_database WHERE datname = %s", [SJABLOON])
            if cursor.fetchone() is not None:
                return
            time.sleep(0.1)
    raise RuntimeError("Er is geen gemigreerde database om te kopiëren.")


def maak_database(naam, sjabloon):
    """A new database as a copy of another one, to which nobody is connected."""
    with closing(rollen.verbind(os.environ["DATABASE_OWNER_URL"])) as verbinding:
        cursor = verbinding.cursor()
        delen = {"naam": sql.Identifier(naam), "sjabloon": sql.Identifier(sjabloon)}
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {naam}").format(**delen))
        # File by file: nothing has to survive a crash here, and by the log it takes twice as long.
        opdracht = "CREATE DATABASE {naam} TEMPLATE {sjabloon} STRATEGY file_copy"
        cursor.execute(sql.SQL(opdracht).format(**delen))


def verwijder_database(naam):
    """Also when somebody is still connected: Playwright has connections of its own, by its loop."""
    stuur_weg(naam)
    with closing(rollen.verbind(os.environ["DATABASE_OWNER_URL"])) as verbinding:
        cursor = verbinding.cursor()
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(naam)))


def stuur_weg(naam):
    """End what the app has open on this database; gone when this returns."""
    with closing(rollen.verbind(os.environ["DATABASE_URL"])) as verbinding:
        verbinding.cursor().execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = %s AND usename = current_user AND pid <> pg_backend_pid()",
            [naam],
        )


def terug_naar_zaad():
    """Everything a test committed goes, what the migrations inserted comes back."""
    connections["default"].close()
    with closing(rollen.verbind(eigenaar_url())) as verbinding:
        verbinding.autocommit = False
        cursor = verbinding.cursor()
        cursor.execute("SET LOCAL lock_timeout = '10s'")
        zaad = _tabellen(cursor, "zaad")
        _leeg(cursor, sorted({*zaad, *_beschreven(cursor)} - {"django_migrations"}))
        for tabel in zaad:
            _herstel(cursor, tabel)
        verbinding.commit()


def _tabellen(cursor, schema):
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = 'r'"
        " ORDER BY relname",
        [schema],
    )
    return [tabel for (tabel,) in cursor.fetchall()]


def _beschreven(cursor):
    """Where something was written since it was emptied, also what didn't last."""
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " AND relkind = 'r' AND pg_relation_size(oid) > 0"
    )
    return [tabel for (tabel,) in cursor.fetchall()]


def _leeg(cursor, tabellen):
    # Append-only tables refuse TRUNCATE by a trigger, also from the owner.
    met_trigger = _met_trigger(cursor, _tabellen(cursor, "public"))
    namen = sql.SQL(", ").join(sql.Identifier(tabel) for tabel in tabellen)
    for tabel in met_trigger:
        _triggers(cursor, tabel, "DISABLE")
    cursor.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(namen))
    for tabel in met_trigger:
        _triggers(cursor, tabel, "ENABLE")


def _herstel(cursor, tabel):
    cursor.execute(
        "SELECT attname, attidentity <> '' FROM pg_attribute WHERE attrelid = %s::regclass"
        " AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum",
        [f'public."{tabel}"'],
    )
    kolommen = cursor.fetchall()
    delen = {
        "tabel": sql.Identifier(tabel),
        "kolommen": sql.SQL(", ").join(sql.Identifier(naam) for naam, _ in kolommen),
    }
    triggers = _met_trigger(cursor, [tabel])
    for naam in triggers:
        _triggers(cursor, naam, "DISABLE")
    cursor.execute(
        sql.SQL(
            "INSERT INTO public.{tabel} ({kolommen}) OVERRIDING SYSTEM VALUE"
            " SELECT {kolommen} FROM zaad.{tabel}"
        ).format(**delen)
    )
    for kolom, teller in kolommen:
        if teller:
            cursor.execute(
                sql.SQL(
                    "SELECT setval(pg_get_serial_sequence(%s, %s),"
                    " (SELECT max({kolom}) FROM public.{tabel}))"
                ).format(kolom=sql.Identifier(kolom), tabel=delen["tabel"]),
                [f'public."{tabel}"', kolom],
            )
    for naam in triggers:
        _triggers(cursor, naam, "ENABLE")


def _met_trigger(cursor, tabellen):
    cursor.execute(
        "SELECT DISTINCT relname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid"
        " WHERE NOT tgisinternal AND relname = ANY(%s)"
        " AND relnamespace = 'public'::regnamespace",
        [tabellen],
    )
    return [tabel for (tabel,) in cursor.fetchall()]


def _triggers(cursor, tabel, stand):
    cursor.execute(
        sql.SQL("ALTER TABLE public.{} {} TRIGGER USER").format(
            sql.Identifier(tabel), sql.SQL(stand)
        )
    )
