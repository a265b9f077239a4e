"""Logging in and out, guessing, forgotten passwords and sessions (T-11, T-13)."""

import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import kombu
import pytest
from axes.models import AccessAttempt
from django.conf import settings as instellingen
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from partners.aanmelden import client_ip
from partners.demo_accounts import DEMO_ACCOUNTS
from partners.models import User
from partners.sessies import BEGONNEN, Ingelogd
from partners.tasks import herstel
from partners.toegangslink import Toegangstoken, toegangslink
from tests.factories import UserFactory, actor
from tests.partners.hulp import WACHTWOORD, Teller, kaal, log_in, maak_user

pytestmark = pytest.mark.django_db


# --- In ------------------------------------------------------------------------------------------


def test_the_login_page_is_dutch_and_stands_open(client):
    response = client.get("/inloggen/")

    assert response.status_code == 200
    assert "Gebruikersnaam of e-mailadres" in response.content.decode()


@pytest.mark.parametrize("veld", ["username", "email"])
def test_a_user_logs_in_by_name_or_by_mail_address(client, veld):
    user = actor(user=maak_user()).user

    response = log_in(client, getattr(user, veld).upper())

    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_after_logging_in_one_lands_where_one_wanted_to_go(client):
    user = maak_user()

    response = log_in(client, user.username, next="/contacten/?soort=opvang")

    assert response["Location"] == "/contacten/?soort=opvang"


@pytest.mark.parametrize(
    "doel", ["https://kwaad.example/", "//kwaad.example", "javascript:alert(1)", "http:kwaad"]
)
def test_logging_in_never_leads_to_another_site(client, doel):
    user = maak_user()

    response = log_in(client, user.username, next=doel)

    assert response["Location"] == "/"


@pytest.mark.parametrize("url", ["/mijn-gegevens/", "/contacten/", "/beheer/mensen/"])
def test_without_logging_in_every_page_leads_to_the_login_page(client, url):
    response = client.get(url)

    assert (response.status_code, response["Location"]) == (302, f"/inloggen/?next={url}")


def test_the_demo_accounts_are_shown_while_it_is_a_demo_and_never_otherwise(client, settings):
    settings.DEMO = True
    met = client.get("/inloggen/?als=ocmw").content.decode()
    settings.DEMO = False
    zonder = client.get("/inloggen/?als=ocmw").content.decode()

    assert all(f">{account.naam}</a>" in met for account in DEMO_ACCOUNTS)
    assert settings.DEMO_WACHTWOORD in met
    assert 'value="ocmw"' in met
    assert "Proefomgeving" not in zonder
    assert settings.DEMO_WACHTWOORD not in zonder
    assert 'value="ocmw"' not in zonder


@pytest.mark.parametrize(
    "naam",
    [
        "account_signup", "account_email", "account_set_password", "account_inactive",
        "account_confirm_email", "account_request_login_code", "socialaccount_signup", "mfa_index",
        "mfa_trust", "mfa_signup_webauthn", "mfa_download_recovery_codes",
    ],
)  # fmt: skip
def test_what_is_not_offered_does_not_exist(naam):
    with pytest.raises(NoReverseMatch):
        reverse(naam)


def test_logging_in_gives_a_new_session_key_and_keeps_no_old_one(client):
    session = client.session
    session["wissewasje"] = 1
    session.save()
    oud = session.session_key

    log_in(client, maak_user().username)

    assert client.session.session_key != oud
    assert not Session.objects.filter(pk=oud).exists()


# --- Guessing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gegevens", "zin"),
    [
        ({"login": "", "password": "x"}, "Vul je gebruikersnaam of e-mailadres in."),
        ({"login": "iemand", "password": ""}, "Vul je wachtwoord in."),
        ({}, "Vul je wachtwoord in."),
        ({"login": "iemand", "password": "x" * 1001}, "Dit wachtwoord is te lang."),
        ({"login": "i" * 300, "password": "x"}, "te lang"),
        ({"login": "ie\x00mand", "password": "x"}, "horen niet bij elkaar"),
        ({"login": "iemand", "password": "fout"}, "horen niet bij elkaar"),
        ({"login": "' OR 1=1 --", "password": "' OR 1=1 --"}, "horen niet bij elkaar"),
    ],
)
def test_what_is_wrong_is_said_in_dutch(client, gegevens, zin):
    response = client.post("/inloggen/", gegevens)

    assert response.status_code == 422
    assert zin in response.content.decode()
    assert "<title>Fout: Inloggen" in response.content.decode()


def test_known_and_unknown_names_get_the_same_answer(client):
    user = maak_user()
    weg = maak_user(is_active=False)
    antwoorden = {
        kaal(log_in(Client(), naam, wachtwoord), naam)
        for naam, wachtwoord in [
            (user.username, "fout"), (user.email, "fout"), ("niemand", "fout"),
            ("niemand@honkvast.example", "fout"), (weg.username, WACHTWOORD), (weg.email, "fout"),
        ]
    }  # fmt: skip

    assert len(antwoorden) == 1


def test_every_guess_costs_one_check_of_a_password_whoever_is_asked_for(client, settings):
    settings.PASSWORD_HASHERS = ["tests.partners.hulp.Teller"]
    user = maak_user()
    geteld = []
    for naam in [user.username, user.email, "niemand", "niemand@honkvast.example"]:
        Teller.keer = 0
        log_in(client, naam, "fout")
        geteld.append(Teller.keer)

    assert geteld == [1, 1, 1, 1]


def test_any_number_of_guesses_comes_to_no_more_than_the_limit(client):
    """Each name in each browser, and once more."""
    user, aantal = maak_user(), 2 * 4 * 7
    namen = [user.username, user.email, user.username.upper(), f" {user.email}"]

    antwoorden = [
        log_in(client, namen[n % 4], f"gok {n}", HTTP_USER_AGENT=f"robot {n % 7}").status_code
        for n in range(aantal)
    ]
    goed = log_in(client, user.username)

    limiet = instellingen.AXES_FAILURE_LIMIT
    assert antwoorden == [422] * (limiet - 1) + [429] * (aantal + 1 - limiet)
    assert sum(AccessAttempt.objects.values_list("failures_since_start", flat=True)) == limiet
    assert goed.status_code == 429
    assert "Wacht een kwartier" in goed.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_neighbour_on_the_same_address_logs_in(client):
    user, buur = maak_user(), maak_user()
    for _ in range(20):
        log_in(client, user.username, "fout")

    assert log_in(Client(), buur.username).status_code == 302
    assert log_in(Client(), user.username).status_code == 429
    assert log_in(Client(REMOTE_ADDR="198.51.100.7"), user.username).status_code == 302


def test_an_unknown_name_is_locked_like_a_known_one(client):
    antwoorden = [log_in(client, "niemand", "fout").status_code for _ in range(10)]

    assert antwoorden == [422] * 7 + [429] * 3


def test_after_a_quarter_of_an_hour_one_may_try_again(client):
    user = maak_user()
    for _ in range(9):
        log_in(client, user.username, "fout")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))

    assert log_in(client, user.username).status_code == 302


def test_logging_in_forgets_the_wrong_guesses(client):
    user = maak_user()
    for _ in range(5):
        log_in(client, user.username, "fout")
    log_in(client, user.username)

    assert not AccessAttempt.objects.exists()


def test_the_table_of_guesses_holds_no_name_and_no_password(client):
    user = maak_user()
    log_in(client, user.email, "bijna goed")
    log_in(client, "per ongeluk mijn wachtwoord", "x")

    tekst = " ".join(str(v) for rij in AccessAttempt.objects.values() for v in rij.values())
    assert user.email not in tekst
    assert "bijna" not in tekst
    assert "ongeluk" not in tekst


@pytest.mark.parametrize(
    ("aantal", "keten", "gezien"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.1.1.1, 203.0.113.9", "203.0.113.9"),
        (2, "1.1.1.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "geen adres", "192.0.2.1"),
    ],
)
def test_the_address_of_a_visitor_is_what_our_own_proxies_say(rf, settings, aantal, keten, gezien):
    settings.PROXY_AANTAL = aantal
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=keten)

    assert client_ip(request) == gezien


# --- Forgotten ------------------------------------------------------------------------------------


def test_nobody_learns_from_a_failing_mail_server_that_an_address_is_known(
    client, django_capture_on_commit_callbacks, monkeypatch, caplog
):
    def weg(*_, **__):
        raise kombu.exceptions.OperationalError

    def weigert(*_, **__):
        raise SMTPRecipientsRefused({"s.jansen@example.org": (550, b"onbekend")})

    monkeypatch.setattr(herstel, "delay", weg)
    monkeypatch.setattr(mail.EmailMessage, "send", weigert)
    antwoorden = []
    for adres in (maak_user().email, "onbekend@example.org"):
        with django_capture_on_commit_callbacks(execute=True):
            antwoorden.append(client.post("/wachtwoord/vergeten/", {"email": adres}))

    assert antwoorden[0].status_code == antwoorden[1].status_code == 302
    assert antwoorden[0]["Location"] == antwoorden[1]["Location"]
    assert [regel.getMessage() for regel in caplog.records if regel.levelname == "ERROR"] == [
        "partners.tasks.herstel is niet verstuurd"
    ]


@pytest.mark.parametrize(
    ("fout", "pogingen"),
    [(OSError("weg"), 3), (SMTPRecipientsRefused({"s.jansen@example.org": (550, b"nee")}), 1)],
)
def test_a_mail_waits_for_a_server_that_is_away_and_not_for_an_address_that_is_refused(
    monkeypatch, fout, pogingen
):
    geprobeerd = []

    def stuur(bericht):
        geprobeerd.append(bericht.to)
        if len(geprobeerd) < 3:
            raise fout

    monkeypatch.setattr(mail.EmailMessage, "send", stuur)
    monkeypatch.setattr(herstel.app.conf, "task_eager_propagates", False)

    herstel.apply([maak_user().email])

    assert len(geprobeerd) == pogingen


def test_a_forgotten_password_is_renewed_by_a_link_in_a_mail(
    client, django_capture_on_commit_callbacks
):
    user = maak_user()
    ander = Client()
    log_in(ander, user.username)

    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/wachtwoord/vergeten/", {"email": user.email.upper()})
    [bericht] = mail.outbox
    link = re.search(r"http\S+", bericht.body).group()
    pagina = client.get(link.removeprefix(instellingen.ADRES), follow=True)
    with django_capture_on_commit_callbacks(execute=True):
        klaar = client.post(
            pagina.redirect_chain[-1][0],
            {"password1": "nog een zin van woorden", "password2": "nog een zin van woorden"},
        )

    assert (response.status_code, response["Location"]) == (302, "/wachtwoord/verstuurd/")
    assert (klaar.status_code, klaar["Location"]) == (302, "/inloggen/")
    assert bericht.to == [user.email]
    assert user.naam not in bericht.body
    assert ander.get("/mijn-gegevens/").status_code == 302
    assert log_in(client, user.username).status_code == 422
    assert log_in(client, user.username, "nog een zin van woorden").status_code == 302
    assert client.get(link.removeprefix(instellingen.ADRES)).status_code == 200
    assert mail.outbox[1].subject == "Er is iets gewijzigd aan je toegang tot Honkvast"


def test_an_unknown_address_gets_the_same_answer_and_no_mail(
    django_capture_on_commit_callbacks, django_assert_num_queries
):
    user = maak_user()
    antwoorden = set()
    for adres in [user.email, "niemand@honkvast.example"]:
        client = Client()
        with django_capture_on_commit_callbacks(execute=False), django_assert_num_queries(2):
            response = client.post("/wachtwoord/vergeten/", {"email": adres})
        antwoorden.add((response.status_code, response["Location"], response.content))
    herstel("niemand@honkvast.example")

    assert len(antwoorden) == 1
    assert mail.outbox == []


@pytest.mark.parametrize(
    "adres", ["", "geen adres", "a@b", "a b@c.example", "x" * 300 + "@a.example"]
)
def test_what_is_no_mail_address_is_refused(client, adres):
    response = client.post("/wachtwoord/vergeten/", {"email": adres})

    assert response.status_code == 422
    assert "e-mailadres" in response.content.decode() or "te lang" in response.content.decode()


@pytest.mark.parametrize(
    ("wachtwoord", "nogmaals", "zin"),
    [
        ("", "", "Vul dit in: Nieuw wachtwoord."),
        ("kort", "kort", "minstens 12 tekens"),
        ("een zin van woorden", "een andere zin", "twee keer hetzelfde"),
        ("needforspeed", "needforspeed", "gebruiken veel mensen"),
        ("123456789012345", "123456789012345", "Gebruik niet alleen cijfers."),
        ("roos@honkvast.example", "roos@honkvast.example", "lijkt op je naam"),
        ("a" * 1001, "a" * 1001, "te lang"),
    ],
)
def test_a_weak_password_is_refused_in_dutch(client, wachtwoord, nogmaals, zin):
    user = maak_user(email="roos@honkvast.example")
    begin = client.get(toegangslink(user).removeprefix(instellingen.ADRES))

    response = client.post(begin["Location"], {"password1": wachtwoord, "password2": nogmaals})

    assert response.status_code == 422
    assert zin in response.content.decode()


def test_a_link_works_once_two_hours_for_a_password_and_a_week_for_an_invitation():
    class Later(Toegangstoken):
        def __init__(self, **over):
            super().__init__()
            self.over = timedelta(**over)

        def _now(self):
            return super()._now() + self.over

    user, nieuw = maak_user(), UserFactory(password=None)
    nieuw.set_unusable_password()
    token, uitnodiging = Toegangstoken().make_token(user), Toegangstoken().make_token(nieuw)

    assert Later(hours=1, minutes=59).check_token(user, token)
    assert not Later(hours=2, minutes=1).check_token(user, token)
    assert Later(days=6).check_token(nieuw, uitnodiging)
    assert not Later(days=8).check_token(nieuw, uitnodiging)
    user.set_password("iets anders")
    assert not Toegangstoken().check_token(user, token)


@pytest.mark.parametrize("link", ["1-abc-def", "zzzz-zz", "0-set-password", "1-" + "a" * 200])
def test_a_link_that_is_not_ours_says_so(client, link):
    response = client.get(f"/wachtwoord/nieuw/{link}/")

    assert response.status_code == 200
    assert "Deze link werkt niet meer" in response.content.decode()


# --- Sessions -------------------------------------------------------------------------------------


def ouder(client, **over):
    """The session as it would be after this time without a click."""
    session = client.session
    session[BEGONNEN] -= int(timedelta(**over).total_seconds())
    session["_session_expiry"] = (session.get_expiry_date() - timedelta(**over)).isoformat()
    session.save()


def test_half_an_hour_of_silence_ends_a_session(client):
    client.force_login(maak_user())

    ouder(client, minutes=29)
    assert client.get("/mijn-gegevens/").status_code == 200
    assert client.session.get_expiry_age() > 29 * 60
    ouder(client, minutes=31)
    assert client.get("/mijn-gegevens/").status_code == 302


def test_nine_hours_end_a_session_however_busy(client):
    client.force_login(maak_user())
    for _ in range(26):
        ouder(client, minutes=20)
        assert client.get("/mijn-gegevens/").status_code == 200

    assert client.session.get_expiry_age() < 21 * 60
    ouder(client, minutes=19)
    session = client.session
    session.set_expiry(1800)
    session[BEGONNEN] -= 3600
    session.save()
    assert client.get("/mijn-gegevens/").status_code == 302


def test_what_a_page_asks_by_itself_keeps_nobody_logged_in(client):
    client.force_login(maak_user())
    ouder(client, minutes=20)

    seconden = client.get("/sessie/").json()["seconden"]

    assert seconden <= 600
    assert client.post("/sessie/verlengen/").json()["seconden"] > 1700


def test_a_page_costs_no_write_of_the_session_within_a_minute(client, django_assert_num_queries):
    client.force_login(maak_user())

    with django_assert_num_queries(5) as queries:
        client.get("/meer/")

    assert not any("UPDATE" in query["sql"] for query in queries.captured_queries)


def test_logging_out_clears_the_session_and_the_browser(client):
    client.force_login(maak_user())
    sleutel = client.session.session_key

    response = client.post("/uitloggen/")

    assert (response.status_code, response["Location"]) == (302, "/inloggen/")
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(pk=sleutel).exists()
    assert client.get("/mijn-gegevens/").status_code == 302
    assert client.get("/uitloggen/").status_code == 405


def test_somebody_who_may_no_longer_in_is_out_at_the_next_request(client):
    user = maak_user()
    client.force_login(user)
    sleutel = client.session.session_key
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get("/mijn-gegevens/").status_code == 302
    assert not Session.objects.filter(pk=sleutel).exists()
    User.objects.filter(pk=user.pk).update(is_active=True)
    assert client.get("/mijn-gegevens/").status_code == 302


def test_a_session_of_somebody_who_is_not_there_is_nobodys():
    assert Ingelogd().get_user(0) is None


def test_pages_are_never_kept_and_cookies_are_closed(client):
    response = log_in(client, maak_user().username)
    koek = response.cookies[instellingen.SESSION_COOKIE_NAME]

    assert response["Cache-Control"].count("no-store") == 1
    assert (koek["httponly"], koek["samesite"]) == (True, "Lax")


def test_who_has_no_password_yet_is_helped_to_one(client):
    user = UserFactory()
    user.set_unusable_password()
    user.save()
    client.force_login(user)

    antwoord = client.get("/mijn-gegevens/wachtwoord/", follow=True)

    assert "Je hebt nog geen wachtwoord" in antwoord.content.decode()
    assert antwoord.request["PATH_INFO"] == "/wachtwoord/vergeten/"
