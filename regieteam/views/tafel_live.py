"""What a script of the meeting view asks: keeping what is typed, and following the others."""

from django.db import transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cases.choices import Rubriek
from common.fouten import NietBeschikbaar
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import schrijf_inzage
from partners.toegang import casussen_nodig
from regieteam.actions.besluiten import Behandeld, bewaar_concept
from regieteam.actions.velden import basis_na
from regieteam.choices import Puntstand
from regieteam.forms.besluit import is_veld
from regieteam.tafel import sessie, zoek
from regieteam.tafel.live import live

CONFLICT = 409


@require_POST
@casussen_nodig
def tafel_concept(request, sleutel, punt):
    """What somebody is typing, kept field by field; the answer is data for the script."""
    now = timezone.now()
    rij = zoek(request.actor, sleutel, punt, now).punt
    waarden = {naam: tekst for naam, tekst in request.POST.items() if is_veld(naam)}
    basis = {naam: request.POST.get(f"basis-{naam}", "") for naam in waarden}
    eerder = {naam: request.POST.getlist(f"eerder-{naam}") for naam in waarden}
    try:
        uitkomst = bewaar_concept(rij, waarden, basis, eerder=eerder, by=request.actor, now=now)
    except Behandeld as al:
        if al.punt.stand == Puntstand.OPEN:
            raise NietBeschikbaar from al
        return JsonResponse({"behandeld": True}, status=CONFLICT)
    return JsonResponse(
        {
            "om": _klok(now),
            "merken": basis_na(rij.velden, waarden, basis),
            "te_lang": uitkomst.te_lang,
            "conflicten": [
                {
                    "veld": conflict.veld,
                    "waarde": conflict.hun_tekst,
                    "merk": conflict.merk,
                    "wie": conflict.wie.naam,
                    "om": _klok(conflict.op),
                }
                for conflict in uitkomst.conflicten
            ],
        }
    )


@require_safe
@transaction.non_atomic_requests
def tafel_stand(request, sleutel, punt):
    """What changed since the version that a screen has; without anything new nothing (204).

    Three queries: the session, the person, and `live`.
    """
    now, pas = timezone.now(), sessie.pas(request.session)
    gevonden = live(request.user, pas, sleutel, punt, now) if pas else None
    if gevonden is None:
        raise Http404
    if request.GET.get("versie") == str(gevonden["versie"]):
        return HttpResponse(status=204)
    if sessie.kijkt_opnieuw(request.session, punt, now):
        schrijf_inzage(
            request.actor,
            soort=Soort.CASUS,
            casussen=[gevonden["casus"]],
            rubrieken=[Rubriek.KERN, Rubriek.BESLUIT],
            grond=gevonden["grond"],
            now=now,
        )
    return JsonResponse({naam: gevonden[naam] for naam in ("stand", "versie", "velden")})


# A page asks this by itself: it keeps nobody logged in (partners.middleware).
tafel_stand.verlengt_sessie = False


@require_POST
@casussen_nodig
def tafel_weergave(request, sleutel, punt):
    """Privacy, large letters, keys: one switch is turned over, as long as she is logged in."""
    zoek(request.actor, sleutel, punt, timezone.now())
    sessie.zet_om(request.session, request.POST.get("wat", ""))
    return redirect(request, "regieteam:tafel", sleutel, punt)


def _klok(moment):
    return f"{timezone.localtime(moment):%H:%M}"
