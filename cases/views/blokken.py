"""Editing one block: the form, saving it, and the page on which two versions meet."""

from copy import copy

from django.utils import timezone

from cases.actions.blokken import Gewijzigd, wie_wijzigde
from cases.actions.stappen import NotYet
from cases.forms.blokken import Keuzes, samengevoegd
from cases.views.basis import grond_van, terug, toon_formulier
from common.formulieren import ingevuld
from logboek.choices import Soort
from logboek.inzage import toon

CONFLICT = 409


def bewerk_blok(request, casus, blok, formklasse, bewaar, *, rubriek, titel, melding, **context):
    """The whole view of a block.

    `bewaar(casus, blok, velden, versie=, by=, now=)` is an action that raises Gewijzigd. The
    caller has checked the right (basis.invoeren_of_404) and wears `@eenmalig`.
    """

    def formulier(data=None):
        # A model form writes in its instance; `blok` has to stay what stands in the database.
        return formklasse(data, instance=copy(blok))

    def toon_form(form):
        kop = {"titel": titel, "knop": context.pop("knop", "Bewaren")}
        return toon_formulier(request, casus, form, rubrieken=[rubriek], **kop, **context)

    form = formulier(ingevuld(request))
    keuzes = None
    if form.is_valid() and "verschillen" in request.POST and _versie(form) == blok.versie:
        keuzes = Keuzes(form, blok, request.POST)
        if not keuzes.is_valid():
            return _toon_verschillen(request, casus, blok, form, keuzes, rubriek, titel)
        form = formulier(samengevoegd(request.POST, form, keuzes))
    if not form.is_valid():
        return toon_form(form)
    try:
        bewaar(
            casus,
            copy(blok),
            form.waarden,
            versie=_versie(form),
            by=request.actor,
            now=timezone.now(),
        )
    except Gewijzigd as conflict:
        if form.verschillen(conflict.blok):
            nu = conflict.blok
            keuzes = Keuzes(form, nu)
            return _toon_verschillen(request, casus, nu, form, keuzes, rubriek, titel)
    except NotYet as nog_niet:
        for zin in nog_niet.redenen:
            form.add_error(None, zin)
        return toon_form(form)
    return terug(request, casus, melding)


def _versie(form):
    return form.cleaned_data["versie"]


def _toon_verschillen(request, casus, blok, form, keuzes, rubriek, titel):
    return toon(
        request,
        "cases/verschillen.html",
        {
            "casus": casus,
            "blok": blok,
            "mijn": form,
            "form": keuzes,
            "titel": titel,
            "wijziging": wie_wijzigde(blok),
        },
        soort=Soort.FORMULIER,
        casussen=[casus.pk],
        rubrieken=["kern", rubriek],
        grond=grond_van(casus, request.actor),
        status=422 if keuzes.is_bound else CONFLICT,
    )
