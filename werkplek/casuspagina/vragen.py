"""What the page of a case asks of the database, each question put together once (ADR 19).

What an actor may read of the case decides what a question looks like: see `vorm`.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from cases.choices import Gebeurtenissoort
from cases.models import (
    Achterstand,
    Afspraakstand,
    Betaling,
    Betalingsafspraak,
    Bewoner,
    Casus,
    Contactpoging,
    Deadline,
    Deelname,
    Document,
    Gebeurtenis,
    Huurder,
    JuridischeStap,
    Signaal,
    Termijnregel,
)
from common.vaste_vraag import vaste_vraag
from contactplan.weergave import laatste_traject
from uitvoering.choices import Actiestand
from uitvoering.models import Actiepunt
from werkplek.casuspagina.annotaties import (
    bij_het_regieteam,
    geldende_voorwaarden,
    lopende_plekken,
    lopende_tweede_kans,
    plan_van_nu,
)

MEEST = 6
DOCUMENTEN = 20
BETALINGEN = 60  # enough to see whether current rent comes in


def vorm(actor, rechten):
    """What she is and what she may: the first two of what a question about her part takes."""
    return actor.vorm, tuple(rechten.items())


@vaste_vraag
def casus(actor, *, dag, nummer):
    """The case with what every part of the page builds on."""
    stappen = Gebeurtenis.objects.filter(casus=OuterRef("pk"), soort=Gebeurtenissoort.STAP)
    return (
        Casus.objects.for_actor(actor, dag)
        .voor_lijst()
        .filter(nummer=nummer)
        .select_related("huishouden", "casemanager_organisatie")
        .annotate(
            gezet=ArraySubquery(
                stappen.order_by("op", "pk").values(
                    json=JSONObject(stap="stap", op="op", rubriek="rubriek")
                )
            ),
            laatste_traject=laatste_traject(),
            tweede_kans_nu=lopende_tweede_kans(),
            plekken_nu=lopende_plekken(),
            voorwaarden_nu=geldende_voorwaarden(),
            plan_nu=plan_van_nu(),
            **bij_het_regieteam(),
        )
    )


@vaste_vraag
def huurders(*, casus):
    return Huurder.objects.filter(casus=casus)


@vaste_vraag
def bewoners(*, casus):
    return Bewoner.objects.filter(casus=casus)


@vaste_vraag
def contactpogingen(*, casus):
    return Contactpoging.objects.filter(casus=casus).select_related(
        "organisatie", "vastgelegd_door"
    )


@vaste_vraag
def deelnames(*, casus, dag):
    """Who takes part on this day: one row per organisation, or per person of it."""
    rijen = Deelname.objects.filter(casus=casus).actief(dag)
    return rijen.select_related("organisatie", "persoon")


@vaste_vraag
def deadlines(actor, rechten, *, casus):
    """The open deadlines, soonest first."""
    rijen = Deadline.objects.filter(casus=casus).open().leesbaar(actor, dict(rechten))
    return rijen.met_haar_werk(actor).select_related(
        "organisatie", "signaal", "contactstap", "actiepunt"
    )


@vaste_vraag
def juridische_stappen(*, casus):
    return JuridischeStap.objects.filter(casus=casus).select_related("organisatie")


@vaste_vraag
def termijnregels(*, land):
    return Termijnregel.objects.filter(land=land)


@vaste_vraag
def signalen(actor, rechten, *, casus):
    rijen = Signaal.objects.filter(casus=casus).leesbaar(actor, dict(rechten))
    rijen = rijen.select_related("organisatie", "vastgelegd_door", "opvolger")
    return rijen.order_by(F("opgevolgd_op").asc(nulls_first=True), "-pk")[:MEEST]


@vaste_vraag
def documenten(actor, rechten, *, casus):
    rijen = Document.objects.filter(casus=casus).leesbaar(actor, dict(rechten))
    return rijen.select_related("organisatie")[:DOCUMENTEN]


@vaste_vraag
def gebeurtenissen(actor, rechten, soorten, over, aantal, *, casus, op):
    """So many lines of the timeline up to a moment, without the first few of these."""
    rijen = Gebeurtenis.objects.filter(casus=casus, op__lte=op).leesbaar(actor, dict(rechten))
    if soorten:
        rijen = rijen.filter(soort__in=soorten)
    rijen = rijen.select_related("door", "organisatie", "notitie", "document", "signaal")
    return rijen.order_by("-op", "-pk")[over : over + aantal]


@vaste_vraag
def achterstanden(*, casus):
    return Achterstand.objects.filter(casus=casus)[:MEEST]


@vaste_vraag
def betalingen(*, casus):
    return Betaling.objects.filter(casus=casus).select_related("organisatie")[:BETALINGEN]


@vaste_vraag
def afspraken(*, casus):
    """The payment agreements with how they stood last."""
    standen = Afspraakstand.objects.filter(afspraak=OuterRef("pk"))
    laatste = {
        f"stand_{veld}": Subquery(standen.values(veld)[:1])
        for veld in ("op", "verwacht", "ontvangen", "uitleg")
    }
    return (
        Betalingsafspraak.objects.filter(casus=casus)
        .annotate(**laatste)
        .annotate(
            stand_verschil=F("stand_ontvangen") - F("stand_verwacht"),
            stand_achter=F("stand_verwacht") - F("stand_ontvangen"),
        )
        .prefetch_related("termijnen")
    )


@vaste_vraag
def actiepunten(actor, rechten, *, casus):
    rijen = Actiepunt.objects.filter(casus=casus).leesbaar(actor, dict(rechten))
    rijen = rijen.exclude(stand=Actiestand.OVERGEDRAGEN)
    return rijen.select_related("organisatie", "persoon")
