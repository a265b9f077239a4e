"""What every page of one case starts and ends with."""

from django.contrib import messages
from django.http import Http404
from django.utils import timezone

from cases.actions.laden import met_nummer
from cases.actions.stappen import NotYet
from cases.models import Casus
from cases.permissions import hoedanigheid, toegang
from cases.uitleg import deel_van_een_ander
from common.fouten import Onbevoegd
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon


def casus_of_404(request, nummer):
    """The case as this actor sees it today, with its home; 404 when she has no sight."""
    try:
        return met_nummer(nummer, by=request.actor, dag=timezone.localdate())
    except Casus.DoesNotExist:
        raise Http404 from None


def zien_of_404(request, nummer, rubriek):
    """The case, for somebody who sees at least something of this rubriek."""
    casus = casus_of_404(request, nummer)
    if not toegang(casus, request.actor)[rubriek]:
        raise Http404
    return casus


def invoeren_of_404(request, nummer, rubriek):
    """The case, for somebody who may add to this rubriek; who sees nothing of it gets a 404."""
    casus = casus_of_404(request, nummer)
    recht = toegang(casus, request.actor)[rubriek]
    if not recht:
        raise Http404
    if not recht.invoeren:
        raise Onbevoegd(deel_van_een_ander(rubriek))
    return casus


def grond_van(casus, actor):
    """On what ground this actor looks: her capacity in this case."""
    return hoedanigheid(actor, casus).label


def toon_formulier(
    request, casus, form, *, titel, knop, rubrieken, template="cases/formulier.html", **context
):
    """A form about one case; with errors it is a 422 that keeps all that was typed."""
    return toon(
        request,
        template,
        {"casus": casus, "form": form, "titel": titel, "knop": knop, **context},
        soort=Soort.FORMULIER,
        casussen=[casus.pk],
        rubrieken=["kern", *rubrieken],
        grond=grond_van(casus, request.actor),
        status=422 if form and form.is_bound else 200,
    )


def gelukt(form, actie, *args, **velden):
    """Whether an action went through; else its sentences stand in the form."""
    try:
        actie(*args, **velden)
    except NotYet as nog_niet:
        for zin in nog_niet.redenen:
            form.add_error(nog_niet.veld if nog_niet.veld in form.fields else None, zin)
        return False
    return True


def terug(request, casus, melding):
    """Back to the case after saving, with what was done in words."""
    messages.success(request, melding)
    return redirect(request, casus)
