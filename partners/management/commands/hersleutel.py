from django.core.management.base import BaseCommand

from partners.actions.sleutels import hersleutel_alles


class Command(BaseCommand):
    help = (
        "Versleutelt de tweede stap van iedereen met de SECRET_KEY van nu. Daarna is een oude"
        " sleutel in SECRET_KEY_FALLBACKS daar niet meer voor nodig."
    )

    def handle(self, **options):
        self.stdout.write(f"Opnieuw versleuteld: {hersleutel_alles()}")
