from django.core.management.base import BaseCommand, CommandError

from partners.models import User


class Command(BaseCommand):
    help = (
        "Wijst een beheerder aan die de sluitingsdagen van een heel land mag aanpassen. "
        "Casussen ziet zij daarmee niet."
    )

    def add_arguments(self, parser):
        parser.add_argument("gebruikersnaam")
        parser.add_argument("--niet-meer", action="store_true", help="Neemt het recht weer af.")

    def handle(self, *, gebruikersnaam, niet_meer, **options):
        if not User.objects.filter(username=gebruikersnaam).update(is_staff=not niet_meer):
            raise CommandError(f"Er is geen gebruiker {gebruikersnaam}.")
        stand = "geen functioneel beheer meer" if niet_meer else "functioneel beheer"
        self.stdout.write(f"{gebruikersnaam} heeft nu {stand}.")
