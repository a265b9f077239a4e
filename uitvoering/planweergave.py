"""How the plan van aanpak stands, for a page and for paper. Reads, never writes."""

from django.db.models import Prefetch
from django.utils import timezone

from cases.choices import Rubriek
from uitvoering.choices import Actiestand
from uitvoering.models import Actiepunt, Leefgebied, Planbespreking
from uitvoering.plan import VERPLICHT, leest_afspraak, leest_verhaal, schrijft

BIJ_HUUR = VERPLICHT  # at which life domains it stands whether current rent is paid


def plannen_van(casus):
    """The plans of a case with all that is in them, the last one first."""
    acties = Actiepunt.objects.exclude(stand=Actiestand.OVERGEDRAGEN)
    besprekingen = Planbespreking.objects.select_related("vastgelegd_door", "organisatie")
    return list(
        casus.plannen.select_related("begonnen_door", "organisatie").prefetch_related(
            Prefetch(
                "leefgebieden",
                Leefgebied.objects.met_stand().prefetch_related(
                    "doelen",
                    Prefetch("acties", acties.select_related("organisatie", "persoon")),
                    Prefetch("besprekingen", besprekingen),
                ),
            )
        )
    )


def kaarten_van(plan, rechten, *, now, vult_aan=False):
    """One card per life domain that she reads; what it tells of one is what she reads of it."""
    dag = timezone.localdate(now)
    return [
        {
            "gebied": gebied,
            "rubriek": Rubriek(gebied.rubriek),
            "bespreken_op": gebied.als_gebied().bespreken_op,
            "te_laat": bool(gebied.bespreken_at) and gebied.bespreken_at < now,
            "schrijft": vult_aan and schrijft(gebied.soort, rechten),
            "leest_verhaal": leest_verhaal(gebied.soort, rechten),
            "acties": [
                {"actie": actie, "te_laat": actie.is_te_laat(dag)}
                for actie in gebied.acties.all()
                if rechten[actie.rubriek].lezen
            ],
            "bij_huur": gebied.soort in BIJ_HUUR,
        }
        for gebied in (plan.leefgebieden.all() if plan else ())
        if leest_afspraak(gebied.soort, rechten)
    ]
