"""What the conversations are about: the list of the legal stage, and the hearing (OC-11..14)."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from cases.actions.deadlines import gepland
from cases.actions.laden import om_in_te_voeren, vandaag
from cases.actions.tijdlijn import noteer
from cases.choices import Deadlinesoort, Gebeurtenissoort, Rubriek, Stapsoort, Status
from cases.models import Deadline, JuridischeStap
from cases.rekenen import voluit
from common.per_stuk import per_stuk
from common.werkdagen import DAG, einde_werkdag, is_werkdag
from contactplan.choices import KLAAR, Hulp, Puntstand
from contactplan.models import Gesprekspunt, Traject
from contactplan.planning import kalender
from contactplan.protocols.fasen import PUNTEN, JuridischeFase, juridische_fase, punten

OVER_DE_ZITTING = "naar_de_zitting"
REGEL_ZITTING = "OC-13"
ANDERS = "De zitting is op een andere dag."
ALLE = {sleutel: punt for lijst in PUNTEN.values() for sleutel, punt in lijst.items()}


def fase_van(casus):
    """The stage of this case and the day of its next hearing, or None (OC-11, OC-13).

    Of the days that were known ahead the one that was written down last counts: a hearing moves.
    """
    stappen = list(
        casus.juridische_stappen.filter(ingetrokken_at=None).order_by("vastgelegd_at", "pk")
    )
    zittingen = [stap for stap in stappen if stap.soort == Stapsoort.ZITTING]
    vooraf = [z.datum for z in zittingen if z.datum >= timezone.localdate(z.vastgelegd_at)]
    zitting = vooraf[-1] if vooraf else max((z.datum for z in zittingen), default=None)
    return juridische_fase(stap.soort for stap in stappen), zitting


def lijst_van(casus, organisatie):
    """(stage, hearing, points of this stage with how they stand for this organisation)."""
    fase, zitting = fase_van(casus)
    trajecten = casus.trajecten.filter(organisatie=organisatie)
    aanvaard = trajecten.filter(hulp=Hulp.AANVAARD).exists()
    rijen = casus.gesprekspunten.filter(organisatie=organisatie).select_related("vastgelegd_door")
    bekend = {rij.punt: rij for rij in rijen}
    regels = [
        {"sleutel": sleutel, "punt": punt, "rij": bekend.get(sleutel)}
        for sleutel, punt in punten(fase, hulp_aanvaard=aanvaard).items()
    ]
    return fase, zitting, sorted(regels, key=_plaats)


@transaction.atomic
def leg_punt_vast(casus, punt, *, stand, wie="", voor_op=None, volgorde=None, toelichting="",
                  by, now):  # fmt: skip
    """Say how a point stands; in stage 2 the hearing is reminded of (OC-12..14).

    KeyError for a point that is in no list.
    """
    wat = ALLE[punt].wat
    casus = om_in_te_voeren(casus, Rubriek.HULP, by=by, now=now)
    rij, _ = Gesprekspunt.objects.update_or_create(
        casus=casus,
        organisatie=by.organisatie,
        punt=punt,
        defaults={
            "stand": stand,
            "wie": wie,
            "voor_op": voor_op,
            "volgorde": volgorde,
            "toelichting": toelichting,
            "vastgelegd_door": by.user,
            "vastgelegd_at": now,
        },
    )
    _herinner_aan(casus, by.organisatie, persoon=by.user, now=now)
    if punt == OVER_DE_ZITTING and stand in KLAAR:
        _herinneringen(casus, by.organisatie).open().update(met_at=now)
    noteer(
        casus,
        Gebeurtenissoort.CONTACTPLAN,
        rubriek=Rubriek.HULP,
        by=by,
        now=now,
        titel=f"{wat}: {Puntstand(stand).label.lower()}"[:160],
        tekst=toelichting,
    )
    return rij


def herinner_aan_zittingen(*, now):
    """Plan the reminder of every hearing that is coming, where a plan runs (OC-13).

    Safe to repeat, safe in parallel. Returns how many were planned.
    """
    zittingen = JuridischeStap.objects.filter(
        casus=OuterRef("casus"), soort=Stapsoort.ZITTING, datum__gte=vandaag(now)
    ).annotate(veranderd_at=Greatest("vastgelegd_at", "ingetrokken_at"))
    al_gepland = Deadline.objects.filter(
        casus=OuterRef("casus"),
        organisatie=OuterRef("organisatie"),
        regel=REGEL_ZITTING,
        started_at__gte=OuterRef("zitting_veranderd_at"),
    )
    te_doen = (
        Traject.objects.open()
        .exclude(casus__status=Status.AFGESLOTEN)
        .annotate(
            zitting_veranderd_at=Subquery(
                zittingen.order_by("-veranderd_at").values("veranderd_at")[:1]
            )
        )
        .filter(~Exists(al_gepland), zitting_veranderd_at__isnull=False)
    )
    return per_stuk(_herinner_in, te_doen.values_list("pk", flat=True), now=now)


def _herinner_in(pk, *, now):
    """Under lock, so that of two at the same moment one finds it done."""
    traject = (
        Traject.objects.open()
        .select_for_update(skip_locked=True, of=("casus", "self"), no_key=True)
        .select_related("casus", "organisatie", "gestart_door")
        .filter(pk=pk)
        .first()
    )
    if traject is None:
        return False
    return _herinner_aan(traject.casus, traject.organisatie, persoon=traject.gestart_door, now=now)


def _herinner_aan(casus, organisatie, *, persoon, now):
    """One reminder for each hearing: before the end of the last working day before it."""
    fase, zitting = fase_van(casus)
    eerdere = _herinneringen(casus, organisatie)
    if zitting is None:
        eerdere.open().update(dropped_at=now, dropped_reason=ANDERS)
    if fase is not JuridischeFase.PROCEDURE or zitting is None or zitting < vandaag(now):
        return False
    wat = f"Herinner de cliënt aan de zitting van {voluit(zitting)}"
    if eerdere.exclude(dropped_reason=ANDERS).filter(wat=wat).exists():
        return False
    eerdere.open().update(dropped_at=now, dropped_reason=ANDERS)
    agenda = kalender(organisatie, vandaag(now) - 14 * DAG)
    dag = zitting - DAG
    while not is_werkdag(dag, agenda.gesloten):
        dag -= DAG
    [deadline] = gepland(
        [
            Deadline(
                casus=casus,
                soort=Deadlinesoort.CONTACTPLAN,
                rubriek=Rubriek.HULP,
                regel=REGEL_ZITTING,
                wat=wat,
                kenmerk=REGEL_ZITTING,  # beside a step of the plan that ends at the same moment
                started_at=now,
                due_at=einde_werkdag(dag, agenda.sluitingstijd, agenda.tz),
                organisatie=organisatie,
                persoon=persoon,
            )
        ]
    )
    deadline.save()
    return True


def _herinneringen(casus, organisatie):
    return casus.deadlines.filter(regel=REGEL_ZITTING, organisatie=organisatie)


def _plaats(regel):
    """The step plan in its order; what has no place comes after, as in the source."""
    volgorde = regel["rij"].volgorde if regel["rij"] else None
    return volgorde is None, volgorde or 0
