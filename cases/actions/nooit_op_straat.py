"""What the database refuses because nobody is put on the street, as a sentence for people."""

from contextlib import contextmanager

from django.db import IntegrityError, transaction

from cases.actions.stappen import NotYet

NOOIT_OP_STRAAT = "23R18"  # the SQLSTATE with which the database keeps RT-18


@contextmanager
def nooit_op_straat(zin):
    """Raise NotYet with this sentence where the triggers of RT-18 refuse."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fout:
        if getattr(fout.__cause__, "pgcode", "") != NOOIT_OP_STRAAT:
            raise
        raise NotYet([zin]) from None
