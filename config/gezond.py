"""The address that a load balancer, docker and bin/start ask whether we are well."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
@login_not_required
def gezond(request):
    """200 while the database answers, otherwise 503; holds no personal data."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"gezond": False, "database": "antwoordt niet"}, status=503)
    return JsonResponse({"gezond": True})
