"""The suite runs as honkvast_app, the role of the web: what it may not do, no test does either."""

import os
import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import hypothesis
import pytest
from django.conf import settings
from django.db import connections, transaction
from django.test import TransactionTestCase, override_settings

from common.interpreter import bevries
from config import rollen
from tests import demo
from tests.databases import (
    SJABLOON,
    eigenaar_url,
    maak_database,
    op_database,
    terug_naar_zaad,
    verwijder_database,
    wacht_op_sjabloon,
)
from tests.instellingen import PASSWORD_HASHERS as SNEL
from tests.stapel import met_ruimte

# How long one example takes says something about the machine, not about our code.
hypothesis.settings.register_profile("honkvast", deadline=None)
hypothesis.settings.load_profile("honkvast")

BROWSER = Path(__file__).parent / "browser"
# A fixture that is costly to make, and the group of tests that share it; one group for each file
# when what is built, or what the tests leave behind in it, is theirs.
SAMEN = {"demoregio": "demoregio", "eigen_wereld": "rechten", "playwright": "browser"}
PER_BESTAND = {"eigen_huis", "werkplaats", "een_keer"}
# While one process loads the demo region for its browser, the other does without, and waits for
# beats and workers while there is something else to do.
VOLGORDE = ("supervisor", "browser", "deurbel", "rechten", "demoregio")
ZONDER_CHROMIUM = "geen Chromium"
RUIM = pytest.StashKey[bool]()
ZONDER_HASH = "django.contrib.staticfiles.storage.StaticFilesStorage"
# The headless shell first: the same engine without a window to draw, in half the time.
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


class Demoregio(NamedTuple):
    nu: datetime
    media: Path


def pytest_configure(config):
    if not SJABLOON:
        pytest.exit("Draai de tests met bin/test: die zet PostgreSQL en Redis klaar.", returncode=1)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    """The whole run with a stack that has room; asked once more, it is pytest's own turn."""
    if RUIM in config.stash:
        return None
    config.stash[RUIM] = True
    return met_ruimte(config.hook.pytest_cmdline_main)(config=config)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config, items):
    """Who shares what is costly to make runs in one process.

    Everything in tests/browser needs a Chromium; without one it is skipped, except in CI.
    """
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker("browser")
        if groep := _groep(item):
            item.add_marker(pytest.mark.xdist_group(groep))
    yield  # xdist reads which group a test belongs to, pytest-django sorts
    items.sort(key=_beurt)
    nodig = [item for item in items if item.get_closest_marker("browser")]
    if not nodig or any(map(shutil.which, CHROMIUMS)):
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError("CI=true zonder Chromium: apt-get install chromium-headless-shell.")
    for item in nodig:
        item.add_marker(pytest.mark.skip(reason=ZONDER_CHROMIUM))


def pytest_collection_finish(session):
    samen = [item.nodeid for item in session.items if item.get_closest_marker("xdist_group")]
    if samen and getattr(session.config.option, "loadgroup", False) and "@" not in samen[0]:
        raise pytest.UsageError("xdist ziet de groepen niet: alles wordt dan dubbel gemaakt.")
    bevries()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish():
    """Pytest goes on to collect five times: there is little left to walk along."""
    uitkomst = yield
    bevries()
    return uitkomst


def _groep(item):
    """By the most costly thing that a test asks for; a group of its own when it says so itself."""
    if not PER_BESTAND.isdisjoint(item.fixturenames):
        return item.module.__name__.removeprefix("tests.")
    return next((groep for ding, groep in SAMEN.items() if ding in item.fixturenames), None)


def _beurt(item):
    """The long groups first, so that at the end many short tests fill the gaps."""
    merk = item.get_closest_marker("xdist_group")
    if merk is None:
        return len(VOLGORDE) + 1
    return VOLGORDE.index(merk.args[0]) if merk.args[0] in VOLGORDE else len(VOLGORDE)


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
    wacht_op_sjabloon()
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


@pytest.fixture(scope="module")
def een_keer(django_db_setup, django_db_blocker):
    """For what a module builds once: it goes with the module, what a test does to it with the test.

    Not beside tests that commit. Give each test a deepcopy of what was built.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def eigenaar():
    """A cursor as the role that owns the tables, outside every transaction of the test."""
    with closing(rollen.verbind(eigenaar_url())) as verbinding, verbinding.cursor() as cursor:
        cursor.execute("SET lock_timeout = '5s'")
        yield cursor


@pytest.fixture(scope="session")
def demodatabase(django_db_setup, django_db_blocker):
    """The database to copy for who needs the demo region: loaded once for all processes."""
    return demo.database(django_db_blocker)


@pytest.fixture(scope="session")
def _eigen_demo(demodatabase, worker_naam):
    naam = f"test_demo_{worker_naam}_{os.getpid()}"
    maak_database(naam, demodatabase)
    yield naam
    verwijder_database(naam)


@pytest.fixture(scope="module")
def demoregio(_eigen_demo, django_db_blocker):
    """The demo region for a whole module; every test in it starts from the same."""
    with (
        op_database(_eigen_demo, django_db_blocker),
        override_settings(MEDIA_ROOT=demo.media()),
        transaction.atomic(),
    ):
        yield Demoregio(demo.geladen_om(), demo.media())
        transaction.set_rollback(True)


@pytest.fixture(scope="session", autouse=True)
def _testinstellingen(django_test_environment):
    """Only faster than the real settings, never different in what they decide."""
    opslag = {**settings.STORAGES, "staticfiles": {"BACKEND": ZONDER_HASH}}
    with override_settings(PASSWORD_HASHERS=SNEL, STORAGES=opslag):
        yield


@pytest.fixture(scope="session")
def _media(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def _eigen_media(settings, _media):
    """Uploads go to a folder of this test, which is there once something is uploaded."""
    settings.MEDIA_ROOT = _media / uuid4().hex
