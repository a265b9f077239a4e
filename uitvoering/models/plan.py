"""The plan van aanpak of a household: life domains with goals, checks and reviews (RT-05).

Actions are those of `afspraken`. Which rubriek a domain belongs to stands in `uitvoering.plan`.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cases.models import Casus, Deadline
from cases.models.huur import Vastlegging
from partners.models import MetSleutel, Organisatie
from uitvoering.choices import Doelstand, Leefgebiedsoort, Planscenario
from uitvoering.plan import RUBRIEK_VAN, VERHAAL_VAN, Gebied
from uitvoering.querysets import LeefgebiedQuerySet


class PlanVanAanpak(MetSleutel):
    """One plan, for one scenario. Another scenario asks for another plan."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="plannen")
    scenario = models.CharField(max_length=12, choices=Planscenario.choices)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    begonnen_at = models.DateTimeField()
    begonnen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    beeindigd_at = models.DateTimeField(null=True, blank=True)
    beeindigd_reden = models.CharField(max_length=300, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-begonnen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["casus"], condition=Q(beeindigd_at=None), name="een_lopend_plan"
            ),
            models.CheckConstraint(
                name="plan_eindigt_met_reden",
                condition=Q(beeindigd_at=None, beeindigd_reden="")
                | Q(beeindigd_at__isnull=False) & ~Q(beeindigd_reden=""),
            ),
        ]

    def __str__(self):
        return f"Plan van aanpak: {self.get_scenario_display()}"


class Leefgebied(MetSleutel):
    """One life domain of a plan, in the household's own words too; `deadline` is its review."""

    plan = models.ForeignKey(PlanVanAanpak, on_delete=models.CASCADE, related_name="leefgebieden")
    soort = models.CharField(max_length=12, choices=Leefgebiedsoort.choices)
    woorden = models.TextField(blank=True, help_text="Wat het huishouden er zelf over zegt.")
    versie = models.PositiveIntegerField(default=1)
    deadline = models.OneToOneField(
        Deadline, on_delete=models.SET_NULL, null=True, blank=True, related_name="leefgebied"
    )

    objects = LeefgebiedQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "soort"], name="leefgebied_eenmaal_per_plan")
        ]

    def __str__(self):
        return self.get_soort_display()

    def als_gebied(self):
        """For a row of `met_stand`: how far it is."""
        dag = self.bespreken_at and timezone.localdate(self.bespreken_at)
        return Gebied(Leefgebiedsoort(self.soort), self.aantal_doelen, self.zonder_toets, dag)

    @property
    def rubriek(self):
        """Of what was agreed: goals, checks, actions and dates."""
        return RUBRIEK_VAN[self.soort]

    @property
    def rubriek_verhaal(self):
        """Of how it goes, and of the household's own words."""
        return VERHAAL_VAN[self.soort]


class Doel(MetSleutel, Vastlegging):
    """What should be reached, and by what one sees that it is: the check."""

    leefgebied = models.ForeignKey(Leefgebied, on_delete=models.CASCADE, related_name="doelen")
    wat = models.CharField(max_length=300)
    toets = models.CharField(max_length=300, blank=True, help_text="Waaraan je ziet dat het lukt.")
    stand = models.CharField(max_length=12, choices=Doelstand.choices, default=Doelstand.LOOPT)
    uitkomst = models.CharField(
        max_length=300, blank=True, help_text="Hoe het is gehaald, of waarom het vervalt."
    )
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="doel_klaar_met_uitkomst",
                condition=Q(stand=Doelstand.LOOPT) | ~Q(uitkomst=""),
            )
        ]

    def __str__(self):
        return self.wat


class Planbespreking(MetSleutel, Vastlegging):
    """One review of a life domain. Written once, never changed."""

    leefgebied = models.ForeignKey(
        Leefgebied, on_delete=models.CASCADE, related_name="besprekingen"
    )
    op = models.DateField()
    verslag = models.TextField()
    woorden = models.TextField(blank=True, help_text="Wat het huishouden zelf zei.")

    class Meta:
        default_permissions = ()
        ordering = ["-op", "-pk"]

    def __str__(self):
        return f"Bespreking op {self.op:%d-%m-%Y}"
