"""Shows personal data, and writes down first that it did.

The only way a view may send a page with personal data: the row is written in the
transaction of the request, before the response exists for anyone. When the row can't be
written nothing is shown.
"""

from django.db import DatabaseError, transaction
from django.utils import timezone

from common.htmx import render
from logboek.models import Inzage


class LogboekWeigert(Exception):
    """The look could not be written down, so there is nothing to see (503)."""


def schrijf_inzage(actor, *, soort, casussen, rubrieken, grond, now):
    """Write down one look. Raises LogboekWeigert when that fails."""
    try:
        with transaction.atomic():
            return Inzage.objects.create(
                at=now,
                user=actor.user,
                organisatie=actor.organisatie,
                soort=soort,
                casussen=sorted(casussen),
                rubrieken=sorted(rubrieken),
                grond=grond[:200],
            )
    except DatabaseError as fout:
        raise LogboekWeigert from fout


def toon(
    request,
    template,
    context,
    *,
    soort,
    casussen,
    rubrieken,
    grond,
    partial=None,
    status=200,
    zonder_casus=False,
):
    """Render a page with personal data of `casussen` (ids) after writing down the look.

    A page on which no case turns out to stand (an empty list) shows nobody's data and is not
    written down. `zonder_casus`: what stands there is about somebody, but belongs to no case.
    """
    if casussen or zonder_casus:
        schrijf_inzage(
            request.actor,
            soort=soort,
            casussen=casussen,
            rubrieken=rubrieken,
            grond=grond,
            now=timezone.now(),
        )
    return render(request, template, context, partial=partial, status=status)
