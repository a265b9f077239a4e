"""The casusformulier on the screen: the list of sections, a section, the check, and handing in."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect as naar
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.actions.stappen import NotYet
from cases.choices import Rubriek
from cases.views.basis import casus_of_404, grond_van
from common.formulieren import GET_POST, ingevuld
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from regieteam.actions import melding as acties
from regieteam.actions.beoordelen import Onvolledig, beoordeel, regieteams
from regieteam.casusformulier import ONDERDELEN, OP_NAAM
from regieteam.forms.melden import MeldForm, VerbeterForm
from regieteam.permissions import vult_casusformulier_in
from regieteam.views.casusformulier import (
    ALLES,
    NAMEN,
    ONVOLLEDIG,
    casus_voor,
    formulier_van,
    kan_niet,
    toon_deel,
)
from regieteam.voorvullen import feiten
from regieteam.weergave import delen, lees_melding

WEG = "weg"
KLAAR, BEZIG, NIET_BEGONNEN = "Klaar", "Bezig", "Nog niet begonnen"
KLEUR = {KLAAR: "ok", BEZIG: "info", NIET_BEGONNEN: ""}


@GET_POST
@casussen_nodig
def melden(request, nummer):
    """The list of sections with how each stands; without a form the page on which it begins."""
    casus, now = casus_voor(request, nummer), timezone.now()
    formulier = formulier_van(casus)
    if request.method == "POST":
        return _begin_of_stop(request, casus, formulier, now=now)
    if formulier is None and not acties.kan_melden(casus):
        return kan_niet(request, casus, acties.NIET_MEER)
    lopend = acties.open_melding(casus)
    context = {"casus": casus, "formulier": formulier, "lopend": lopend}
    if formulier:
        context |= _stand(casus, formulier, lopend, request.actor, now=now)
    return toon_deel(request, casus, "regieteam/melden.html", context)


@GET_POST
@casussen_nodig
@eenmalig
def controle(request, nummer):
    """All answers, what is missing, and the button with which it goes."""
    casus, now = casus_voor(request, nummer), timezone.now()
    formulier, lopend = formulier_van(casus), acties.open_melding(casus)
    if formulier is None and request.method != "POST":
        return naar("regieteam:melden", casus.nummer)
    form = _slotform(request, lopend)
    fout = None
    if request.method == "POST" and form.is_valid():
        try:
            _dien_in(request, casus, form, lopend, now=now)
        except Onvolledig as nog_niet:
            fout = nog_niet
        except NotYet as nog_niet:
            if formulier is None:
                return kan_niet(request, casus, nog_niet.redenen[0])
            for zin in nog_niet.redenen:
                form.add_error(nog_niet.veld if nog_niet.veld in form.fields else None, zin)
        else:
            klaar = "De nieuwe versie is ingediend." if lopend else "De melding is ingediend."
            messages.success(request, klaar)
            return redirect(request, "regieteam:melding", casus.nummer)
    if formulier is None:
        return kan_niet(request, casus, acties.AL_INGEDIEND)
    return _toon_controle(request, casus, formulier, lopend, form, fout, now=now)


@require_safe
@casussen_nodig
def melding(request, nummer):
    """The report with its versions, for who may read what is decided."""
    casus = casus_of_404(request, nummer)
    stuk = lees_melding(casus, request.actor)
    if stuk is None:
        raise Http404
    mag_verbeteren = (
        vult_casusformulier_in(casus, request.actor) and acties.open_melding(casus) == stuk.melding
    )
    return toon(
        request,
        "regieteam/melding.html",
        {"casus": casus, "stuk": stuk, "mag_verbeteren": mag_verbeteren},
        soort=Soort.CASUS,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN, Rubriek.BESLUIT, *{OP_NAAM[d.naam].rubriek for d in stuk.delen}],
        grond=grond_van(casus, request.actor),
    )


def _begin_of_stop(request, casus, formulier, *, now):
    try:
        if request.POST.get("formulier") == WEG:
            if formulier and request.POST.get("bevestigd") != str(formulier.sleutel):
                return _vraag_of_het_weg_mag(request, casus, formulier)
            if formulier:
                acties.gooi_weg(casus, by=request.actor, now=now)
            messages.success(request, "Het formulier is weggegooid.")
            return redirect(request, casus)
        acties.begin(casus, by=request.actor, now=now)
    except NotYet as nog_niet:
        return kan_niet(request, casus, nog_niet.redenen[0])
    return redirect(request, "regieteam:melden", casus.nummer)


def _vraag_of_het_weg_mag(request, casus, formulier):
    """What goes with this form, of whom, before it goes: one click of one person isn't enough."""
    aangeraakt = _aangeraakt(formulier)
    van_wie = formulier.velden.filter(veld__in=aangeraakt).values_list("door__naam", flat=True)
    context = {
        "casus": casus,
        "formulier": formulier,
        "lopend": acties.open_melding(casus),
        "ingevuld": sum(_is_begonnen(deel, aangeraakt) for deel in ONDERDELEN),
        "totaal": len(ONDERDELEN),
        "wie": sorted(set(van_wie)),
    }
    return toon_deel(request, casus, "regieteam/melden_weg.html", context)


def _aangeraakt(formulier):
    """The fields in which somebody typed since the form began."""
    return {rij.veld for rij in formulier.velden.all() if rij.op > formulier.begonnen_at}


def _is_begonnen(onderdeel, aangeraakt):
    return any(vraag.naam in aangeraakt for vraag in onderdeel.vragen)


def _stand(casus, formulier, lopend, actor, *, now):
    """How each section stands, and what keeps the report from going."""
    teksten = acties.teksten_van(formulier)
    _, gaten = beoordeel(
        casus, formulier, teksten, regieteam=_team(lopend, actor), by=actor, now=now
    )
    mist = {gat.onderdeel.naam for gat in gaten if gat.onderdeel}
    aangeraakt = _aangeraakt(formulier)
    standen = []
    for deel in ONDERDELEN:
        begonnen = BEZIG if _is_begonnen(deel, aangeraakt) else NIET_BEGONNEN
        stand = begonnen if deel.naam in mist else KLAAR
        standen.append({"onderdeel": deel, "stand": stand, "kleur": KLEUR[stand]})
    return {
        "standen": standen,
        "klaar": len(ONDERDELEN) - len(mist),
        "totaal": len(ONDERDELEN),
        "meekijken_nodig": any(gat.bij == "meekijken" for gat in gaten),
    }


def _team(lopend, actor):
    """The Regieteam as far as it is sure: of the report, or the only one of the region."""
    if lopend:
        return lopend.regieteam
    teams = regieteams(actor.organisatie)
    return teams[0] if teams else None


def _slotform(request, lopend):
    data = ingevuld(request)
    if lopend:
        return VerbeterForm(data)
    return MeldForm(data, regieteams=regieteams(request.actor.organisatie))


def _dien_in(request, casus, form, lopend, *, now):
    if lopend:
        acties.verbeter(casus, **form.cleaned_data, by=request.actor, now=now)
    else:
        acties.meld(casus, regieteam=form.gekozen, by=request.actor, now=now)


def _toon_controle(request, casus, formulier, lopend, form, fout, *, now):
    teksten = acties.teksten_van(formulier)
    if fout is None:
        team = lopend.regieteam if lopend else _team(None, request.actor)
        _, gaten = beoordeel(casus, formulier, teksten, regieteam=team, by=request.actor, now=now)
    else:
        gaten = fout.gaten
    stand = feiten(casus, vandaag=timezone.localdate(now))
    mislukt = fout is not None or (form.is_bound and form.errors)
    return toon_deel(
        request,
        casus,
        "regieteam/melden_controle.html",
        {
            "casus": casus,
            "formulier": formulier,
            "lopend": lopend,
            "form": form,
            "gaten": gaten,
            "mislukt": mislukt,
            "delen": delen(teksten, stand, NAMEN),
            "regieteam": lopend.regieteam if lopend else form.enige,
        },
        rubrieken=ALLES,
        code=ONVOLLEDIG if mislukt else 200,
    )
