"""What happens outside a request: Celery, its clock, and mail."""

from config import omgeving
from config.omgeving import VAR_DIR
from config.settings.gegeven import ENV

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
CELERY_BEAT_SCHEDULER = "config.wekker:Wekker"
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
    "overzicht": {"task": "overzicht.beat.tel", "schedule": 900.0, "options": {"expires": 890}},
    "huur": {
        "task": "uitvoering.beat.bewaak_huur",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "ontruimingsdag": {
        "task": "uitvoering.beat.volg_ontruimingsdag",
        "schedule": 60.0,
        "options": {"expires": 55},
    },
    "onderdak": {"task": "uitvoering.beat.controleer_onderdak", "schedule": 6 * 3600.0},
    "ruim_wezen_op": {"task": "cases.beat.ruim_wezen_op", "schedule": 6 * 3600.0},
    "ruim_op": {"task": "partners.beat.ruim_op", "schedule": 6 * 3600.0},
}

# --- Mail ----------------------------------------------------------------------------------------
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_TIMEOUT = 10
# Who makes a mail of this kind, out of the row that it is about.
MAILS_VAN = {
    "uitnodiging": "regieteam.actions.uitnodigen.maak_mail",
    "advies": "uitvoering.actions.advies_mail.maak_mail",
}
DEFAULT_FROM_EMAIL = ENV.get("MAIL_VAN") or "Honkvast <noreply@honkvast.example>"
SERVER_EMAIL = DEFAULT_FROM_EMAIL
if ENV.get("EMAIL_URL"):
    globals().update(omgeving.mail(ENV["EMAIL_URL"]))
