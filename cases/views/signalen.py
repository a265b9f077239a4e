"""Signals: find the case, tap the kind, done. And what came of it."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from cases.actions.signalen import AlOpgevolgd, meld_signaal, rubriek_van, volg_signaal_op
from cases.choices import Rubriek, Signaalsoort
from cases.forms.signalen import OpvolgFormulier, SignaalFormulier, ZoekFormulier
from cases.models import Casus
from cases.permissions import hoedanigheid, mag_invoeren, mag_signaleren, toegang
from cases.views.basis import casus_of_404, terug, toon_formulier
from cases.views.lezers import keuzes
from common.formulieren import GET_POST, ingevuld
from common.fouten import Conflict, Onbevoegd
from logboek.choices import Soort as Inzagesoort
from logboek.inzage import toon
from logboek.models import Inzage
from partners.choices import Rol
from partners.eenmalig import eenmalig
from partners.models import Lidmaatschap, User
from partners.toegang import alleen, casussen_nodig

MEEST = 10
TERUGKIJKEN = 100
signaal_nodig = alleen(
    mag_signaleren,
    "Een signaal schrijf je op vanuit een corporatie, hulpverlening of OCMW.",
)


@GET_POST
@signaal_nodig
def signaal_nieuw(request):
    """Which household is it about? What people type stays out of the address."""
    form = ZoekFormulier(ingevuld(request))
    casussen, vandaag = [], timezone.localdate()
    mijn = Casus.objects.for_actor(request.actor, vandaag).voor_lijst()
    if form.is_valid():
        casussen = list(_gezocht(mijn, form.cleaned_data["zoek"], request.actor))
    elif not form.is_bound:
        casussen = _pas_bekeken(mijn, request.actor)
    return toon(
        request,
        "cases/signaal_nieuw.html",
        {
            "form": form,
            "casussen": casussen[:MEEST],
            "meer": len(casussen) > MEEST,
            "gezocht": form.is_bound and form.is_valid(),
            "mag_invoeren": mag_invoeren(request.actor),
        },
        soort=Inzagesoort.ZOEKEN if form.is_bound else Inzagesoort.LIJST,
        casussen=[casus.pk for casus in casussen[:MEEST]],
        rubrieken=[Rubriek.KERN],
        grond=hoedanigheid(request.actor).label,
        status=form.http_status,
    )


@GET_POST
@casussen_nodig
@eenmalig
def signaal(request, nummer):
    """A signal about one case: kind, a few words if wanted, and who follows it up."""
    casus = casus_of_404(request, nummer)
    rechten = toegang(casus, request.actor)
    soorten = [s for s in Signaalsoort if rubriek_van(s, rechten)]
    if not soorten:
        raise Onbevoegd("In deze casus mag je geen signaal opschrijven.")
    form = SignaalFormulier(
        ingevuld(request),
        soorten=soorten,
        collegas=_collegas(casus, request.actor),
        publiek=keuzes(casus, request.actor)["publiek"],
        initial={"opvolger": request.user.sleutel},
    )
    if form.is_valid():
        meld_signaal(casus, **form.cleaned_data, by=request.actor, now=timezone.now())
        return terug(request, casus, "Het signaal is opgeschreven.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Signaal opschrijven",
        knop="Signaal opschrijven",
        rubrieken=[],
        template="cases/signaal.html",
    )


@GET_POST
@casussen_nodig
@eenmalig
def signaal_opvolgen(request, nummer, sleutel):
    casus = casus_of_404(request, nummer)
    gevonden = get_object_or_404(
        casus.signalen.leesbaar(request.actor, toegang(casus, request.actor)).select_related(
            "casus", "opvolger", "organisatie", "vastgelegd_door"
        ),
        sleutel=sleutel,
    )
    if gevonden.organisatie_id != request.actor.organisatie.pk:
        raise Onbevoegd("Alleen de organisatie die het signaal opschreef, volgt het op.")
    form = OpvolgFormulier(
        ingevuld(request),
        vanaf=timezone.localdate(gevonden.vastgelegd_at),
    )
    if gevonden.opgevolgd_op:
        return terug(request, casus, "Dit signaal is al opgevolgd.")
    if form.is_valid():
        try:
            volg_signaal_op(gevonden, **form.cleaned_data, by=request.actor, now=timezone.now())
        except AlOpgevolgd:
            raise Conflict("Iemand anders volgde dit signaal net al op.") from None
        return terug(request, casus, "Het signaal is opgevolgd.")
    return toon_formulier(
        request,
        casus,
        form,
        titel="Signaal opvolgen",
        knop="Signaal opvolgen",
        rubrieken=[gevonden.rubriek],
        template="cases/signaal_opvolgen.html",
        signaal=gevonden,
    )


def _gezocht(mijn, invoer, actor):
    """By address, name or number; by lease only among the cases of one's own organisation."""
    huur = mijn.filter(
        huurovereenkomst__nummer__iexact=invoer.strip(), corporatie=actor.organisatie
    )
    return (mijn.zoek(invoer) | huur).order_by("-aangemaakt_at", "-pk")[: MEEST + 1]


def _pas_bekeken(mijn, actor):
    """The cases she opened last: the one a signal is about is often among them."""
    gezien = Inzage.objects.filter(
        user=actor.user, organisatie=actor.organisatie, soort=Inzagesoort.CASUS
    ).values_list("casussen", flat=True)[:TERUGKIJKEN]
    volgorde = list(dict.fromkeys(pk for casussen in gezien for pk in casussen))[:MEEST]
    gevonden = {casus.pk: casus for casus in mijn.filter(pk__in=volgorde)}
    return [gevonden[pk] for pk in volgorde if pk in gevonden]


def _collegas(casus, actor):
    """The people of her organisation who see this case."""
    deelnames = casus.deelnames.actief(timezone.localdate()).filter(organisatie=actor.organisatie)
    personen = set(deelnames.values_list("persoon", flat=True))
    leden = Lidmaatschap.objects.actief().filter(organisatie=actor.organisatie)
    leden = leden.exclude(rol=Rol.BEHEERDER)
    if None not in personen:
        leden = leden.filter(user__in=personen)
    return User.objects.filter(pk__in=leden.values("user"))
