"""One file of settings for everywhere; what differs between places comes from the environment."""

import hashlib
from datetime import timedelta

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from common.headers import zet_statisch
from config import omgeving
from config.omgeving import ROOT, VAR_DIR, aan, lijst

try:
    ENV = omgeving.lees()
except omgeving.Ontbreekt as fout:
    raise ImproperlyConfigured(str(fout)) from None

PRODUCTIE = aan(ENV.get("PRODUCTIE"))
DEMO = aan(ENV.get("DEMO", "0"))
DEMO_WACHTWOORD = ENV.get("DEMO_WACHTWOORD") or "honkvast-demo"

# --- The program ---------------------------------------------------------------------------------
DEBUG = False
SECRET_KEY = ENV["SECRET_KEY"]
# Keys that were: they still open sessions, links and the second step, and seal nothing new.
SECRET_KEY_FALLBACKS = lijst(ENV.get("SECRET_KEY_FALLBACKS"))
ALLOWED_HOSTS = lijst(ENV.get("ALLOWED_HOSTS")) or ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = lijst(ENV.get("CSRF_TRUSTED_ORIGINS"))
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    "config.apps.Opzet",
    "werkplek",
    "regieteam",
    "uitvoering",
    "contactplan",
    "cases",
    "berichten",
    "logboek",
    "partners",
    "common",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "guardian",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    # First: a static file leaves here, without the policies that a page needs.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "common.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "common.middleware.InpakMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "partners.middleware.SessieMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "partners.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "common.middleware.FoutenMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "logboek.middleware.LogboekMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "common.context.schil",
                "werkplek.context.navigatie",
            ],
            "builtins": ["common.templatetags.weergave"],
        },
    }
]

FORM_RENDERER = "common.formulieren.Renderer"
CSRF_FAILURE_VIEW = "common.views.fout_403_csrf"

# --- The database: two roles, one database ------------------------------------------------------
# "default" owns nothing and may not touch what is append-only; "eigenaar" only migrates.
DATABASES = {
    "default": {
        **dj_database_url.parse(ENV["DATABASE_URL"]),
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": int(ENV.get("CONN_MAX_AGE", 60)),
        "CONN_HEALTH_CHECKS": True,
    },
}
DATABASES["default"].setdefault("OPTIONS", {})["options"] = " ".join(
    [
        f"-c statement_timeout={ENV.get('DB_STATEMENT_TIMEOUT', '10s')}",
        f"-c lock_timeout={ENV.get('DB_LOCK_TIMEOUT', '3s')}",
        f"-c idle_in_transaction_session_timeout={ENV.get('DB_IDLE_TIMEOUT', '15s')}",
    ]
)
if ENV.get("DATABASE_OWNER_URL"):
    DATABASES["eigenaar"] = dj_database_url.parse(ENV["DATABASE_OWNER_URL"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Celery and Redis: a doorbell that may be lost, doubled or late ------------------------------
REDIS_URL = ENV.get("REDIS_URL", "")
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "socket_timeout": 5,
    "socket_connect_timeout": 0.5,
}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_TIME_LIMIT = 240
CELERY_TASK_SOFT_TIME_LIMIT = 220
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 5
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_ENABLE_UTC = True
CELERY_TIMEZONE = "UTC"
# Intervals, not clock times: what is due and not done is found again at the next tick.
# A tick that waited until the next one came is thrown away.
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "cases.beat.sweep", "schedule": 60.0, "options": {"expires": 55}},
    "stilte": {
        "task": "contactplan.beat.volg_stilte",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "post": {"task": "cases.beat.stuur_berichten", "schedule": 30.0, "options": {"expires": 25}},
    "uitnodigen": {
        "task": "regieteam.beat.nodig_uit",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "onderdak": {"task": "uitvoering.beat.controleer_onderdak", "schedule": 6 * 3600.0},
    "ruim_wezen_op": {"task": "cases.beat.ruim_wezen_op", "schedule": 6 * 3600.0},
    "ruim_op": {"task": "partners.beat.ruim_op", "schedule": 6 * 3600.0},
}

# --- People and sessions -------------------------------------------------------------------------
AUTH_USER_MODEL = "partners.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/"
ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
# The address people know us by, for the links in mails; never taken from a request.
ADRES = ENV.get("ADRES") or f"http://127.0.0.1:{ENV.get('PORT') or 8000}"

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

# --- Guessing passwords and codes: django-axes, per account and address ---------------------------
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

# --- Transport: PRODUCTIE=1 says that there is https in front of us -------------------------------
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

# --- Language and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# --- Files ---------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = ENV.get("STATIC_ROOT") or VAR_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ADD_HEADERS_FUNCTION = zet_statisch
# Private: no address serves this folder, documents leave through the rights of a case only.
MEDIA_ROOT = VAR_DIR / "media"
UPLOAD_MAX_BYTES = 25 * 1024**2
FILE_UPLOAD_HANDLERS = [
    "common.uploads.BegrensdeUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DOCUMENT_MAX_BYTES = int(ENV.get("DOCUMENT_MAX_MB", 15)) * 1024 * 1024
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "common.statisch.Opslag"},
}

# --- Mail ----------------------------------------------------------------------------------------
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 10
# Who makes a mail of this kind, out of the row that it is about.
MAILS_VAN = {"uitnodiging": "regieteam.actions.uitnodigen.maak_mail"}
DEFAULT_FROM_EMAIL = ENV.get("MAIL_VAN") or "Honkvast <noreply@honkvast.example>"
SERVER_EMAIL = DEFAULT_FROM_EMAIL
if ENV.get("EMAIL_URL"):
    globals().update(omgeving.mail(ENV["EMAIL_URL"]))

# --- Log: to stdout, without personal data --------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"geen_persoonsgegevens": {"()": "config.logfilter.GeenPersoonsgegevens"}},
    "formatters": {"regel": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "filters": ["geen_persoonsgegevens"],
            "formatter": "regel",
        },
    },
    "root": {"handlers": ["stdout"], "level": ENV.get("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Axes writes user names into the log; its table is the place to look.
        "axes": {"level": "ERROR"},
    },
}
