"""A form that is sent twice is carried out once."""

from functools import wraps
from uuid import UUID

from django.db import OperationalError, transaction
from django.shortcuts import redirect
from django.utils import timezone

from common.fouten import AlBezig, wacht_te_lang
from common.vaste_vraag import vaste_vraag
from partners.models import Verzending

VELD = "verzendsleutel"


def eenmalig(view):
    """Carry out a POST with the same `verzendsleutel` once; a repeat goes to the same page.

    The key is a hidden uuid in the form (`includes/_formulier.html` writes it). The row is
    made first, so that of two at the same moment the second waits and then finds it. What the
    view marks with `niets_gedaan`, such as a draft that was kept, doesn't count.
    """

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        sleutel = _sleutel(request)
        if sleutel is None:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            verzending = _op_slot(sleutel, user=request.user)
            if verzending.naar and verzending.user_id == request.user.pk:
                return redirect(verzending.naar)
            response = view(request, *args, **kwargs)
            if response.status_code in (302, 303) and not hasattr(response, "niets_gedaan"):
                Verzending.objects.filter(pk=sleutel).update(naar=response["Location"][:200])
            else:
                verzending.delete()
            return response

    return wrapper


def _op_slot(sleutel, *, user):
    """The row of this key under lock; AlBezig when the first one isn't ready soon."""
    try:
        Verzending.objects.bulk_create(
            [Verzending(sleutel=sleutel, user=user, at=timezone.now())], ignore_conflicts=True
        )
        return _met_sleutel(sleutel=sleutel)[0]
    except OperationalError as fout:
        if wacht_te_lang(fout):
            raise AlBezig from fout
        raise


@vaste_vraag
def _met_sleutel(*, sleutel):
    return Verzending.objects.select_for_update().filter(sleutel=sleutel)


def _sleutel(request):
    if request.method != "POST":
        return None
    try:
        return UUID(request.POST.get(VELD, ""))
    except ValueError:
        return None
