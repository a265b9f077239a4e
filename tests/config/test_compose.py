"""The production set-up: valid, scalable, and the web never holds the key of the owner."""

import os
import re
import shutil
import subprocess

import pytest

from config.omgeving import ROOT

GEHEIMEN = ("SECRET_KEY", "APP_WACHTWOORD", "EIGENAAR_WACHTWOORD", "POSTGRES_WACHTWOORD")
INGEVULD = {
    **dict.fromkeys(GEHEIMEN, "geheim"),
    "ALLOWED_HOSTS": "honkvast.example",
    "EMAIL_URL": "smtp://mail.example",
}


def compose(*opdracht, **env):
    return subprocess.run(
        ["docker-compose", *opdracht],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **env},
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def diensten():
    """Each service with its piece of docker-compose.yml, filled in by docker-compose itself."""
    if shutil.which("docker-compose") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI=true, maar docker-compose is er niet.")
        pytest.skip("docker-compose is er niet")
    klaar = compose("config", **INGEVULD)
    assert klaar.returncode == 0, klaar.stderr
    services = re.search(r"^services:\n(.*?)^\S", klaar.stdout, re.S | re.M).group(1)
    stukken = re.split(r"^  (\w+):\n", services, flags=re.M)[1:]
    return dict(zip(stukken[::2], stukken[1::2], strict=True))


def test_the_services_are_those_of_the_design(diensten):
    assert set(diensten) == {"proxy", "web", "worker", "beat", "migreer", "postgres", "redis"}


def test_web_and_worker_can_be_scaled(diensten):
    for naam in ("web", "worker"):
        assert "container_name" not in diensten[naam]
        assert "ports:" not in diensten[naam]
    assert [naam for naam, stuk in diensten.items() if "ports:" in stuk] == ["proxy"]


def test_only_the_migration_holds_the_keys_of_the_owner(diensten):
    for sleutel in ("DATABASE_OWNER_URL", "DATABASE_ADMIN_URL", "honkvast_eigenaar"):
        assert [naam for naam, stuk in diensten.items() if sleutel in stuk] == ["migreer"]


def test_everything_that_keeps_running_is_watched(diensten):
    bewaakt = {naam for naam, stuk in diensten.items() if "healthcheck:" in stuk}

    assert bewaakt == set(diensten) - {"migreer"}


def test_what_the_settings_ask_of_the_environment_can_be_given(diensten):
    """Whoever installs it has only .env: a setting that isn't passed on doesn't exist."""
    gevraagd = {
        naam
        for bestand in (ROOT / "config" / "settings").glob("*.py")
        for naam in re.findall(r'ENV\.get\("(\w+)"', bestand.read_text(encoding="utf-8"))
    }
    thuis = {"PORT", "DEMO_WACHTWOORD", "STATIC_ROOT", "LOG_LEVEL", "CONN_MAX_AGE"}
    fijn = {naam for naam in gevraagd if naam.startswith("DB_")} | {"DOCUMENT_MAX_MB"}

    for dienst in ("web", "worker"):
        gegeven = set(re.findall(r"^      (\w+):", diensten[dienst], re.M))
        assert gevraagd - thuis - fijn - {"DATABASE_OWNER_URL"} <= gegeven
        assert {"ADRES", "DATABASE_URL"} <= gegeven


def test_a_visitor_is_not_the_proxy(diensten):
    """Guesses are counted per address: with that of the proxy one guesser shuts everybody out."""
    nginx = (ROOT / "docker" / "nginx.conf").read_text(encoding="utf-8")

    assert "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;" in nginx
    assert "PROXY_AANTAL: '1'" in diensten["web"].replace('"', "'")


def test_the_holidays_are_there_before_the_first_deadline(diensten):
    assert "manage.py vul_sluitingsdagen" in diensten["migreer"]


@pytest.mark.parametrize("naam", INGEVULD)
def test_no_secret_has_a_default(naam):
    hoe = re.findall(rf"\${{{naam}\b(.*?)}}", (ROOT / "docker-compose.yml").read_text())

    assert hoe
    assert [een for een in hoe if not een.startswith(f":?Zet {naam}")] == []


@pytest.mark.usefixtures("diensten")
def test_a_secret_that_is_not_set_is_named():
    klaar = compose("config", "-q", **{**INGEVULD, "APP_WACHTWOORD": ""})

    assert klaar.returncode != 0
    assert "Zet APP_WACHTWOORD" in klaar.stderr
