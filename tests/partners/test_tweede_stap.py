"""The second step, proving again that it is you, and what cannot be walked around (T-12)."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from tests.factories import actor
from tests.partners.hulp import WACHTWOORD, log_in, maak_user

pytestmark = pytest.mark.django_db

GEHEIM = "JBSWY3DPEHPK3PXP"


def code(over=0, geheim=GEHEIM):
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30 + over))


def met_app():
    user = maak_user()
    TOTP.activate(user, GEHEIM)
    RecoveryCodes.activate(user)
    return user


def herstelcode(user):
    rij = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return rij.wrap().get_unused_codes()[0]


def bevestig(client, wachtwoord=WACHTWOORD, naar="/mijn-gegevens/"):
    return client.post("/mijn-gegevens/bevestigen/", {"password": wachtwoord, "next": naar})


def is_binnen(client):
    return client.get("/mijn-gegevens/").status_code == 200


def test_with_an_app_the_password_is_only_the_first_step(client):
    user = met_app()

    eerste = log_in(client, user.username, next="/contacten/")
    tussen = is_binnen(client)
    tweede = client.post("/inloggen/code/", {"code": f"{code()[:3]} {code()[3:]}"})

    assert eerste["Location"].startswith("/inloggen/code/")
    assert not tussen
    assert tweede["Location"] == "/contacten/"
    assert is_binnen(client)


def test_a_code_of_the_app_works_once(client):
    user, nu = met_app(), code()
    log_in(client, user.username)
    client.post("/inloggen/code/", {"code": nu})
    ander = Client()
    log_in(ander, user.username)

    response = ander.post("/inloggen/code/", {"code": nu})

    assert response.status_code == 422
    assert "Deze code klopt niet" in response.content.decode()


def test_a_recovery_code_works_once(client):
    user = met_app()
    hulp = herstelcode(user)
    log_in(client, user.username)
    client.post("/inloggen/code/", {"code": hulp})
    ander = Client()
    log_in(ander, user.username)

    assert is_binnen(client)
    assert ander.post("/inloggen/code/", {"code": hulp}).status_code == 422


@pytest.mark.parametrize("invoer", ["", "123", "abcdef", "000000", "9" * 41, "\x00"])
def test_a_wrong_code_is_refused_in_dutch(client, invoer):
    log_in(client, met_app().username)

    response = client.post("/inloggen/code/", {"code": invoer})

    assert response.status_code == 422
    assert not is_binnen(client)


def test_guessing_codes_is_counted_and_ends(client):
    user = met_app()
    log_in(client, user.username)
    antwoorden = [
        client.post("/inloggen/code/", {"code": f"{n:06}"}).status_code for n in range(20)
    ]

    assert antwoorden == [422] * 7 + [429] * 13
    assert client.post("/inloggen/code/", {"code": code()}).status_code == 429
    assert log_in(Client(), user.username).status_code == 429


def test_a_right_password_does_not_forget_wrong_codes(client):
    user = met_app()
    for _ in range(3):
        log_in(client, user.username)
        for n in range(3):
            laatste = client.post("/inloggen/code/", {"code": f"{n:06}"}).status_code

    assert laatste == 429


@pytest.mark.parametrize(
    "stap",
    [
        lambda c, u: c.get("/mijn-gegevens/"),
        lambda c, u: c.get("/mijn-gegevens/app/uit/"),
        lambda c, u: c.post("/mijn-gegevens/app/uit/"),
        lambda c, u: c.post("/mijn-gegevens/bevestigen/", {"password": WACHTWOORD}),
        lambda c, u: c.post("/mijn-gegevens/bevestigen/code/", {"code": code()}),
        lambda c, u: c.post("/inloggen/passkey/", {"credential": "{}"}),
        lambda c, u: c.post("/inloggen/code/", {"credential": "{}"}),
        lambda c, u: c.post("/inloggen/code/", {}),
        lambda c, u: c.get("/inloggen/"),
        lambda c, u: c.get("/inloggen/code/?next=/"),
        lambda c, u: c.post("/wachtwoord/vergeten/", {"email": u.email}),
        lambda c, u: c.get("/mijn-gegevens/herstelcodes/"),
        lambda c, u: c.post("/inloggen/extern/"),
        lambda c, u: c.get("/inloggen/extern/terug/?code=1&state=1"),
        lambda c, u: c.post("/organisatie/", {"organisatie": "1"}),
    ],
)
def test_no_way_leads_round_the_second_step(client, stap):
    user = met_app()
    log_in(client, user.username)

    stap(client, user)

    assert not is_binnen(client)


def test_a_new_password_by_mail_leads_to_the_second_step_as_well(client):
    user = met_app()
    user.set_password("nog een zin van woorden")
    user.save()

    assert "/inloggen/code/" in log_in(client, user.username, "nog een zin van woorden")["Location"]


# --- Proving again -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "naam",
    ["mfa_activate_totp", "mfa_add_webauthn", "socialaccount_connections",
     "partners:email_wijzigen", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"],
)  # fmt: skip
@pytest.mark.parametrize("methode", ["get", "post"])
def test_how_one_logs_in_changes_only_after_proving_again(client, naam, methode):
    log_in(client, maak_user().username)

    response = getattr(client, methode)(reverse(naam))

    assert response.status_code == 302
    assert response["Location"].startswith("/mijn-gegevens/bevestigen/")
    assert "account_reauthentication_state" not in client.session


def test_after_proving_again_one_is_where_one_was_going(client):
    user = maak_user()
    client.force_login(user)
    bevestig_adres = client.get("/mijn-gegevens/app/aan/")["Location"]

    fout = bevestig(client, "fout")
    goed = client.post(bevestig_adres, {"password": WACHTWOORD})

    assert fout.status_code == 422
    assert "Dit wachtwoord klopt niet" in fout.content.decode()
    assert goed["Location"] == "/mijn-gegevens/app/aan/"
    assert client.get("/mijn-gegevens/app/aan/").status_code == 200


def test_proving_again_holds_ten_minutes(client):
    client.force_login(maak_user())
    bevestig(client)
    session = client.session
    session["account_authentication_methods"][-1]["at"] -= 601
    session.save()

    assert client.get("/mijn-gegevens/app/aan/").status_code == 302


def test_who_has_an_app_proves_it_with_the_app_and_not_with_a_password(client):
    client.force_login(met_app())

    via = client.get("/mijn-gegevens/app/uit/", follow=True)
    met_wachtwoord = bevestig(client)

    assert via.redirect_chain[-1][0].startswith("/mijn-gegevens/bevestigen/code/")
    assert met_wachtwoord.status_code == 302
    assert client.get("/mijn-gegevens/app/uit/").status_code == 302
    client.post("/mijn-gegevens/bevestigen/code/", {"code": code()})
    assert client.get("/mijn-gegevens/app/uit/").status_code == 200


def test_guessing_a_password_while_logged_in_is_counted_too(client):
    client.force_login(maak_user())

    antwoorden = [bevestig(client, "fout").status_code for _ in range(10)]

    assert antwoorden == [422] * 7 + [429] * 3


# --- Mijn gegevens -------------------------------------------------------------------------------


def test_an_app_is_switched_on_gives_codes_and_is_switched_off(
    client, django_capture_on_commit_callbacks
):
    user = maak_user()
    client.force_login(user)
    bevestig(client)
    pagina = client.get("/mijn-gegevens/app/aan/").content.decode()
    geheim = re.search(r"<code>(\w+)</code>", pagina).group(1)

    fout = client.post("/mijn-gegevens/app/aan/", {"code": "000000"})
    with django_capture_on_commit_callbacks(execute=True):
        aan = client.post("/mijn-gegevens/app/aan/", {"code": code(geheim=geheim)})
    codes = client.get("/mijn-gegevens/herstelcodes/").content.decode()
    client.post("/mijn-gegevens/bevestigen/code/", {"code": code(1, geheim)})
    with django_capture_on_commit_callbacks(execute=True):
        uit = client.post("/mijn-gegevens/app/uit/")

    assert "data:image/svg" in pagina
    assert fout.status_code == 422
    assert aan["Location"] == "/mijn-gegevens/herstelcodes/"
    assert "Nog 10 codes" in codes
    assert uit["Location"] == "/mijn-gegevens/"
    assert not Authenticator.objects.filter(user=user).exists()
    assert ["staat nu aan" in mail.outbox[0].body, "staat nu uit" in mail.outbox[1].body] == [
        True
    ] * 2


def test_the_secret_of_the_app_is_no_use_from_a_copy_of_the_database():
    rij = Authenticator.objects.get(user=met_app(), type=Authenticator.Type.TOTP)

    assert GEHEIM not in str(rij.data)


def test_a_new_secret_key_opens_what_the_old_one_sealed(client, settings):
    user = met_app()
    oud, settings.SECRET_KEY = settings.SECRET_KEY, "nieuw-" + "y" * 50
    log_in(client, user.username)
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY_FALLBACKS"):
        client.post("/inloggen/code/", {"code": code()})

    settings.SECRET_KEY_FALLBACKS = [oud]
    log_in(client, user.username)
    client.post("/inloggen/code/", {"code": code()})

    assert is_binnen(client)


def test_sealed_again_the_second_step_needs_the_old_key_no_more(client, settings, capsys):
    user = met_app()
    codes = herstelcode(user)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "nieuw-" + "y" * 50
    for _ in range(2):
        call_command("hersleutel")

    settings.SECRET_KEY_FALLBACKS = []

    assert capsys.readouterr().out == "Opnieuw versleuteld: 2\n" * 2
    assert herstelcode(user) == codes
    log_in(client, user.username)
    client.post("/inloggen/code/", {"code": code()})
    assert is_binnen(client)


def test_new_recovery_codes_replace_the_old_ones(client):
    user = met_app()
    oud = herstelcode(user)
    client.force_login(user)
    client.post("/mijn-gegevens/bevestigen/code/", {"code": code()})

    response = client.post("/mijn-gegevens/herstelcodes/nieuw/", follow=True)

    assert "Nog 10 codes" in response.content.decode()
    assert oud not in response.content.decode()


def test_the_passkey_of_somebody_else_does_not_exist(client):
    client.force_login(maak_user())
    bevestig(client)

    for wat in ("hernoemen", "verwijderen"):
        assert client.get(f"/mijn-gegevens/passkey/0123456789abcdef/{wat}/").status_code == 404


@pytest.mark.parametrize(
    "invoer",
    [
        "",
        "{}",
        "[]",
        "geen json",
        '{"id": "x"}',
        "null",
        '"x"',
        "1",
        '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"userHandle": "MQ",'
        ' "clientDataJSON": "e30", "attestationObject": "oA", "authenticatorData": "oA",'
        ' "signature": "oA"}}',
    ],
)
@pytest.mark.parametrize("adres", ["/mijn-gegevens/passkey/", "/inloggen/passkey/"])
def test_what_is_no_passkey_is_refused(client, adres, invoer):
    if adres != "/inloggen/passkey/":
        client.force_login(maak_user())
        bevestig(client)
        client.get(adres)
    response = client.post(adres, {"name": "Sleutel", "credential": invoer}, HTTP_HOST="localhost")

    assert response.status_code == (422 if adres != "/inloggen/passkey/" else 302)
    assert not Authenticator.objects.exists()


def test_a_password_is_changed_with_the_old_one_and_ends_other_sessions(
    client, django_capture_on_commit_callbacks
):
    user = maak_user()
    ander = Client()
    ander.force_login(user)
    client.force_login(user)
    nieuw = "nog een zin van woorden"
    gegevens = {"oldpassword": "fout", "password1": nieuw, "password2": nieuw}

    fout = client.post("/mijn-gegevens/wachtwoord/", gegevens)
    with django_capture_on_commit_callbacks(execute=True):
        goed = client.post("/mijn-gegevens/wachtwoord/", {**gegevens, "oldpassword": WACHTWOORD})

    assert (fout.status_code, goed.status_code) == (422, 302)
    assert "Dit is niet je wachtwoord van nu" in fout.content.decode()
    assert is_binnen(client)
    assert not is_binnen(ander)
    assert "Je wachtwoord is gewijzigd" in mail.outbox[0].body


def test_a_mail_address_changes_only_from_the_new_mailbox(
    client, django_capture_on_commit_callbacks
):
    user = maak_user()
    oud = user.email
    client.force_login(user)
    bevestig(client)

    with django_capture_on_commit_callbacks(execute=True):
        client.post("/mijn-gegevens/e-mail/", {"email": "Nieuw@honkvast.example"})
    user.refresh_from_db()
    tussen = user.email
    link = re.search(r"http\S+", mail.outbox[0].body).group().partition(":8000")[2]
    vreemd = Client()
    vreemd.force_login(maak_user())
    van_een_ander = vreemd.post(link)
    bekijken = client.get(link)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(link)
    user.refresh_from_db()

    assert (tussen, user.email) == (oud, "nieuw@honkvast.example")
    assert mail.outbox[0].to == ["nieuw@honkvast.example"]
    assert (bekijken.status_code, van_een_ander.status_code) == (200, 404)
    assert [m.to for m in mail.outbox[1:]] == [[oud], ["nieuw@honkvast.example"]]
    assert client.post(link).status_code == 404


def test_the_mail_address_of_somebody_else_cannot_be_taken(
    client, django_capture_on_commit_callbacks
):
    ander = maak_user()
    client.force_login(maak_user())
    bevestig(client)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/mijn-gegevens/e-mail/", {"email": ander.email.upper()})

    assert response.status_code == 303
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("gegevens", "zin"),
    [
        ({"naam": "", "telefoon": ""}, "Vul dit in: Naam."),
        ({"naam": "x" * 121, "telefoon": ""}, "te lang"),
        ({"naam": "Sanne", "telefoon": "nul zes"}, "telefoon"),
        ({"naam": "Sanne", "telefoon": "1"}, "telefoon"),
    ],
)
def test_what_cannot_be_about_oneself_is_refused_in_dutch(client, gegevens, zin):
    client.force_login(maak_user(naam="Sanne Hoekstra"))

    response = client.post("/mijn-gegevens/wijzigen/", gegevens)

    assert response.status_code == 422
    assert zin in response.content.decode()
    assert "Sanne Hoekstra" in response.content.decode()


def test_name_and_telephone_are_changed_and_nothing_else(client):
    user = maak_user()
    client.force_login(user)
    extra = {"is_superuser": "on", "is_staff": "on", "username": "baas", "email": "b@a.example"}

    client.post("/mijn-gegevens/wijzigen/", {"naam": "Sanne", "telefoon": "06-12345678", **extra})

    nieuw = type(user).objects.get(pk=user.pk)
    assert (nieuw.naam, nieuw.telefoon) == ("Sanne", "+31612345678")
    assert (nieuw.username, nieuw.email, nieuw.is_superuser) == (user.username, user.email, False)


@pytest.mark.parametrize("adres", ["", "geen", "a@b"])
def test_what_is_no_new_mail_address_is_refused(client, adres):
    client.force_login(maak_user())
    bevestig(client)

    assert client.post("/mijn-gegevens/e-mail/", {"email": adres}).status_code == 422


def test_mijn_gegevens_costs_the_same_with_more_organisations(client, django_assert_num_queries):
    user = actor().user
    client.force_login(user)
    with django_assert_num_queries(10):
        client.get("/mijn-gegevens/")
    for _ in range(3):
        actor(user=user)
    with django_assert_num_queries(10):
        client.get("/mijn-gegevens/")
