"""Failures with a page of their own (see `middleware.FoutenMiddleware`)."""


class Conflict(Exception):
    """Somebody else changed the same thing: 409. The text says who and when."""


class NietBeschikbaar(Exception):
    """Something that must work does not, so nothing is shown: 503."""
