"""Where the clock is read, that of the database: the entry points of Celery beat."""

from celery import shared_task

from berichten.actions.sturen import stuur_berichten as stuur
from cases.actions import afspraken, concepten, documenten, dreiging, invoeren
from cases.actions.hartslag import POST, SWEEP, sla
from cases.actions.ontvangers import wie_ziet
from cases.actions.sweep import sweep_deadlines
from common.klok import database_nu


@shared_task
def sweep():
    """Every minute. Returns how many deadlines it noticed."""
    now = database_nu()
    aantal = sweep_deadlines(now=now)
    sla(SWEEP, now=now)
    afspraken.beoordeel_alle(now=now)
    dreiging.volg_vertrek(now=now)
    return aantal


@shared_task
def stuur_berichten():
    """Every half minute. Returns how many mails went out."""
    now = database_nu()
    aantal = stuur(now=now, mag_nog=wie_ziet(now))
    sla(POST, now=now)
    return aantal


@shared_task
def ruim_wezen_op():
    """A few times a day. Returns how many files without a document it deleted."""
    now = database_nu()
    invoeren.ruim_op(now=now)
    concepten.ruim_op(now=now)
    return documenten.ruim_wezen_op(now=now)
