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


@pytest.mark.usefixtures("diensten")
@pytest.mark.parametrize("weg", [*GEHEIMEN, "ALLOWED_HOSTS", "EMAIL_URL"])
def test_a_secret_that_is_not_set_is_named(weg):
    klaar = compose("config", "-q", **{k: v for k, v in INGEVULD.items() if k != weg})

    assert klaar.returncode != 0
    assert f"Zet {weg}" in klaar.stderr
