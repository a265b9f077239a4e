"""The reports that wait for the Regieteam, and what it does with each."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Case, Max, OuterRef, Subquery, When
from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cases.actions.stappen import NotYet
from cases.choices import Gebeurtenissoort, Rubriek, Status
from cases.models import Casus, Gebeurtenis
from cases.permissions import hoedanigheid
from cases.views.basis import casus_of_404, gelukt, terug, toon_formulier
from common.formulieren import GET_POST, ingevuld
from common.htmx import redirect
from logboek.choices import Soort
from logboek.inzage import toon
from partners.eenmalig import eenmalig
from partners.toegang import alleen
from regieteam.actions import behandelen
from regieteam.choices import Meldingstand, Puntstand
from regieteam.forms.vergadering import AanvullingFormulier
from regieteam.models import Agendapunt, Melding
from regieteam.permissions import is_van_het_team, leidt_het_team, ziet_meldingen

MEEST = 100
DICHTBIJ = timedelta(days=14)
BIJ_HET_REGIETEAM = [Status.GEMELD, Status.GEAGENDEERD, Status.AANGEHOUDEN]

alleen_regieteam = alleen(
    ziet_meldingen, "Deze lijst is van het Regieteam. Jij ziet je eigen casussen bij Casussen."
)


@require_safe
@alleen_regieteam
def meldingen(request):
    """What was reported and not decided: first what still has to go on an agenda."""
    vandaag = timezone.localdate()
    casussen = list(gemeld(request.actor, vandaag)[: MEEST + 1])
    getoond = casussen[:MEEST]
    stand, punten = _open_meldingen(getoond), _laatste_punten(getoond, request.actor, vandaag)
    return toon(
        request,
        "regieteam/meldingen.html",
        {
            "rijen": [
                _rij(casus, stand.get(casus.pk), punten.get(casus.pk), vandaag) for casus in getoond
            ],
            "meer": len(casussen) > MEEST,
            "meest": MEEST,
            "van_het_team": is_van_het_team(request.actor),
            "leidt": leidt_het_team(request.actor),
        },
        soort=Soort.LIJST,
        casussen=[casus.pk for casus in getoond],
        rubrieken=[Rubriek.KERN, Rubriek.BESLUIT],
        grond=hoedanigheid(request.actor).label,
    )


@require_POST
@alleen_regieteam
@eenmalig
def compleet(request, nummer):
    """Everything is in the report: the case can go on an agenda."""
    casus, melding = _melding_of_404(request, nummer)
    try:
        behandelen.keur_compleet(melding, by=request.actor, now=timezone.now())
    except NotYet as nog_niet:
        messages.error(request, str(nog_niet))
    else:
        messages.success(request, f"De melding van {casus.naam} is compleet.")
    return redirect(request, "regieteam:meldingen")


@GET_POST
@alleen_regieteam
@eenmalig
def aanvulling(request, nummer):
    """Ask the landlord for what is missing."""
    casus, melding = _melding_of_404(request, nummer)
    now = timezone.now()
    form = AanvullingFormulier(
        ingevuld(request),
        initial={"voor_op": behandelen.aanvullen_voor(melding.corporatie, now=now)},
    )
    if form.is_valid() and gelukt(
        form, behandelen.vraag_aanvulling, melding, **form.cleaned_data, by=request.actor, now=now
    ):
        return terug(request, casus, f"{melding.corporatie} krijgt bericht van je vraag.")
    return toon_formulier(
        request, casus, form, titel="Aanvulling vragen", knop="Aanvulling vragen",
        rubrieken=["besluit"],
    )  # fmt: skip


def gemeld(actor, vandaag):
    """The cases with the Regieteam in which this actor takes part, each with `gemeld_at`."""
    melden = Gebeurtenis.objects.filter(
        casus=OuterRef("pk"), soort=Gebeurtenissoort.STAP, stap="melden"
    )
    laatste = melden.values("casus").annotate(op=Max("op")).values("op")
    return (
        Casus.objects.for_actor(actor, vandaag)
        .leesbaar(actor, Rubriek.BESLUIT)
        .voor_lijst()
        .filter(status__in=BIJ_HET_REGIETEAM)
        .annotate(gemeld_at=Subquery(laatste))
        .order_by(Case(When(status=Status.GEAGENDEERD, then=1), default=0), "gemeld_at", "pk")
    )


def _melding_of_404(request, nummer):
    """The case and its open report, for who sees them."""
    casus = casus_of_404(request, nummer)
    meldingen = Melding.objects.voor(request.actor, timezone.localdate()).filter(casus=casus)
    melding = (
        meldingen.exclude(stand=Meldingstand.BEHANDELD)
        .select_related("corporatie", "casus")
        .first()
    )
    if melding is None:
        raise Http404
    return casus, melding


def _open_meldingen(casussen):
    rijen = Melding.objects.filter(casus__in=casussen).exclude(stand=Meldingstand.BEHANDELD)
    return {melding.casus_id: melding for melding in rijen}


def _laatste_punten(casussen, actor, vandaag):
    """The newest item of each case: on which agenda it is, or until when it waits."""
    punten = Agendapunt.objects.voor(actor, vandaag).filter(casus__in=casussen)
    punten = punten.select_related("vergadering").order_by("casus", "-pk").distinct("casus")
    return {punt.casus_id: punt for punt in punten}


def _rij(casus, melding, punt, vandaag):
    """One line: how far the report is, on which agenda, and when a case that waits comes back."""
    terug_op = punt.tot if punt and casus.status == Status.AANGEHOUDEN else None
    return {
        "casus": casus,
        "dagen": _dagen(casus, vandaag),
        "melding": melding if casus.status == Status.GEMELD else None,
        "punt": punt if punt and punt.stand == Puntstand.OPEN else None,
        "terug_op": terug_op,
        "dichtbij": terug_op is not None and terug_op <= vandaag + DICHTBIJ,
        "agenderen": casus.status == Status.AANGEHOUDEN
        or (casus.status == Status.GEMELD
            and (melding is None or melding.stand == Meldingstand.COMPLEET)),
    }  # fmt: skip


def _dagen(casus, vandaag):
    """How many days a report waits; None when nobody wrote down when it was made."""
    return (vandaag - timezone.localdate(casus.gemeld_at)).days if casus.gemeld_at else None
