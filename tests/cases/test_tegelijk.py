"""Several who work in one case at the same moment: nobody waits without need, or for ever."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone

from cases.actions.achterstand import leg_achterstand_vast
from cases.actions.laden import onder_slot
from cases.actions.sweep import sweep_deadlines
from cases.models import Casus
from tests.cases.test_importeren import importeer, rij
from tests.factories import NOW, actor
from tests.faults.hulp import ieder_een_keer, verstreken
from tests.tegelijk import in_een_draad, tot_iemand_wacht

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.rule("OC-17")
def test_the_sweep_does_not_wait_for_who_works_in_a_case():
    """It writes about the case, and holds deadlines that she may end: both would wait."""
    werker = actor()
    zaak, _ = verstreken(3, werker=werker)
    now = timezone.now()

    with ThreadPoolExecutor(1) as draad, transaction.atomic():
        onder_slot(zaak, by=werker, now=now)
        assert draad.submit(in_een_draad, sweep_deadlines, now=now).result() == 3

    ieder_een_keer(3)


@pytest.mark.rule("RT-01")
def test_an_import_waits_for_a_figure_that_is_typed_and_reads_it():
    by = actor()
    importeer([rij(peildatum="01-10-2026")], by)
    casus = Casus.objects.get()

    with ThreadPoolExecutor(1) as draad:
        with transaction.atomic():
            onder_slot(casus, by=by, now=NOW)
            leest = draad.submit(in_een_draad, importeer, [rij(peildatum="05-10-2026")], by)
            tot_iemand_wacht()
            leg_achterstand_vast(
                casus,
                bedrag=Decimal("99.00"),
                peildatum=date(2026, 10, 12),
                oudste_openstaande_post=None,
                by=by,
                now=NOW,
            )
        assert leest.result().ongewijzigd == 1
