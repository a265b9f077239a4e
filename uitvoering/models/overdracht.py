"""That one casemanager handed a household over to another, with what the next one must know."""

from django.conf import settings
from django.db import models

from cases.choices import Rubriek
from cases.models import Casus
from partners.models import MetSleutel, Organisatie


def _wie():
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


def _van_welke():
    return models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")


class Overdracht(MetSleutel):
    """Written once. `rubriek` is that of the summary: who handed over had to read it too."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="overdrachten")
    van, van_organisatie = _wie(), _van_welke()
    naar, naar_organisatie = _wie(), _van_welke()
    samenvatting = models.TextField()
    rubriek = models.CharField(max_length=12, choices=Rubriek.choices)
    at = models.DateTimeField()
    door, organisatie = _wie(), _van_welke()

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"Van {self.van} naar {self.naar}"
