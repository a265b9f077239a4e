"""Four eyes: asking a colleague to look along, and her answer."""

from django.contrib import messages
from django.shortcuts import redirect as naar
from django.utils import timezone

from cases.choices import Rubriek
from cases.views.basis import gelukt
from common.formulieren import GET_POST, ingevuld
from common.htmx import redirect
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from regieteam.actions.meekijken import collegas, kijk_mee, vraag_meekijken
from regieteam.actions.melding import teksten_van
from regieteam.actions.velden import merk_van_alles
from regieteam.forms.melden import MeekijkerForm, MeekijkForm
from regieteam.views.casusformulier import ALLES, NAMEN, casus_voor, formulier_van, toon_deel
from regieteam.voorvullen import feiten
from regieteam.weergave import delen

ONVOLLEDIG = 422


@GET_POST
@casussen_nodig
@eenmalig
def meekijken(request, nummer):
    """For who was asked: all answers and her verdict. For the others: whom to ask."""
    casus, now = casus_voor(request, nummer), timezone.now()
    formulier = formulier_van(casus)
    if formulier is None:
        messages.info(request, "Dit formulier is er niet meer: de melding is al ingediend.")
        return naar(casus)
    gevraagd = formulier.meekijker_id == request.user.pk and formulier.meegekeken_at is None
    if gevraagd:
        return _antwoord(request, casus, formulier, now=now)
    return _vraag(request, casus, formulier, now=now)


def _vraag(request, casus, formulier, *, now):
    form = MeekijkerForm(ingevuld(request), collegas=collegas(request.actor))
    if form.is_valid() and gelukt(
        form, vraag_meekijken, casus, meekijker=form.gekozen, by=request.actor, now=now
    ):
        messages.success(request, f"{form.gekozen.naam} krijgt bericht om mee te kijken.")
        return redirect(request, "regieteam:melden", casus.nummer)
    return _toon(request, casus, formulier, form, "regieteam/meekijken_vragen.html", [])


def _antwoord(request, casus, formulier, *, now):
    form = MeekijkForm(ingevuld(request))
    if form.is_valid() and gelukt(
        form,
        kijk_mee,
        casus,
        akkoord=form.cleaned_data["akkoord"] == "ja",
        zegt=form.cleaned_data["zegt"],
        gelezen=form.cleaned_data["gelezen"],
        by=request.actor,
        now=now,
    ):
        messages.success(request, "Je antwoord is bewaard. Je collega krijgt bericht.")
        return redirect(request, "regieteam:melden", casus.nummer)
    stand = feiten(casus, vandaag=timezone.localdate(now))
    stukken = delen(teksten_van(formulier), stand, NAMEN)
    form = form.met(merk_van_alles(formulier.velden.all()))
    return _toon(request, casus, formulier, form, "regieteam/meekijken.html", stukken)


def _toon(request, casus, formulier, form, sjabloon, stukken):
    return toon_deel(
        request,
        casus,
        sjabloon,
        {"casus": casus, "formulier": formulier, "form": form, "delen": stukken},
        rubrieken=ALLES if stukken else [Rubriek.KERN, Rubriek.BESLUIT],
        code=ONVOLLEDIG if form.is_bound else 200,
    )
