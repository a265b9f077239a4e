"""What every response carries, and what becomes of three kinds of failure."""

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render, resolve_url

from common.fouten import AlBezig, Conflict, NietBeschikbaar
from common.headers import HEADERS
from common.htmx import is_swap
from common.views import fout_404, fout_503


class HeadersMiddleware:
    """Stands before all but WhiteNoise: whatever Django answers carries these, errors as well.

    Static files carry those that mean something for them: see common.headers.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class InpakMiddleware(GZipMiddleware):
    """Packs pages, and only those: styles are packed already and a file keeps its length.

    The token of a form is masked anew in every answer and Django adds bytes at random, so the
    size tells nothing about what is secret.
    """

    def process_response(self, request, response):
        if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)


class FoutenMiddleware:
    """A conflict is a 409, a service that is away a 503: as a page, with the text safe."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path:
            # No address of ours holds it, and the database refuses to look it up.
            return fout_404(request)
        response = self.get_response(request)
        if is_swap(request) and self._naar_inloggen(response):
            # Swapping the login page into a form would throw away what was typed.
            return HttpResponse(status=401)
        return response

    @staticmethod
    def _naar_inloggen(response):
        doel = response.headers.get("Location", "")
        return response.status_code == 302 and doel.startswith(resolve_url(settings.LOGIN_URL))

    def process_exception(self, request, exception):
        if isinstance(exception, Conflict):
            return render(None, "409.html", {"uitleg": str(exception)}, status=409)
        if isinstance(exception, AlBezig):
            return render(None, "409_bezig.html", {"adres": request.path}, status=409)
        if isinstance(exception, (NietBeschikbaar, OperationalError, InterfaceError)):
            return fout_503(request, exception)
        return None
