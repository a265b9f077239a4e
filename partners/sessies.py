"""Sessions in the database that end: after a while without work, and at the end of a day.

Idle: `SESSIE_STIL_MINUTEN` after the last page that somebody asked for. Absolute:
`SESSIE_MAX_UREN` after logging in, however busy. Set as SESSION_ENGINE.
"""

import time
from datetime import UTC, datetime, timedelta

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session

from common.vaste_vraag import vaste_vraag

BEGONNEN = "begonnen"
# The end is moved at most once a minute: not every page costs a write.
SPELING = 60


class SessionStore(DatabaseStore):
    def cycle_key(self):
        """Called when somebody logs in: a new key, and the day begins."""
        super().cycle_key()
        if BEGONNEN not in self:
            self[BEGONNEN] = int(time.time())
            zet_einde(self)

    def _get_session_from_db(self):
        nu = datetime.fromtimestamp(time.time(), UTC)
        if gevonden := _lopend(sleutel=self.session_key, nu=nu):
            return gevonden[0]
        self._session_key = None
        return None


@vaste_vraag
def _lopend(*, sleutel, nu):
    return Session.objects.filter(session_key=sleutel, expire_date__gt=nu)


class Ingelogd(AuthenticationBackend):
    """Logging in as allauth does it; whose session it is, is asked at every request."""

    def get_user(self, user_id):
        [user] = _wie(user=user_id) or [None]
        return user if user and self.user_can_authenticate(user) else None


@vaste_vraag
def _wie(*, user):
    return get_user_model().objects.filter(pk=user)


def is_te_oud(session):
    begonnen = session.get(BEGONNEN, 0)
    return not 0 <= time.time() - begonnen < settings.SESSIE_MAX_UREN * 3600


def zet_einde(session):
    """Let the session end when nothing happens any more, and never after the working day."""
    nu = time.time()
    rest = session[BEGONNEN] + settings.SESSIE_MAX_UREN * 3600 - nu
    over = min(settings.SESSIE_STIL_MINUTEN * 60, max(rest, 0))
    session.set_expiry(datetime.fromtimestamp(nu, UTC) + timedelta(seconds=over))


def verleng(session):
    """Somebody did something: move the end, when it makes a difference."""
    # allauth sets a number of seconds; ours is a moment, kept as text.
    if not isinstance(session.get("_session_expiry"), str):
        zet_einde(session)
        return
    einde = session.get_expiry_age()
    rest = session[BEGONNEN] + settings.SESSIE_MAX_UREN * 3600 - time.time()
    if min(settings.SESSIE_STIL_MINUTEN * 60, rest) - einde > SPELING:
        zet_einde(session)
