"""The demo region, loaded once in a database that tests and test servers copy."""

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path
from pprint import pformat

from django.test import override_settings
from django.utils import timezone

from cases.models import Bewoner, Casus, Deadline, Gebeurtenis, Huurovereenkomst, Notitie
from config import rollen
from tests.databases import SJABLOON, een_tegelijk, eigenaar_url, maak_database, op_database
from werkplek.demo.laden import laad

DATABASE = "honkvast_demo"
WACHTWOORD = "honkvast-demo"


def database(blokkade):
    """The migrated template with the demo region in it; made by the first process that asks."""
    with een_tegelijk("demo"):
        if not _merk().exists():
            nu = timezone.now()
            maak_database(DATABASE, SJABLOON)
            with (
                op_database(DATABASE, blokkade),
                override_settings(MEDIA_ROOT=media()),
            ):
                laad(now=nu, wachtwoord=WACHTWOORD)
                gelezen = afdruk()
            with closing(rollen.verbind(eigenaar_url(DATABASE))) as verbinding:
                # Nothing cleans up by itself here; in a real house queries are planned on numbers.
                verbinding.cursor().execute("VACUUM ANALYZE")
            _afdruk().write_text(pformat(gelezen))
            _merk().write_text(nu.isoformat())
    return DATABASE


def afdruk():
    """Everything about the region that a reader can see, without keys and case numbers."""
    return {
        "casussen": list(
            Casus.objects.order_by("nummer").values_list("naam", "status", "land", "resultaat")
        ),
        "tijdlijn": list(
            Gebeurtenis.objects.order_by("pk").values_list("op", "titel", "tekst", "door__username")
        ),
        "bewoners": list(Bewoner.objects.order_by("pk").values_list("naam", "geboortedatum")),
        "huur": list(Huurovereenkomst.objects.order_by("pk").values_list("nummer", "achterstand")),
        "deadlines": list(Deadline.objects.order_by("pk").values_list("wat", "due_at", "met_at")),
        "notities": list(Notitie.objects.order_by("pk").values_list("tekst", "publiek")),
    }


def eerste_afdruk():
    """What a reader saw right after loading, as text."""
    return _afdruk().read_text()


def geladen_om():
    return datetime.fromisoformat(_merk().read_text())


def media():
    """The documents of the demo region."""
    return Path(os.environ["VAR_DIR"]) / "demo-media"


def _merk():
    return Path(os.environ["VAR_DIR"]) / "demo-geladen"


def _afdruk():
    return Path(os.environ["VAR_DIR"]) / "demo-afdruk"
