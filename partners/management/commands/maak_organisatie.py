from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email, validate_slug
from django.db import transaction
from django.utils import timezone

from partners import tasks
from partners.actions import maak_organisatie
from partners.actions.mensen import geef_rollen
from partners.choices import Land, Rol, Soort
from partners.models import Organisatie, User
from partners.toegangslink import toegangslink


class Command(BaseCommand):
    help = (
        "Maakt een organisatie met haar eerste beheerder. Toont de link waarmee die een wachtwoord"
        " kiest; met --mail gaat de link per mail."
    )

    def add_arguments(self, parser):
        parser.add_argument("naam")
        parser.add_argument("--code", required=True, help="Korte naam, bijvoorbeeld lindewonen.")
        parser.add_argument("--soort", required=True, choices=Soort.values)
        parser.add_argument("--land", default=Land.NL, choices=Land.values)
        parser.add_argument("--regio", required=True, help="Wordt gemaakt als zij er niet is.")
        parser.add_argument("--beheerder-email", required=True)
        parser.add_argument("--beheerder-naam", default="Beheerder")
        parser.add_argument("--mail", action="store_true", help="Stuur de link, toon haar niet.")

    @transaction.atomic
    def handle(self, *, naam, code, beheerder_email, beheerder_naam, mail, **options):
        email = beheerder_email.strip().lower()
        self._controleer(naam, code, email)
        velden = {veld: options[veld] for veld in ("soort", "land", "regio")}
        organisatie = maak_organisatie(naam=naam.strip(), code=code, **velden)
        user = geef_rollen(
            organisatie,
            user=User.objects.filter(email__iexact=email).first(),
            naam=beheerder_naam,
            email=email,
            rollen=[Rol.BEHEERDER],
            now=timezone.now(),
        )
        self.stdout.write(f"Gemaakt: {organisatie.naam} ({organisatie.code})")
        if mail:
            transaction.on_commit(lambda: tasks.bel(tasks.uitnodiging, user.pk, organisatie.pk))
            self.stdout.write(f"De uitnodiging gaat naar {email}.")
        elif user.has_usable_password():
            self.stdout.write(f"{email} heeft al een account en is nu ook hier beheerder.")
        else:
            self.stdout.write(f"Wachtwoord kiezen (7 dagen geldig): {toegangslink(user)}")

    def _controleer(self, naam, code, email):
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"Dit is geen e-mailadres: {email}") from None
        try:
            validate_slug(code)
        except ValidationError:
            raise CommandError("De code mag alleen letters, cijfers en - hebben.") from None
        if not naam.strip() or len(naam) > 120 or len(code) > 40:
            raise CommandError("De naam heeft 1 tot 120 tekens, de code hooguit 40.")
        if Organisatie.objects.filter(code=code).exists():
            raise CommandError(f"Er is al een organisatie met de code {code}.")
