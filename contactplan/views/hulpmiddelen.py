"""What one leaves at a door: the text of the note to copy by hand, and the folder to print.

Nothing on these pages is about a household, so no look is written down.
"""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.permissions import mag_contact_zoeken
from common.lezen import toon_telefoon
from contactplan.protocols.teksten import ACHTERLATEN, BRIEFJES, FOLDERS
from partners.toegang import alleen

hulpmiddel = alleen(
    mag_contact_zoeken, "Alleen een OCMW of hulpverlening gebruikt de briefjes en de folder."
)
INVULLEN = "…………"


@require_safe
@hulpmiddel
def briefje(request):
    """Both notes in the words of who stands at the door; her own number, or that of the office."""
    actor = request.actor
    telefoon = actor.user.telefoon or actor.organisatie.telefoon
    woorden = {
        "naam": actor.user.naam,
        "organisatie": actor.organisatie.naam,
        "telefoon": toon_telefoon(telefoon) or INVULLEN,
        "bezoekadres": actor.organisatie.bezoekadres,
    }
    briefjes = [
        {"naam": ACHTERLATEN[soort], "zinnen": list(_ingevuld(zinnen, woorden))}
        for soort, zinnen in BRIEFJES.items()
    ]
    return render(request, "contactplan/briefje.html", {"briefjes": briefjes, "telefoon": telefoon})


@require_safe
@hulpmiddel
def folder(request):
    """About threatened eviction, in large letters and the words of the country."""
    organisatie = request.actor.organisatie
    context = {
        "delen": FOLDERS[organisatie.land],
        "organisatie": organisatie,
        "telefoon": organisatie.telefoon or request.actor.user.telefoon,
        "terug": reverse("contactplan:briefje"),
    }
    return render(request, "contactplan/folder.html", context)


def _ingevuld(zinnen, woorden):
    """The sentences with the words filled in; one about an address that isn't known is left out."""
    for zin in zinnen:
        if "{bezoekadres}" not in zin or woorden["bezoekadres"]:
            yield zin.format(**woorden)
