"""Every page and mail of ours speaks Dutch, to `je`, and closes the doors it should."""

import html
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings as instellingen
from django.template.loader import render_to_string
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from partners.choices import Rol, Soort
from partners.tasks import MELDINGEN
from partners.toegangslink import adreswissel, toegangslink
from tests.factories import LidmaatschapFactory, actor
from tests.partners.hulp import WACHTWOORD, log_in, maak_user

pytestmark = pytest.mark.django_db

ENGELS = """
    the your you password sign login signup email enter please user username remove deactivate
    activate authenticator key keys recovery confirm reset change submit save cancel with this that
    are have been error invalid required field must not found security two-factor authentication
    third-party generate download unused already use
"""
VERBODEN = {"u", "uw", "gelieve", "middels", "betreffende", "indien", "dient", "submit", "record"}
GEWEERD = VERBODEN.union(ENGELS.split())


def woorden(response):
    """The words that somebody reads or hears."""
    tekst = response.content.decode()
    tekst = re.sub(r"<(script|style|svg|code)\b.*?</\1>", " ", tekst, flags=re.S)
    gesproken = re.findall(r'(?:alt|aria-label|placeholder|title)="([^"]*)"', tekst)
    tekst = re.sub(r"<[^>]+>", " ", tekst)
    tekst = re.sub(r"\S+@\S+|https?://\S+", " ", html.unescape(" ".join([tekst, *gesproken])))
    return set(re.findall(r"[a-zà-ÿ'-]+", tekst.lower()))


def paginas():
    """Every page of this app in a state in which it shows something, and refused forms."""
    los = Client()
    yield los.get("/inloggen/")
    yield los.post("/inloggen/", {"login": "niemand", "password": "fout"})
    yield los.get("/wachtwoord/vergeten/")
    yield los.post("/wachtwoord/vergeten/", {"email": "x"})
    yield los.get("/wachtwoord/verstuurd/")
    yield los.get("/wachtwoord/nieuw/1-abc-def/")
    for _ in range(9):
        slot = log_in(los, "niemand", "fout")
    yield slot

    nieuw = maak_user()
    keuze = Client()
    adres = keuze.get(toegangslink(nieuw).removeprefix(instellingen.ADRES))["Location"]
    yield keuze.get(adres)
    yield keuze.post(adres, {"password1": "1234", "password2": "12345"})

    user = maak_user()
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    half = Client()
    log_in(half, user.username)
    yield half.get("/inloggen/code/")
    yield half.post("/inloggen/code/", {"code": "000000"})

    baas = actor(Soort.CORPORATIE, Rol.BEHEERDER, user=maak_user())
    actor(user=baas.user)
    mens = LidmaatschapFactory(organisatie=baas.organisatie).user
    client = Client(HTTP_HOST="localhost")
    client.force_login(baas.user)
    client.post("/organisatie/", {"organisatie": str(baas.organisatie.sleutel)})
    yield client.get("/mijn-gegevens/bevestigen/")
    yield client.post("/mijn-gegevens/bevestigen/", {"password": "fout"})
    client.post("/mijn-gegevens/bevestigen/", {"password": WACHTWOORD})
    passkey = Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": "Telefoon"}
    )
    adressen = [
        "/mijn-gegevens/", "/mijn-gegevens/wijzigen/", "/mijn-gegevens/e-mail/",
        "/mijn-gegevens/wachtwoord/", "/mijn-gegevens/app/aan/", "/mijn-gegevens/passkey/",
        "/mijn-gegevens/herstelcodes/nieuw/", "/mijn-gegevens/extern/", "/organisatie/",
        "/beheer/mensen/", "/beheer/mensen/uitnodigen/", f"/beheer/mensen/{mens.sleutel}/",
        f"/beheer/mensen/{mens.sleutel}/beeindigen/", "/beheer/rollen/", "/beheer/organisatie/",
        "/contacten/", "/contacten/nieuw/",
    ]  # fmt: skip
    for adres in adressen:
        yield client.get(adres)
        yield client.post(adres, {"x": "1"})
    yield client.get(adreswissel(baas.user, "n@a.example").removeprefix(instellingen.ADRES))
    yield client.get("/mijn-gegevens/e-mail/kapot/")
    passkey.delete()


def test_no_page_speaks_english_or_stiff_dutch():
    gezien = 0
    for response in paginas():
        if "Location" in response.headers or response.status_code == 405:
            continue
        gezien += 1
        fout = woorden(response) & GEWEERD
        assert not fout, f"{response.request['PATH_INFO']}: {sorted(fout)}"
        assert response.status_code in {200, 404, 422, 429}
        tekst = response.content.decode()
        assert tekst.count("<h1") == 1
        assert not re.search(r'\sstyle="|<script(?![^>]*src)|\son\w+="', tekst)
        assert response["Cache-Control"].count("no-store") == 1
    assert gezien > 40


@pytest.mark.parametrize(
    "soort", ["uitnodiging", "toegevoegd", "herstel", "adreswissel", "beveiliging"]
)
@pytest.mark.parametrize("melding", MELDINGEN.values())
def test_no_mail_speaks_english(soort, melding):
    gegevens = {"organisatie": "Linde & Zn", "link": "", "inloggen": "", "melding": melding}
    tekst = render_to_string(f"partners/mail/{soort}.txt", gegevens)
    gelezen = set(re.findall(r"[a-zà-ÿ-]+", tekst.lower()))

    assert not gelezen & GEWEERD
    assert "&amp;" not in tekst
    assert tekst.split("\n", 1)[0].strip()


def test_every_address_of_this_app_is_looked_at_here_or_leads_to_the_login_page():
    """Open to the world are only the addresses that one needs to get in."""
    open_ = set()
    client = Client()
    for naam in _namen():
        response = client.get(_adres(naam))
        if "/inloggen/?next" not in response.headers.get("Location", ""):
            open_.add(naam)

    assert open_ == {
        "account_login", "mfa_authenticate", "mfa_login_webauthn", "account_logout",
        "account_reset_password", "account_reset_password_done",
        "account_reset_password_from_key", "openid_connect_login", "openid_connect_callback",
    }  # fmt: skip


def _namen():
    resolver = get_resolver("partners.urls")
    for patroon in resolver.url_patterns:
        if hasattr(patroon, "url_patterns"):
            yield from (f"partners:{deel.name}" for deel in patroon.url_patterns)
        else:
            yield patroon.name


def _adres(naam):
    for gegevens in (
        {}, {"sleutel": "3f0e8b6e-7d0a-4d3c-9b55-0d9f3d0a8a11"}, {"kenmerk": "x"},
        {"uidb36": "1", "key": "a-b"}, {"provider_id": instellingen.OIDC_ID},
        {"voor": "ons", "dag": "2026-12-24"},
    ):  # fmt: skip
        try:
            return reverse(naam, kwargs=gegevens)
        except NoReverseMatch:
            continue
    raise AssertionError(naam)
