"""The technical log says what happened and where, and nothing about people."""

import logging
from smtplib import SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.db import OperationalError
from psycopg2.errors import QueryCanceled

from config.logfilter import GeenPersoonsgegevens
from partners.models import User
from partners.toegangslink import adreswissel, toegangslink


def regel(bericht, *waarden, exc_info=None):
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, bericht, waarden, exc_info)
    record.request = "het hele verzoek"
    GeenPersoonsgegevens().filter(record)
    assert "request" not in record.__dict__
    return logging.Formatter().format(record)


def test_a_query_string_does_not_reach_the_log():
    assert regel("Not Found: %s", "/zoeken/?q=Jansen&plaats=Ede") == "Not Found: /zoeken/?…"


def test_a_link_from_a_mail_does_not_reach_the_log():
    """While the database is away every address is logged; also one that opens an account."""
    user = User(pk=7, email="oud@example.org", password="x")

    for link in (toegangslink(user), adreswissel(user, "nieuw@example.org")):
        pad = urlsplit(link).path
        begin = pad[: pad.rstrip("/").rindex("/") + 1]

        assert regel("Service Unavailable: %s", pad) == f"Service Unavailable: {begin}…"


def test_what_postgresql_quotes_back_does_not_reach_the_log():
    tekst = regel("duplicate key\nDETAIL:  Key (naam)=(Jansen) already exists.")

    assert tekst == "duplicate key\nDETAIL: …"


def test_an_exception_shows_where_and_what_kind_but_not_its_words():
    try:
        raise ValueError("Jansen, geboren 1-2-1980")
    except ValueError as fout:
        tekst = regel("Fout", exc_info=(type(fout), fout, fout.__traceback__))

    assert "Jansen" not in tekst
    assert "builtins.ValueError" in tekst
    assert "test_logfilter.py:" in tekst


def test_what_celery_says_of_a_task_holds_no_words_either():
    """The worker refused by a mail server: its exception is the address of a person."""
    fout = SMTPRecipientsRefused({"s.jansen@example.org": (550, b"onbekend: S. Jansen")})
    gegevens = {"name": "partners.tasks.herstel", "exc": repr(fout)}

    tekst = regel(
        "Task %(name)s raised unexpected: %(exc)s", gegevens, exc_info=(type(fout), fout, None)
    )

    assert "ansen" not in tekst
    assert tekst.startswith(
        "Task partners.tasks.herstel raised unexpected: smtplib.SMTPRecipientsRefused"
    )


def test_the_log_tells_a_database_that_is_slow_from_one_that_is_away():
    fout = OperationalError("canceling statement: Jansen")
    fout.__cause__ = QueryCanceled("Jansen")

    tekst = regel("De database weigert", exc_info=(type(fout), fout, None))

    assert tekst.endswith("django.db.utils.OperationalError door psycopg2.errors.QueryCanceled")
