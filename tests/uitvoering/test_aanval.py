"""RT-18 under attack: a thousand times something changes while an eviction is being recorded.

Each round has a case of its own and a few people, each on a connection of her own, who begin at
the same moment: one records the eviction, through our code or past it, the others add a child,
take the place away, mend a birth date or move the day. Who comes first differs from run to run;
what may never be the case afterwards does not.
"""

import copy
import threading
import time
from dataclasses import replace
from random import Random
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, connections, transaction

from cases.actions.gezin import bewaar_bewoner
from cases.actions.stappen import NotYet
from cases.models import Bewoner, Casus
from tests.factories import NOW, VANDAAG, geboren
from tests.uitvoering.hulp import over
from tests.uitvoering.straat import (
    VERSLAG,
    in_ontruimen,
    kind,
    op_straat,
    plek,
    ruw,
    vastleggen,
)
from uitvoering.actions.onderdak import beeindig_onderdak
from uitvoering.models import Onderdak

RONDES = 1000
# How long somebody may hesitate, in seconds, so that each of them comes first now and then.
AARZELING = 0.002
GEDULD = 60
HOOGSTENS = {2: 1, 3: 2}  # of so many at once so many succeed


class Ronde:
    """One case, in every way like the first, and the people around it."""

    def __init__(self, kring, casus):
        self.casus, self.corporatie, self.casemanager = casus, kring.corporatie, kring.casemanager


def ruw_kind(ronde):
    """A child straight into the table, without the lock that our own code takes first."""
    Bewoner.objects.create(casus=ronde.casus, naam="Noor", **_vastgelegd(ronde))


def plek_weg(ronde):
    beeindig_onderdak(ronde.plek, reden="Toch bezet", by=ronde.casemanager, now=NOW)


def ruw_plek_weg(ronde):
    Onderdak.objects.filter(pk=ronde.plek.pk).update(
        stand="beeindigd", beeindigd_op=VANDAAG, beeindigd_reden="Toch bezet"
    )


def jonger(ronde):
    bewaar_bewoner(
        ronde.casus,
        ronde.bewoner,
        {"geboortedatum": geboren(17)},
        versie=ronde.bewoner.versie,
        by=ronde.casemanager,
        now=NOW,
    )


def ruw_jonger(ronde):
    Bewoner.objects.filter(pk=ronde.bewoner.pk).update(geboortedatum=geboren(17))


def andere_dag(ronde):
    """The landlord records another day: one on which the place hadn't begun."""
    vastleggen(ronde, replace(VERSLAG, op=over(-1)))


def ruw_plek_later(ronde):
    Onderdak.objects.filter(pk=ronde.plek.pk).update(vanaf=over(1))


# what there is at first      what moves, through our code          and past it
BEWEGINGEN = [
    ([],                      [kind],                               [ruw_kind]),
    (["kind", "plek"],        [plek_weg],                           [ruw_plek_weg]),
    (["volwassene"],          [jonger],                             [ruw_jonger]),
    (["kind", "plek"],        [andere_dag],                         [ruw_plek_later]),
    (["plek"],                [kind, plek_weg],                     [ruw_kind, ruw_plek_weg]),
]  # fmt: skip
# How the eviction is recorded, and whether what moves goes past our code; that is much cheaper.
SOORTEN = [(vastleggen, False), (vastleggen, True), (ruw, False), *[(ruw, True)] * 3]


@pytest.mark.rule("RT-18")
@pytest.mark.django_db(transaction=True)
def test_in_a_thousand_attacks_nobody_is_put_on_the_street():
    kring = in_ontruimen()
    rondes, handelingen = _bouw(kring, RONDES)

    uitkomsten = _tegelijk(rondes, handelingen)

    assert op_straat() == []
    for namen, gelukt in uitkomsten:
        assert 1 <= sum(gelukt) <= HOOGSTENS[len(namen)], (namen, gelukt)


@pytest.mark.rule("RT-18")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("niveau", ["REPEATABLE READ", "SERIALIZABLE"])
def test_a_frozen_view_of_the_world_is_refused(niveau):
    """Who began to look before the child was there would not see it, whatever lock she takes."""
    kring = in_ontruimen()

    def bevroren():
        with connection.cursor() as cursor:
            cursor.execute(f"SET TRANSACTION ISOLATION LEVEL {niveau}")
            cursor.execute("SELECT count(*) FROM cases_bewoner")
            gezien.set()
            erbij.wait(GEDULD)
        ruw(kring)

    gezien, erbij = threading.Event(), threading.Event()
    mis = []

    def loop():
        try:
            with transaction.atomic():
                bevroren()
        except DatabaseError as fout:
            mis.append(fout)
        finally:
            connections.close_all()

    draad = threading.Thread(target=loop)
    draad.start()
    gezien.wait(GEDULD)
    kind(kring)
    erbij.set()
    draad.join(GEDULD)

    assert "READ COMMITTED" in str(mis[0])
    assert op_straat() == []


@pytest.mark.rule("RT-18")
@pytest.mark.django_db(transaction=True)
def test_the_rule_holds_where_the_triggers_are_gone(eigenaar):
    kring = in_ontruimen()
    kind(kring)
    for tabel in ("cases_casus", "uitvoering_ontruiming"):
        eigenaar.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER nooit_op_straat")
    try:
        with pytest.raises(NotYet, match="Nooit op straat"):
            vastleggen(kring)
    finally:
        for tabel in ("cases_casus", "uitvoering_ontruiming"):
            eigenaar.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER nooit_op_straat")


def _bouw(kring, aantal):
    """As many copies of this case, each as its attack needs it, in a few statements."""
    casussen = _kopieen(Casus.objects.get(pk=kring.casus.pk), aantal)
    for nummer, casus in enumerate(casussen):
        casus.nummer = f"2026-9{nummer:05}"
    Casus.objects.bulk_create(casussen)
    for rij in [*kring.casus.deelnames.all(), *kring.casus.gunningen.all()]:
        _kopieer_bij(rij, casussen)
    rondes = [Ronde(kring, casus) for casus in casussen]
    zet_klaar = {"kind": [], "volwassene": [], "plek": []}
    handelingen = []
    for nummer, ronde in enumerate(rondes):
        begin, eigen, erlangs = BEWEGINGEN[nummer % len(BEWEGINGEN)]
        for wat in begin:
            zet_klaar[wat].append(ronde)
        vastlegging, ruwe_beweging = SOORTEN[nummer // len(BEWEGINGEN) % len(SOORTEN)]
        handelingen.append([vastlegging, *(erlangs if ruwe_beweging else eigen)])
    _bewoners(zet_klaar["kind"], "Noor", geboren(9))
    _bewoners(zet_klaar["volwassene"], "Sem", geboren(18))
    eerste = plek(kring)
    for ronde, rij in zip(
        zet_klaar["plek"],
        _kopieer_bij(eerste, [ronde.casus for ronde in zet_klaar["plek"]]),
        strict=True,
    ):
        ronde.plek = rij
    return rondes, handelingen


def _bewoners(rondes, naam, geboortedatum):
    rijen = Bewoner.objects.bulk_create(
        Bewoner(casus=ronde.casus, naam=naam, **_vastgelegd(ronde, geboortedatum))
        for ronde in rondes
    )
    for ronde, rij in zip(rondes, rijen, strict=True):
        ronde.bewoner = rij


def _vastgelegd(ronde, geboortedatum=None):
    return {
        "geboortedatum": geboortedatum or geboren(9),
        "organisatie": ronde.corporatie.organisatie,
        "vastgelegd_door": ronde.corporatie.user,
        "vastgelegd_at": NOW,
    }


def _kopieen(rij, aantal):
    kopieen = [copy.copy(rij) for _ in range(aantal)]
    for kopie in kopieen:
        kopie._state = copy.copy(rij._state)
        kopie._state.fields_cache = {}
        kopie._state.adding, kopie.pk = True, None
        if hasattr(kopie, "sleutel"):
            kopie.sleutel = uuid4()
    return kopieen


def _kopieer_bij(rij, casussen):
    veld = "content_object" if hasattr(rij, "content_object_id") else "casus"
    kopieen = _kopieen(rij, len(casussen))
    for kopie, casus in zip(kopieen, casussen, strict=True):
        setattr(kopie, veld, casus)
    return type(rij)._default_manager.bulk_create(kopieen)


def _tegelijk(rondes, handelingen):
    """All rounds one after another; of each round the people begin together.

    Returns per round (names, whether each succeeded).
    """
    mensen = max(map(len, handelingen))
    begin = threading.Barrier(mensen)
    uitkomsten = [[None] * len(wie) for wie in handelingen]

    def loop(plaats):
        toeval = Random(plaats)
        try:
            for nummer, ronde in enumerate(rondes):
                begin.wait(GEDULD)
                if plaats < len(handelingen[nummer]):
                    time.sleep(toeval.uniform(0, AARZELING))
                    uitkomsten[nummer][plaats] = _lukt(handelingen[nummer][plaats], ronde)
        except BaseException:
            begin.abort()
            raise
        finally:
            connections.close_all()

    draden = [threading.Thread(target=loop, args=(plaats,)) for plaats in range(mensen)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert not begin.broken
    return [
        ([h.__name__ for h in wie], gelukt)
        for wie, gelukt in zip(handelingen, uitkomsten, strict=True)
    ]


def _lukt(handeling, ronde):
    try:
        with transaction.atomic():
            handeling(ronde)
    except (NotYet, PermissionDenied, DatabaseError):
        return False
    return True
