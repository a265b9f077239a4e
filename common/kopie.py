"""Writes many new rows at once with COPY, about four times as fast as `bulk_create`.

For rows that nothing refers to yet: their primary keys don't come back. Constraints, triggers
and rights of the database hold as always; `save()` and signals are not called.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import AutoField, Model

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_NUL = r"\N"


def kopieer(objecten: Iterable[Model]) -> None:
    """Insert new objects of one model, inside the transaction at hand."""
    objecten = list(objecten)
    if not objecten:
        return
    model = type(objecten[0])
    velden = _velden(model)
    namen = [veld.attname for veld in velden]
    rijen = ([getattr(obj, naam) for naam in namen] for obj in objecten)
    kopieer_rijen(model, [veld.column for veld in velden], rijen)


def kopieer_voor_elk(voorbeeld: Model, veld: str, waarden: Iterable) -> None:
    """Insert the object once per value of one field, each with a key (`sleutel`) of its own."""
    kopieer_met(voorbeeld, [veld], ([waarde] for waarde in waarden))


def kopieer_met(voorbeeld: Model, namen: list[str], rijen: Iterable[Iterable]) -> None:
    """Insert the object once per row of values for these fields; what stays is written once.

    Much faster than making an object for each row. A primary key may be among the fields, when
    its sequence has handed it out before.
    """
    model = type(voorbeeld)
    kolom = {veld.attname: veld.column for veld in model._meta.local_concrete_fields}
    elk = [*namen, "sleutel"] if "sleutel" in kolom else namen
    vast = [veld.attname for veld in _velden(model) if veld.attname not in elk]
    staart = "".join(f"\t{_tekst(getattr(voorbeeld, naam))}" for naam in vast)
    if elk is not namen:
        regels = ("\t".join([*map(_tekst, rij), str(uuid4())]) + staart for rij in rijen)
    else:
        regels = ("\t".join(map(_tekst, rij)) + staart for rij in rijen)
    _stuur(model, [kolom[naam] for naam in (*elk, *vast)], regels)


def kopieer_rijen(model: type[Model], kolommen: list[str], rijen: Iterable[Iterable]) -> None:
    """Insert rows of values, given in the order of `kolommen`."""
    _stuur(model, kolommen, ("\t".join(map(_tekst, rij)) for rij in rijen))


def _stuur(model, kolommen, regels):
    """Hand over lines as COPY reads them."""
    stroom = StringIO("".join([f"{regel}\n" for regel in regels]))
    quote = connection.ops.quote_name
    waarin = f"{quote(model._meta.db_table)} ({', '.join(map(quote, kolommen))})"
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f"COPY {waarin} FROM STDIN", stroom)


def _velden(model):
    """The fields we fill; a number that the database hands out is not among them."""
    return [v for v in model._meta.local_concrete_fields if not isinstance(v, AutoField)]


def _tekst(waarde: object) -> str:
    """A value as COPY reads it."""
    soort = type(waarde)
    if soort is str:  # most are
        return waarde.translate(_ESCAPES)
    if soort is int:
        return str(waarde)
    if waarde is None:
        return _NUL
    if isinstance(waarde, str):
        return str(waarde).translate(_ESCAPES)
    if isinstance(waarde, bool):
        return "t" if waarde else "f"
    if isinstance(waarde, (int, Decimal, UUID)):
        return str(waarde)
    if isinstance(waarde, (date, datetime)):
        return waarde.isoformat()
    raise TypeError(f"COPY kent {type(waarde).__name__} niet")
