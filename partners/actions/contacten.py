"""The contact directory: only the organisation that owns an entry changes it (NZ-11)."""

from django.utils import timezone

from common.fouten import Onbevoegd
from partners.models import Contactpunt


def bewaar(contactpunt: Contactpunt, *, by, now):
    """Save a new or changed entry; who writes it down has checked it."""
    if contactpunt.pk is None:
        contactpunt.eigenaar = by.organisatie
        contactpunt.regio_id = by.organisatie.regio_id
    _alleen_eigenaar(contactpunt, by)
    contactpunt.gecontroleerd_op = timezone.localtime(now).date()
    contactpunt.gecontroleerd_door = by.user
    contactpunt.save()


def controleer(contactpunt: Contactpunt, *, by, now):
    """Somebody looked today, and it is still right."""
    _alleen_eigenaar(contactpunt, by)
    contactpunt.gecontroleerd_op = timezone.localtime(now).date()
    contactpunt.gecontroleerd_door = by.user
    contactpunt.save(update_fields=["gecontroleerd_op", "gecontroleerd_door"])


def _alleen_eigenaar(contactpunt, by):
    if contactpunt.eigenaar_id != by.organisatie.pk:
        raise Onbevoegd("Alleen de organisatie die dit contact beheert, mag het wijzigen.")
