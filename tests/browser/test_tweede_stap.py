"""Logging in with a second step, and what one sees then."""

from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse

from partners.models import User
from tests.browser import kijken
from tests.demo import WACHTWOORD
from tests.partners.test_tweede_stap import GEHEIM, code

ACCOUNT = "jeugdbescherming"


@pytest.fixture
def _met_app(orm):
    """An account that has a code from an app, and recovery codes."""
    user = User.objects.get(username=ACCOUNT)
    TOTP.activate(user, GEHEIM)
    RecoveryCodes.activate(user)
    yield
    Authenticator.objects.filter(user=user).delete()


def bekijk(tab):
    assert kijken.bekijk(tab, 1280, 320, 390) == [], tab.url


@pytest.mark.usefixtures("_met_app")
def test_a_code_is_asked_and_asked_again_before_it_is_switched_off(huis, open_pagina):
    tab = open_pagina(huis)
    tab.goto("/inloggen/")
    tab.locator("input[name=login]").fill(ACCOUNT)
    tab.locator("input[name=password]").fill(WACHTWOORD)
    tab.locator("form:has(input[name=password]) button[type=submit]").click()
    tab.wait_for_url("**/inloggen/code/")
    bekijk(tab)

    tab.locator("input[name=code]").fill(code())
    tab.locator("form:has(input[name=code]) button[type=submit]").first.click()
    tab.wait_for_url(lambda url: urlsplit(url).path == "/")
    tab.goto("/mijn-gegevens/")
    bekijk(tab)
    tab.goto(reverse("mfa_deactivate_totp"))

    assert urlsplit(tab.url).path == reverse("mfa_reauthenticate")
    bekijk(tab)
