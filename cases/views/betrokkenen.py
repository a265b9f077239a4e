"""Who sees what and why; inviting somebody, sharing more or less, ending it (RT-04)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.actions.deelnames import (
    AlBetrokken,
    HoortBijDeRoute,
    LaatsteVerhuurder,
    beeindig,
    hoort_bij_de_route,
    nodig_uit,
    wijzig_rubrieken,
)
from cases.choices import Deelnamerol, Rubriek
from cases.forms.betrokkenen import BeeindigFormulier, DeelFormulier, UitnodigFormulier
from cases.permissions import deelbaar_door, mag, plafond, voert_regie
from cases.uitleg import functies, recht_in_woorden, zicht_in_woorden
from cases.views.basis import casus_of_404, grond_van, toon_formulier
from cases.views.lezers import gedeeld_per_groep
from common.formulieren import GET_POST, ingevuld
from common.fouten import Onbevoegd
from common.htmx import redirect
from logboek.choices import Soort as Inzagesoort
from logboek.inzage import toon
from partners.choices import Rol, Soort
from partners.eenmalig import eenmalig
from partners.models import Lidmaatschap, Organisatie
from partners.toegang import casussen_nodig

# A second landlord has no business here, and the Regieteam comes in with the melding.
NIET_UIT_TE_NODIGEN = (Soort.CORPORATIE, Soort.REGIETEAM)
NIET_UITNODIGEN = "Jij mag in deze casus niemand uitnodigen of laten stoppen."


@require_safe
@casussen_nodig
def betrokkenen(request, nummer):
    casus = casus_of_404(request, nummer)
    vandaag = timezone.localdate()
    alle = list(
        casus.deelnames.select_related(
            "organisatie", "persoon", "toegevoegd_door", "beeindigd_door"
        ).order_by("toegevoegd_at", "pk")
    )
    gedeeld = gedeeld_per_groep(casus)
    mag_uitnodigen = mag(casus, request.actor, "uitnodigen")
    actief = [d for d in alle if not d.beeindigd_at and (d.tot is None or d.tot >= vandaag)]
    return toon(
        request,
        "cases/betrokkenen.html",
        {
            "casus": casus,
            "actief": [
                _regel(casus, d, gedeeld, request.actor if mag_uitnodigen else None) for d in actief
            ],
            "voorbij": [d for d in reversed(alle) if d not in actief],
            "mag_uitnodigen": mag_uitnodigen,
            "mag_logboek": mag(casus, request.actor, "logboek_inzien"),
        },
        soort=Inzagesoort.CASUS,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN],
        grond=grond_van(casus, request.actor),
    )


@GET_POST
@casussen_nodig
@eenmalig
def uitnodigen(request, nummer):
    """First the kind of organisation (in the address), then the rest."""
    casus = _casus_om_te_delen(request, nummer)
    organisaties = Organisatie.objects.filter(regio=casus.corporatie.regio_id, actief=True).exclude(
        pk__in=[casus.corporatie_id, request.actor.organisatie.pk]
    )
    organisaties = organisaties.exclude(soort__in=NIET_UIT_TE_NODIGEN)
    soort = request.GET.get("soort", "")
    if not soort:
        return _kies_soort(request, casus, organisaties)
    te_kiezen = _met_mensen(organisaties.filter(soort=soort))
    if not te_kiezen:
        raise Http404
    form = UitnodigFormulier(
        ingevuld(request),
        organisaties=te_kiezen,
        te_delen=deelbaar_door(casus, request.actor, soort),
        uitleg=_uitleg(soort),
    )
    if form.is_valid():
        organisatie, persoon = form.cleaned_data["wie"]
        try:
            nodig_uit(
                casus,
                organisatie=organisatie,
                persoon=persoon,
                doel=form.cleaned_data["doel"],
                grondslag=form.cleaned_data["grondslag"],
                tot=form.cleaned_data["tot"],
                rubrieken=form.gekozen,
                by=request.actor,
                now=timezone.now(),
            )
        except AlBetrokken:
            form.add_error("wie", f"{persoon or organisatie} doet al mee in deze casus.")
        else:
            wie = f"{persoon} van {organisatie}" if persoon else organisatie
            return _terug(request, casus, f"{wie} doet nu mee.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Uitnodigen",
        knop="Uitnodigen",
        rubrieken=[],
        template="cases/uitnodigen.html",
        soort=Soort(soort),
    )


@GET_POST
@casussen_nodig
@eenmalig
def deelname_wijzigen(request, nummer, sleutel):
    casus = _casus_om_te_delen(request, nummer)
    deelname = _lopende_deelname(casus, sleutel)
    if not _te_wijzigen(casus, deelname, request.actor):
        raise Onbevoegd(
            "Dit kun jij niet wijzigen. Het gaat om je eigen organisatie, om de verhuurder, of om"
            " wie nodig is voor de route."
        )
    soort = deelname.organisatie.soort
    nu = gedeeld_per_groep(casus).get(deelname.organisatie.groep_id, set())
    te_delen = deelbaar_door(casus, request.actor, soort)
    form = DeelFormulier(
        ingevuld(request),
        te_delen=te_delen,
        uitleg=_uitleg(soort),
        einddatum_nodig=deelname.rol == Deelnamerol.PARTNER,
        initial={"rubrieken": sorted(nu), "tot": deelname.tot},
    )
    if hoort_bij_de_route(casus, deelname):
        del form.fields["tot"]  # it stays as long as the route needs it
    if form.is_valid():
        wijzig_rubrieken(
            deelname,
            rubrieken=form.gekozen,
            tot=form.cleaned_data.get("tot"),
            by=request.actor,
            now=timezone.now(),
        )
        return _terug(request, casus, f"Gewijzigd wat {deelname.organisatie} ziet.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Deelname wijzigen",
        knop="Deelname wijzigen",
        rubrieken=[],
        template="cases/deelname_wijzigen.html",
        deelname=deelname,
        blijft=[r.label for r in Rubriek if r in nu and r not in te_delen],
    )


@GET_POST
@casussen_nodig
@eenmalig
def deelname_beeindigen(request, nummer, sleutel):
    casus = _casus_om_te_delen(request, nummer)
    deelname = _lopende_deelname(casus, sleutel)
    if not _te_beeindigen(casus, deelname):
        raise Onbevoegd(
            "De verhuurder blijft. Het Regieteam en de casemanager blijven zolang de casus bij "
            "het Regieteam loopt."
        )
    form = BeeindigFormulier(ingevuld(request))
    if form.is_valid():
        try:
            beeindig(
                deelname,
                reden=form.cleaned_data["reden"],
                by=request.actor,
                now=timezone.now(),
            )
        except (LaatsteVerhuurder, HoortBijDeRoute):
            raise PermissionDenied from None
        if deelname.organisatie_id == request.actor.organisatie.pk:
            messages.success(request, f"{deelname.organisatie} doet niet meer mee.")
            return redirect(request, "/")
        return _terug(request, casus, f"{deelname.organisatie} doet niet meer mee.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Deelname laten stoppen",
        knop="Deelname laten stoppen",
        rubrieken=[],
        template="cases/deelname_beeindigen.html",
        deelname=deelname,
    )


def _casus_om_te_delen(request, nummer):
    casus = casus_of_404(request, nummer)
    if not mag(casus, request.actor, "uitnodigen"):
        raise Onbevoegd(NIET_UITNODIGEN)
    return casus


def _lopende_deelname(casus, sleutel):
    return get_object_or_404(
        casus.deelnames.filter(beeindigd_at=None).select_related("casus", "organisatie", "persoon"),
        sleutel=sleutel,
    )


def _te_wijzigen(casus, deelname, actor):
    if deelname.organisatie_id in (casus.corporatie_id, actor.organisatie.pk):
        return False
    return voert_regie(casus, actor) or not hoort_bij_de_route(casus, deelname)


def _te_beeindigen(casus, deelname):
    return deelname.organisatie_id != casus.corporatie_id and not hoort_bij_de_route(
        casus, deelname
    )


def _terug(request, casus, melding):
    messages.success(request, melding)
    return redirect(request, "cases:betrokkenen", casus.nummer)


def _kies_soort(request, casus, organisaties):
    aanwezig = set(organisaties.values_list("soort", flat=True).distinct())
    return toon(
        request,
        "cases/uitnodigen_soort.html",
        {"casus": casus, "soorten": [soort for soort in Soort if soort in aanwezig]},
        soort=Inzagesoort.FORMULIER,
        casussen=[casus.pk],
        rubrieken=[Rubriek.KERN],
        grond=grond_van(casus, request.actor),
    )


def _met_mensen(organisaties):
    """Each organisation with its people who work with cases."""
    leden = Lidmaatschap.objects.actief().exclude(rol=Rol.BEHEERDER).select_related("user")
    met_leden = organisaties.prefetch_related(
        Prefetch("lidmaatschappen", leden.order_by("user__naam"), to_attr="leden")
    )
    return [
        (organisatie, list(dict.fromkeys(lid.user for lid in organisatie.leden)))
        for organisatie in met_leden
    ]


def _uitleg(soort):
    """Per rubriek what people of this kind of organisation may at most do with it."""
    uitleg = {}
    for rubriek in Rubriek:
        delen = {
            wie: woorden
            for wie in functies(soort)
            if (woorden := recht_in_woorden(rubriek, plafond(wie)[rubriek]))
        }
        if len(set(delen.values())) == 1:
            uitleg[rubriek.value] = f"{next(iter(delen.values())).capitalize()}."
        elif delen:
            zinnen = [f"{wie.label}: {woorden}" for wie, woorden in delen.items()]
            uitleg[rubriek.value] = f"{'. '.join(zinnen)}."
    return uitleg


def _regel(casus, deelname, gedeeld, actor):
    """One participant; `actor` is None when she may not change anything here."""
    organisatie = deelname.organisatie
    rubrieken = gedeeld.get(organisatie.groep_id, set())
    casemanager = organisatie.pk == casus.casemanager_organisatie_id
    eigen_casus = organisatie.pk == casus.corporatie_id
    return {
        "deelname": deelname,
        "organisatie": organisatie,
        "casemanager": casus.casemanager if casemanager else None,
        "gedeeld": [r.label for r in Rubriek if r in rubrieken],
        "zicht": [
            {"functie": wie.label, "regels": regels}
            for wie in functies(organisatie.soort, casemanager=casemanager)
            if (regels := zicht_in_woorden(wie, rubrieken, eigen_casus=eigen_casus))
        ],
        "te_wijzigen": bool(actor) and _te_wijzigen(casus, deelname, actor),
        "te_beeindigen": bool(actor) and _te_beeindigen(casus, deelname),
    }
