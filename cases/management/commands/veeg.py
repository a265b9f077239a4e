from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

MINUUT = 60


class Command(BaseCommand):
    help = (
        "Doet één keer wat de worker elke minuut doet: deadlines opmerken en berichten sturen."
        " Geschikt voor cron, ook naast een worker."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--alles",
            action="store_true",
            help="ook: onderdak controleren, cijfers tellen en opruimen",
        )

    def handle(self, *args, **options):
        mislukt = []
        for naam, tik in settings.CELERY_BEAT_SCHEDULE.items():
            if tik["schedule"] > MINUUT and not options["alles"]:
                continue
            try:
                self.stdout.write(f"{naam}: {import_string(tik['task'])()}")
            except Exception as fout:
                # One that fails doesn't keep the others from their work.
                mislukt.append(naam)
                self.stderr.write(f"{naam} is mislukt: {type(fout).__name__}")
        if mislukt:
            raise SystemExit(1)
