"""Writes the timeline: one line per thing that happened, never changed afterwards."""

from cases.models import Gebeurtenis


def noteer(casus, soort, *, rubriek, by, now, titel="", **velden):
    """Add one line to the timeline of a case; `by` is None for what the program did itself."""
    return Gebeurtenis.objects.create(
        **regel(casus, soort, rubriek=rubriek, by=by, now=now, titel=titel, **velden)
    )


def regel(casus, soort, *, rubriek, by, now, titel="", **velden):
    """The columns of one line, for who writes many at once."""
    return {
        "casus": casus,
        "soort": soort,
        "rubriek": rubriek,
        "op": now,
        "door": by.user if by else None,
        "organisatie": by.organisatie if by else None,
        "titel": titel or soort.label,
        **velden,
    }
