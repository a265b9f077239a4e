"""Several who work in one case at the same moment: nobody waits without need, or for ever."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import transaction
from django.utils import timezone

from cases.actions.laden import onder_slot
from cases.actions.sweep import sweep_deadlines
from tests.factories import actor
from tests.faults.hulp import ieder_een_keer, verstreken
from tests.tegelijk import in_een_draad

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
