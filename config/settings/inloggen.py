"""Who may come in and how: sessions, logging in, guessing, and the transport below it."""

import hashlib
from datetime import timedelta

from config import omgeving
from config.settings.gegeven import ENV, PRODUCTIE

# --- People and sessions -------------------------------------------------------------------------
AUTH_USER_MODEL = "partners.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "partners.sessies.Ingelogd",
    "guardian.backends.ObjectPermissionBackend",
]
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/"
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
# The address people know us by, for the links in mails; never taken from a request.
ADRES = omgeving.adres(ENV)

SESSION_ENGINE = "partners.sessies"
SESSIE_STIL_MINUTEN = int(ENV.get("SESSIE_STIL_MINUTEN") or 30)
SESSIE_MAX_UREN = int(ENV.get("SESSIE_MAX_UREN") or 9)
SESSION_COOKIE_AGE = SESSIE_STIL_MINUTEN * 60
SESSION_COOKIE_NAME = "__Host-sessie" if PRODUCTIE else "sessie"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTIE else "csrf"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "partners.wachtwoorden.Lengte", "OPTIONS": {"min_length": 12}},
    {"NAME": "partners.wachtwoorden.Bekend"},
    {
        "NAME": "partners.wachtwoorden.Eigen",
        "OPTIONS": {"user_attributes": ("username", "naam", "email")},
    },
    {"NAME": "partners.wachtwoorden.Cijfers"},
]
# The longest a link lives; partners.toegangslink makes the one for a forgotten password shorter.
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600

# --- Logging in: django-allauth, what we don't offer switched off --------------------------------
ACCOUNT_ADAPTER = "partners.aanmelden.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "partners.toegangslink.Toegangstoken"
# Guessing is counted by django-axes, in the database; these count per process and slow down.
ACCOUNT_RATE_LIMITS = {
    "login": "240/m/ip",
    "login_failed": None,
    "reset_password": "60/m/ip,5/m/key",
}
ACCOUNT_FORMS = {
    "login": "partners.forms.inloggen.InlogForm",
    "reset_password": "partners.forms.inloggen.HerstelForm",
    "reset_password_from_key": "partners.forms.inloggen.NieuwWachtwoordForm",
    "change_password": "partners.forms.inloggen.WachtwoordForm",
    "reauthenticate": "partners.forms.inloggen.BevestigForm",
}
MFA_ADAPTER = "partners.aanmelden.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
MFA_FORMS = {
    "authenticate": "partners.forms.inloggen.TweedeStapForm",
    "authenticate_webauthn": "partners.forms.inloggen.PasskeyForm",
    "reauthenticate": "partners.forms.inloggen.BevestigCodeForm",
    "reauthenticate_webauthn": "partners.forms.inloggen.PasskeyBevestigForm",
    "activate_totp": "partners.forms.inloggen.AppAanForm",
    "deactivate_totp": "partners.forms.inloggen.AppUitForm",
    "generate_recovery_codes": "partners.forms.inloggen.HerstelcodesForm",
    "add_webauthn": "partners.forms.inloggen.PasskeyErbijForm",
    "edit_webauthn": "partners.forms.inloggen.PasskeyNaamForm",
    "login_webauthn": "partners.forms.inloggen.PasskeyInlogForm",
}
# OpenID Connect: linked by issuer and `sub`, by the person herself. The issuer is in the id of
# the provider, so that another issuer never inherits the links of this one.
OIDC_SERVER = ENV.get("OIDC_SERVER", "")
OIDC_NAAM = ENV.get("OIDC_NAAM", "") if OIDC_SERVER and ENV.get("OIDC_CLIENT_ID") else ""
OIDC_ID = "oidc-" + hashlib.sha256(OIDC_SERVER.rstrip("/").encode()).hexdigest()[:16]
SOCIALACCOUNT_ADAPTER = "partners.aanmelden.ExternAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": OIDC_ID,
                "name": OIDC_NAAM,
                "client_id": ENV.get("OIDC_CLIENT_ID", ""),
                "secret": ENV.get("OIDC_SECRET", ""),
                "settings": {"server_url": OIDC_SERVER},
            }
        ]
        if OIDC_NAAM
        else [],
    }
}

# --- Guessing passwords and codes: django-axes, per account and address --------------------------
# One colleague who guesses doesn't lock out the office behind the same address.
PROXY_AANTAL = int(ENV.get("PROXY_AANTAL") or 0)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = int(ENV.get("INLOG_POGINGEN") or 8)
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "common.views.fout_429"
AXES_USERNAME_CALLABLE = "partners.aanmelden.poging_naam"
AXES_CLIENT_IP_CALLABLE = "partners.aanmelden.client_ip"
AXES_SENSITIVE_PARAMETERS = [
    "login", "password", "oldpassword", "password1", "password2", "code", "credential", "email",
    "csrfmiddlewaretoken",
]  # fmt: skip
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# --- Transport: PRODUCTIE=1 says that there is https in front of us ------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = PRODUCTIE
CSRF_COOKIE_SECURE = PRODUCTIE
SECURE_SSL_REDIRECT = PRODUCTIE
SECURE_REDIRECT_EXEMPT = [r"^gezond/(web/)?$"]
SECURE_HSTS_SECONDS = 31536000 if PRODUCTIE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTIE
SECURE_HSTS_PRELOAD = PRODUCTIE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTIE else None
