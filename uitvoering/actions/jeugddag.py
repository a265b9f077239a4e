"""Where children live Jeugdbescherming acts before the eviction, and never in silence (RT-17).

Its action is moved when the day comes sooner. When there is none, the casemanager hears so: because
a child came to live there since the decision, or because whose action it was no longer takes part.
"""

from django.db.models import Q

from berichten.choices import Soort as Berichtsoort
from cases.actions.laden import vandaag
from cases.actions.vertellen import vertel_aan
from cases.choices import Stapsoort, Status
from cases.models import JuridischeStap
from cases.rekenen import voluit
from common.werkdagen import DAG
from partners.models import Sluitingsdag
from uitvoering.actions.actiepunten import vervroeg
from uitvoering.actions.vertellen import de_casemanager, wie_het_doet
from uitvoering.choices import Actiesoort, Actiestand
from uitvoering.op_tijd import uiterlijk

VOORBIJ = (Status.ONTRUIMD, Status.AFGESLOTEN)
RONDOM = 130 * DAG


def volg(casus, stap, *, now):
    """Make it fit the announced day, which is still to come; the case is under lock."""
    op = stap.datum
    te_laat = _acties(casus).open().filter(voor_op__gte=op)
    te_laat = te_laat.select_related("organisatie", "persoon").select_for_update(of=("self",))
    for actie in list(te_laat):
        gesloten = Sluitingsdag.objects.voor(actie.organisatie, op - RONDOM, op + RONDOM)
        dag = max(uiterlijk(op, 1, gesloten), vandaag(now))
        if dag < op:
            reden = f"De ontruiming is op {voluit(op)}."
            actie = vervroeg(casus, actie, voor_op=dag, reden=reden, now=now)
        wie = wie_het_doet(actie.organisatie, actie.persoon) | de_casemanager(casus)
        _waarschuw(casus, wie, f"jeugd:{stap.pk}", now=now)
    _zeg_dat_niemand_komt(casus, op, now=now)


def zoek_zonder(*, now):
    """Look at every eviction that is still to come; returns how many newly heard of it."""
    komend = (
        JuridischeStap.objects.filter(
            soort=Stapsoort.ONTRUIMINGSDATUM,
            ingetrokken_at=None,
            datum__gte=vandaag(now),
            casus__casemanager__isnull=False,
        )
        .exclude(casus__status__in=VOORBIJ)
        .select_related("casus__huishouden")
        .prefetch_related("casus__bewoners", "casus__juridische_stappen")
    )
    zaken = {stap.casus for stap in komend}
    return sum(_zeg_dat_niemand_komt(casus, casus.ontruimingsdatum, now=now) for casus in zaken)


def _acties(casus):
    return casus.actiepunten.filter(soort=Actiesoort.JEUGDBESCHERMING)


def _zeg_dat_niemand_komt(casus, op, *, now):
    """Once, and again when another action turns out to be of somebody who is gone."""
    dag = vandaag(now)
    if op is None or op < dag or not casus.heeft_minderjarigen(op):
        return 0
    doet_mee = casus.deelnames.actief(dag).values("organisatie")
    komt = Q(stand=Actiestand.OPEN, organisatie__in=doet_mee) | Q(stand=Actiestand.GEDAAN)
    if _acties(casus).filter(komt).exists():
        return 0
    laatste = _acties(casus).order_by("-pk").values_list("pk", flat=True).first()
    return _waarschuw(
        casus, de_casemanager(casus), f"jeugd_mist:{casus.pk}:{op}:{laatste or 0}", now=now
    )


def _waarschuw(casus, wie, kenmerk, *, now):
    """They hear that it has to be done before this date."""
    return vertel_aan(casus, Berichtsoort.ONTRUIMINGSDAG, wie, kenmerk=kenmerk, now=now)
