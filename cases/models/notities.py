"""Notes and documents of any rubriek, each for one of three audiences."""

from django.db import models

from cases.choices import Publiek, Rubriek, Signaalsoort
from cases.models.casus import Casus
from cases.models.huur import Vastlegging
from cases.querysets import PubliekQuerySet
from partners.models import MetSleutel


class VoorPubliek(MetSleutel, Vastlegging):
    """Written by somebody of an organisation, in one rubriek, for one audience."""

    rubriek = models.CharField(max_length=12, choices=Rubriek.choices)
    publiek = models.CharField(max_length=10, choices=Publiek.choices, default=Publiek.PARTNERS)

    objects = PubliekQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ()


class Notitie(VoorPubliek):
    """Added, never changed: a correction is a new note that names the old one."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="notities")
    tekst = models.TextField()
    verbetert = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="verbeteringen"
    )

    class Meta(VoorPubliek.Meta):
        ordering = ["-vastgelegd_at", "-pk"]

    def __str__(self):
        return f"Notitie {self.sleutel}"


class Document(VoorPubliek):
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="documenten")
    titel = models.CharField(max_length=120)
    bestandsnaam = models.CharField(max_length=120)
    inhoudstype = models.CharField(max_length=80)
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    bestand = models.FileField(upload_to="documenten/", max_length=200)

    class Meta(VoorPubliek.Meta):
        ordering = ["-vastgelegd_at", "-pk"]

    def __str__(self):
        return f"Document {self.sleutel}"


class Signaal(VoorPubliek):
    """An early signal, entered in under a minute and followed up by a named owner (NZ-12)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="signalen")
    soort = models.CharField(max_length=14, choices=Signaalsoort.choices)
    tekst = models.TextField(blank=True)
    opvolger = models.ForeignKey("partners.User", on_delete=models.PROTECT, related_name="signalen")
    besproken_op = models.DateField(null=True, blank=True)
    opgevolgd_op = models.DateField(null=True, blank=True)
    opvolging = models.TextField(blank=True)

    class Meta(VoorPubliek.Meta):
        ordering = ["-vastgelegd_at", "-pk"]

    def __str__(self):
        return f"{self.get_soort_display()} {self.sleutel}"
