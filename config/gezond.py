"""The addresses that a load balancer, docker and a monitor ask whether we are well."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.transaction import non_atomic_requests
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cases.actions.signalering import traag


@require_safe
@never_cache
@login_not_required
@non_atomic_requests  # else a database that is away never reaches what is said about it here
def gezond_web(request):
    """200 while the database answers, otherwise 503: whether this web process can do its work."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return _ziek(database="antwoordt niet")
    return JsonResponse({"gezond": True})


@require_safe
@never_cache
@login_not_required
@non_atomic_requests  # else a database that is away never reaches what is said about it here
def gezond(request):
    """As `gezond_web`, and 503 too when deadlines or mails lag; for whoever has to be woken.

    Not for a load balancer: the pages still work then, and say themselves that it lags.
    """
    try:
        achter = traag(timezone.now())
    except DatabaseError:
        return _ziek(database="antwoordt niet")
    if achter:
        return _ziek(
            **{naam: f"loopt achter sinds {m:%Y-%m-%dT%H:%MZ}" for naam, m in achter.items()}
        )
    return JsonResponse({"gezond": True})


def _ziek(**waarom):
    return JsonResponse({"gezond": False, **waarom}, status=503)
