"""Brings in a file of huurachterstanden without a browser: for cron, and for very large files."""

import sys

from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from cases.actions.importeren import importeer_achterstanden
from common.csv_in import OnleesbaarBestand
from partners.actor import Actor
from partners.choices import Rol, Soort
from partners.models import Organisatie, User

# No person: nobody can log in as it. It stands on the timeline and in `vastgelegd_door`.
GEBRUIKERSNAAM = "automatische-invoer"
GEWEIGERD, ONLEESBAAR = 1, 2


class Command(BaseCommand):
    help = (
        "Leest een bestand met huurachterstanden in voor één corporatie. Status 0: alles is "
        "ingelezen; 1: sommige regels zijn geweigerd; 2: het bestand is niet te lezen."
    )

    def add_arguments(self, parser):
        parser.add_argument("bestand", metavar="BESTAND")
        parser.add_argument("--organisatie", required=True, metavar="CODE")
        parser.add_argument("--proef", action="store_true", help="Alleen tellen, niets opslaan.")

    def handle(self, *args, bestand, organisatie, proef, **options):
        by = _actor(organisatie)
        with connection.cursor() as cursor:
            # Wait for another import instead of giving up, and take the time it takes.
            cursor.execute("SET lock_timeout = 0")
            cursor.execute("SET statement_timeout = 0")
            cursor.execute("SET idle_in_transaction_session_timeout = 0")
        try:
            with open(bestand, "rb") as inhoud:
                uitkomst = importeer_achterstanden(inhoud, by=by, now=timezone.now(), proef=proef)
        except OnleesbaarBestand as fout:
            raise CommandError(fout.reden, returncode=ONLEESBAAR) from None
        except (OSError, ValueError) as fout:
            reden = getattr(fout, "strerror", None) or str(fout)
            raise CommandError(
                f"Het bestand {bestand} is niet te openen: {reden}.", returncode=ONLEESBAAR
            ) from None
        for regel in uitkomst.weigeringen:
            self.stderr.write(f"Regel {regel.regelnummer}: {regel.reden}")
        if proef:
            self.stdout.write("Proef: er is niets opgeslagen.")
        self.stdout.write(str(uitkomst))
        if uitkomst.geweigerd:
            sys.exit(GEWEIGERD)


def _actor(code):
    """Who brings it in: no person, acting for this corporatie."""
    corporatie = Organisatie.objects.filter(code=code, soort=Soort.CORPORATIE, actief=True).first()
    if corporatie is None:
        raise CommandError(f"Er is geen corporatie met de code {code}.", returncode=ONLEESBAAR)
    user, _ = User.objects.get_or_create(
        username=GEBRUIKERSNAAM,
        defaults={
            "naam": "Automatische invoer",
            "email": f"{GEBRUIKERSNAAM}@honkvast.example",
            "password": make_password(None),
            "is_active": False,
        },
    )
    return Actor(user, corporatie, frozenset({Rol.MEDEWERKER}))
