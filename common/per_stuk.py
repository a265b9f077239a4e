"""Many things one after another: one that fails stops none of the others."""

import logging

from django.db import OperationalError, transaction

logger = logging.getLogger(__name__)


def per_stuk(doe, sleutels, **velden):
    """The sum of what `doe` answers for each of these keys, each in a transaction of its own.

    What fails is logged and tried again at the next turn. Without a database nothing goes on.
    """
    aantal = 0
    for sleutel in sleutels:
        try:
            with transaction.atomic():
                aantal += doe(sleutel, **velden)
        except OperationalError:
            raise
        except Exception:
            logger.exception("%s lukt niet voor %s", doe.__qualname__, sleutel)
    return aantal
