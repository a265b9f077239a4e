"""A question to the database that is put together once in a process, and asked each time anew.

Putting a queryset together and turning it into SQL costs more than what PostgreSQL does with it.
So what every request asks is kept as SQL, with places where the values come. The rows are read
anew each time: nothing of them is kept, nor of who asked.
"""

import inspect
from copy import copy
from functools import lru_cache, wraps

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Value
from django.db.models.sql import Query
from django.db.transaction import TransactionManagementError

# Of one question: what somebody may read of a case decides its shape, and that can be much.
VORMEN = 256


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

    def get_compiler(self, using=None, connection=None, elide_empty=True):
        sql, params = self.sql
        ingevuld = tuple(self.waarden[p.value] if isinstance(p, Plek) else p for p in params)
        compiler = copy(self.compiler)
        compiler.connection = connections[using]
        if self.select_for_update and compiler.connection.get_autocommit():
            raise TransactionManagementError("Een slot kan alleen binnen een transactie.")
        compiler.as_sql = lambda: (sql, ingevuld)
        return compiler
