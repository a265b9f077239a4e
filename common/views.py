"""The pages that belong to nobody in particular: help, statements, errors, the session."""

import logging
import secrets
import sys
from functools import cache, lru_cache

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST, require_safe

from common.fouten import Buitengesloten, Onbevoegd

logger = logging.getLogger(__name__)


@login_not_required
@require_safe
def hulp(request):
    return render(request, "hulp.html")


@login_not_required
@require_safe
def toegankelijkheid(request):
    return render(request, "toegankelijkheid.html")


@login_not_required
@require_safe
def privacy(request):
    return render(request, "privacy.html")


@require_safe
def meer(request):
    """The whole menu as a page, for a phone."""
    return render(request, "meer.html")


# ── the session ─────────────────────────────────────────────────────────────────────


def _sessie(request):
    return JsonResponse({"seconden": request.session.get_expiry_age(), "token": get_token(request)})


@require_GET
def sessie(request):
    """How long the session lasts and the token that goes with it; changes nothing."""
    return _sessie(request)


# A page asks this by itself: it keeps nobody logged in (partners.middleware).
sessie.verlengt_sessie = False


@require_POST
def blijf_ingelogd(request):
    request.session.modified = True
    return _sessie(request)


# ── errors ──────────────────────────────────────────────────────────────────────────

TE_GROOT = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


# They are rendered without the request: no context processor, so no database, and for
# everybody the same bytes. Those without a word of their own are rendered once.

_bladzijde = cache(render_to_string)


def fout_400(request, exception=None):
    if isinstance(exception, TE_GROOT):
        return HttpResponse(_bladzijde("413.html"), status=413)
    return HttpResponse(_bladzijde("400.html"), status=400)


def fout_403(request, exception=None):
    """Says why when a rule of ours said no; what a library says is not for our users."""
    if not isinstance(exception, Onbevoegd):
        return HttpResponse(_onbevoegd(), status=403)
    return HttpResponse(_onbevoegd(str(exception), _casus(request, exception)), status=403)


def _casus(request, exception):
    """The address of the case that she was in; none for who was refused before it was found."""
    if request is None or isinstance(exception, Buitengesloten):
        return ""
    match = request.resolver_match  # none when a middleware refused
    nummer = match and match.kwargs.get("nummer")
    return reverse("casus", args=[nummer]) if nummer else ""


@lru_cache(128)
def _onbevoegd(reden="", casus=""):
    return render_to_string("403.html", {"reden": reden, "casus": casus})


def fout_403_csrf(request, reason=""):
    return HttpResponse(_bladzijde("403_csrf.html"), status=403)


def fout_404(request, exception=None):
    """Says the same for what is not there and for what may not be seen."""
    return HttpResponse(_bladzijde("404.html"), status=404)


def fout_500(request):
    if isinstance(fout := sys.exc_info()[1], (OperationalError, InterfaceError)):
        return fout_503(request, fout)
    nummer = secrets.token_hex(3).upper()
    logger.error("Foutnummer %s", nummer)
    return render(None, "500.html", {"nummer": nummer}, status=500)


def fout_503(request, fout=None):
    if isinstance(fout, (OperationalError, InterfaceError)):
        # Away, too slow, or waiting for a lock: who reads the log at night has to know which.
        logger.error("De database weigert", exc_info=fout)
    response = HttpResponse(_bladzijde("503.html"), status=503)
    response.headers["Retry-After"] = "60"
    return response


def fout_429(request, *args, **kwargs):
    """Also the answer of django-axes: AXES_LOCKOUT_CALLABLE = "common.views.fout_429"."""
    response = HttpResponse(_bladzijde("429.html"), status=429)
    response.headers["Retry-After"] = "900"
    return response
