from django.core.management.base import BaseCommand
from django.utils import timezone

from common.klok import database_nu
from overzicht.tellen import tel


class Command(BaseCommand):
    help = "Telt alle cijfers van het overzicht opnieuw. Mag altijd, ook twee keer."

    def handle(self, *args, **options):
        now = database_nu()
        aantal = tel(now=now, vandaag=timezone.localdate(now))
        self.stdout.write("Er wordt al geteld." if aantal is None else f"Klaar: {aantal} cijfers.")
