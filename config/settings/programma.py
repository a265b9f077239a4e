"""The program itself: its apps, middleware and templates, its language and its log."""

from config.logregels import naar_stdout
from config.omgeving import ROOT, lijst
from config.settings.gegeven import ENV

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
    "overzicht",
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
            "builtins": [
                "common.templatetags.weergave",
                "partners.templatetags.namens",
            ],
        },
    }
]

FORM_RENDERER = "common.formulieren.Renderer"
CSRF_FAILURE_VIEW = "common.views.fout_403_csrf"

# --- Language and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# --- Log: to stdout, without personal data -------------------------------------------------------
LOGGING = naar_stdout(
    niveau=ENV.get("LOG_LEVEL") or "INFO",
    loggers={
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # Axes writes user names into the log; its table is the place to look.
        "axes": {"level": "ERROR"},
    },
)
