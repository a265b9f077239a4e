"""Where the clock is read: the entry points of Celery beat."""

from celery import shared_task

from common.klok import database_nu
from uitvoering.actions import afgesloten, huurbewaking, incident, ontruimingsdag, voorwaarden


@shared_task
def controleer_onderdak():
    """A few times a day, also at night. Returns how many households have no place."""
    return incident.controleer(now=database_nu())


@shared_task
def bewaak_huur():
    """Every minute. Returns how many checks of current rent it added, and how many conditions it
    gave to the casemanager."""
    now = database_nu()
    return huurbewaking.bewaak_huur(now=now) + voorwaarden.houd_bemand(now=now)


@shared_task
def volg_ontruimingsdag():
    """Every minute: what has to be ready before an eviction follows its date, and what was asked
    for a case ends when that is closed. Returns how many."""
    now = database_nu()
    return afgesloten.ruim_op(now=now) + ontruimingsdag.volg(now=now)
