"""What a session remembers of the meeting view: how it looks, and who follows since when."""

from partners.middleware import SESSIESLEUTEL

SLEUTEL = "tafel"
WEERGAVEN = {"prive": False, "groot": False, "toetsen": True}
# One open screen is one look; who keeps it open looks again after a while.
KIJKT_NOG = 15 * 60


def weergave(session):
    """How this person has the screen, as long as she is logged in."""
    return {**WEERGAVEN, **session.get(SLEUTEL, {}).get("weergave", {})}


def zet_om(session, wat):
    """Turn one switch over."""
    gekozen = weergave(session)
    if wat in WEERGAVEN:
        _bewaar(session, weergave={**gekozen, wat: not gekozen[wat]})


def onthoud(session, actor, punt, now):
    """Who looks at this item now, so that a live update asks the database no more than it must."""
    organisatie = actor.organisatie
    session[SESSIESLEUTEL] = organisatie.pk
    pas = {
        "organisatie": organisatie.pk,
        "soort": organisatie.soort,
        "groep": organisatie.groep_id,
        "rollen": sorted(actor.rollen),
    }
    _bewaar(session, pas=pas, gekeken=_recent(session, now) | {str(punt): int(now.timestamp())})


def pas(session):
    """Who this screen acts as; None when she never opened it, or acts for another one now."""
    gevonden = session.get(SLEUTEL, {}).get("pas")
    if gevonden and gevonden["organisatie"] == session.get(SESSIESLEUTEL):
        return gevonden
    return None


def kijkt_opnieuw(session, punt, now):
    """Whether a screen has been open for so long that it is a new look, from now on."""
    recent = _recent(session, now)
    if str(punt) in recent:
        return False
    _bewaar(session, gekeken=recent | {str(punt): int(now.timestamp())})
    return True


def _recent(session, now):
    gekeken = session.get(SLEUTEL, {}).get("gekeken", {})
    return {punt: op for punt, op in gekeken.items() if now.timestamp() - op < KIJKT_NOG}


def _bewaar(session, **velden):
    session[SLEUTEL] = {**session.get(SLEUTEL, {}), **velden}
