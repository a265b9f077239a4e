"""Puts the actor on every request (the person, and the organisation she acts for now), refuses
a form that was made for another organisation, and ends sessions in time.
"""

from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import SimpleLazyObject

from common.vaste_vraag import vaste_vraag
from partners.actor import Actor
from partners.models import Lidmaatschap
from partners.namens import TERUG, gemaakt_voor, is_van_elders, weiger
from partners.sessies import is_te_oud, verleng

SESSIESLEUTEL = "organisatie"


def actor_van(request):
    """The actor of this request, read anew each time; None without an active membership."""
    request.lid_van = []
    if not request.user.is_authenticated:
        return None
    lidmaatschappen = _lidmaatschappen(user=request.user.pk)
    organisaties = {lid.organisatie_id: lid.organisatie for lid in lidmaatschappen}
    request.lid_van = list(organisaties.values())
    if not organisaties:
        return None
    gekozen = request.session.get(SESSIESLEUTEL)
    organisatie = organisaties.get(gekozen) or request.lid_van[0]
    rollen = frozenset(lid.rol for lid in lidmaatschappen if lid.organisatie_id == organisatie.pk)
    return Actor(request.user, organisatie, rollen)


@vaste_vraag
def _lidmaatschappen(*, user):
    return (
        Lidmaatschap.objects.actief()
        .filter(user=user)
        .select_related("organisatie__regio")
        .order_by("organisatie__naam")
    )


def organisaties_van(request):
    """The organisations she works for, found together with the actor."""
    bool(request.actor)
    return request.lid_van


def wissel(request, organisatie):
    """From now on she works for this one of her organisations."""
    request.session[SESSIESLEUTEL] = organisatie.pk
    request.actor = SimpleLazyObject(lambda: actor_van(request))
    messages.success(request, f"Je werkt nu voor {organisatie.naam}.")


class ActorMiddleware:
    """Sets `request.actor` and `request.organisaties`, in one query and only when asked.

    Nobody acts for an organisation that the form was not made for, unless she says so there.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.actor = SimpleLazyObject(lambda: actor_van(request))
        request.organisaties = SimpleLazyObject(lambda: organisaties_van(request))
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not is_van_elders(request):
            return None
        if TERUG in request.POST and (organisatie := gemaakt_voor(request)):
            wissel(request, organisatie)
            return None
        return weiger(request)


class SessieMiddleware:
    """Ends what is over: a session that is too old, and one of somebody who may no longer in.

    A view with `verlengt_sessie = False` (what a page asks by itself) keeps nobody logged in.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if SESSION_KEY in request.session and (
            is_te_oud(request.session) or not request.user.is_authenticated
        ):
            request.session.flush()
            request.user = AnonymousUser()
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if SESSION_KEY in request.session and getattr(view, "verlengt_sessie", True):
            verleng(request.session)
