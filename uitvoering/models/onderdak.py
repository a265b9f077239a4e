"""Where a household stays, and the day of an eviction: nobody is put on the street (RT-18).

The triggers of migration nooit_op_straat read these tables: an eviction of a household with
minors or a vulnerable one stands only beside a confirmed place.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from cases.models import Casus
from partners.models import MetSleutel, Organisatie
from uitvoering.choices import Onderdaksoort, Onderdakstand
from uitvoering.querysets import OnderdakQuerySet


class Onderdak(MetSleutel):
    """A place to stay: asked for, offered, confirmed by somebody, and ended."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="plekken")
    soort = models.CharField(max_length=14, choices=Onderdaksoort.choices)
    stand = models.CharField(
        max_length=12, choices=Onderdakstand.choices, default=Onderdakstand.GEVRAAGD
    )
    organisatie = models.ForeignKey(
        Organisatie,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Wie de plek geeft, als dat een organisatie is die meedoet.",
    )
    toelichting = models.TextField(blank=True)
    plaats = models.CharField(max_length=200, blank=True)
    vanaf = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True, help_text="De dag waarop de plek ophoudt.")
    gevraagd_at = models.DateTimeField()
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    bevestigd_door = models.CharField(
        max_length=160, blank=True, help_text="Wie de plek bevestigde: naam en organisatie."
    )
    bevestigd_at = models.DateTimeField(null=True, blank=True)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    beeindigd_op = models.DateField(null=True, blank=True)
    beeindigd_reden = models.CharField(max_length=300, blank=True)

    objects = OnderdakQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-gevraagd_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="bevestigd_onderdak_compleet",
                condition=~Q(stand=Onderdakstand.BEVESTIGD)
                | Q(vanaf__isnull=False, bevestigd_at__isnull=False)
                & ~Q(plaats="")
                & ~Q(bevestigd_door=""),
            ),
            models.CheckConstraint(
                name="onderdak_einde_na_begin", condition=Q(tot=None) | Q(tot__gt=F("vanaf"))
            ),
            models.CheckConstraint(
                name="beeindigd_onderdak_met_reden",
                condition=~Q(stand=Onderdakstand.BEEINDIGD)
                | Q(beeindigd_op__isnull=False) & ~Q(beeindigd_reden=""),
            ),
        ]

    def __str__(self):
        return f"{self.get_soort_display()} ({self.get_stand_display().lower()})"

    def dekt(self, dag):
        """Whether this place is there on that day: confirmed, begun and not ended."""
        eindes = [einde for einde in (self.tot, self.beeindigd_op) if einde]
        return bool(self.bevestigd_at and self.vanaf <= dag and all(dag < op for op in eindes))


class Ontruiming(models.Model):
    """That a home was evicted, on which day, and what was done before. Written once."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="ontruimingen")
    op = models.DateField()
    zorgstructuur_afgestemd_op = models.DateField()
    zorgstructuur_met = models.CharField(max_length=200)
    andere_opties = ArrayField(models.CharField(max_length=500))
    onderdak = models.ForeignKey(Onderdak, on_delete=models.PROTECT, null=True, related_name="+")
    vastgelegd_at = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering = ["-op", "-pk"]

    def __str__(self):
        return f"Ontruimd op {self.op:%d-%m-%Y}"


class Incident(MetSleutel):
    """An eviction that took place against the agreement. Recorded and escalated, never a step."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="incidenten")
    op = models.DateField()
    wat = models.TextField()
    waar_nu = models.TextField(help_text="Waar het huishouden nu is, voor zover bekend.")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    gemeld_at = models.DateTimeField()
    gemeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering = ["-gemeld_at", "-pk"]

    def __str__(self):
        return f"Incident op {self.op:%d-%m-%Y}"
