"""Puts the actor on every request: the person, and the organisation she acts for now."""

from django.utils.functional import SimpleLazyObject

from partners.actor import Actor
from partners.models import Lidmaatschap

SESSIESLEUTEL = "organisatie"


def actor_van(request):
    """The actor of this request, read anew each time; None without an active membership."""
    if not request.user.is_authenticated:
        return None
    lidmaatschappen = list(
        Lidmaatschap.objects.actief()
        .filter(user=request.user)
        .select_related("organisatie__regio")
        .order_by("organisatie__naam")
    )
    organisaties = {lid.organisatie_id: lid.organisatie for lid in lidmaatschappen}
    request.organisaties = list(organisaties.values())
    if not organisaties:
        return None
    gekozen = request.session.get(SESSIESLEUTEL)
    organisatie = organisaties.get(gekozen) or request.organisaties[0]
    rollen = frozenset(lid.rol for lid in lidmaatschappen if lid.organisatie_id == organisatie.pk)
    return Actor(request.user, organisatie, rollen)


class ActorMiddleware:
    """Sets `request.actor` and `request.organisaties`, in one query and only when asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.organisaties = []
        request.actor = SimpleLazyObject(lambda: actor_van(request))
        return self.get_response(request)
