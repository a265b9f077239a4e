"""The agenda of one meeting: what comes on it, its order, its minutes, and who is at the table."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.actions.stappen import NotYet
from cases.choices import Fase
from cases.models import Casus
from cases.permissions import mag
from cases.rekenen import voluit
from cases.uitleg import taak_van_een_ander
from cases.views.basis import casus_of_404, gelukt, terug, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from regieteam.actions import agenda, stoelen
from regieteam.agenda import te_kiezen
from regieteam.choices import Aanwezig, Meldingstand
from regieteam.forms.vergadering import (
    AanhoudFormulier,
    AgendeerFormulier,
    MinutenFormulier,
    PuntTafelFormulier,
    StandFormulier,
    TafelFormulier,
    VerplaatsFormulier,
)
from regieteam.models import Agendapunt, Melding
from regieteam.permissions import is_van_het_team, zit_voor
from regieteam.stoelen import mag_aan_tafel, mensen_van, organisaties_van, organisaties_van_punt
from regieteam.views.basis import (
    eigen_vergadering_of_404,
    naar_vergadering,
    punt_of_404,
)

NIET_NU = "Deze casus kan nu niet op een agenda."
ZONDER = "Er is geen vergadering waar deze casus nog op de agenda kan. Plan eerst een vergadering."


@GET_POST
@casussen_nodig
@eenmalig
def agenderen(request, nummer):
    """Put one case on the agenda of a meeting."""
    casus, now = casus_of_404(request, nummer), timezone.now()
    if not mag(casus, request.actor, "agenderen"):
        raise Onbevoegd(taak_van_een_ander("agenderen"))
    keuzes = te_kiezen(_teams(casus, request.actor), now=now, ook_gesloten=zit_voor(request.actor))
    form = AgendeerFormulier(
        ingevuld(request),
        vergaderingen=keuzes,
        terug_uit_uitvoering=casus.fase == Fase.UITVOERING,
    )
    if form.is_valid() and _lukt(
        form,
        agenda.zet_op_agenda,
        casus,
        form.cleaned_data["vergadering"],
        reden=form.cleaned_data["reden"],
        by=request.actor,
        now=now,
    ):
        dag = timezone.localtime(form.cleaned_data["vergadering"].begint_at)
        return terug(request, casus, f"De casus staat op de agenda van {voluit(dag)}.")
    return toon_formulier(
        request, casus, form, titel="Op de agenda zetten", knop="Op de agenda zetten",
        rubrieken=["besluit"], uitleg="" if keuzes else ZONDER,
    )  # fmt: skip


@require_POST
@casussen_nodig
def schuiven(request, sleutel, punt):
    gevonden = punt_of_404(request, sleutel, punt)
    richting = request.POST.get("richting")
    if richting not in (agenda.OMHOOG, agenda.OMLAAG):
        raise Http404
    return _doe(
        request, gevonden, f"Het punt is {richting} geschoven.",
        agenda.schuif, gevonden, richting, by=request.actor, now=timezone.now(),
    )  # fmt: skip


@require_POST
@casussen_nodig
def minuten(request, sleutel, punt):
    gevonden = punt_of_404(request, sleutel, punt)
    form = MinutenFormulier(request.POST)
    if not form.is_valid():
        messages.error(request, f"Minuten: {form.errors['minuten'][0]}")
        return redirect(request, "regieteam:vergadering", sleutel)
    return _doe(
        request, gevonden, "De minuten zijn bewaard.",
        agenda.zet_minuten, gevonden, form.cleaned_data["minuten"],
        by=request.actor, now=timezone.now(),
    )  # fmt: skip


@GET_POST
@casussen_nodig
@eenmalig
def verplaatsen(request, sleutel, punt):
    gevonden, now = punt_of_404(request, sleutel, punt), timezone.now()
    keuzes = te_kiezen(
        [gevonden.vergadering.regieteam_id],
        now=now,
        ook_gesloten=zit_voor(request.actor),
        behalve=gevonden.vergadering,
    )
    form = VerplaatsFormulier(ingevuld(request), vergaderingen=keuzes)
    if form.is_valid() and _lukt(
        form, agenda.verplaats, gevonden, **form.cleaned_data, by=request.actor, now=now
    ):
        return naar_vergadering(request, gevonden.vergadering, "De casus is verplaatst.")
    return _over(
        request, gevonden, form, titel="Naar een andere vergadering", knop="Verplaatsen",
        uitleg="" if keuzes else ZONDER,
    )  # fmt: skip


@GET_POST
@casussen_nodig
@eenmalig
def van_de_agenda(request, sleutel, punt):
    gevonden = punt_of_404(request, sleutel, punt)
    if not mag(_casus(request, gevonden), request.actor, "aanhouden"):
        raise Onbevoegd("Een casus aanhouden doet het Regieteam. Verplaatsen kun je wel.")
    form = AanhoudFormulier(ingevuld(request))
    if form.is_valid() and _lukt(
        form,
        agenda.haal_van_agenda,
        gevonden,
        **form.cleaned_data,
        by=request.actor,
        now=timezone.now(),
    ):
        return naar_vergadering(request, gevonden.vergadering, "De casus is van de agenda.")
    return _over(
        request, gevonden, form, titel="Van de agenda halen", knop="Van de agenda halen",
        uitleg="De casus is dan aangehouden tot de nieuwe datum.",
    )  # fmt: skip


@GET_POST
@casussen_nodig
@eenmalig
def wie_zit_erbij(request, sleutel, punt):
    gevonden = punt_of_404(request, sleutel, punt, is_van_het_team)
    mogen = {o.pk for o in organisaties_van_punt(gevonden, timezone.localdate())}
    mensen = gevonden.vergadering.mensen.select_related("organisatie")
    al = gevonden.aanwezig.values_list("sleutel", flat=True)
    form = PuntTafelFormulier(
        ingevuld(request),
        mensen=[mens for mens in mensen if mag_aan_tafel(mens, mogen)],
        initial={"aanwezig": [str(een) for een in al]},
    )
    if form.is_valid() and _lukt(
        form,
        stoelen.zet_bij_punt,
        gevonden,
        form.cleaned_data["aanwezig"],
        by=request.actor,
        now=timezone.now(),
    ):
        return naar_vergadering(request, gevonden.vergadering, "Wie erbij zit, is bewaard.")
    return _over(
        request, gevonden, form, titel="Wie zit er bij dit punt?", knop="Bewaren",
        uitleg="Alleen mensen van het team en van organisaties die meedoen in deze casus.",
    )  # fmt: skip


@GET_POST
@casussen_nodig
@eenmalig
def aan_tafel(request, sleutel):
    """Who comes to this meeting, for which organisation; about no household."""
    gevonden = eigen_vergadering_of_404(request, sleutel, is_van_het_team)
    organisaties = organisaties_van(gevonden, request.actor, timezone.localdate())
    form = TafelFormulier(
        ingevuld(request),
        mensen=mensen_van(organisaties),
        organisaties=organisaties,
    )
    if form.is_valid():
        organisatie, user = form.cleaned_data["wie"] or (form.cleaned_data["organisatie"], None)
        naam = user.naam if user else form.cleaned_data["naam"]
        if gelukt(
            form, stoelen.zet_aan_tafel, gevonden, organisatie=organisatie, naam=naam, user=user,
            by=request.actor, now=timezone.now(),
        ):  # fmt: skip
            messages.success(request, f"{naam} komt erbij.")
            return redirect(request, "regieteam:aan_tafel", sleutel)
    return render(
        request,
        "regieteam/aan_tafel.html",
        {
            "vergadering": gevonden,
            "form": form,
            "mensen": gevonden.mensen.select_related("organisatie"),
            "standen": Aanwezig.choices,
        },
        status=form.http_status,
    )


@require_POST
@casussen_nodig
def zet_stand(request, sleutel, mens):
    gevonden = eigen_vergadering_of_404(request, sleutel, is_van_het_team)
    aanwezigheid = get_object_or_404(gevonden.mensen, sleutel=mens)
    form = StandFormulier(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        stoelen.zet_stand(aanwezigheid, form.cleaned_data["stand"], by=request.actor)
    except NotYet as nog_niet:
        messages.error(request, str(nog_niet))
    else:
        messages.success(request, "De aanwezigheid is bewaard.")
    return redirect(request, "regieteam:aan_tafel", sleutel)


def _teams(casus, actor):
    """On whose agenda this case can come: of the own team, else of the team it is reported to."""
    if is_van_het_team(actor):
        return [actor.organisatie.pk]
    open_nu = Melding.objects.filter(casus=casus).exclude(stand=Meldingstand.BEHANDELD)
    eerder = Agendapunt.objects.filter(casus=casus)
    return {
        *open_nu.values_list("regieteam", flat=True),
        *eerder.values_list("vergadering__regieteam", flat=True),
    }


def _casus(request, punt):
    """The case of an item, as this actor sees it."""
    casussen = Casus.objects.for_actor(request.actor, timezone.localdate()).voor_lijst()
    return get_object_or_404(casussen, pk=punt.casus_id)


def _over(request, punt, form, **context):
    """A form about one item, that leads back to its meeting."""
    return toon_formulier(
        request,
        _casus(request, punt),
        form,
        rubrieken=["besluit"],
        template="regieteam/punt_formulier.html",
        vergadering=punt.vergadering,
        **context,
    )


def _lukt(form, actie, *args, **velden):
    """Whether it went through; a step that isn't there any more is said in words."""
    try:
        return gelukt(form, actie, *args, **velden)
    except PermissionDenied:
        form.add_error(None, NIET_NU)
        return False


def _doe(request, punt, melding, actie, *args, **velden):
    """A button of the agenda: back to the meeting, with what was done or why not."""
    try:
        actie(*args, **velden)
    except NotYet as nog_niet:
        messages.error(request, str(nog_niet))
        return redirect(request, "regieteam:vergadering", punt.vergadering.sleutel)
    return naar_vergadering(request, punt.vergadering, melding)
