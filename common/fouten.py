"""Failures with a page of their own (see `middleware.FoutenMiddleware`)."""

from django.core.exceptions import PermissionDenied
from psycopg2.errors import LockNotAvailable


class Onbevoegd(PermissionDenied):
    """Refused to somebody who may know that it is there: 403. The text says to her why."""


class Buitengesloten(Onbevoegd):
    """Refused for what somebody is, before anything was looked up."""


class Conflict(Exception):
    """Somebody else changed the same thing: 409. The text says who and when."""


class AlBezig(Exception):
    """The same was sent before and is still being done: 409. Nothing is done twice."""


class NietBeschikbaar(Exception):
    """Something that must work does not, so nothing is shown: 503."""


def wacht_te_lang(fout):
    """Whether this error of the database says that somebody else holds the row."""
    return isinstance(fout.__cause__, LockNotAvailable)
