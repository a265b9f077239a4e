"""What a meeting decided: read by who takes part, each her own; confirmed by the voorzitter."""

from django.contrib import messages
from django.db.models import Q
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cases.actions.stappen import NotYet
from cases.choices import Rubriek
from cases.models import Casus
from cases.permissions import toegang
from common.htmx import redirect
from logboek.choices import Soort
from partners.eenmalig import eenmalig
from partners.toegang import casussen_nodig
from regieteam.actions.besluitenlijst import besproken, bevestig, nog_niet, tussendoor, volledig
from regieteam.choices import Vergaderstand
from regieteam.models import Besluit
from regieteam.permissions import zit_voor
from regieteam.views.basis import (
    eigen_vergadering_of_404,
    naar_vergadering,
    toon_lijst,
    van_het_team,
    vergadering_of_404,
)


@require_safe
@casussen_nodig
def besluitenlijst(request, sleutel):
    gevonden = vergadering_of_404(request, sleutel)
    team = van_het_team(request, gevonden)
    te_bevestigen = team and gevonden.stand not in (
        Vergaderstand.BEVESTIGD,
        Vergaderstand.AFGELAST,
    )
    return _lijst(
        request,
        gevonden,
        "regieteam/besluitenlijst.html",
        van_het_team=team,
        te_bevestigen=te_bevestigen,
        redenen=nog_niet(gevonden, now=timezone.now()) if te_bevestigen else [],
        zit_voor=zit_voor(request.actor),
    )


@require_safe
@casussen_nodig
def besluitenlijst_afdruk(request, sleutel):
    gevonden = vergadering_of_404(request, sleutel)
    return _lijst(
        request,
        gevonden,
        "regieteam/besluitenlijst_afdruk.html",
        van_het_team=van_het_team(request, gevonden),
        soort=Soort.AFDRUK,
        gemaakt_op=timezone.now(),
        gemaakt_door=request.user.naam,
    )


@require_POST
@casussen_nodig
@eenmalig
def bevestigen(request, sleutel):
    gevonden = eigen_vergadering_of_404(request, sleutel, zit_voor)
    try:
        bevestig(gevonden, by=request.actor, now=timezone.now())
    except NotYet as reden:
        messages.error(request, str(reden))
        return redirect(request, "regieteam:besluitenlijst", sleutel)
    return naar_vergadering(
        request, gevonden, "De besluitenlijst is bevestigd. De acties zijn uitgedeeld."
    )


def _lijst(request, vergadering, template, *, soort=Soort.LIJST, **context):
    """The list as this actor reads it: her own items, and the decision where she may read that.

    What was decided since the meeting before stands at its end.
    """
    now = timezone.now()
    punten = list(besproken(vergadering, request.actor, now=now))
    tussen = tussendoor(vergadering, request.actor, now=now)
    besluiten = list(
        volledig(
            Besluit.objects.filter(Q(punt__in=punten) | Q(pk__in=tussen.values("pk")))
        ).order_by("genomen_at", "pk")
    )
    per_punt = {besluit.punt_id: besluit for besluit in besluiten}
    uitkomsten = [(punt, per_punt.get(punt.pk)) for punt in punten]
    uitkomsten += [(None, besluit) for besluit in besluiten if besluit.punt_id is None]
    casussen = (
        Casus.objects.for_actor(request.actor, timezone.localdate(now))
        .voor_lijst()
        .in_bulk({(punt or besluit).casus_id for punt, besluit in uitkomsten})
    )
    regels = [
        _regel(punt, besluit, casussen[(punt or besluit).casus_id], request.actor)
        for punt, besluit in uitkomsten
    ]
    context |= {"vergadering": vergadering, "regels": [regel for regel in regels if regel]}
    return toon_lijst(
        request, template, context, [regel["casus"] for regel in context["regels"]], soort=soort
    )


def _regel(punt, besluit, casus, actor):
    """One line; None for who sees nothing of the decision part of this case."""
    recht = toegang(casus, actor)[Rubriek.BESLUIT]
    if not (recht if punt else recht.lezen):
        return None
    acties = [actie.actiepunt for actie in besluit.acties.all()] if besluit else []
    if not recht.lezen:
        acties = [actie for actie in acties if actie.organisatie_id == actor.organisatie.pk]
    return {
        "punt": punt,
        "casus": casus,
        "besluit": besluit,
        "acties": acties,
        "leest": recht.lezen,
    }
