"""Keeps personal data out of the technical log: no query strings, no bodies, no values from SQL."""

import logging
import re

QUERY = re.compile(r"\?[^\s\"'<>]*")
POSTGRES_DETAIL = re.compile(r"(DETAIL|CONTEXT|STATEMENT):.*", re.DOTALL)


class GeenPersoonsgegevens(logging.Filter):
    """Strips query strings from every line, and from an exception all but where it happened."""

    def filter(self, record):
        record.msg = zonder(record.getMessage())
        record.args = ()
        record.__dict__.pop("request", None)
        if record.exc_info:
            record.exc_text = spoor(record.exc_info)
            record.exc_info = None
        return True


def zonder(tekst):
    """The text without query strings and without the values that PostgreSQL quotes back."""
    return QUERY.sub("?…", POSTGRES_DETAIL.sub(r"\1: …", tekst))


def spoor(exc_info):
    """File, line and function of each step, and the kind of exception; never its words."""
    soort, _fout, stap = exc_info
    regels = []
    while stap is not None:
        code = stap.tb_frame.f_code
        regels.append(f"  {code.co_filename}:{stap.tb_lineno} {code.co_name}")
        stap = stap.tb_next
    naam = f"{soort.__module__}.{soort.__qualname__}" if soort else "?"
    return "\n".join([*regels[-12:], f"  {naam}"])
