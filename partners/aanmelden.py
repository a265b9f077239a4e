"""How allauth and django-axes do their work here: who is asking, what is closed, what is mailed."""

import base64
import hashlib
import ipaddress

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from axes.handlers.proxy import AxesProxyHandler
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac

from partners import tasks

# --- Guessing: counted by django-axes per account and address ------------------------------------


def client_ip(request):
    """The address of the visitor: behind PROXY_AANTAL proxies of ours, what the first one saw."""
    keten = [deel.strip() for deel in request.headers.get("X-Forwarded-For", "").split(",")]
    aantal = settings.PROXY_AANTAL
    adres = keten[-aantal] if aantal and len(keten) >= aantal else request.META.get("REMOTE_ADDR")
    try:
        return str(ipaddress.ip_address(adres))
    except ValueError:
        return request.META.get("REMOTE_ADDR") or "0.0.0.0"


def poging_naam(request, credentials):
    """Under which name guesses are counted: one account is one name, however it is written.

    A hash, because people also type their password here.
    """
    login = str((credentials or {}).get("username") or "").strip().lower()
    namen = request.__dict__.setdefault("pogingen", {})
    if login not in namen:
        user = (
            get_user_model()
            .objects.filter(Q(username__iexact=login) | Q(email__iexact=login))
            .values_list("pk", flat=True)
            .first()
        )
        wie = f"account {user}" if user else f"onbekend {login}"
        namen[login] = salted_hmac("partners.poging", wie, algorithm="sha256").hexdigest()
    return namen[login]


def op_zijn_beurt(request, username):
    """Guesses at one account go one after the other, so that the limit is a limit."""
    wie = f"{poging_naam(request, {'username': username})} {client_ip(request)}"
    sleutel = int.from_bytes(hashlib.sha256(wie.encode()).digest()[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [sleutel])


def mag_raden(request, user):
    """Whether a code for this account may be tried from here; guesses of it count as well."""
    op_zijn_beurt(request, user.username)
    gegevens = {"username": user.username}
    if AxesProxyHandler.is_allowed(request, gegevens):
        return True
    request.axes_locked_out = True
    request.axes_credentials = gegevens
    return False


def fout_geraden(request, user):
    user_login_failed.send(
        sender=__name__, credentials={"username": user.username}, request=request
    )


# --- allauth -------------------------------------------------------------------------------------

FOUT_PAAR = (
    "De gebruikersnaam of het e-mailadres en het wachtwoord horen niet bij elkaar. "
    "Controleer ze en probeer het opnieuw."
)
FOUTE_CODE = "Deze code klopt niet. Kijk of de code nog geldig is en probeer het opnieuw."

# allauth's mails about changes -> our sentence about it.
MELDING_BIJ = {
    "account/email/password_changed": "wachtwoord",
    "account/email/password_reset": "wachtwoord",
    "account/email/password_set": "wachtwoord",
    "mfa/email/totp_activated": "app_aan",
    "mfa/email/totp_deactivated": "app_uit",
    "mfa/email/webauthn_added": "passkey_erbij",
    "mfa/email/webauthn_removed": "passkey_weg",
    "mfa/email/recovery_codes_generated": "herstelcodes",
    "socialaccount/email/account_connected": "extern_erbij",
    "socialaccount/email/account_disconnected": "extern_weg",
}


# allauth's messages on the next page -> ours; None says nothing.
BERICHTEN = {
    "account/messages/logged_in.txt": None,
    "account/messages/logged_out.txt": "Je bent uitgelogd.",
    "account/messages/password_changed.txt": "Je wachtwoord is gewijzigd.",
    "mfa/messages/totp_activated.txt": "Inloggen met een code uit je app staat aan.",
    "mfa/messages/totp_deactivated.txt": "Inloggen met een code uit je app staat uit.",
    "mfa/messages/webauthn_added.txt": "De passkey is toegevoegd.",
    "mfa/messages/webauthn_removed.txt": "De passkey is verwijderd.",
    "mfa/messages/recovery_codes_generated.txt": (
        "Er zijn nieuwe herstelcodes. Bewaar ze op een veilige plek."
    ),
    "socialaccount/messages/account_connected.txt": "Het account is gekoppeld.",
    "socialaccount/messages/account_connected_updated.txt": "Het account was al gekoppeld.",
    "socialaccount/messages/account_connected_other.txt": (
        "Dit account is al gekoppeld aan iemand anders."
    ),
    "socialaccount/messages/account_disconnected.txt": "Het account is losgekoppeld.",
}


def meld(user, melding, naar=None):
    """Tell somebody by mail that something changed in how she logs in."""
    naar = naar or user.email
    transaction.on_commit(lambda: tasks.bel(tasks.beveiliging, naar, melding))


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": FOUT_PAAR,
        "email_password_mismatch": FOUT_PAAR,
        "invalid_login": FOUT_PAAR,
        "incorrect_code": FOUTE_CODE,
        "incorrect_password": "Dit wachtwoord klopt niet. Probeer het opnieuw.",
        "enter_current_password": "Dit is niet je wachtwoord van nu. Probeer het opnieuw.",
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe link.",
        "too_many_login_attempts": (
            "Je probeerde dit te vaak. Wacht een kwartier en probeer het opnieuw."
        ),
        "rate_limited": "Je probeerde dit te vaak. Wacht even en probeer het opnieuw.",
    }

    def is_open_for_signup(self, request):
        return False

    def is_ajax(self, request):
        """Only the script of the passkey button asks for JSON, and only there."""
        return request.path == reverse("mfa_login_webauthn") and super().is_ajax(request)

    def get_client_ip(self, request):
        return client_ip(request)

    def authenticate(self, request, **credentials):
        """Somebody who may no longer in gets the same answer as a wrong password."""
        op_zijn_beurt(request, credentials.get("username", ""))
        user = super().authenticate(request, **credentials)
        return user if user is not None and user.is_active else None

    def add_message(
        self, request, level, message_template=None, message_context=None, extra_tags="",
        message=None,
    ):  # fmt: skip
        tekst = message or BERICHTEN[message_template]
        if tekst:
            messages.add_message(request, level, tekst)

    def respond_user_inactive(self, request, user):
        return redirect("account_login")

    def is_reauthentication_required(self, *, app, **kwargs):
        return True

    def get_reauthentication_methods(self, user):
        """Who has a second step proves herself with that: a password alone takes nothing off."""
        manieren = super().get_reauthentication_methods(user)
        tweede_stap = [manier for manier in manieren if manier["id"] != "reauthenticate"]
        if not is_mfa_enabled(user, [Authenticator.Type.TOTP]):
            tweede_stap.reverse()  # a passkey rather than a recovery code
        namen = {
            "reauthenticate": "Met je wachtwoord",
            "mfa_reauthenticate": "Met een code",
            "mfa_reauthenticate:webauthn": "Met een passkey",
        }
        return [{**m, "description": namen[m["id"]]} for m in tweede_stap or manieren]

    def reauthenticate(self, user, password):
        """By the name of the account only, so that it costs as much as logging in."""
        found = self.authenticate(self.request, username=user.username, password=password)
        return found is not None and found.pk == user.pk

    def get_password_change_redirect_url(self, request):
        return reverse("partners:mijn_gegevens")

    def get_logout_redirect_url(self, request):
        return reverse("account_login")

    def send_mail(self, template_prefix, email, context):
        raise ImproperlyConfigured(f"Deze mail is niet van ons: {template_prefix}.")

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        meld(user, MELDING_BIJ[template_prefix])


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": FOUTE_CODE,
        "cannot_delete_authenticator": "Dit kan nu niet uit.",
        "cannot_generate_recovery_codes": "Zet eerst een code uit een app of een passkey aan.",
    }

    def get_totp_issuer(self):
        return "Honkvast"

    def get_totp_label(self, user):
        return user.username

    def generate_authenticator_name(self, user, type):
        return "Mijn passkey"

    def get_public_key_credential_rp_entity(self):
        return {**super().get_public_key_credential_rp_entity(), "name": "Honkvast"}

    def get_public_key_credential_user_entity(self, user):
        entiteit = super().get_public_key_credential_user_entity(user)
        return {**entiteit, "display_name": user.naam, "name": user.username}

    def encrypt(self, text):
        return _kluis().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        try:
            return _kluis().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as fout:
            raise ImproperlyConfigured(
                "De tweede stap is versleuteld met een andere SECRET_KEY: zet de oude in"
                " SECRET_KEY_FALLBACKS."
            ) from fout


def hersleutel(versleuteld):
    """The same secret, sealed with the key of now; so an old key can go."""
    return _kluis().rotate(versleuteld.encode()).decode()


def _kluis():
    """Secrets of the second step are no use without the key that isn't in the database."""
    return MultiFernet(
        [
            Fernet(
                base64.urlsafe_b64encode(
                    salted_hmac("partners.mfa", "", sleutel, algorithm="sha256").digest()
                )
            )
            for sleutel in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
        ]
    )


class ExternAdapter(DefaultSocialAccountAdapter):
    """Logging in through an organisation of one's own (OpenID Connect).

    The link is the pair of issuer (in the id of the provider) and `sub`, made by the person
    herself while logged in. A mail address that happens to be the same opens nothing.
    """

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "connected_other": "Dit account is al gekoppeld aan iemand anders.",
        "no_password": "Kies eerst een wachtwoord.",
    }

    def is_open_for_signup(self, request, sociallogin):
        return False

    def can_authenticate_by_email(self, login, email):
        return False

    def pre_social_login(self, request, sociallogin):
        if sociallogin.state.get("process") != "connect" and not sociallogin.is_existing:
            raise ImmediateHttpResponse(
                render(request, "partners/extern_onbekend.html", status=403)
            )

    def on_authentication_error(
        self, request, provider, error=None, exception=None, extra_context=None
    ):
        raise ImmediateHttpResponse(render(request, "partners/extern_mislukt.html", status=403))

    def get_connect_redirect_url(self, request, socialaccount):
        return reverse("partners:mijn_gegevens")
