"""Rubriek juridisch: the dated events of the vonnis track, and the terms the law ties to them."""

from django.db import models
from django.db.models import F, Q

from cases.choices import Eenheid, Inspanningsoort, Stapsoort, Werking
from cases.models.casus import Casus
from cases.models.huur import Vastlegging
from partners.choices import Land
from partners.models import MetSleutel


class JuridischeStap(MetSleutel, Vastlegging):
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="juridische_stappen")
    soort = models.CharField(max_length=20, choices=Stapsoort.choices)
    datum = models.DateField()
    tot = models.DateField(null=True, blank=True, help_text="Einddatum, bij een moratorium.")
    toelichting = models.TextField(blank=True)
    afwijking_reden = models.TextField(
        blank=True, help_text="Waarom een teamleider zonder melding liet dagvaarden (RT-07)."
    )
    ingetrokken_at = models.DateTimeField(null=True, blank=True, editable=False)
    ingetrokken_reden = models.TextField(blank=True, editable=False)

    class Meta:
        default_permissions = ()
        ordering = ["datum", "pk"]
        indexes = [
            models.Index(
                fields=["datum"],
                condition=Q(soort=Stapsoort.ONTRUIMINGSDATUM, ingetrokken_at=None),
                name="komende_ontruiming",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="juridische_stap_einde_na_begin",
                condition=Q(tot=None) | Q(tot__gte=F("datum")),
            ),
        ]

    def __str__(self):
        return f"{self.get_soort_display()} {self.datum:%d-%m-%Y}"


class Inspanning(MetSleutel, Vastlegging):
    """What the landlord did before it passed details on, with the evidence; the newest counts.

    Contact and reminders that stand in the dossier already count without a row here (LAW-01).
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="inspanningen")
    soort = models.CharField(max_length=12, choices=Inspanningsoort.choices)
    datum = models.DateField()
    bewijs = models.TextField(help_text="Waaruit het blijkt, en waar dat ligt.")
    geweigerd = models.BooleanField(
        null=True, help_text="Alleen bij een aanbod: de huurder wil niet dat gegevens weggaan."
    )

    class Meta:
        default_permissions = ()
        ordering = ["datum", "pk"]
        constraints = [
            models.CheckConstraint(
                name="alleen_een_aanbod_wordt_geweigerd",
                condition=Q(soort=Inspanningsoort.AANBOD, geweigerd__isnull=False)
                | ~Q(soort=Inspanningsoort.AANBOD) & Q(geweigerd=None),
            ),
            models.CheckConstraint(name="inspanning_met_bewijs", condition=~Q(bewijs="")),
        ]

    def __str__(self):
        return f"{self.get_soort_display()} {self.datum:%d-%m-%Y}"


class Termijnregel(models.Model):
    """A term of the law: dated data with a source, never a constant (LAW-02..04)."""

    na = models.CharField(max_length=20, choices=Stapsoort.choices)
    land = models.CharField(max_length=2, choices=Land.choices)
    naam = models.CharField(max_length=120)
    aantal = models.PositiveSmallIntegerField()
    eenheid = models.CharField(max_length=10, choices=Eenheid.choices)
    vooraf = models.BooleanField(
        default=False, help_text="Telt terug vanaf de datum: zoveel dagen van tevoren."
    )
    werking = models.CharField(max_length=10, choices=Werking.choices, default=Werking.MELDT)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    bron = models.CharField(max_length=200)

    class Meta:
        default_permissions = ()
        ordering = ["land", "na", "geldig_van"]
        constraints = [
            models.UniqueConstraint(
                fields=["na", "land", "naam", "geldig_van"], name="termijnregel_uniek"
            ),
        ]

    def __str__(self):
        return f"{self.naam} ({self.aantal} {self.eenheid})"
