"""Who may open a page at all, as decorators. Which cases and parts: cases.permissions."""

from functools import wraps

from common.fouten import Buitengesloten

GEEN_ORGANISATIE = "Je hoort nog niet bij een organisatie. Vraag je beheerder om je toe te voegen."


def actor_nodig(view):
    """Only for who acts for an organisation, in whatever role."""

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        if not request.actor:
            raise Buitengesloten(GEEN_ORGANISATIE)
        return view(request, *args, **kwargs)

    return wrapper


def alleen(toets, uitleg):
    """Only for an actor of whom `toets(actor)` holds; others read `uitleg` (403)."""

    def decorator(view):
        @wraps(view)
        def wrapper(request, *args, **kwargs):
            if not toets(request.actor):
                raise Buitengesloten(uitleg)
            return view(request, *args, **kwargs)

        return actor_nodig(wrapper)

    return decorator


casussen_nodig = alleen(
    lambda actor: actor.werkt_met_casussen,
    "Als beheerder zie je geen casussen. Je beheert de mensen van je organisatie.",
)
beheerder_nodig = alleen(
    lambda actor: actor.is_beheerder,
    "Alleen een beheerder van je organisatie mag dit.",
)
