"""For which organisation a form was made: sent while she works for another, nothing is done.

`{% csrf_token %}` writes the hidden field (partners.templatetags.namens) and the scripts send it
along; `partners.middleware.ActorMiddleware` asks before every view. A POST without the field is
one in which no organisation plays a part.
"""

import json

from django.http import HttpResponse
from django.shortcuts import render

from common.htmx import is_swap
from partners.getypt import getypt

NAMENS, TERUG = "namens", "namens_terug"
# Of the person, whoever she works for. They hold passwords, that no page may repeat.
VAN_DE_MENS = ("account_", "mfa_", "openid_connect_", "socialaccount_")
WISSEL = "partners:organisatie"
STAAT_ER_AL = {NAMENS, "csrfmiddlewaretoken"}


def is_van_elders(request):
    """Whether this form was made for another organisation than she works for now."""
    naam = request.resolver_match.view_name
    if request.method != "POST" or naam == WISSEL or naam.startswith(VAN_DE_MENS):
        return False
    namens = request.POST.get(NAMENS)
    return bool(namens and request.actor and namens != str(request.actor.organisatie.sleutel))


def gemaakt_voor(request):
    """The organisation of the form; None when she doesn't work there (any more)."""
    namens = request.POST.get(NAMENS)
    return next((o for o in request.organisaties if str(o.sleutel) == namens), None)


def weiger(request):
    """Says for whom she works and for whom the form was, and loses nothing of what was typed.

    A script swaps nothing and reads the sentence in the header.
    """
    voor, nu = gemaakt_voor(request), request.actor.organisatie
    if is_swap(request):
        response = HttpResponse(status=409)
    else:
        response = render(
            request,
            "partners/andere_organisatie.html",
            {"voor": voor, "nu": nu, **getypt(request, zonder=STAAT_ER_AL)},
            status=409,
        )
    zin = f"Niet bewaard. Je werkt nu voor {nu}. Dit formulier is gemaakt voor"
    zin = f"{zin} {voor or 'een andere organisatie'}. Je tekst staat nog op dit scherm."
    response.headers["HX-Reswap"] = "none"
    response.headers["HX-Trigger"] = json.dumps({"andereorganisatie": zin})
    return response
