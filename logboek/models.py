"""Every look at a file: who, for whom, which parts, when and on what ground (LAW-06).

Rows are only ever added: the role of web and worker may neither change nor delete them, and
a trigger refuses it to everybody. They hold numbers and words of the rulebook, no content.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from logboek.choices import Soort
from partners.models import Organisatie


class Inzage(models.Model):
    """One response that showed personal data; a list shows several cases at once."""

    at = models.DateTimeField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    casussen = ArrayField(
        models.BigIntegerField(), help_text="De casussen in beeld; verwijst naar boven, dus los."
    )
    rubrieken = ArrayField(models.CharField(max_length=12))
    grond = models.CharField(max_length=200)

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]
        indexes = [
            GinIndex(fields=["casussen"], name="inzage_casussen"),
            models.Index(fields=["organisatie", "-at"], name="inzage_organisatie"),
        ]

    def __str__(self):
        return f"{self.at:%d-%m-%Y %H:%M} {self.get_soort_display()}"
