"""What the tests of logging in share."""

import re

from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import reverse

from tests.factories import UserFactory

WACHTWOORD = "een zin van woorden"


class Teller(MD5PasswordHasher):
    """Counts how often a password was reckoned with."""

    keer = 0

    def encode(self, *args, **kwargs):
        Teller.keer += 1
        return super().encode(*args, **kwargs)


def maak_user(**velden):
    return UserFactory(**{"password": WACHTWOORD, **velden})


def log_in(client, naam, wachtwoord=WACHTWOORD, next="", **extra):
    gegevens = {"login": naam, "password": wachtwoord}
    return client.post(reverse("account_login"), {**gegevens, "next": next}, **extra)


def kaal(response, *weg):
    """The page without what differs each time, and without what was typed."""
    tekst = re.sub(
        r'(csrfmiddlewaretoken|verzendsleutel)" value="[^"]*"', "", response.content.decode()
    )
    for woord in weg:
        tekst = tekst.replace(woord, "…")
    return tekst
