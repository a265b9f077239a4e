"""The settings come from the environment, completed with what bin/start wrote down."""

import json
import os
import subprocess
import sys

import pytest

from config import omgeving
from config.omgeving import ROOT

GENOTEERD = {
    "DATABASE_URL": "postgres://honkvast_app@/honkvast",
    "DATABASE_OWNER_URL": "postgres://eigenaar@/honkvast",
    "REDIS_URL": "unix:///x.sock",
    "SECRET_KEY": "genoteerd",
}


@pytest.fixture
def bestand(tmp_path):
    pad = tmp_path / "omgeving.json"
    pad.write_text(json.dumps(GENOTEERD), encoding="utf-8")
    return pad


def test_what_is_not_in_the_environment_comes_from_the_file(bestand):
    assert omgeving.lees({"SECRET_KEY": "eigen"}, bestand) == {**GENOTEERD, "SECRET_KEY": "eigen"}


def test_a_database_of_ones_own_brings_no_owner_from_the_file(bestand):
    gelezen = omgeving.lees({"DATABASE_URL": "postgres://ander@/x"}, bestand)

    assert gelezen["DATABASE_URL"] == "postgres://ander@/x"
    assert gelezen["DATABASE_OWNER_URL"] == ""


def test_the_database_that_bin_start_took_over_keeps_the_role_for_the_web(bestand):
    gelezen = omgeving.lees({"DATABASE_URL": GENOTEERD["DATABASE_OWNER_URL"]}, bestand)

    assert gelezen["DATABASE_URL"] == GENOTEERD["DATABASE_URL"]
    assert gelezen["DATABASE_OWNER_URL"] == GENOTEERD["DATABASE_OWNER_URL"]


def test_the_web_can_be_started_without_the_owner(bestand):
    assert omgeving.lees({"DATABASE_OWNER_URL": ""}, bestand)["DATABASE_OWNER_URL"] == ""


def test_without_a_database_the_sentence_says_what_to_do(tmp_path):
    with pytest.raises(omgeving.Ontbreekt, match="start eerst bin/start, of zet DATABASE_URL"):
        omgeving.lees({}, tmp_path / "omgeving.json")


def test_a_broken_file_is_one_sentence(tmp_path):
    (tmp_path / "omgeving.json").write_text("{", encoding="utf-8")

    with pytest.raises(omgeving.Ontbreekt, match=r"omgeving\.json is niet te lezen"):
        omgeving.lees({}, tmp_path / "omgeving.json")


def test_a_command_without_a_database_ends_in_that_sentence_alone(tmp_path):
    schoon = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}
    klaar = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=schoon, capture_output=True, text=True
    )

    assert klaar.returncode == 1
    assert klaar.stderr.strip() == (
        "De database draait niet: start eerst bin/start, of zet DATABASE_URL."
    )


def test_a_command_while_the_database_is_away_ends_in_one_sentence(bestand):
    """As every time that bin/start was stopped: what it wrote down is still there."""
    nergens = str(bestand.parent).replace("/", "%2F")
    schoon = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(bestand.parent),
        "DATABASE_URL": f"postgres://honkvast_app@{nergens}/honkvast",
    }
    (bestand.parent / "omgeving.json").write_text(json.dumps(GENOTEERD), encoding="utf-8")
    klaar = subprocess.run(
        [sys.executable, "manage.py", "vul_sluitingsdagen"],
        cwd=ROOT,
        env=schoon,
        capture_output=True,
        text=True,
    )

    assert klaar.returncode == 1
    assert klaar.stderr.startswith("De database antwoordt niet: start bin/start, of kijk naar")
    assert len(klaar.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("url", "verwacht"),
    [
        ("smtp://mail.example", ("mail.example", 25, "", "", False, False)),
        (
            "smtp://u%40x:p%2Fw@mail.example:587/?tls=1",
            ("mail.example", 587, "u@x", "p/w", True, False),
        ),
        ("smtps://u:p@mail.example", ("mail.example", 465, "u", "p", False, True)),
    ],
)
def test_mail_goes_where_its_address_says(url, verwacht):
    gelezen = omgeving.mail(url)

    namen = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    assert tuple(gelezen[f"EMAIL_{naam}"] for naam in namen) == verwacht


@pytest.mark.parametrize(
    ("gegeven", "verwacht"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"PORT": "8123", "ALLOWED_HOSTS": "h.example"}, "http://127.0.0.1:8123"),
        ({"PRODUCTIE": "1", "ALLOWED_HOSTS": "h.example, www.example"}, "https://h.example"),
        ({"PRODUCTIE": "1", "ALLOWED_HOSTS": ".h.example"}, "https://h.example"),
        ({"PRODUCTIE": "1", "ALLOWED_HOSTS": "h", "ADRES": "https://x/"}, "https://x"),
    ],
)
def test_mails_link_to_the_address_of_the_site(gegeven, verwacht):
    """In production also when nobody said so: a link to this machine helps nobody."""
    assert omgeving.adres(gegeven) == verwacht


GOED = {"DATABASE_URL": "postgres://a:b@h:5432/x", "SECRET_KEY": "x"}


@pytest.mark.parametrize(
    "goed",
    [
        {"DATABASE_URL": "postgres://honkvast_app@%2Ftmp%2Fs/honkvast"},
        {"DATABASE_URL": "postgres:///honkvast", "REDIS_URL": "unix:///tmp/redis.sock"},
        {"REDIS_URL": "rediss://:geheim@h:6380/1", "EMAIL_URL": "smtps://u%40h:p%23@mail:465/"},
        {"EMAIL_URL": "", "PROXY_AANTAL": "", "SESSIE_MAX_UREN": "8"},
    ],
)
def test_what_can_be_meant_is_taken(tmp_path, goed):
    assert omgeving.lees({**GOED, **goed}, tmp_path / "geen").items() >= {**GOED, **goed}.items()


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"DATABASE_URL": "postgres://a:geheim@h:xx/x"}, "DATABASE_URL is geen adres van een Post"),
        ({"DATABASE_URL": "postgres://a:ge#heim@h/x"}, "DATABASE_URL is geen adres van een Post"),
        ({"DATABASE_URL": "mysql://a:geheim@h/x"}, "DATABASE_URL is geen adres van een PostgreSQL"),
        ({"DATABASE_URL": "geheim"}, "DATABASE_URL is geen adres van een PostgreSQL"),
        ({"DATABASE_OWNER_URL": "geheim"}, "DATABASE_OWNER_URL is geen adres van een PostgreSQL"),
        ({"REDIS_URL": "geheim:6379"}, "REDIS_URL is geen adres van een Redis"),
        ({"EMAIL_URL": "mail.geheim.nl"}, "EMAIL_URL is geen adres van een mailserver"),
        ({"EMAIL_URL": "smtp://u:[geheim@h:25"}, "EMAIL_URL is geen adres van een mailserver"),
        ({"EMAIL_URL": "smtp:///?tls=1"}, "EMAIL_URL is geen adres van een mailserver"),
        ({"SESSIE_MAX_UREN": "geheim"}, "SESSIE_MAX_UREN moet een getal zijn."),
    ],
)
def test_what_cannot_be_meant_is_one_sentence_without_what_was_given(tmp_path, fout, zin):
    with pytest.raises(omgeving.Ontbreekt) as gezien:
        omgeving.lees({**GOED, **fout}, tmp_path / "geen")

    assert str(gezien.value).startswith(zin)
    assert "geheim" not in str(gezien.value)
