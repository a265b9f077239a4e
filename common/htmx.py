"""One view, one template: the whole page, or the part htmx asked to refresh."""

import json

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render as render_page
from django.shortcuts import resolve_url


def is_swap(request):
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def render(request, template, context=None, *, partial=None, zeg="", **kwargs):
    """Render `template`, or only its `partial` for an htmx swap.

    The view names the partial, never the browser: a client that could pick one
    could also pick one that the page wraps in an `{% if %}`.
    `zeg` is what the live region says after a swap.
    """
    if partial is None or not is_swap(request):
        return render_page(request, template, context, **kwargs)
    response = render_page(request, f"{template}#{partial}", context, **kwargs)
    if zeg:
        response.headers["HX-Trigger"] = json.dumps({"zeg": zeg})
    return response


def redirect(request, to, *args, **kwargs):
    """After a post: 303 to the page, also for a script that would swap the answer."""
    url = resolve_url(to, *args, **kwargs)
    if is_swap(request):
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
