"""Rubriek kern: who rents, and where."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from cases.models.casus import Casus
from partners.models import MetSleutel


class Blok(models.Model):
    """A block that people edit: its version tells two of them apart (conflict per field)."""

    versie = models.PositiveIntegerField(default=1, editable=False)
    gewijzigd_at = models.DateTimeField(null=True, blank=True, editable=False)
    gewijzigd_door = models.ForeignKey(
        "partners.User", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True


class Woning(Blok):
    casus = models.OneToOneField(Casus, on_delete=models.CASCADE, related_name="woning")
    straat = models.CharField(max_length=100)
    huisnummer = models.CharField(max_length=10)
    toevoeging = models.CharField(max_length=10, blank=True)
    postcode = models.CharField(max_length=7)
    plaats = models.CharField(max_length=80)
    wijk = models.CharField(max_length=80, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.adres}, {self.plaats}"

    @property
    def adres(self):
        return " ".join(deel for deel in (self.straat, self.huisnummer, self.toevoeging) if deel)


class Huurder(Blok, MetSleutel):
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="huurders")
    hoofdhuurder = models.BooleanField(default=True)
    voorletters = models.CharField(max_length=20, blank=True)
    voorvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=100)
    telefoon = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-hoofdhuurder", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["casus"], condition=Q(hoofdhuurder=True), name="een_hoofdhuurder"
            ),
        ]

    def __str__(self):
        return self.volledige_naam

    @property
    def volledige_naam(self):
        return " ".join(d for d in (self.voorletters, self.voorvoegsel, self.achternaam) if d)


class Zoekregel(models.Model):
    """What one finds a case by: words of name, address, number and phone, without accents."""

    casus = models.OneToOneField(Casus, on_delete=models.CASCADE, related_name="zoekregel")
    woorden = SearchVectorField()

    class Meta:
        default_permissions = ()
        indexes = [GinIndex(fields=["woorden"], name="zoekregel_woorden")]

    def __str__(self):
        return str(self.casus_id)
