"""Times pages as a browser would ask for them, and beside each the raw SQL for the same rows."""

import statistics
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import BytesIO

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from cases.actions.importeren import importeer_achterstanden
from cases.choices import Status
from cases.invoer.achterstanden import VERPLICHT
from cases.models import Casus, Deelname
from logboek.choices import Soort
from logboek.inzage import schrijf_inzage
from partners.middleware import SESSIESLEUTEL

LIJST = """
SELECT c.*, w.*, h.* FROM cases_deelname d JOIN cases_casus c ON c.id = d.casus_id
JOIN cases_woning w ON w.casus_id = c.id
LEFT JOIN cases_huurovereenkomst h ON h.casus_id = c.id
WHERE d.organisatie_id = %s AND d.beeindigd_at IS NULL AND c.status <> 'afgesloten'
    AND (%s::timestamptz IS NULL OR d.sorteer_at < %s)
ORDER BY d.sorteer_at DESC, d.casus_id DESC LIMIT 26
"""
WERK = """
SELECT d.*, c.*, w.* FROM cases_deadline d JOIN cases_casus c ON c.id = d.casus_id
JOIN cases_woning w ON w.casus_id = c.id
WHERE d.organisatie_id = %s AND d.met_at IS NULL AND d.dropped_at IS NULL
ORDER BY d.due_at, d.id LIMIT 51
"""
ZOEK = """
SELECT c.*, w.* FROM cases_zoekregel z JOIN cases_casus c ON c.id = z.casus_id
JOIN cases_deelname d ON d.casus_id = c.id AND d.organisatie_id = %s AND d.beeindigd_at IS NULL
JOIN cases_woning w ON w.casus_id = c.id WHERE z.woorden @@ %s::tsquery LIMIT 26
"""
CASUS = """
SELECT * FROM cases_casus c JOIN cases_woning w ON w.casus_id = c.id
JOIN cases_huurovereenkomst h ON h.casus_id = c.id JOIN cases_huurder u ON u.casus_id = c.id
JOIN cases_gebeurtenis g ON g.casus_id = c.id WHERE c.id = %s ORDER BY g.op DESC LIMIT 20
"""
CIJFERS = """
SELECT t.figuur, t.dimensie, t.rij, t.categorie, sum(t.aantal) FROM overzicht_telling t
JOIN partners_organisatie o ON o.id = t.organisatie_id
WHERE o.regio_id = %s AND t.jaar IN (0, %s) GROUP BY 1, 2, 3, 4
"""


@dataclass
class Meting:
    """Milliseconds of the server, of the database in it, and of raw SQL; how many queries."""

    wat: str
    p50: float
    p95: float
    database: float
    queries: int
    ruw: float | None = None

    @property
    def verhouding(self):
        return self.database / self.ruw if self.ruw else None

    def als_json(self):
        return asdict(self) | {"verhouding": self.verhouding}


class Teller:
    """Counts the queries that pass and adds up their time."""

    def __init__(self):
        self.queries, self.seconden = 0, 0.0

    def __call__(self, execute, sql, params, many, context):
        begin = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconden += time.perf_counter() - begin
            self.queries += 1


def browser(actor):
    """A browser of this person that asks for pages as production would get them."""
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    client.force_login(actor.user)
    session = client.session
    session[SESSIESLEUTEL] = actor.organisatie.pk
    session.save()
    return client


def pagina(wat, client, pad, ruw, rondes, *, post=None):
    """One address, so many times, and the raw SQL that reads what it shows."""

    def vraag():
        response = client.post(pad, post, follow=True) if post else client.get(pad)
        if response.status_code != 200:
            raise RuntimeError(f"{pad}: {response.status_code}")

    return herhaal(wat, vraag, ruw, rondes)


def herhaal(wat, werk, ruw, rondes):
    """Measure `werk` after a warming up; `ruw` is (sql, parameters) or nothing."""
    werk()
    tijden, database, queries = [], [], 0
    for _ in range(rondes):
        teller = Teller()
        with connection.execute_wrapper(teller):
            begin = time.perf_counter()
            werk()
            tijden.append(time.perf_counter() - begin)
        database.append(teller.seconden)
        queries = teller.queries
    kaal = statistics.median(_ruw(*ruw) for _ in range(rondes)) if ruw else None
    return Meting(
        wat,
        1000 * statistics.median(tijden),
        1000 * sorted(tijden)[max(0, round(0.95 * len(tijden)) - 1)],
        1000 * statistics.median(database),
        queries,
        kaal and 1000 * kaal,
    )


def _ruw(sql, gegevens):
    with connection.cursor() as cursor:
        begin = time.perf_counter()
        cursor.execute(sql, gegevens)
        cursor.fetchall()
        return time.perf_counter() - begin


def meet_organisatie(naam, actor, *, now, vandaag, rondes):
    """The pages of one organisation, one after the other."""
    client, pk = browser(actor), actor.organisatie.pk
    open_ = Deelname.objects.van(actor, vandaag).exclude(casus__status=Status.AFGESLOTEN)
    if not (aantal := open_.count()):
        return  # in a tiny house the smallest organisation may have nothing
    diep = open_.order_by("-sorteer_at", "-casus")[min(2000, aantal // 2)]
    nummer = Casus.objects.for_actor(actor, vandaag).get(pk=diep.casus_id).nummer
    zoek, lijst = reverse("werkplek:zoeken"), reverse("werkplek:casussen")

    def met(wat, pad, ruw, **velden):
        return pagina(f"{wat}, {naam}", client, pad, ruw, rondes, **velden)

    yield met("Mijn werk", "/", (WERK, [pk]))
    yield met("Mijn werk, alleen van mij", "/?van=mij", (WERK, [pk]))
    yield met("Lijst, eerste bladzijde", lijst, (LIJST, [pk, None, None]))
    na = [pk, diep.sorteer_at, diep.sorteer_at]
    yield met("Lijst, diep", f"{lijst}?na={nummer}", (LIJST, na))
    for volgorde in ("naam", "achterstand", "deadline"):
        yield met(f"Lijst op {volgorde}", f"{lijst}?sorteer={volgorde}", None)
    ruw = (ZOEK, [pk, "'meetstraat':* & '17':*"])
    yield met("Zoeken", zoek, ruw, post={"q": "meetstraat 17"})
    yield met("Casus", reverse("casus", args=[nummer]), (CASUS, [diep.casus_id]))


def meet_overzicht(actor, *, now, rondes):
    ruw = (CIJFERS, [actor.organisatie.regio_id, now.year])
    yield pagina("Overzicht", browser(actor), reverse("overzicht:overzicht"), ruw, rondes)


def meet_logboek(actor, *, now, rondes):
    """Writing down one look at 25 cases; nothing of it stays."""
    velden = {"soort": Soort.LIJST, "casussen": list(range(1, 26)), "rubrieken": ["kern"]}
    ruw = (
        "INSERT INTO logboek_inzage (at, user_id, organisatie_id, soort, casussen,"
        " rubrieken, grond) VALUES (%s, %s, %s, 'lijst', %s, '{kern}', '') RETURNING id",
        [now, actor.user.pk, actor.organisatie.pk, velden["casussen"]],
    )
    with _teruggedraaid():
        yield herhaal(
            "Logboek schrijven",
            lambda: schrijf_inzage(actor, grond="", now=now, **velden),
            ruw,
            rondes,
        )


def meet_import(actor, rijen, *, now, vandaag):
    """Rows a second of a file with new leases; nothing of it stays."""
    kop = ";".join(VERPLICHT)
    regels = (
        f"IMP-{n};Meting{n};Meetstraat;{n % 300 + 1};1234 AB;Meetdorp;{n % 900 + 1},50;{vandaag}"
        for n in range(rijen)
    )
    bestand = BytesIO("\n".join([kop, *regels]).encode())
    with _teruggedraaid(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        begin = time.perf_counter()
        uitkomst = importeer_achterstanden(bestand, by=actor, now=now)
        duur = time.perf_counter() - begin
    if uitkomst.nieuw != rijen:
        raise RuntimeError(f"import: {uitkomst}")
    return rijen / duur


@contextmanager
def _teruggedraaid():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
