import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.management.commands import meet_veeg
from common.klok import database_nu
from werkplek.meting import meten
from werkplek.meting.vullen import AndermansGegevens, vul

KOLOMMEN = "".join(f"{kop:>8}" for kop in ("p50", "p95", "db", "queries", "rijen", "ruw", "× ruw"))
KOP = f"{'Wat':<36}{KOLOMMEN}"


class Command(BaseCommand):
    help = (
        "Meet hoe snel de pagina's, de import en de sweep zijn, op zoveel casussen als je wilt."
        " Vult daarvoor een lege database; een database met ander werk blijft onaangeroerd."
    )

    def add_arguments(self, parser):
        parser.add_argument("--casussen", type=int, default=10_000)
        parser.add_argument("--rondes", type=int, default=30)
        parser.add_argument("--invoer", type=int, default=100_000, help="Rijen; 0 slaat over.")
        parser.add_argument("--deadlines", type=int, default=100_000, help="0 slaat over.")
        parser.add_argument("--naar", type=Path, help="Bewaar de uitkomst als JSON.")
        parser.add_argument("--vergelijk", type=Path, help="Zet een eerdere uitkomst ernaast.")

    def handle(self, *args, casussen, rondes, invoer, deadlines, naar, vergelijk, **options):
        if casussen < 200 or rondes < 1:
            raise CommandError("Kies minstens 200 casussen en één ronde.")
        now = database_nu()
        try:
            huis = vul(casussen, now=now)
        except AndermansGegevens:
            raise CommandError("Hier staat ander werk. Kies een lege database.") from None
        self.stdout.write(f"{huis.casussen} casussen, tijden in milliseconden\n{KOP}")
        oud = json.loads(vergelijk.read_text()) if vergelijk else {}
        uit = {}
        for meting in self._paginas(huis, now, rondes):
            uit[meting.wat] = meting.als_json()
            self._toon(meting, oud.get(meting.wat))
        if invoer:
            self._invoer(huis, invoer, now, uit, oud)
        if deadlines:
            self._sweep(deadlines, uit, oud)
        if naar:
            naar.write_text(json.dumps(uit, indent=1))

    def _paginas(self, huis, now, rondes):
        tijd = {"now": now, "rondes": rondes}
        vandaag = timezone.localdate(now)
        midden = huis.verhuurders[len(huis.verhuurders) // 4]
        wie = {"groot": huis.verhuurders[0], "midden": midden, "klein": huis.verhuurders[-1]}
        for naam, actor in wie.items():
            yield from meten.meet_organisatie(naam, actor, vandaag=vandaag, **tijd)
        yield from meten.meet_overzicht(huis.regieteam, **tijd)
        yield from meten.meet_logboek(huis.regieteam, **tijd)

    def _toon(self, m, oud):
        rijen, ruw, maal = (
            f"{getal:.1f}" if getal else "–" for getal in (m.rijen, m.ruw, m.verhouding)
        )
        regel = f"{m.wat:<36}{m.p50:>8.1f}{m.p95:>8.1f}{m.database:>8.1f}{m.queries:>8}"
        regel += f"{rijen:>8}{ruw:>8}{maal:>8}"
        if oud:
            regel += f"   was {oud['p50']:.1f} ({m.p50 / oud['p50']:.2f} ×)"
        self.stdout.write(regel)

    def _invoer(self, huis, rijen, now, uit, oud):
        vandaag = timezone.localdate(now)
        snelheid = meten.meet_import(huis.verhuurders[-1], rijen, now=now, vandaag=vandaag)
        uit["Import"] = {"per_seconde": snelheid}
        was = f", was {oud['Import']['per_seconde']:.0f}" if "Import" in oud else ""
        self.stdout.write(f"Import van {rijen} rijen: {snelheid:.0f} rijen per seconde{was}")

    def _sweep(self, deadlines, uit, oud):
        ruw, veeg = meet_veeg.meet(deadlines, rondes=2)
        uit["Sweep"] = {"per_seconde": deadlines / veeg, "verhouding": veeg / ruw}
        was = f", was {oud['Sweep']['verhouding']:.2f}" if "Sweep" in oud else ""
        self.stdout.write(
            f"Sweep van {deadlines} deadlines: {deadlines / veeg:.0f} rijen per seconde,"
            f" {veeg / ruw:.2f} × één statement{was}"
        )
