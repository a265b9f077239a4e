from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from partners.actions.kalender import TERUG, VOORUIT, vul_sluitingsdagen


class Command(BaseCommand):
    help = "Vult de feestdagen van Nederland en België in jaren waarin ze nog niet staan."

    def add_arguments(self, parser):
        jaar = timezone.localdate().year
        parser.add_argument(
            "--van", type=int, default=jaar - TERUG, help="Eerste jaar (%(default)s)."
        )
        parser.add_argument(
            "--tot", type=int, default=jaar + VOORUIT, help="Laatste jaar (%(default)s)."
        )

    def handle(self, *, van, tot, verbosity, **options):
        if not 2000 <= van <= tot <= 2100:
            raise CommandError(
                "Kies jaren van 2000 tot en met 2100, het eerste niet na het laatste."
            )
        nieuw = vul_sluitingsdagen(van=van, tot=tot)
        if verbosity:
            self.stdout.write(f"Nieuwe sluitingsdagen: {nieuw}")
