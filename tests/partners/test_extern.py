"""Logging in through an organisation of one's own: linked by issuer and sub, never by address."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from django.conf import settings as instellingen
from django.test import Client

from tests.partners.hulp import WACHTWOORD, maak_user

pytestmark = pytest.mark.django_db


class Uitgever(BaseHTTPRequestHandler):
    """The other side: says who somebody is, without asking."""

    def do_GET(self):
        basis = f"http://127.0.0.1:{self.server.server_port}"
        if self.path == "/userinfo":
            return self._antwoord(self.server.wie)
        return self._antwoord(
            {
                "issuer": basis,
                "authorization_endpoint": f"{basis}/auth",
                "token_endpoint": f"{basis}/token",
                "userinfo_endpoint": f"{basis}/userinfo",
                "jwks_uri": f"{basis}/jwks",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        )

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        wie = {
            **self.server.wie,
            "iss": f"http://127.0.0.1:{self.server.server_port}",
            "aud": "honkvast",
            "exp": 9999999999,
            "iat": 0,
        }
        token = jwt.encode(wie, "x" * 32, algorithm="HS256")
        self._antwoord({"access_token": "t", "token_type": "Bearer", "id_token": token})

    def _antwoord(self, gegevens):
        tekst = json.dumps(gegevens).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(tekst)))
        self.end_headers()
        self.wfile.write(tekst)

    def log_message(self, *args):
        pass


@contextmanager
def draaiend():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Uitgever)
    server.daemon_threads = True
    # Asked to stop it looks up only this often; half a second when nothing is said.
    draad = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    draad.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        draad.join()


@pytest.fixture
def uitgever(settings):
    with draaiend() as server:
        settings.OIDC_NAAM = "Linde Wonen"
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "OAUTH_PKCE_ENABLED": True,
                "APPS": [
                    {
                        "provider_id": settings.OIDC_ID,
                        "name": "Linde Wonen",
                        "client_id": "honkvast",
                        "secret": "geheim",
                        "settings": {"server_url": f"http://127.0.0.1:{server.server_port}"},
                    }
                ],
            }
        }
        yield server


def ga(client, **gegevens):
    """There and back again."""
    heen = client.post("/inloggen/extern/", gegevens)
    assert heen.status_code == 200, heen
    doel = parse_qs(urlsplit(heen.context["doel"]).query)
    assert doel["code_challenge_method"] == ["S256"]
    return client.get("/inloggen/extern/terug/", {"code": "c", "state": doel["state"][0]})


def test_without_settings_there_is_no_button_and_no_address(client):
    assert "/inloggen/extern/" not in client.get("/inloggen/").content.decode()
    assert client.post("/inloggen/extern/").status_code == 404
    assert client.get("/inloggen/extern/terug/?code=1&state=2").status_code == 404


def test_the_same_mail_address_takes_over_no_account(client, uitgever):
    user = maak_user(email="sanne@lindewonen.example")
    uitgever.wie = {"sub": "7", "email": user.email, "email_verified": True}

    response = ga(client)

    assert response.status_code == 403
    assert "Nog niet gekoppeld" in response.content.decode()
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()
    assert type(user).objects.count() == 1


def test_who_linked_it_herself_logs_in_with_it_whatever_the_address_is(client, uitgever):
    user = maak_user()
    uitgever.wie = {"sub": "7", "email": "iets@anders.example"}
    client.force_login(user)
    nog_niet = client.post("/inloggen/extern/", {"process": "connect"})
    client.post("/mijn-gegevens/bevestigen/", {"password": WACHTWOORD})
    ga(client, process="connect", next="/mijn-gegevens/")
    ander = Client()

    response = ga(ander)

    assert nog_niet["Location"].startswith("/mijn-gegevens/bevestigen/")
    assert response["Location"] == "/"
    assert ander.session["_auth_user_id"] == str(user.pk)
    assert SocialAccount.objects.get().provider == instellingen.OIDC_ID
    assert "Gekoppeld" in ander.get("/mijn-gegevens/").content.decode()


def test_the_same_number_at_another_issuer_is_somebody_else(client, uitgever, settings):
    user = maak_user()
    SocialAccount.objects.create(user=user, provider="oidc-een-andere-uitgever", uid="7")
    uitgever.wie = {"sub": "7", "email": user.email}

    assert ga(client).status_code == 403


def test_an_account_is_linked_to_one_person(client, uitgever):
    SocialAccount.objects.create(user=maak_user(), provider=instellingen.OIDC_ID, uid="7")
    uitgever.wie = {"sub": "7"}
    tweede = maak_user()
    client.force_login(tweede)
    client.post("/mijn-gegevens/bevestigen/", {"password": WACHTWOORD})

    response = ga(client, process="connect", next="/mijn-gegevens/")

    assert not SocialAccount.objects.filter(user=tweede).exists()
    assert "al gekoppeld aan iemand anders" in client.get(response["Location"]).content.decode()


def test_what_was_linked_can_be_taken_off(client, uitgever):
    user = maak_user()
    rij = SocialAccount.objects.create(user=user, provider=instellingen.OIDC_ID, uid="7")
    vreemd = SocialAccount.objects.create(user=maak_user(), provider=instellingen.OIDC_ID, uid="8")
    client.force_login(user)
    client.post("/mijn-gegevens/bevestigen/", {"password": WACHTWOORD})

    assert client.get("/mijn-gegevens/extern/").status_code == 200
    assert client.post("/mijn-gegevens/extern/", {"account": vreemd.pk}).status_code == 422
    assert client.post("/mijn-gegevens/extern/", {"account": rij.pk}).status_code == 302
    assert list(SocialAccount.objects.all()) == [vreemd]


@pytest.mark.parametrize("vraag", ["", "?error=access_denied", "?code=c&state=verzonnen"])
def test_an_answer_that_does_not_fit_is_one_dutch_page(client, uitgever, vraag):
    response = client.get(f"/inloggen/extern/terug/{vraag}")

    assert response.status_code == 403
    assert "Inloggen is niet gelukt" in response.content.decode()


def test_a_person_who_may_no_longer_in_does_not_get_in_this_way(client, uitgever):
    user = maak_user(is_active=False)
    SocialAccount.objects.create(user=user, provider=instellingen.OIDC_ID, uid="7")
    uitgever.wie = {"sub": "7"}

    ga(client)

    assert "_auth_user_id" not in client.session
