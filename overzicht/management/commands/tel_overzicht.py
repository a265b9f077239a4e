from django.core.management.base import BaseCommand
from django.utils import timezone

from common.klok import database_nu
from overzicht.tellen import tel


class Command(BaseCommand):
    help = "Telt alle cijfers van het overzicht opnieuw. Mag altijd, ook twee keer."

    def handle(self, *args, **options):
        now = database_nu()
        aantal = tel(now=now, vandaag=timezone.localdate(now))
        self.stdout.write(f"Klaar: {aantal} cijfers." if aantal else "Er wordt al geteld.")
