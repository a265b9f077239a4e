"""Keeps personal data out of the technical log: no query strings, no bodies, no values from SQL."""

import logging
import re

QUERY = re.compile(r"\?[^\s\"'<>]*")
# Links that work once: a key to an account, and two mail addresses that anybody can read in it.
LINK = re.compile(r"(/wachtwoord/nieuw/|/mijn-gegevens/e-mail/)[^\s\"'<>]+")
POSTGRES_DETAIL = re.compile(r"(DETAIL|CONTEXT|STATEMENT):.*", re.DOTALL)


class GeenPersoonsgegevens(logging.Filter):
    """Strips query strings from every line, and from an exception all but where it happened."""

    def filter(self, record):
        if isinstance(record.args, dict) and "exc" in record.args:
            # Celery writes the exception of a task in its line, and so the address of a mail.
            record.args = {**record.args, "exc": soort(record.exc_info)}
        record.msg = zonder(record.getMessage())
        record.args = ()
        record.__dict__.pop("request", None)
        if record.exc_info:
            record.exc_text = spoor(record.exc_info)
            record.exc_info = None
        return True


def zonder(tekst):
    """The text without query strings, keys in links, and values that PostgreSQL quotes back."""
    return LINK.sub(r"\1…", QUERY.sub("?…", POSTGRES_DETAIL.sub(r"\1: …", tekst)))


def spoor(exc_info):
    """File, line and function of each step, and the kind of exception; never its words."""
    _soort, _fout, stap = exc_info
    regels = []
    while stap is not None:
        code = stap.tb_frame.f_code
        regels.append(f"  {code.co_filename}:{stap.tb_lineno} {code.co_name}")
        stap = stap.tb_next
    return "\n".join([*regels[-12:], f"  {soort(exc_info)}"])


def soort(exc_info):
    """The kind of exception, and of the one it came from: too slow is not the same as away."""
    fout, soorten = exc_info[1] if exc_info else None, []
    while fout is not None:
        soorten.append(f"{type(fout).__module__}.{type(fout).__qualname__}")
        fout = fout.__cause__
    return " door ".join(soorten) or "?"
