"""A form that is sent twice is carried out once."""

from functools import wraps
from uuid import UUID

from django.db import OperationalError, transaction
from django.utils import timezone

from common.fouten import AlBezig, wacht_te_lang
from common.htmx import redirect
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
        sleutel = sleutel_van(request)
        if sleutel is None:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            verzending = _op_slot(sleutel, user=request.user)
            if verzending.naar and verzending.user_id == request.user.pk:
                return redirect(request, verzending.naar)
            response = view(request, *args, **kwargs)
            if (naar := _naar(response)) and not hasattr(response, "niets_gedaan"):
                Verzending.objects.filter(pk=sleutel).update(naar=naar[:200])
            else:
                verzending.delete()
            return response

    return wrapper


def sleutel_van(request):
    """The `verzendsleutel` of a POST, a UUID; None without a good one."""
    if request.method != "POST":
        return None
    try:
        return UUID(request.POST.get(VELD, ""))
    except ValueError:
        return None


def _naar(response):
    """The page that comes after what was done, for a browser and for a script; else nothing."""
    return response.get("HX-Redirect") or (
        response["Location"] if response.status_code in (302, 303) else ""
    )


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
