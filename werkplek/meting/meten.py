"""Times pages as a browser would ask for them, and beside each the raw SQL for the same rows."""

import statistics
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
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
from werkplek import lijst, werklijst
from werkplek.meting.ruw import CASUS, CIJFERS, LIJSTEN, LOGREGEL, WERKEN, ZOEK
from werkplek.views import zoeken

ZOEKVRAAG, ALS_TSQUERY = "meetstraat 17", "'meetstraat':* & '17':*"


@dataclass
class Meting:
    """Milliseconds of the server and of the database in it; how many queries.

    `rijen` is the database for the rows of the page alone, `ruw` one raw statement for the same.
    """

    wat: str
    p50: float
    p95: float
    database: float
    queries: int
    rijen: float | None = None
    ruw: float | None = None

    @property
    def verhouding(self):
        """Of the rows to raw SQL, or of the whole page where its rows aren't measured alone."""
        return (self.rijen or self.database) / self.ruw if self.ruw else None

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


def pagina(wat, client, pad, rondes, *, post=None, rijen=None, ruw=None):
    """One address, so many times, and the raw SQL that reads what it shows."""

    def vraag():
        response = client.post(pad, post, follow=True) if post else client.get(pad)
        if response.status_code != 200:
            raise RuntimeError(f"{pad}: {response.status_code}")

    return herhaal(wat, vraag, rondes, rijen=rijen, ruw=ruw)


def herhaal(wat, werk, rondes, *, rijen=None, ruw=None):
    """Measure `werk` after a warming up; `ruw` is (sql, parameters).

    The three take turns, so that what else the machine does weighs on all of them.
    """
    tijden, database, alleen, kaal = [], [], [], []
    for ronde in range(rondes + 1):
        teller = Teller()
        begin = time.perf_counter()
        _geteld(werk, teller)
        duur = time.perf_counter() - begin
        voor_rijen = _geteld(rijen, Teller()).seconden if rijen else None
        voor_ruw = _ruw(*ruw) if ruw else None
        if ronde:
            tijden.append(duur)
            database.append(teller.seconden)
            alleen.append(voor_rijen)
            kaal.append(voor_ruw)
    return Meting(
        wat,
        1000 * statistics.median(tijden),
        1000 * sorted(tijden)[max(0, round(0.95 * len(tijden)) - 1)],
        1000 * statistics.median(database),
        teller.queries,
        1000 * statistics.median(alleen) if rijen else None,
        1000 * statistics.median(kaal) if ruw else None,
    )


def _geteld(werk, teller):
    with connection.execute_wrapper(teller):
        werk()
    return teller


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
    diep = open_.order_by("-sorteer_at", "-casus")[aantal // 2]
    nummer = Casus.objects.for_actor(actor, vandaag).get(pk=diep.casus_id).nummer
    adres = reverse("werkplek:casussen")
    ruw = {
        "organisatie": pk,
        "user": actor.user.pk,
        "at": diep.sorteer_at,
        "casus": diep.casus_id,
        "vraag": ALS_TSQUERY,
    }

    def met(wat, pad, sql, rijen=None, **velden):
        wat = f"{wat}, {naam}"
        return pagina(wat, client, pad, rondes, rijen=rijen, ruw=(sql, ruw), **velden)

    def blad(**keuze):
        werkdagen = werklijst.werkdagen_van(actor.organisatie, vandaag)
        gevonden = lijst.bladzijde(actor, vandaag, **keuze)[0]
        lijst.rijen(actor, gevonden, now, vandaag, werkdagen)

    def werk(**keuze):
        gevonden = werklijst.deadlines(actor, now, **keuze)[: werklijst.PER_PAGINA + 1]
        werklijst.casussen_van(actor, {deadline.casus_id for deadline in gevonden}, now)

    yield met("Mijn werk", "/", WERKEN[""], werk)
    yield met("Mijn werk, alleen van mij", "/?van=mij", WERKEN["mij"], lambda: werk(van="mij"))
    yield met("Lijst, eerste bladzijde", adres, LIJSTEN[""], blad)
    yield met("Lijst, diep", f"{adres}?na={nummer}", LIJSTEN["diep"], lambda: blad(na=nummer))
    for op in lijst.sorteringen(actor):
        wat, vraag = f"Lijst op {op}", partial(blad, sorteer=op)
        yield met(wat, f"{adres}?sorteer={op}", LIJSTEN[op], vraag)
    vraag = partial(zoeken.gevonden, actor, ZOEKVRAAG, vandaag)
    yield met("Zoeken", reverse("werkplek:zoeken"), ZOEK, vraag, post={"q": ZOEKVRAAG})
    yield met("Casus", reverse("casus", args=[nummer]), CASUS)


def meet_overzicht(actor, *, now, rondes):
    ruw = (CIJFERS, {"regio": actor.organisatie.regio_id, "jaar": now.year})
    yield pagina("Overzicht", browser(actor), reverse("overzicht:overzicht"), rondes, ruw=ruw)


def meet_logboek(actor, *, now, rondes):
    """Writing down one look at 25 cases; nothing of it stays."""
    casussen = list(range(1, 26))
    ruw = {
        "at": now,
        "user": actor.user.pk,
        "organisatie": actor.organisatie.pk,
        "casussen": casussen,
    }

    def schrijf():
        schrijf_inzage(
            actor, grond="", now=now, soort=Soort.LIJST, casussen=casussen, rubrieken=["kern"]
        )

    with _teruggedraaid():
        yield herhaal("Logboek schrijven", schrijf, rondes, ruw=(LOGREGEL, ruw))


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
