"""What the environment says, completed with what bin/start wrote down in VAR_DIR/omgeving.json.

No Django in here: bin/start, bin/test and the settings all read the same words.
"""

import json
import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR") or ROOT / "var").expanduser().resolve()
BESTAND = VAR_DIR / "omgeving.json"

POSTGRES = {"postgres", "postgresql", "pgsql"}
REDIS = {"redis", "rediss", "unix"}
MAIL = {"smtp", "smtps"}
GETALLEN = (
    "SESSIE_STIL_MINUTEN",
    "SESSIE_MAX_UREN",
    "PROXY_AANTAL",
    "INLOG_POGINGEN",
    "DOCUMENT_MAX_MB",
    "CONN_MAX_AGE",
)


class Ontbreekt(Exception):
    """Something is missing that the program cannot do without; the text says what to do."""


def opgeschreven(bestand=BESTAND):
    """What bin/start wrote down; nothing when it never ran here."""
    try:
        return json.loads(bestand.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as fout:
        raise Ontbreekt(f"Het bestand {bestand} is niet te lezen: {fout}.") from fout


def lees(environ=os.environ, bestand=BESTAND):
    """The environment on top of the file.

    A DATABASE_URL that bin/start already took as the owner keeps the role it made for the web.
    """
    genoteerd = opgeschreven(bestand)
    gegeven = dict(environ)
    if gegeven.get("DATABASE_URL") and "DATABASE_OWNER_URL" not in gegeven:
        if gegeven["DATABASE_URL"] == genoteerd.get("DATABASE_OWNER_URL"):
            del gegeven["DATABASE_URL"]
        else:
            gegeven["DATABASE_OWNER_URL"] = ""
    samen = {**genoteerd, **gegeven}
    if not samen.get("DATABASE_URL"):
        raise Ontbreekt("De database draait niet: start eerst bin/start, of zet DATABASE_URL.")
    if not samen.get("SECRET_KEY"):
        raise Ontbreekt("Er is geen SECRET_KEY: start eerst bin/start, of zet SECRET_KEY.")
    keur(samen)
    return samen


def keur(omgeving):
    """Refuse what cannot be meant, by name alone: what stands in it may be a password."""
    for naam in ("DATABASE_URL", "DATABASE_OWNER_URL"):
        if omgeving.get(naam) and not _is_adres(omgeving[naam], POSTGRES):
            raise Ontbreekt(
                f"{naam} is geen adres van een PostgreSQL: schrijf"
                " postgres://rol:wachtwoord@host:5432/database, met vreemde tekens als %-code."
            )
    if omgeving.get("REDIS_URL") and not _is_adres(omgeving["REDIS_URL"], REDIS):
        raise Ontbreekt("REDIS_URL is geen adres van een Redis: schrijf redis://host:6379/0.")
    if omgeving.get("EMAIL_URL") and not _is_adres(omgeving["EMAIL_URL"], MAIL, met_host=True):
        raise Ontbreekt(
            "EMAIL_URL is geen adres van een mailserver: schrijf"
            " smtp://naam:wachtwoord@host:587/?tls=1, met vreemde tekens als %-code."
        )
    for naam in GETALLEN:
        if omgeving.get(naam) and not omgeving[naam].isdecimal():
            raise Ontbreekt(f"{naam} moet een getal zijn.")


def _is_adres(url, schemas, *, met_host=False):
    try:
        delen = urlsplit(url)
        _ = delen.port
    except ValueError:
        return False
    # What stands behind a # or in a password that isn't coded never arrives.
    return delen.scheme in schemas and not delen.fragment and bool(delen.hostname or not met_host)


def adres(omgeving):
    """The address people know us by: given, or in production that of the first host."""
    if omgeving.get("ADRES"):
        return omgeving["ADRES"].rstrip("/")
    naam = host(omgeving)
    if naam and aan(omgeving.get("PRODUCTIE")):
        return f"https://{naam}"
    return f"http://127.0.0.1:{omgeving.get('PORT') or 8000}"


def host(omgeving):
    """The first name of ALLOWED_HOSTS; nothing when that is any name."""
    return next(iter(lijst(omgeving.get("ALLOWED_HOSTS"))), "").lstrip(".*")


def aan(waarde):
    """Whether a switch in the environment is on."""
    return str(waarde or "").strip().lower() in {"1", "true", "yes", "ja", "aan", "on"}


def lijst(waarde):
    """The parts of a comma-separated value."""
    return [deel.strip() for deel in (waarde or "").split(",") if deel.strip()]


def mail(url):
    """The settings for outgoing mail from smtp://user:password@host:587/?tls=1."""
    delen = urlsplit(url)
    keuze = {naam: waarden[-1] for naam, waarden in parse_qs(delen.query).items()}
    ssl = delen.scheme == "smtps" or aan(keuze.get("ssl"))
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": delen.hostname or "localhost",
        "EMAIL_PORT": delen.port or (465 if ssl else 25),
        "EMAIL_HOST_USER": unquote(delen.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(delen.password or ""),
        "EMAIL_USE_SSL": ssl,
        "EMAIL_USE_TLS": not ssl and aan(keuze.get("tls")),
    }
