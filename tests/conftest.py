"""The suite runs as honkvast_app, the role of the web: what it may not do, no test does either."""

import os
import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import hypothesis
import pytest
from django.db import connections, transaction
from django.test import TransactionTestCase, override_settings
from django.utils import timezone
from psycopg2 import sql

from config import rollen
from werkplek.demo.laden import laad

# How long one example takes says something about the machine, not about our code.
hypothesis.settings.register_profile("honkvast", deadline=None)
hypothesis.settings.load_profile("honkvast")

BROWSER = Path(__file__).parent / "browser"
ZONDER_CHROMIUM = "geen Chromium"
SJABLOON = os.environ.get("HONKVAST_SJABLOON")
SNEL = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEMO_WACHTWOORD = "demo-in-de-test"


class Demoregio(NamedTuple):
    nu: datetime
    media: Path


def pytest_configure(config):
    if not SJABLOON:
        pytest.exit("Draai de tests met bin/test: die zet PostgreSQL en Redis klaar.", returncode=1)


def pytest_collection_modifyitems(config, items):
    """Everything in tests/browser needs a Chromium; without one it is skipped, except in CI."""
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker("browser")
    nodig = [item for item in items if item.get_closest_marker("browser")]
    if not nodig or any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError("CI=true, maar er is geen Chromium: apt-get install chromium.")
    for item in nodig:
        item.add_marker(pytest.mark.skip(reason=ZONDER_CHROMIUM))


def pytest_terminal_summary(terminalreporter):
    overgeslagen = [
        verslag
        for verslag in terminalreporter.stats.get("skipped", [])
        if isinstance(verslag.longrepr, tuple) and ZONDER_CHROMIUM in verslag.longrepr[2]
    ]
    if overgeslagen:
        terminalreporter.write_line(
            f"LET OP: {len(overgeslagen)} BROWSERTESTS ZIJN OVERGESLAGEN: ER IS GEEN CHROMIUM.",
            red=True,
            bold=True,
        )


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """Nothing: the database of this process is a copy of the migrated template."""


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, worker_naam):
    """A copy of the migrated template, made by the owner; the tests connect as the app."""
    naam = f"test_{worker_naam}_{os.getpid()}"
    oud = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    with django_db_blocker.unblock():
        maak_database(naam, SJABLOON)
        for alias in connections:
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = naam
    # Django empties tables as the role of the test, which may not: we do it as the owner.
    standaard = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: terug_naar_zaad()
    yield
    TransactionTestCase._fixture_teardown = standaard
    with django_db_blocker.unblock():
        for alias in connections:
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = oud[alias]
        verwijder_database(naam)


@pytest.fixture(scope="session")
def worker_naam():
    """The name of this process in a run that is spread over several."""
    return os.environ.get("PYTEST_XDIST_WORKER", "een")


@pytest.fixture
def eigenaar():
    """A cursor as the role that owns the tables, outside every transaction of the test."""
    with closing(rollen.verbind(eigenaar_url())) as verbinding, verbinding.cursor() as cursor:
        cursor.execute("SET lock_timeout = '5s'")
        yield cursor


def eigenaar_url(database=None):
    naam = database or connections["eigenaar"].settings_dict["NAME"]
    return rollen.met_database(os.environ["DATABASE_OWNER_URL"], naam)


def app_url(database=None):
    naam = database or connections["default"].settings_dict["NAME"]
    return rollen.met_database(os.environ["DATABASE_URL"], naam)


def maak_database(naam, sjabloon):
    """A new database as a copy of another one, to which nobody is connected."""
    with closing(rollen.verbind(os.environ["DATABASE_OWNER_URL"])) as verbinding:
        cursor = verbinding.cursor()
        delen = {"naam": sql.Identifier(naam), "sjabloon": sql.Identifier(sjabloon)}
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {naam}").format(**delen))
        cursor.execute(sql.SQL("CREATE DATABASE {naam} TEMPLATE {sjabloon}").format(**delen))


def verwijder_database(naam):
    with closing(rollen.verbind(os.environ["DATABASE_OWNER_URL"])) as verbinding:
        cursor = verbinding.cursor()
        cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(naam)))


def terug_naar_zaad():
    """Everything a test committed goes, what the migrations inserted comes back."""
    connections["default"].close()
    with closing(rollen.verbind(eigenaar_url())) as verbinding:
        verbinding.autocommit = False
        cursor = verbinding.cursor()
        cursor.execute("SET LOCAL lock_timeout = '10s'")
        zaad = _tabellen(cursor, "zaad")
        vol = [
            tabel
            for tabel in _tabellen(cursor, "public")
            if tabel != "django_migrations" and (tabel in zaad or _heeft_rijen(cursor, tabel))
        ]
        if vol:
            _leeg(cursor, vol)
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


def _heeft_rijen(cursor, tabel):
    cursor.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(tabel)))
    return cursor.fetchone()[0]


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


@pytest.fixture(scope="module")
def demoregio(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo region, loaded once for a whole module; every test in it starts from the same."""
    media = tmp_path_factory.mktemp("demo")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=media, PASSWORD_HASHERS=SNEL),
        transaction.atomic(),
    ):
        nu = timezone.now()
        laad(now=nu, wachtwoord=DEMO_WACHTWOORD)
        yield Demoregio(nu, media)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _testinstellingen(settings, tmp_path):
    """Only faster or safer than the real settings, never different in what they decide."""
    settings.PASSWORD_HASHERS = SNEL
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.MEDIA_ROOT = tmp_path / "media"
