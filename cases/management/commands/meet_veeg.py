import time
from datetime import timedelta
from decimal import Decimal

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from berichten.choices import VEEL, Mail, Soort
from berichten.models import Bericht, Uitgaand, Voorkeur
from cases.actions import sweep
from cases.actions.aanmaken import NieuweCasus, maak_casussen
from cases.choices import Bron, Deadlinesoort, Rubriek
from cases.models import Deadline, Gebeurtenis
from common.klok import database_nu
from partners.actor import Actor
from partners.choices import Rol
from partners.choices import Soort as Organisatiesoort
from partners.models import Lidmaatschap, Organisatie, Regio, User

CASUSSEN = 1000
MENSEN = 3
VUL = """
INSERT INTO cases_deadline
    (sleutel, casus_id, soort, rubriek, regel, wat, kenmerk, started_at, due_at, organisatie_id,
     dropped_reason, escalate_at, reminded_level, remind_error, paused_reason)
SELECT gen_random_uuid(), (%(casussen)s::bigint[])[1 + n %% cardinality(%(casussen)s::bigint[])],
       %(soort)s, %(rubriek)s, '', 'Meet de sweep', '', %(now)s - interval '2 days',
       %(now)s - interval '1 day' + n * interval '1 millisecond', %(organisatie)s, '',
       %(now)s + interval '1 day', 0, '', ''
FROM generate_series(1, %(aantal)s) AS n
"""


class Command(BaseCommand):
    help = (
        "Meet de sweep: rijen per seconde, en de verhouding tot hetzelfde werk als één statement."
        " Maakt zelf gegevens en draait alles daarna terug."
    )

    def add_arguments(self, parser):
        parser.add_argument("--deadlines", type=int, default=100_000)
        parser.add_argument("--rondes", type=int, default=3, help="De snelste van elk telt.")

    def handle(self, *args, deadlines, rondes, **options):
        if deadlines < 1 or rondes < 1:
            raise CommandError("Kies minstens één deadline en één ronde.")
        ruw, veeg = meet(deadlines, rondes)
        for naam, tijd in (("Eén statement", ruw), ("De sweep", veeg)):
            snelheid = deadlines / tijd
            self.stdout.write(f"{naam}: {tijd:.2f} s, {snelheid:.0f} rijen per seconde")
        self.stdout.write(f"Verhouding: {veeg / ruw:.2f} (doel: hoogstens 1,50)")


def meet(deadlines, rondes):
    """Seconds for (one statement, the sweep) over so many deadlines; nothing of it stays.

    In turns, so that what else the machine does weighs on both; of each the fastest counts. Both
    run to the end of what a commit would check, and both must have written the same rows.
    """
    tijden = {"ruw": [], "veeg": []}
    with transaction.atomic():
        with connection.cursor() as cursor:
            # One statement for all of it takes longer than a page may.
            cursor.execute("SET LOCAL statement_timeout = 0")
        gegevens = _maak(deadlines)
        [organisatie] = gegevens["organisaties"]
        werk = {
            "ruw": lambda: sweep.herinner(gegevens, None)[0],
            "veeg": lambda: sweep.herinner_alle(gegevens),
        }
        for _ in range(rondes):
            uit = {naam: _ronde(deadlines, organisatie, doe) for naam, doe in werk.items()}
            _controleer(uit["ruw"][1], uit["veeg"][1])
            for naam, (tijd, _) in uit.items():
                tijden[naam].append(tijd)
        transaction.set_rollback(True)
    return min(tijden["ruw"]), min(tijden["veeg"])


def _maak(aantal):
    now = database_nu()
    actor = _maak_organisatie(now)
    nieuw = [_nieuw(n, now) for n in range(min(CASUSSEN, aantal))]
    casussen = maak_casussen(nieuw, bron=Bron.IMPORT, by=actor, now=now)
    Deadline.objects.filter(organisatie=actor.organisatie).update(met_at=now)
    with connection.cursor() as cursor:
        cursor.execute(
            VUL,
            {
                "casussen": [casus.pk for casus in casussen],
                "soort": str(Deadlinesoort.TERMIJN),
                "rubriek": str(Rubriek.HUUR),
                "organisatie": actor.organisatie.pk,
                "now": now,
                "aantal": aantal,
            },
        )
    # Only the deadlines made here: those of others are none of our business.
    return sweep.gegevens_voor([actor.organisatie.pk], now)


def _ronde(aantal, organisatie, werk):
    """(Seconds, the rows that were written per table) of this work, undone afterwards."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what making the deadlines left to check
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        voor = _geteld(organisatie)
        begin = time.perf_counter()
        gedaan = werk()
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        tijd = time.perf_counter() - begin
        if gedaan != aantal:
            raise CommandError(f"{gedaan} van {aantal} deadlines opgemerkt.")
        na = _geteld(organisatie)
        geschreven = [later - eerst for later, eerst in zip(na, voor, strict=True)]
        transaction.set_rollback(True)
    return tijd, geschreven


def _geteld(organisatie):
    """How many lines, notices and mails this organisation has."""
    return [
        model.objects.filter(organisatie=organisatie).count()
        for model in (Gebeurtenis, Bericht, Uitgaand)
    ]


def _controleer(ruw, veeg):
    """The same lines and notices; a last batch too small to bundle gives a few mails more."""
    if ruw[:2] != veeg[:2] or not 0 <= veeg[2] - ruw[2] <= VEEL:
        raise CommandError(f"De twee schreven niet hetzelfde: {ruw} en {veeg}.")


def _maak_organisatie(now):
    """An organisation with some people, one of whom wants a mail about everything."""
    groep = Group.objects.create(name="meet-veeg")
    regio = Regio.objects.create(naam="Meet de sweep")
    organisatie = Organisatie.objects.create(
        naam="Meet de sweep",
        code="meet-veeg",
        soort=Organisatiesoort.CORPORATIE,
        regio=regio,
        groep=groep,
    )
    for n in range(MENSEN):
        user = User.objects.create(
            username=f"meet-veeg-{n}", email=f"meet-veeg-{n}@honkvast.example", naam="Meet"
        )
        rol = Rol.MEDEWERKER if n else Rol.TEAMLEIDER
        Lidmaatschap.objects.create(user=user, organisatie=organisatie, rol=rol, sinds_at=now)
    Voorkeur.objects.create(user=user, soort=Soort.DEADLINE_VOORBIJ, mail=Mail.DIRECT)
    return Actor(user, organisatie, frozenset({Rol.MEDEWERKER}))


def _nieuw(n, now):
    return NieuweCasus(
        nummer=f"MEET-{n}",
        achternaam="Meet",
        straat="Meetstraat",
        huisnummer=str(n + 1),
        postcode="1234 AB",
        plaats="Meetdorp",
        achterstand=Decimal("100.00"),
        peildatum=(now - timedelta(days=1)).date(),
    )
