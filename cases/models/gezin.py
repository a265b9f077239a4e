"""Rubriek gezin: the household and who lives there."""

from django.db import models

from cases.choices import Relatie, Verblijf
from cases.models.casus import Casus
from cases.models.huur import Vastlegging
from cases.models.kern import Blok
from partners.models import MetSleutel

VOLWASSEN = 18


class Huishouden(Blok):
    casus = models.OneToOneField(Casus, on_delete=models.CASCADE, related_name="huishouden")
    contacttaal = models.CharField(max_length=40, default="Nederlands")
    tolk_nodig = models.BooleanField(default=False)
    kwetsbaar = models.BooleanField(default=False)
    multiprobleem = models.BooleanField(default=False)
    woonoverlast = models.BooleanField(default=False)
    verwacht_kind_op = models.DateField(null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Huishouden van {self.casus_id}"


class Bewoner(MetSleutel, Vastlegging, Blok):
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="bewoners")
    naam = models.CharField(max_length=120)
    geboortedatum = models.DateField(null=True, blank=True)
    relatie = models.CharField(max_length=10, choices=Relatie.choices, default=Relatie.KIND)
    verblijf = models.CharField(max_length=10, choices=Verblijf.choices, default=Verblijf.ALTIJD)
    vertrokken_op = models.DateField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["geboortedatum", "pk"]

    def __str__(self):
        return self.naam

    def is_minderjarig(self, dag):
        """Under 18 on `dag`; a child without a known birth date counts, and so does one part-time.

        RT-10: never from a tick box alone, so doubt counts as a child.
        """
        if self.vertrokken_op and self.vertrokken_op <= dag:
            return False
        if self.geboortedatum is None:
            return self.relatie == Relatie.KIND
        return (dag.year - VOLWASSEN, dag.month, dag.day) < (
            self.geboortedatum.year,
            self.geboortedatum.month,
            self.geboortedatum.day,
        )
