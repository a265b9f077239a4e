"""One section of the casusformulier: kept while somebody types, and judged when she goes on."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect as naar
from django.shortcuts import render
from django.utils import timezone

from cases.actions.stappen import NotYet
from cases.choices import Rubriek
from common.formulieren import GET_POST
from common.htmx import redirect
from partners.toegang import casussen_nodig
from regieteam.actions import melding as acties
from regieteam.actions.beoordelen import beoordeel
from regieteam.actions.velden import NIEUW, basis_na, merken
from regieteam.casusformulier import ONDERDELEN, OP_NAAM
from regieteam.onderdelen import OnderdeelFormulier, teksten_uit
from regieteam.views.casusformulier import (
    CONFLICT,
    ONVOLLEDIG,
    casus_voor,
    formulier_van,
    kan_niet,
    toon_deel,
)
from regieteam.voorvullen import feiten
from regieteam.voorvullen import in_woorden as feiten_in_woorden
from regieteam.weergave import naam_van

STIL, LATER, MEER = "stil", "later", "meer"


@GET_POST
@casussen_nodig
def onderdeel(request, nummer, onderdeel):
    """One section; what is typed is kept, right or wrong, and judged when one goes on."""
    casus, now = casus_voor(request, nummer), timezone.now()
    deel = OP_NAAM.get(onderdeel)
    if deel is None:
        raise Http404
    formulier = formulier_van(casus)
    if request.method == "POST":
        return _bewaar(request, casus, formulier, deel, now=now)
    if formulier is None:
        return naar("regieteam:melden", casus.nummer)
    rijen = list(formulier.velden.all())
    form = OnderdeelFormulier(
        deel,
        {rij.veld: rij.waarde for rij in rijen},
        vandaag=timezone.localdate(now),
        beoordelen=False,
    )
    return _toon_onderdeel(request, casus, deel, form, basis=merken(rijen), now=now)


def _bewaar(request, casus, formulier, deel, *, now):
    """Keep the section: quietly while typing, or with a button; nothing typed is ever dropped."""
    dag, stil = timezone.localdate(now), request.POST.get("bewaar") == STIL
    alles, waarden = teksten_uit(request.POST, deel, vandaag=dag)
    basis = {veld: request.POST.get(f"basis-{veld}", NIEUW) for veld in alles}
    _pas_keuze_toe(request.POST, alles, waarden, basis)
    if formulier is None:
        return _te_laat(request, casus, alles, stil=stil)
    try:
        uitkomst = acties.bewaar(casus, waarden, basis, by=request.actor, now=now)
    except NotYet:
        return _te_laat(request, casus, alles, stil=stil)
    if stil:
        return _stil(request, casus, formulier, alles, basis, uitkomst, now=now)
    rijen = {rij.veld: rij for rij in formulier.velden.model.objects.filter(formulier=formulier)}
    getoond = {veld: rij.waarde for veld, rij in rijen.items()} | alles
    form = OnderdeelFormulier(deel, getoond, vandaag=dag)
    if not uitkomst.conflicten and not uitkomst.te_lang:
        if "kies" in request.POST or request.POST.get("bewaar") == MEER:
            return redirect(request, "regieteam:melden_onderdeel", casus.nummer, deel.naam)
        if request.POST.get("bewaar") == LATER:
            messages.success(request, "Je tekst is bewaard. Je collega's zien hem ook.")
            return redirect(request, "regieteam:melden", casus.nummer)
        if form.is_valid():
            return _verder(request, casus, formulier, deel, getoond, now=now)
    return _toon_onderdeel(
        request,
        casus,
        deel,
        form,
        basis=basis_na(formulier.velden, alles, basis),
        conflicten=uitkomst.conflicten,
        now=now,
        code=CONFLICT if uitkomst.conflicten else ONVOLLEDIG,
    )


def _verder(request, casus, formulier, deel, teksten, *, now):
    """On to the next section that isn't complete, going round; to the check when they all are."""
    antwoorden = {veld: tekst.strip() for veld, tekst in teksten.items() if tekst.strip()}
    _, gaten = beoordeel(casus, formulier, antwoorden, regieteam=None, by=request.actor, now=now)
    mist = [gat.onderdeel for gat in gaten if gat.onderdeel and gat.onderdeel != deel]
    if not mist:
        return redirect(request, "regieteam:melden_controle", casus.nummer)
    plek = ONDERDELEN.index(deel)
    volgende = next((een for een in mist if ONDERDELEN.index(een) > plek), mist[0])
    return redirect(request, "regieteam:melden_onderdeel", casus.nummer, volgende.naam)


def _pas_keuze_toe(data, alles, waarden, basis):
    """A person chose between two texts of one field: hers, now that she read the other, or that."""
    wat, _, veld = data.get("kies", "").partition(":")
    if veld not in waarden:
        return
    if wat == "mijn":
        basis[veld] = data.get(f"gezien-{veld}", NIEUW)
    elif wat == "hun":
        del waarden[veld], alles[veld]


def _stil(request, casus, formulier, alles, basis, uitkomst, *, now):
    """Only how the draft stands, with where each field goes on from."""
    context = {
        "basis": basis_na(formulier.velden, alles, basis),
        "bewaard_at": now,
        "conflicten": _benoemd(uitkomst.conflicten),
        "te_lang": [naam_van(veld) for veld in uitkomst.te_lang],
    }
    sjabloon = "regieteam/includes/_veldstand.html"
    if not uitkomst.conflicten:
        return render(request, sjabloon, context)
    return toon_deel(request, casus, sjabloon, context, code=CONFLICT)


def _te_laat(request, casus, alles, *, stil):
    """Somebody handed it in or threw it away: what was typed is shown, to copy."""
    teksten = [(naam_van(veld), tekst) for veld, tekst in alles.items() if tekst.strip()]
    if stil:
        context = {"ingediend": True, "basis": {}}
        return render(request, "regieteam/includes/_veldstand.html", context, status=CONFLICT)
    return kan_niet(request, casus, acties.AL_INGEDIEND, teksten=teksten)


def _toon_onderdeel(request, casus, deel, form, *, basis, now, conflicten=(), code=200):
    bekend = feiten_in_woorden(feiten(casus, vandaag=timezone.localdate(now))).get(deel.naam, [])
    return toon_deel(
        request,
        casus,
        "regieteam/melden_onderdeel.html",
        {
            "casus": casus,
            "onderdeel": deel,
            "form": form,
            "basis": {vraag.naam: basis.get(vraag.naam, NIEUW) for vraag in deel.vragen},
            "bekend": bekend,
            "bewoners": _eigen_bewoners(casus, request.actor) if deel.naam == "huishouden" else [],
            "conflicten": _benoemd(conflicten),
        },
        rubrieken=[Rubriek.KERN, Rubriek.BESLUIT, deel.rubriek],
        code=code,
    )


def _eigen_bewoners(casus, actor):
    """Who lives there, as far as the own organisation wrote it down (the ceiling of gezin)."""
    return casus.bewoners.filter(organisatie=actor.organisatie)


def _benoemd(conflicten):
    return [{"conflict": conflict, "vraag": naam_van(conflict.veld)} for conflict in conflicten]
