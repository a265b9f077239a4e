"""What is kept: the database and files."""

import dj_database_url

from common.headers import zet_statisch
from config.omgeving import ROOT, VAR_DIR
from config.settings.gegeven import ENV

# --- The database: two roles, one database -------------------------------------------------------
# "default" owns nothing and may not touch what is append-only; "eigenaar" only migrates.
DATABASES = {
    "default": {
        **dj_database_url.parse(ENV["DATABASE_URL"]),
        "ATOMIC_REQUESTS": True,
        # What a connection has prepared goes with it (ADR 19): ten minutes, so that it pays.
        "CONN_MAX_AGE": int(ENV.get("CONN_MAX_AGE") or 600),
        "CONN_HEALTH_CHECKS": True,
    },
}
DATABASES["default"].setdefault("OPTIONS", {})["options"] = " ".join(
    [
        f"-c statement_timeout={ENV.get('DB_STATEMENT_TIMEOUT', '10s')}",
        f"-c lock_timeout={ENV.get('DB_LOCK_TIMEOUT', '3s')}",
        f"-c idle_in_transaction_session_timeout={ENV.get('DB_IDLE_TIMEOUT', '15s')}",
        # In memory and on an SSD a page out of order costs hardly more than the next one. With
        # the 4 of a turning disk the list of a small organisation walked through all cases.
        f"-c random_page_cost={ENV.get('DB_RANDOM_PAGE_COST', '1.1')}",
    ]
)
if ENV.get("DATABASE_OWNER_URL"):
    DATABASES["eigenaar"] = dj_database_url.parse(ENV["DATABASE_OWNER_URL"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
DOCUMENT_MAX_BYTES = int(ENV.get("DOCUMENT_MAX_MB") or 15) * 1024 * 1024
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "common.statisch.Opslag"},
}
