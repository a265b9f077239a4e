"""A question to the database that is put together once in a process, and asked each time anew.

Putting a queryset together and turning it into SQL costs more than what PostgreSQL does with it.
So what every request asks is kept as SQL, with places where the values come, and each connection
prepares it once: then PostgreSQL need not read and plan it again. The rows are read anew each time:
nothing of them is kept, nor of who asked.
"""

import inspect
from copy import copy
from datetime import date, datetime
from functools import lru_cache, wraps
from itertools import count
from uuid import UUID
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Value
from django.db.models.sql import Query
from django.db.transaction import TransactionManagementError
from psycopg2.extensions import AsIs

# Of one question: what somebody may read of a case decides its shape, and that can be much.
VORMEN = 256
# On one connection; each takes memory of its server until the connection is closed.
MEEST_VOORBEREID = 100
# What psycopg2 says of a value; of any other PostgreSQL finds out from where it stands.
SOORTEN = {
    int: "bigint",
    bool: "boolean",
    date: "date",
    datetime: "timestamptz",
    UUID: "uuid",
}


class Plek(Value):
    """Where a value comes, by name; a queryset takes it for an expression."""

    def as_sql(self, compiler, connection):
        return "%s", [self]


class Rijplek(Plek):
    """The place of a row, or of its key: in a queryset they are the same."""

    def __init__(self, naam, **velden):
        super().__init__(naam)
        self.__dict__ |= velden

    @property
    def pk(self):
        return self


def waarde(iets):
    """A value as an expression; a place is one already."""
    return iets if isinstance(iets, Plek) else Value(iets)


def vaste_vraag(functie):
    """The rows of the queryset that `functie` makes, as a list.

    What `functie` takes by position decides what the question looks like: it is kept for each.
    What it takes by keyword is a value, and `functie` itself never sees one: it gets places. So
    no value can end up in what is kept. None is no value, as in SQL.
    """
    namen = [
        naam
        for naam, parameter in inspect.signature(functie).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
    ]

    @lru_cache(VORMEN)
    def opgesteld(*vorm):
        queryset = functie(*vorm, **{naam: Plek(naam) for naam in namen})
        # Not by way of the property: that makes dicts of tuples.
        queryset._query = queryset.query.chain(_Opgesteld)
        queryset.query.stel_op(queryset.db)
        return queryset

    @wraps(functie)
    def antwoord(*vorm, **waarden):
        # Never the queryset: what is added to it would not be in the SQL.
        queryset = opgesteld(*vorm).all()
        queryset.query.waarden = waarden
        return list(queryset)

    return antwoord


def leg_klaar(rij, naam, rijen):
    """What `rij.naam.all()` finds from now on, as after a prefetch_related."""
    alles = getattr(rij, naam).all()
    alles._result_cache, alles._prefetch_done = rijen, True
    vars(rij).setdefault("_prefetched_objects_cache", {})[naam] = alles


class _Opgesteld(Query):
    """A query of which the SQL is ready, and only the values have to be filled in."""

    def stel_op(self, using):
        self.compiler = super().get_compiler(using)
        try:
            self.sql = self.compiler.as_sql()
        except EmptyResultSet:
            self.sql = "", ()
        self.nummer = next(_nummers)

    def get_compiler(self, using=None, connection=None, elide_empty=True):
        compiler = copy(self.compiler)
        compiler.connection = connections[using]
        if self.select_for_update and compiler.connection.get_autocommit():
            raise TransactionManagementError("Een slot kan alleen binnen een transactie.")
        vraag = self.voorbereid(compiler.connection) if self.sql[0] else self.sql
        compiler.as_sql = lambda: vraag
        return compiler

    def voorbereid(self, verbinding):
        """What executes it with the values of this time, on a connection that has it prepared."""
        waarden = tuple(self.waarden[p.value] for p in self.sql[1] if isinstance(p, Plek))
        soorten = tuple(SOORTEN.get(type(waarde), "unknown") for waarde in waarden)
        # As Django does before it asks: what was prepared on a connection that died is gone.
        verbinding.close_if_health_check_failed()
        verbinding.ensure_connection()
        klaar = _voorbereid.setdefault(verbinding.connection, {})
        if (self.nummer, soorten) not in klaar:
            with verbinding.wrap_database_errors, verbinding.connection.cursor() as cursor:
                if len(klaar) >= MEEST_VOORBEREID:
                    cursor.execute("DEALLOCATE ALL")
                    klaar.clear()
                naam = f"vraag_{len(klaar)}"
                self._bereid_voor(cursor, naam, soorten)
            klaar[self.nummer, soorten] = naam
        naam = klaar[self.nummer, soorten]
        return f"EXECUTE {_met_haakjes(naam, ['%s'] * len(waarden))}", waarden

    def _bereid_voor(self, cursor, naam, soorten):
        """Only what is filled in each time gets a place; the planner knows all the rest."""
        sql, params = self.sql
        plekken = count(1)
        vast = [AsIs(f"${next(plekken)}") if isinstance(p, Plek) else p for p in params]
        cursor.execute(f"PREPARE {_met_haakjes(naam, soorten)} AS {sql}", vast)


# By connection of psycopg2: what is prepared on it, and under which name. They end together.
_voorbereid = WeakKeyDictionary()
_nummers = count(1)


def _met_haakjes(naam, delen):
    return f"{naam} ({', '.join(delen)})" if delen else naam
