"""The meetings: the list, one meeting, planning, changing and calling off."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cases.actions.ontvangers import collegas
from cases.actions.stappen import NotYet
from cases.permissions import MAG, hoedanigheid
from cases.views.basis import gelukt
from common.agenda_ics import INHOUDSTYPE, PUBLISH, ics
from common.formulieren import GET_POST, ingevuld
from common.htmx import redirect
from logboek.choices import Soort
from partners.choices import Rol
from partners.eenmalig import eenmalig
from partners.models import Lidmaatschap, User
from partners.toegang import casussen_nodig
from regieteam.actions import uitnodigen
from regieteam.actions import vergadering as acties
from regieteam.agenda import regels, te_kiezen
from regieteam.choices import Vergaderstand
from regieteam.forms.vergadering import AfgelastFormulier, VergaderingFormulier
from regieteam.models import Agendapunt, Uitnodiging, Vergadering
from regieteam.permissions import is_van_het_team, leidt_het_team, zit_voor
from regieteam.views.basis import (
    alleen_leiding,
    eigen_vergadering_of_404,
    naar_vergadering,
    toon_lijst,
    van_het_team,
    vergadering_of_404,
)

MEEST = 30
VOORBIJ = [Vergaderstand.GEHOUDEN, Vergaderstand.BEVESTIGD, Vergaderstand.AFGELAST]


@require_safe
@casussen_nodig
def vergaderingen(request):
    """The meetings that this actor goes to, the coming ones first; names no household."""
    alle = Vergadering.objects.voor(request.actor, timezone.localdate()).select_related("regieteam")
    return render(
        request,
        "regieteam/vergaderingen.html",
        {
            "komend": alle.komend()[:MEEST],
            "voorbij": alle.filter(stand__in=VOORBIJ).order_by("-begint_at", "-pk")[:MEEST],
            "mag_plannen": leidt_het_team(request.actor),
        },
    )


@require_safe
@casussen_nodig
def vergadering(request, sleutel):
    gevonden, vandaag = vergadering_of_404(request, sleutel), timezone.localdate()
    rijen = regels(gevonden, request.actor, vandaag)
    team = van_het_team(request, gevonden)
    mensen = gevonden.mensen.select_related("organisatie")
    if not team:
        mensen = mensen.filter(organisatie=request.actor.organisatie)
    per_punt = _aan_tafel([regel.punt for regel in rijen])
    return toon_lijst(
        request,
        "regieteam/vergadering.html",
        {
            "vergadering": gevonden,
            "regels": [(regel, per_punt.get(regel.punt.pk, [])) for regel in rijen],
            "einde": _einde(rijen),
            "van_het_team": team,
            "in_agenda": team or any(regel.is_open for regel in rijen),
            "is_vandaag": timezone.localdate(gevonden.begint_at) == vandaag,
            "leidt": team and leidt_het_team(request.actor) and _verandert(gevonden),
            "houdt_aan": hoedanigheid(request.actor) in MAG["aanhouden"],
            "mensen": mensen,
            "genodigd": gevonden.uitnodigingen.filter(ingetrokken_at=None).count() if team else 0,
        },
        [regel.casus for regel in rijen],
    )


@require_safe
@casussen_nodig
def afdruk(request, sleutel):
    """The agenda on paper, for who reads it on the screen too."""
    gevonden = vergadering_of_404(request, sleutel)
    rijen = regels(gevonden, request.actor, timezone.localdate())
    return toon_lijst(
        request,
        "regieteam/agenda_afdruk.html",
        {
            "vergadering": gevonden,
            "regels": rijen,
            "van_het_team": van_het_team(request, gevonden),
            "gemaakt_op": timezone.now(),
            "gemaakt_door": request.user.naam,
        },
        [regel.casus for regel in rijen],
        soort=Soort.AFDRUK,
    )


@require_safe
@casussen_nodig
def agendabestand(request, sleutel):
    """The same file as in the invitation, for the own calendar; about no household."""
    gevonden, now, actor = vergadering_of_404(request, sleutel), timezone.now(), request.actor
    plek = uitnodigen.wanneer(gevonden, actor, now=now)
    if plek is None or gevonden.stand == Vergaderstand.AFGELAST:
        raise Http404
    laatste = Uitnodiging.objects.filter(
        vergadering=gevonden, user=actor.user, organisatie=actor.organisatie
    ).first()
    afspraak = uitnodigen.afspraak_van(
        gevonden,
        actor.user,
        actor.organisatie,
        begint_at=plek[0],
        duur=plek[1],
        nummer=laatste.nummer if laatste else 0,
    )
    return HttpResponse(
        ics(afspraak, methode=PUBLISH, now=now),
        content_type=f"{INHOUDSTYPE}; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="regieteam.ics"'},
    )


@GET_POST
@alleen_leiding
@eenmalig
def plannen(request):
    now, organisatie = timezone.now(), request.actor.organisatie
    initial = acties.voorstel(organisatie, now=now) | {"voorzitter": _voorzitter(organisatie)}
    form = _formulier(request, initial)
    if form.is_valid() and gelukt(
        form, acties.plan, **form.cleaned_data, by=request.actor, now=now
    ):
        messages.success(request, "De vergadering is gepland. Het team krijgt een uitnodiging.")
        return redirect(request, "regieteam:vergaderingen")
    return _pagina(request, form, titel="Vergadering plannen", knop="Vergadering plannen")


@GET_POST
@casussen_nodig
@eenmalig
def wijzigen(request, sleutel):
    gevonden = eigen_vergadering_of_404(request, sleutel)
    initial = {
        "begint_at": gevonden.begint_at,
        "plaats": gevonden.plaats,
        "sluit_at": gevonden.sluit_at,
        "voorzitter": gevonden.voorzitter and str(gevonden.voorzitter.sleutel),
    }
    form = _formulier(request, initial)
    if form.is_valid() and gelukt(
        form, acties.wijzig, gevonden, **form.cleaned_data, by=request.actor, now=timezone.now()
    ):
        return naar_vergadering(request, gevonden, "De vergadering is gewijzigd.")
    return _pagina(
        request, form, titel="Vergadering wijzigen", knop="Wijziging bewaren", vergadering=gevonden,
        uitleg="Iedereen die is uitgenodigd, krijgt bericht over een andere tijd of plaats.",
    )  # fmt: skip


@GET_POST
@casussen_nodig
@eenmalig
def afgelasten(request, sleutel):
    gevonden, now = eigen_vergadering_of_404(request, sleutel), timezone.now()
    punten = Agendapunt.objects.voor(request.actor, timezone.localdate(now)).open()
    keuzes = te_kiezen(
        [gevonden.regieteam_id], now=now, ook_gesloten=zit_voor(request.actor), behalve=gevonden
    )
    form = AfgelastFormulier(
        ingevuld(request),
        vergaderingen=keuzes,
        punten=punten.filter(vergadering=gevonden).exists(),
    )
    if form.is_valid() and gelukt(
        form, acties.gelast_af, gevonden, **form.cleaned_data, by=request.actor, now=now
    ):
        return naar_vergadering(request, gevonden, "De vergadering gaat niet door.")
    return _pagina(
        request, form, titel="Vergadering afgelasten", knop="Vergadering afgelasten",
        vergadering=gevonden, gevaar=True,
        uitleg="" if keuzes or "naar" not in form.fields else
        "Er staan casussen op de agenda. Plan eerst een andere vergadering waar ze naartoe gaan.",
    )  # fmt: skip


@require_POST
@casussen_nodig
def beginnen(request, sleutel):
    """The meeting starts: to the first item that is still open, on the big screen."""
    gevonden, now = eigen_vergadering_of_404(request, sleutel, is_van_het_team), timezone.now()
    try:
        acties.begin(gevonden, by=request.actor, now=now)
    except NotYet as nog_niet:
        messages.error(request, str(nog_niet))
        return redirect(request, "regieteam:vergadering", sleutel)
    punten = Agendapunt.objects.voor(request.actor, timezone.localdate(now)).open()
    eerste = punten.filter(vergadering=gevonden).first()
    if eerste is None:
        return naar_vergadering(request, gevonden, "De vergadering is begonnen.")
    return redirect(request, "regieteam:tafel", sleutel, eerste.sleutel)


@require_POST
@casussen_nodig
def sluiten(request, sleutel):
    gevonden = eigen_vergadering_of_404(request, sleutel, is_van_het_team)
    try:
        acties.sluit(gevonden, by=request.actor, now=timezone.now())
    except NotYet as nog_niet:
        messages.error(request, str(nog_niet))
        return redirect(request, "regieteam:vergadering", sleutel)
    messages.success(request, "De vergadering is gesloten. Bevestig nu de besluitenlijst.")
    return redirect(request, "regieteam:besluitenlijst", sleutel)


@require_POST
@casussen_nodig
@eenmalig
def nodig_uit(request, sleutel):
    gevonden = eigen_vergadering_of_404(request, sleutel)
    try:
        aantal = uitnodigen.nodig_uit(gevonden, by=request.actor, now=timezone.now())
    except NotYet as nog_niet:
        messages.error(request, str(nog_niet))
        return redirect(request, "regieteam:vergadering", sleutel)
    if not aantal:
        return naar_vergadering(request, gevonden, "Iedereen heeft de laatste uitnodiging al.")
    woord = "uitnodiging" if aantal == 1 else "uitnodigingen"
    return naar_vergadering(request, gevonden, f"{aantal} {woord} verstuurd.")


def _voorzitter(organisatie):
    """Who leads the meetings as a rule: the key of the first voorzitter of the team."""
    leden = Lidmaatschap.objects.actief().filter(organisatie=organisatie, rol=Rol.VOORZITTER)
    eerste = leden.select_related("user").order_by("pk").first()
    return eerste and str(eerste.user.sleutel)


def _formulier(request, initial):
    leden = [mens.user for mens in collegas([request.actor.organisatie.pk])]
    return VergaderingFormulier(
        ingevuld(request),
        initial=initial,
        voorzitters=User.objects.filter(pk__in=leden).order_by("naam", "pk"),
    )


def _pagina(request, form, **context):
    """A form about a meeting: about no household, so no look is written down."""
    return render(
        request, "regieteam/formulier.html", {"form": form, **context}, status=form.http_status
    )


def _verandert(gevonden):
    return gevonden.stand in (Vergaderstand.GEPLAND, Vergaderstand.BEZIG)


def _einde(rijen):
    if not rijen:
        return None
    return rijen[-1].begint_at + timedelta(minutes=rijen[-1].punt.minuten)


def _aan_tafel(punten):
    """The names at each item: by item, in the order of the table."""
    koppelingen = Agendapunt.aanwezig.through.objects.filter(agendapunt__in=punten)
    gevonden = {}
    for koppeling in koppelingen.select_related("aanwezigheid__organisatie").order_by(
        "aanwezigheid__organisatie__naam", "aanwezigheid__naam"
    ):
        gevonden.setdefault(koppeling.agendapunt_id, []).append(koppeling.aanwezigheid)
    return gevonden
