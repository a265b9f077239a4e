"""Prints every rule of the rulebook with the tests that guard it."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from config.omgeving import ROOT
from config.rulebook import koppel, regels


class Command(BaseCommand):
    help = "Laat bij elke regel van het rulebook de tests zien. Eindigt met 1 als er een mist."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--alleen", default="", help="Alleen deze bronnen: RT,NZ")
        parser.add_argument("--boek", type=Path, default=ROOT / "docs" / "rulebook.md")
        parser.add_argument("--tests", type=Path, default=ROOT / "tests")

    def handle(self, *args, alleen, boek, tests, **options):
        try:
            alle = regels(boek)
        except (OSError, ValueError) as fout:
            raise CommandError(f"Het rulebook is niet te lezen: {fout}") from fout
        onbekend = koppel(alle, tests)
        bronnen = {bron.strip().upper() for bron in alleen.split(",") if bron.strip()}
        if vreemd := bronnen - {regel.bron for regel in alle.values()}:
            raise CommandError(f"Deze bron staat niet in het rulebook: {', '.join(sorted(vreemd))}")
        gekozen = [r for r in alle.values() if not bronnen or r.bron in bronnen]
        for regel in gekozen:
            self.stdout.write(f"{regel.id}  {regel.tekst}")
            for test in regel.tests or ["GEEN TEST"]:
                self.stdout.write(f"       {test}")
        zonder = [regel.id for regel in gekozen if not regel.tests]
        self.stdout.write(
            f"\nRegels: {len(gekozen)} · met test: {len(gekozen) - len(zonder)}"
            f" · zonder test: {len(zonder)}"
        )
        if zonder:
            self.stdout.write(f"Zonder test: {' '.join(zonder)}")
        if onbekend:
            self.stdout.write(f"Niet in het rulebook: {' '.join(sorted(onbekend))}")
        if zonder or onbekend:
            sys.exit(1)
