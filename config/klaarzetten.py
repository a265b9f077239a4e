"""Brings database and files to this version of the program: migrate, static files, demo region.

A process of its own, started by the supervisor with the address of the owner of the database.
"""

import hashlib
import os
import sys
import traceback
from pathlib import Path

import django
import redis
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, get_commands
from django.db import Error, connections, transaction
from django.db.migrations.executor import MigrationExecutor

MERK = "klaar"


def zeg(tekst):
    sys.stdout.write(f"{tekst}\n")
    sys.stdout.flush()


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        bel()
        migreer()
        verzamel()
        controleer()
        feestdagen()
        demo()
    except (CommandError, Error, ImproperlyConfigured, OSError) as fout:
        return mislukt((str(fout).strip().splitlines() or ["?"])[0], fout)
    return 0


def mislukt(zin, fout):
    """One sentence for the person at the keyboard, the rest in the log."""
    log = Path(settings.VAR_DIR) / "log" / "klaarzetten.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text("".join(traceback.format_exception(fout)), encoding="utf-8")
    zeg(f"Het klaarzetten is mislukt: {zin} (meer in {log})")
    return 1


def bel():
    """The doorbell of REDIS_URL must be there when the program starts; later it may be lost."""
    try:
        redis.from_url(settings.REDIS_URL, socket_connect_timeout=3).ping()
    except (redis.RedisError, ValueError) as fout:
        raise CommandError("De Redis van REDIS_URL antwoordt niet.") from fout


def migreer():
    """Bring the tables to this version, as the owner."""
    executor = MigrationExecutor(connections["eigenaar"])
    nodig = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if nodig:
        zeg(f"Database bijwerken: {len(nodig)} stappen …")
        call_command("migrate", database="eigenaar", interactive=False, verbosity=0)
    connections["eigenaar"].close()


def verzamel():
    """Collect the static files, when one of them changed."""
    doel = Path(settings.STATIC_ROOT)
    som = hashlib.sha256(django.__version__.encode())
    for map_ in [*settings.STATICFILES_DIRS, Path(django.__file__).parent / "contrib"]:
        for bestand in sorted(Path(map_).rglob("*")):
            if bestand.is_file() and bestand.suffix in {".css", ".js", ".svg", ".png", ".woff2"}:
                staat = bestand.stat()
                som.update(f"{bestand} {staat.st_size} {staat.st_mtime_ns}\n".encode())
    merk = doel / MERK
    if merk.exists() and merk.read_text(encoding="utf-8") == som.hexdigest():
        return
    zeg("Stijl en scripts klaarzetten …")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    merk.write_text(som.hexdigest(), encoding="utf-8")


def controleer():
    """Refuse to start as a role that may do too much."""
    for bericht in run_checks(tags=[Tags.database], databases=["default"]):
        if bericht.is_serious():
            raise CommandError(f"{bericht.msg} {bericht.hint or ''}")


def feestdagen():
    """The days on which nobody works, some years ahead: without them a deadline falls on one."""
    call_command("vul_sluitingsdagen", verbosity=0)


def demo():
    """Load the demo region into a database that nobody uses yet."""
    if not settings.DEMO or "demo" not in get_commands():
        return
    if get_user_model()._default_manager.exists():
        return
    zeg("Demogegevens laden …")
    # All of it or nothing: a start that is cut off tries again.
    with transaction.atomic():
        call_command("demo", verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
