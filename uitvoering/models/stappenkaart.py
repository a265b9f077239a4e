"""What was looked for and asked before a shelter, and what a person notes on the step card."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Casus
from cases.models.huur import Vastlegging
from partners.models import MetSleutel
from uitvoering.choices import (
    Adviesonderwerp,
    Adviessoort,
    Kaartstap,
    Oplossingsoort,
    Uitkomst,
)


class Oplossing(Vastlegging):
    """Another place that somebody looked into; a newer row says how it stands by then."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="oplossingen")
    soort = models.CharField(max_length=14, choices=Oplossingsoort.choices)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst.choices)
    toelichting = models.TextField()
    bekeken_op = models.DateField()

    class Meta:
        default_permissions = ()
        ordering = ["-bekeken_op", "-pk"]
        constraints = [
            models.CheckConstraint(name="oplossing_toegelicht", condition=~Q(toelichting="")),
        ]

    def __str__(self):
        return f"{self.get_soort_display()}: {self.get_uitkomst_display().lower()}"


class Advies(MetSleutel, Vastlegging):
    """Advice that was asked of somebody, and the answer when it came."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="adviezen")
    soort = models.CharField(max_length=10, choices=Adviessoort.choices)
    waarover = models.CharField(max_length=16, choices=Adviesonderwerp.choices)
    aan_wie = models.CharField(max_length=160)
    gevraagd_op = models.DateField()
    vraag = models.TextField()
    financiering = models.CharField(
        max_length=300, blank=True, help_text="Hoe dit hier betaald wordt (NZ-04)."
    )
    antwoord = models.TextField(blank=True)
    antwoord_op = models.DateField(null=True, blank=True)
    antwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="advies_antwoord_met_datum",
                condition=Q(antwoord="", antwoord_op=None, antwoord_door=None)
                | ~Q(antwoord="") & Q(antwoord_op__isnull=False, antwoord_door__isnull=False),
            ),
            models.CheckConstraint(
                name="opvangadvies_met_financiering",
                condition=~Q(soort=Adviessoort.OPVANG) | Q(antwoord="") | ~Q(financiering=""),
            ),
        ]

    def __str__(self):
        return f"{self.get_waarover_display()} van {self.get_soort_display()}"


class Kaartregel(Vastlegging):
    """What somebody noted at a step of the card; the newest of a step counts."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="kaartregels")
    stap = models.CharField(max_length=14, choices=Kaartstap.choices)
    niet_van_toepassing = models.BooleanField(default=False)
    op = models.DateField()
    met = models.CharField(max_length=200, blank=True)
    toelichting = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-vastgelegd_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="zorgstructuur_altijd",
                condition=~Q(stap=Kaartstap.ZORGSTRUCTUUR, niet_van_toepassing=True)
                & (~Q(stap=Kaartstap.ZORGSTRUCTUUR) | ~Q(met="")),
            ),
            models.CheckConstraint(
                name="niet_van_toepassing_met_reden",
                condition=Q(niet_van_toepassing=False) | ~Q(toelichting=""),
            ),
        ]

    def __str__(self):
        return self.get_stap_display()
