from django.core.management.base import BaseCommand
from django.utils import timezone

from cases.actions.afspraken import beoordeel_alle
from cases.actions.deadlines import sweep_deadlines


class Command(BaseCommand):
    help = (
        "Merkt elke verstreken deadline op, zoals de worker elke minuut doet. Geschikt voor cron."
    )

    def handle(self, *args, **options):
        now = timezone.now()
        aantal = sweep_deadlines(now=now)
        beoordeel_alle(now=now)
        self.stdout.write(f"Verstreken deadlines opgemerkt: {aantal}")
