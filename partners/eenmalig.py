"""A form that is sent twice is carried out once."""

from functools import wraps
from uuid import UUID, uuid4

from django.db import OperationalError, transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from common.fouten import AlBezig, wacht_te_lang
from common.htmx import is_swap, redirect
from common.vaste_vraag import vaste_vraag
from partners.getypt import getypt
from partners.models import Verzending
from partners.namens import STAAT_ER_AL, TERUG

VELD = "verzendsleutel"
NIET_GETYPT = {*STAAT_ER_AL, TERUG, VELD, "concept_versie"}


def eenmalig(view):
    """Carry out a POST with the same `verzendsleutel` once; a repeat goes to the same page.

    The key is a hidden uuid in the form (`includes/_formulier.html` writes it). The row is
    made first, so that of two at the same moment the second waits and then finds it. What the
    view marks with `niets_gedaan`, such as a draft that was kept, doesn't count.

    A form that comes again with other answers is no repeat: she went back and changed something,
    or never saw that it arrived. That is hers to decide (409), and nothing of it is lost.
    """

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        sleutel = sleutel_van(request)
        if sleutel is None:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            verzending = _op_slot(sleutel, user=request.user)
            afdruk = _afdruk(request)
            if verzending.naar and verzending.user_id == request.user.pk:
                if verzending.afdruk == afdruk:
                    return redirect(request, verzending.naar)
                return _al_verstuurd(request, verzending.naar)
            response = view(request, *args, **kwargs)
            if (naar := _naar(response)) and not hasattr(response, "niets_gedaan"):
                Verzending.objects.filter(pk=sleutel).update(naar=naar[:200], afdruk=afdruk)
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


def _afdruk(request):
    """The same for the same answers, whatever the tokens around them; it tells no answer."""
    velden = sorted((naam, rij) for naam, rij in request.POST.lists() if naam not in NIET_GETYPT)
    bestanden = sorted((naam, rij.name, rij.size) for naam, rij in request.FILES.items())
    return salted_hmac(VELD, repr([velden, bestanden]), algorithm="sha256").hexdigest()


def _al_verstuurd(request, naar):
    """Nothing is stored; a draft that a script sends stays on the screen as it is."""
    if is_swap(request):
        return HttpResponse(status=409, headers={"HX-Reswap": "none"})
    context = {"naar": naar, "verzendsleutel": uuid4()}
    context |= getypt(request, zonder={*STAAT_ER_AL, VELD})
    return render(request, "partners/al_verstuurd.html", context, status=409)


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
