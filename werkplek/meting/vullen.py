"""Fills an empty database with invented cases, in bulk SQL: the same shape at any size.

Fifty organisations of skewed size, three participations and ten events a case. Marked as such, and
never beside real work.
"""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import Permission
from django.db import connection, connections, models, transaction
from django.utils import timezone

from cases.choices import (
    Bron,
    Deadlinesoort,
    Deelnamerol,
    Fase,
    Gebeurtenissoort,
    Grondslag,
    Relatie,
    Resultaat,
    Rubriek,
    Status,
    Verblijf,
)
from cases.models import (
    Achterstand,
    Bewoner,
    Casus,
    Deadline,
    Deelname,
    Fasewissel,
    Gebeurtenis,
    Gunning,
    Huurder,
    Huurovereenkomst,
    Woning,
    Zoekregel,
)
from cases.permissions import codenaam, deelbaar
from overzicht.models import Telronde
from overzicht.tellen import tel
from partners.actions import maak_organisatie
from partners.actions.mensen import geef_rollen
from partners.actor import Actor
from partners.choices import Rol, Soort
from partners.models import Lidmaatschap, Organisatie

MERK = "meting-"  # begins the code of every organisation that was made here
VERHUURDERS, HELPERS, SCHEEF = 40, 9, 1.5
GEBEURTENISSEN = 10
ACHTERSTAND = "(c.id * 7919 % 500000) / 100.0"
# How the cases of a house that works for years are spread, as shares of all.
STATUSSEN = (
    (Status.SIGNAAL, 0.15), (Status.PREVENTIE, 0.30), (Status.GEMELD, 0.03),
    (Status.VOORKOMEN, 0.12), (Status.AFGESLOTEN, 0.40),
)  # fmt: skip


class AndermansGegevens(Exception):
    """There are organisations that no measuring made."""


@dataclass(frozen=True)
class Proefhuis:
    verhuurders: list[Actor]
    helpers: list[Actor]
    regieteam: Actor
    casussen: int


def vul(aantal, *, now):
    """The house with this many cases: the one that is there, or a new one."""
    if Organisatie.objects.exclude(code__startswith=MERK).exists():
        raise AndermansGegevens
    if not Organisatie.objects.exists():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            _maak(cursor, aantal, now)
    # Also when it was there: what was measured before left rows that are dead.
    _bijgewerkte_statistiek()
    if not Telronde.objects.exists():
        tel(now=now, vandaag=timezone.localdate(now))
    return _lees()


def _lees():
    """Who works there, the largest organisation first; how many cases there are."""
    leden = Lidmaatschap.objects.filter(organisatie__code__startswith=MERK)
    actoren = {}
    for lid in leden.select_related("user", "organisatie").order_by("organisatie__code"):
        actoren[lid.organisatie.code] = Actor(lid.user, lid.organisatie, frozenset({lid.rol}))
    van = [[a for a in actoren.values() if a.is_soort(soort)]
           for soort in (Soort.CORPORATIE, Soort.HULPVERLENING, Soort.REGIETEAM)]  # fmt: skip
    return Proefhuis(van[0], van[1], van[2][0], Woning.objects.count())


def _maak(cursor, aantal, now):
    soorten = [
        *[(Soort.CORPORATIE, Rol.TEAMLEIDER)] * VERHUURDERS,
        *[(Soort.HULPVERLENING, Rol.MEDEWERKER)] * HELPERS,
        (Soort.REGIETEAM, Rol.COORDINATOR),
    ]
    for nr, (soort, rol) in enumerate(soorten, 1):
        organisatie = maak_organisatie(
            naam=f"Meting {nr:02}", code=f"{MERK}{nr:02}", soort=soort, regio="Meting"
        )
        geef_rollen(
            organisatie, rollen=[rol], now=now, naam=f"Medewerker {nr}", username=f"{MERK}{nr:02}",
            email=f"{MERK}{nr:02}@honkvast.example",
        )  # fmt: skip
    _casussen(cursor, aantal, _lees(), now)


def _casussen(cursor, aantal, huis, now):
    mens = huis.helpers[0]
    gegevens = {
        "n": aantal,
        "now": now,
        "jaar": now.year - 1,  # not among the numbers that an import gives out
        "verhuurders": [a.organisatie.pk for a in huis.verhuurders],
        "helpers": [a.organisatie.pk for a in huis.helpers],
        "regieteam": huis.regieteam.organisatie.pk,
        "v_grens": _grenzen([1 / nr**SCHEEF for nr in range(1, VERHUURDERS + 1)]),
        "h_grens": _grenzen([1 / nr for nr in range(1, HELPERS + 1)]),
        "s_grens": _grenzen([deel for _, deel in STATUSSEN]),
        "statussen": [str(status) for status, _ in STATUSSEN],
        "mens": mens.user.pk,
        "van_mens": mens.organisatie.pk,
    }
    in_bulk = _Bulk(cursor, gegevens)
    in_bulk(
        Casus,
        "(SELECT g, (%(statussen)s::text[])[width_bucket(random(), %(s_grens)s::float[])] AS status"
        " FROM generate_series(1, %(n)s) g) s",
        nummer="%(jaar)s || '-' || lpad(g::text, greatest(6, length(g::text)), '0')",
        naam="'Meting ' || chr(65 + g % 26) || (g % 9973)",
        corporatie_id="(%(verhuurders)s::bigint[])[width_bucket(random(), %(v_grens)s::float[])]",
        status="status",
        resultaat=f"CASE status WHEN 'afgesloten' THEN '{Resultaat.BETAALD}' ELSE '' END",
        afgesloten_op="CASE status WHEN 'afgesloten' THEN %(now)s::date - (g % 700) END",
        casemanager_id="CASE status WHEN 'voorkomen' THEN %(mens)s END",
        casemanager_organisatie_id="CASE status WHEN 'voorkomen' THEN %(van_mens)s END",
        aangemaakt_at="%(now)s - interval '3 years' * (1 - g / %(n)s::float)",
    )
    c = "cases_casus c"
    kop = {"casus_id": "c.id"}
    in_bulk(Woning, c, **kop, straat="'Meetstraat'", huisnummer="(c.id % 300 + 1)::text",
            postcode="(1000 + c.id % 8999) || ' AB'",
            plaats="'Meetdorp ' || (1 + floor(12 * (c.id % 97 / 97.0)^2))")  # fmt: skip
    in_bulk(Huurder, c, **kop, achternaam="c.naam")
    in_bulk(Huurovereenkomst, c, **kop, corporatie_id="c.corporatie_id", nummer="'M-' || c.id",
            achterstand=ACHTERSTAND,
            achterstand_peildatum="c.aangemaakt_at::date")  # fmt: skip
    in_bulk(Achterstand, c, **kop, peildatum="c.aangemaakt_at::date", bedrag="c.id % 4000",
            bron=f"'{Bron.IMPORT}'", vastgelegd_door_id="%(mens)s",
            vastgelegd_at="c.aangemaakt_at")  # fmt: skip
    in_bulk(Zoekregel, "cases_casus c JOIN cases_woning w ON w.casus_id = c.id", casus_id="c.id",
            woorden="array_to_tsvector(regexp_split_to_array(lower(c.naam || ' meetstraat ' ||"
                    " w.huisnummer || ' ' || w.postcode || ' ' || w.plaats || ' ' ||"
                    " replace(c.nummer, '-', ' ')), '\\s+'))")  # fmt: skip
    in_bulk(Bewoner, f"{c} CROSS JOIN generate_series(1, 2) g", **kop, naam="c.naam",
            geboortedatum="%(now)s::date - (CASE g WHEN 1 THEN 40 ELSE c.id % 25 END * 365)::int",
            relatie=f"CASE g WHEN 1 THEN '{Relatie.HUURDER}' ELSE '{Relatie.KIND}' END",
            verblijf=f"'{Verblijf.ALTIJD}'", organisatie_id="c.corporatie_id",
            vastgelegd_door_id="%(mens)s", vastgelegd_at="c.aangemaakt_at")  # fmt: skip
    in_bulk(Gebeurtenis, f"{c} CROSS JOIN generate_series(1, {GEBEURTENISSEN}) g", **kop,
            soort=f"'{Gebeurtenissoort.ACHTERSTAND}'", rubriek=f"'{Rubriek.HUUR}'",
            op="c.aangemaakt_at + interval '3 days' * g", titel="'Huurachterstand bijgewerkt'",
            door_id="%(mens)s", organisatie_id="c.corporatie_id")  # fmt: skip
    in_bulk(Fasewissel, f"{c} WHERE c.status <> 'signaal'", **kop, van=f"'{Fase.PREVENTIE}'",
            naar=f"CASE c.status WHEN 'afgesloten' THEN '' ELSE '{Fase.MELDING}' END",
            sinds_at="c.aangemaakt_at", at="c.aangemaakt_at + interval '1 day' * (c.id % 200)",
            werkdagen="c.id % 140")  # fmt: skip
    _deelnames(in_bulk, kop)
    _deadlines(in_bulk, kop)


def _deelnames(in_bulk, kop):
    helper = "(%(helpers)s::bigint[])[width_bucket(c.id % 9973 / 9973.0, %(h_grens)s::float[])]"
    wie = f"(VALUES (1, c.corporatie_id), (2, {helper}), (3, %(regieteam)s)) d (nr, wie)"
    in_bulk(Deelname, f"cases_casus c CROSS JOIN LATERAL {wie}", **kop, organisatie_id="d.wie",
            rol=f"CASE d.nr WHEN 1 THEN '{Deelnamerol.MELDER}' ELSE '{Deelnamerol.PARTNER}' END",
            doel="'Meten'", grondslag=f"'{Grondslag.WETTELIJK}'", van="c.aangemaakt_at::date",
            toegevoegd_door_id="%(mens)s", toegevoegd_at="c.aangemaakt_at",
            sorteer_at="c.aangemaakt_at", sorteer_achterstand=ACHTERSTAND)  # fmt: skip
    rechten = dict(
        Permission.objects.filter(content_type__app_label="cases").values_list("codename", "pk")
    )
    paren = [
        (str(soort), rechten[codenaam(rubriek)])
        for soort in (Soort.CORPORATIE, Soort.HULPVERLENING, Soort.REGIETEAM)
        for rubriek in deelbaar(soort)
    ]
    in_bulk.gegevens |= {"soorten": [s for s, _ in paren], "rechten": [r for _, r in paren]}
    in_bulk(
        Gunning,
        "cases_deelname d JOIN partners_organisatie o ON o.id = d.organisatie_id JOIN"
        " unnest(%(soorten)s::text[], %(rechten)s::int[]) r (soort, recht) ON r.soort = o.soort",
        content_object_id="d.casus_id",
        group_id="o.groep_id",
        permission_id="r.recht",
    )


def _deadlines(in_bulk, kop):
    """One that was met or missed, and for open cases one that still has to be done."""
    vast = {"soort": f"'{Deadlinesoort.TERMIJN}'", "rubriek": f"'{Rubriek.HUUR}'",
            "wat": "'Neem contact op'", "reminded_level": "3"}  # fmt: skip
    in_bulk(Deadline, "cases_casus c", **kop, **vast, organisatie_id="c.corporatie_id",
            started_at="c.aangemaakt_at", due_at="c.aangemaakt_at + interval '2 days'",
            met_at="c.aangemaakt_at + interval '1 day' * (c.id % 3)",
            kenmerk="'eerst'")  # fmt: skip
    in_bulk(Deadline, "cases_casus c WHERE c.status <> 'afgesloten'", **kop, **vast,
            organisatie_id="c.corporatie_id", started_at="%(now)s - interval '20 days'",
            due_at="%(now)s + interval '1 hour' * (c.id % 2000 - 200)")  # fmt: skip


class _Bulk:
    """INSERT … SELECT for a model: what isn't given gets the default of its field."""

    def __init__(self, cursor, gegevens):
        self.cursor, self.gegevens = cursor, gegevens

    def __call__(self, model, uit, **kolommen):
        for veld in model._meta.local_concrete_fields:
            if veld.column not in kolommen and (sql := _standaard(veld)):
                kolommen[veld.column] = sql
        namen = ", ".join(f'"{naam}"' for naam in kolommen)
        self.cursor.execute(
            f"INSERT INTO {model._meta.db_table} ({namen}) SELECT {', '.join(kolommen.values())}"
            f" FROM {uit}".replace(" % ", " %% "),
            self.gegevens,
        )


def _standaard(veld):
    """The default of a column as SQL; nothing for what the database fills in itself."""
    if isinstance(veld, models.AutoField) or veld.null:
        return ""
    waarde = veld.get_default()
    if isinstance(waarde, UUID):
        return "gen_random_uuid()"
    if isinstance(waarde, bool | int | float):
        return str(waarde).lower()
    if isinstance(waarde, list):
        return "'{}'"
    return "''" if waarde is None else "'" + str(waarde).replace("'", "''") + "'"


def _grenzen(gewichten):
    """Where each share begins, on a line from 0 to 1: for width_bucket."""
    som, tot = sum(gewichten), 0.0
    grenzen = []
    for gewicht in gewichten:
        grenzen.append(tot / som)
        tot += gewicht
    return grenzen


def _bijgewerkte_statistiek():
    """As autovacuum would do in the hours after; only the owner may, outside a transaction."""
    if "eigenaar" in connections and not connection.in_atomic_block:
        with connections["eigenaar"].cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        connections["eigenaar"].close()
