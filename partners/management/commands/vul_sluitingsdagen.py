from django.core.management.base import BaseCommand, CommandError

from partners.actions.kalender import vul_sluitingsdagen


class Command(BaseCommand):
    help = "Vult de feestdagen van Nederland en België. Dagen die er al staan, blijven zo."

    def add_arguments(self, parser):
        parser.add_argument("--van", type=int, default=2024, help="Eerste jaar (2024).")
        parser.add_argument("--tot", type=int, default=2032, help="Laatste jaar (2032).")

    def handle(self, *, van, tot, **options):
        if not 2000 <= van <= tot <= 2100:
            raise CommandError(
                "Kies jaren van 2000 tot en met 2100, het eerste niet na het laatste."
            )
        nieuw = vul_sluitingsdagen(van=van, tot=tot)
        self.stdout.write(f"Nieuwe sluitingsdagen: {nieuw}")
