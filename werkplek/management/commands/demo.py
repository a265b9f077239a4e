"""Loads the demo region into an empty program."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from werkplek.demo.laden import AlIemand, laad
from werkplek.demo.regio import ACCOUNTS


class Command(BaseCommand):
    help = "Laadt de demoregio: verzonnen organisaties, mensen en ongeveer 60 casussen."

    def add_arguments(self, parser):
        parser.add_argument("--toch", action="store_true", help="Ook als DEMO uit staat.")

    def handle(self, *args, toch, **options):
        if not (settings.DEMO or toch):
            raise CommandError("DEMO staat uit. Met --toch laadt de demoregio toch.")
        try:
            aantal = laad(now=timezone.now(), wachtwoord=settings.DEMO_WACHTWOORD)
        except AlIemand:
            self.stdout.write("Er zijn al organisaties: de demoregio is niet geladen.")
            return
        if options["verbosity"]:
            self.stdout.write(
                f"De demoregio is geladen: {aantal} casussen. Accounts: {' '.join(ACCOUNTS)}."
            )
