"""The few facts of a rubriek that also somebody who may not read it needs ('s'). Pure."""

from collections.abc import Iterable
from datetime import date, timedelta

from cases.choices import Stapsoort

# Rent is paid per month; a payment may come a few days later than the one before.
LOPEND_DAGEN = 35


def lopende_huur_betaald(ontvangen_op: Iterable[date], vandaag: date) -> bool | None:
    """Whether current rent is being paid; None when nobody ever recorded a payment of it."""
    laatste = max((dag for dag in ontvangen_op if dag <= vandaag), default=None)
    return None if laatste is None else laatste >= vandaag - timedelta(days=LOPEND_DAGEN)


def ontruimingsdatum(stappen) -> date | None:
    """The announced date of eviction; None when there is none or it was called off."""
    gezegd = [
        stap
        for stap in stappen
        if stap.soort in (Stapsoort.ONTRUIMINGSDATUM, Stapsoort.ONTRUIMING_AFGELAST)
        and not stap.ingetrokken_at
    ]
    laatste = max(gezegd, key=lambda stap: (stap.vastgelegd_at, stap.pk), default=None)
    return laatste.datum if laatste and laatste.soort == Stapsoort.ONTRUIMINGSDATUM else None
