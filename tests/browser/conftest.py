"""The whole program in a real browser: gunicorn on a database of its own with the demo region.

`huis` is shared by the whole run and `eigen_huis` by one file; `open_pagina` opens a page that
fails its test on a broken content policy and on a request to another host.
"""

import contextlib
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import override_settings
from playwright.sync_api import expect, sync_playwright

from config import rollen
from config.diensten import laatste_regel, start_proces
from config.omgeving import ROOT
from tests.browser import kijken, paginas
from tests.conftest import CHROMIUMS
from tests.databases import (
    app_url,
    een_tegelijk,
    maak_database,
    op_database,
    stuur_weg,
    verwijder_database,
)
from tests.demo import WACHTWOORD

CHROMIUM = next(filter(None, map(shutil.which, CHROMIUMS)), None)
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    # No page lives long enough to earn back the compilers that make a script fast.
    "--js-flags=--single-threaded --no-maglev --no-turbofan --always-sparkplug",
]
BREED = {"width": 1280, "height": 900}
SMAL = {"width": 390, "height": 844}
# A patient clock: the machine may have other things to do.
GEDULD = 30_000
expect.set_options(timeout=GEDULD)


class Huis:
    """A running web server; `url` is where it is, `sql` looks into its database."""

    def __init__(self, naam):
        self.database = naam
        self.var = Path(os.environ["VAR_DIR"]) / naam
        self.var.mkdir()
        self.log = self.var / "web.log"
        self.poort = vrije_poort()
        self.url = f"http://127.0.0.1:{self.poort}"
        env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.instellingen",
            "DATABASE_URL": app_url(naam),
            "DATABASE_OWNER_URL": "",
            "VAR_DIR": str(self.var),
            "STATIC_ROOT": str(_bestanden()),
            "PORT": str(self.poort),
            "WEB_PROCESSEN": "1",
            "DEMO": "1",
            "DEMO_WACHTWOORD": WACHTWOORD,
        }
        opdracht = [sys.executable, "-m", "gunicorn", "--config", "python:config.webserver"]
        self.proces = start_proces(opdracht, log=self.log, env=env, cwd=ROOT)

    def wacht(self):
        einde = time.monotonic() + 180
        while time.monotonic() < einde and self.proces.poll() is None:
            vraag = http.client.HTTPConnection("127.0.0.1", self.poort, timeout=5)
            with closing(vraag), contextlib.suppress(OSError, http.client.HTTPException):
                vraag.request("GET", "/inloggen/")
                if vraag.getresponse().status == 200:
                    return self
            time.sleep(0.1)
        self.stop()
        pytest.fail(f"De webserver start niet: {laatste_regel(self.log)}")

    def sql(self, zin, waarden=()):
        with closing(rollen.verbind(app_url(self.database))) as verbinding:
            cursor = verbinding.cursor()
            cursor.execute(zin, waarden)
            return cursor.fetchall() if cursor.description else None

    def begin_opnieuw(self, demodatabase):
        """The region as it was at first; the server makes new connections by itself."""
        stuur_weg(self.database)
        maak_database(self.database, demodatabase)
        shutil.rmtree(self.var / "media", ignore_errors=True)

    def stop(self):
        self.proces.send_signal(signal.SIGQUIT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.proces.wait(5)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.proces.pid, signal.SIGKILL)
        self.proces.wait(5)


@pytest.fixture(scope="session")
def huis(worker_naam, demodatabase):
    """One house for the whole run: for tests that mind no changes of another test."""
    with een_huis(f"huis_{worker_naam}_{os.getpid()}", demodatabase) as staat:
        yield staat


@pytest.fixture(scope="session")
def _leeg_huis(worker_naam, demodatabase):
    with een_huis(f"huis_{worker_naam}_{os.getpid()}_eigen", demodatabase) as staat:
        yield staat


@pytest.fixture(scope="module")
def eigen_huis(_leeg_huis, demodatabase):
    """A fresh region for one file: for journeys that change cases and count on what they find.

    The server stays, as warm as that of a real house; it finds another database under its name.
    """
    _leeg_huis.begin_opnieuw(demodatabase)
    return _leeg_huis


@contextlib.contextmanager
def een_huis(naam, demodatabase):
    maak_database(naam, demodatabase)
    huis = Huis(naam)
    try:
        yield huis.wacht()
    finally:
        huis.stop()
        verwijder_database(naam)


def _bestanden():
    """The static files as in production, compressed and with a hash in their name."""
    doel = Path(os.environ["VAR_DIR"]) / "static-echt"
    with een_tegelijk("static"):
        if not (doel / "staticfiles.json").exists():
            _manage("collectstatic", "--noinput", STATIC_ROOT=str(doel))
            shutil.copy(kijken.AXE, doel)
    return doel


def _manage(*opdracht, **env):
    klaar = subprocess.run(
        [sys.executable, "manage.py", *opdracht, "-v", "0"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_OWNER_URL": "", **env},
        capture_output=True,
        text=True,
    )
    if klaar.returncode:
        pytest.fail(f"manage.py {opdracht[0]} lukt niet:\n{klaar.stdout}{klaar.stderr}")


def vrije_poort():
    with closing(socket.socket()) as proef:
        proef.bind(("127.0.0.1", 0))
        return proef.getsockname()[1]


@pytest.fixture
def orm(huis, django_db_setup, django_db_blocker):
    """The models on the database of `huis`, to look or to prepare; without a transaction."""
    with op_database(huis.database, django_db_blocker):
        yield


# --- the browser ----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def playwright():
    # Playwright keeps an event loop in this thread; Django would refuse the database because of it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as spel:
        yield spel


@pytest.fixture(scope="session")
def chromium(playwright):
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium_om_te_lezen(playwright):
    """Draws so little that a page costs a fifth less, and that the mouse finds nothing to press."""
    vlaggen = [*VLAGGEN, "--disable-threaded-compositing"]
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=vlaggen)
    yield browser
    browser.close()


@pytest.fixture
def open_pagina(chromium):
    """Opens pages: open_pagina(huis, scherm=SMAL, javascript=False, account="corporatie")."""
    contexten, klachten = [], []

    def open_(huis, *, scherm=BREED, javascript=True, account=None):
        context = nieuwe_context(chromium, huis, scherm=scherm, javascript=javascript)
        contexten.append(context)
        pagina = _bewaakt(context.new_page(), huis, klachten)
        if account:
            log_in(pagina, account)
        return pagina

    open_.klachten = klachten
    yield open_
    for context in contexten:
        context.close()
    assert klachten == []


@pytest.fixture(scope="session")
def _ingelogd(chromium, huis):
    """One context for each account: logging in costs more than looking."""
    contexten = {}

    def open_(account):
        if account not in contexten:
            contexten[account] = nieuwe_context(chromium, huis)
            if account != "anoniem":
                pagina = contexten[account].new_page()
                log_in(pagina, account)
                if account == "casemanager":
                    wissel(pagina, "Thuiskracht")
                pagina.close()
        return contexten[account]

    yield open_
    for context in contexten.values():
        context.close()


@pytest.fixture
def als(_ingelogd, huis):
    """A tab of somebody who is logged in already: als("corporatie"); for looking only."""
    tabs, klachten = [], []

    def open_(account):
        tab = _bewaakt(_ingelogd(account).new_page(), huis, klachten)
        tabs.append(tab)
        return tab

    yield open_
    for tab in tabs:
        tab.close()
    assert klachten == []


@pytest.fixture(scope="session")
def _vaste_tabs(chromium_om_te_lezen, _ingelogd, huis):
    """One tab for each account: opening and closing a tab costs more than a page."""
    tabs, klachten = {}, []

    def open_(account):
        if account not in tabs:
            context = nieuwe_context(chromium_om_te_lezen, huis)
            context.add_cookies(_ingelogd(account).cookies())
            tabs[account] = _bewaakt(context.new_page(), huis, klachten)
        return tabs[account]

    return open_, klachten


@pytest.fixture
def kijk_als(_vaste_tabs):
    """The tab in which an account opens page after page and changes nothing about the tab."""
    open_, klachten = _vaste_tabs
    klachten.clear()
    yield open_
    assert klachten == []


@pytest.fixture(scope="session")
def wereld(huis, django_db_setup, django_db_blocker):
    """A case with everybody around it, for the pages about one thing; see tests/rechten."""
    with (
        op_database(huis.database, django_db_blocker),
        override_settings(MEDIA_ROOT=huis.var / "media"),
        transaction.atomic(),
    ):
        return paginas.bouw()


def nieuwe_context(chromium, huis, *, scherm=BREED, javascript=True):
    context = chromium.new_context(
        base_url=huis.url,
        viewport=scherm,
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
        java_script_enabled=javascript,
    )
    context.set_default_timeout(GEDULD)
    return context


def log_in(pagina, account):
    """Somebody who is logged in and opens no page yet; the form itself is of test_inloggen."""
    assert stuur_inloggen(pagina, account, WACHTWOORD) == 302


def stuur_inloggen(pagina, account, wachtwoord):
    """What the form would send, without opening it; the status of the answer."""
    inloggen = pagina.context.request
    [token] = re.findall(
        r'name="csrfmiddlewaretoken" value="(\w+)"', inloggen.get("/inloggen/").text()
    )[:1]
    velden = {"login": account, "password": wachtwoord, "csrfmiddlewaretoken": token}
    return inloggen.post("/inloggen/", form=velden, max_redirects=0).status


def log_in_met_het_formulier(pagina, account):
    pagina.goto("/inloggen/")
    pagina.locator("input[name=login]").fill(account)
    pagina.locator("input[name=password]").fill(WACHTWOORD)
    pagina.locator("form:has(input[name=password]) button[type=submit]").click()
    pagina.wait_for_url(lambda url: urlsplit(url).path != "/inloggen/")


def wissel(pagina, organisatie):
    """Act for another of one's own organisations."""
    pagina.goto("/organisatie/")
    pagina.get_by_label(organisatie).check()
    pagina.get_by_role("button", name="Wisselen").click()
    pagina.wait_for_url(lambda url: urlsplit(url).path == "/")


@pytest.fixture
def axe():
    """What axe finds wrong on a page: axe(pagina) == []."""
    return kijken.axe


def _bewaakt(pagina, huis, klachten):
    """Whatever goes wrong behind a page, and whatever it asks of another host, is written down."""
    pagina.on("request", lambda verzoek: _vreemd(verzoek, huis, klachten))
    pagina.on("response", lambda antwoord: _mislukt(antwoord, klachten))
    pagina.on("console", lambda regel: _regel(regel, klachten))
    pagina.on("pageerror", lambda fout: klachten.append(f"Script: {fout}"))
    return pagina


def _vreemd(verzoek, huis, klachten):
    if not verzoek.url.startswith((f"{huis.url}/", "data:", "blob:", "about:")):
        klachten.append(f"Verzoek naar een andere plek: {verzoek.url}")


def _mislukt(antwoord, klachten):
    """A page may be an error page; a style, a script or a picture never."""
    if antwoord.status >= 400 and antwoord.request.resource_type not in ("document", "fetch"):
        klachten.append(f"{antwoord.status}: {antwoord.url}")


# Chromium says that a page is a 404 or a 422: that is for the test to judge. And htmx calls it an
# error when a request is given up, as a draft is when its form goes; a lost one is a `sendError`.
GEEN_KLACHT = ("Failed to load resource", "htmx:sendAbort", "htmx:afterRequest")


def _regel(regel, klachten):
    if regel.type in ("error", "warning") and not regel.text.startswith(GEEN_KLACHT):
        klachten.append(f"Console: {regel.text}")
