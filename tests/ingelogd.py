"""Somebody who is logged in already; the steps of logging in are for tests/partners."""

import time

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from partners.sessies import BEGONNEN, SessionStore, zet_einde

BACKEND = "partners.sessies.Ingelogd"


def laat_binnen(client, user):
    """The session that `client.force_login` leaves behind, in four queries instead of eighteen."""
    sessie = SessionStore()
    sessie[SESSION_KEY] = str(user.pk)
    sessie[BACKEND_SESSION_KEY] = BACKEND
    sessie[HASH_SESSION_KEY] = user.get_session_auth_hash()
    sessie[BEGONNEN] = int(time.time())
    zet_einde(sessie)
    sessie.create()
    client.cookies[settings.SESSION_COOKIE_NAME] = sessie.session_key
