"""How a Regieteam meets, who sits at its table as a rule, and its people."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from cases.views.basis import gelukt
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from partners.choices import Rol, Soort
from partners.eenmalig import eenmalig
from partners.models import Lidmaatschap, Organisatie
from partners.toegang import alleen
from regieteam.actions import vergadering as acties
from regieteam.forms.vergadering import LidFormulier, TeamFormulier
from regieteam.permissions import is_van_het_team, leidt_het_team

VELDEN = ["plaats", "ritme", "weekdag", "tijd", "minuten", "sluit_werkdagen", "sluit_tijd"]
alleen_het_team = alleen(is_van_het_team, "Deze instellingen zijn van het Regieteam.")


@GET_POST
@alleen_het_team
@eenmalig
def team(request):
    """The settings; about no household, so no look is written down."""
    instelling = acties.instelling(request.actor.organisatie)
    leidt = leidt_het_team(request.actor)
    if request.method == "POST" and not leidt:
        raise Onbevoegd("Alleen de voorzitter en de coördinator veranderen dit.")
    form = TeamFormulier(
        ingevuld(request),
        initial={veld: getattr(instelling, veld) for veld in VELDEN},
    )
    if form.is_valid():
        acties.stel_in(**form.cleaned_data, by=request.actor)
        messages.success(request, "De instellingen van het team zijn bewaard.")
        return redirect(request, "regieteam:team")
    leden = _leden(instelling)
    return render(
        request,
        "regieteam/team.html",
        {
            "form": form if leidt else None,
            "instelling": instelling,
            "leden": leden,
            "lidform": _lidformulier(request, leden) if leidt else None,
            "mensen": _mensen(request.actor.organisatie),
        },
        status=form.http_status,
    )


@GET_POST
@alleen(leidt_het_team, "Alleen de voorzitter en de coördinator veranderen dit.")
@eenmalig
def lid_toevoegen(request):
    leden = _leden(acties.instelling(request.actor.organisatie))
    form = _lidformulier(request, leden, ingevuld(request))
    if form.is_valid() and gelukt(
        form, acties.voeg_lid_toe, **form.cleaned_data, by=request.actor, now=timezone.now()
    ):
        messages.success(request, f"{form.cleaned_data['organisatie']} is nu lid.")
        return redirect(request, "regieteam:team")
    return render(
        request,
        "regieteam/formulier.html",
        {"form": form, "titel": "Organisatie toevoegen", "knop": "Organisatie toevoegen",
         "naar_team": True},
        status=form.http_status,
    )  # fmt: skip


@require_POST
@alleen(leidt_het_team, "Alleen de voorzitter en de coördinator veranderen dit.")
def lid_beeindigen(request, sleutel):
    instelling = acties.instelling(request.actor.organisatie)
    if instelling.pk is None:
        raise Http404
    lid = get_object_or_404(instelling.leden, organisatie__sleutel=sleutel, tot=None)
    acties.beeindig_lid(lid, by=request.actor, now=timezone.now())
    messages.success(request, f"{lid.organisatie} is geen lid meer.")
    return redirect(request, "regieteam:team")


def _leden(instelling):
    if instelling.pk is None:
        return []
    return list(instelling.leden.filter(tot=None).select_related("organisatie"))


def _lidformulier(request, leden, data=None):
    organisatie = request.actor.organisatie
    al = [organisatie.pk, *(lid.organisatie_id for lid in leden)]
    kan = Organisatie.objects.filter(regio=organisatie.regio_id, actief=True)
    return LidFormulier(data, organisaties=kan.exclude(soort=Soort.REGIETEAM).exclude(pk__in=al))


def _mensen(organisatie):
    """Everybody of the team with her roles, by name."""
    rollen = {}
    leden = Lidmaatschap.objects.actief().filter(organisatie=organisatie).exclude(rol=Rol.BEHEERDER)
    for lid in leden.select_related("user").order_by("user__naam", "pk"):
        rollen.setdefault(lid.user, []).append(lid.get_rol_display())
    return rollen.items()
