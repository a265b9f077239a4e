"""The four conditions under which an eviction is held off, and every check of them (RT-14)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import Eenheid
from cases.models import Casus, Document
from cases.models.huur import Bedrag
from partners.models import MetSleutel, Organisatie
from uitvoering.choices import Controleuitkomst, Voorwaardesoort
from uitvoering.permissions import BEWAKING
from uitvoering.querysets import VoorwaardeQuerySet

EEN = {Eenheid.DAGEN: "dag", Eenheid.WEKEN: "week", Eenheid.MAANDEN: "maand"}


class Voorwaarde(MetSleutel):
    """One condition: which organisation checks it, how often, and how it stood last.

    A new decision begins with new ones; those of the one before it stay, with their checks.
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="voorwaarden")
    soort = models.CharField(max_length=20, choices=Voorwaardesoort.choices)
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="+", help_text="Wie controleert."
    )
    ritme_aantal = models.PositiveSmallIntegerField()
    ritme_eenheid = models.CharField(max_length=10, choices=Eenheid.choices)
    sinds_at = models.DateTimeField()
    stand = models.CharField(max_length=20, choices=Controleuitkomst.choices, blank=True)
    volgende_op = models.DateField(help_text="Uiterlijk op deze dag is de volgende controle.")
    beeindigd_op = models.DateField(null=True, blank=True)
    beeindigd_reden = models.CharField(max_length=300, blank=True)
    # What the sweep saw when it looked at the rent: with nothing newer it doesn't look again today.
    bekeken_op = models.DateField(null=True)
    bekeken_peildatum = models.DateField(null=True)
    bekeken_bedrag = Bedrag(null=True)
    bekeken_betalingen = models.PositiveIntegerField(default=0)

    objects = VoorwaardeQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "soort"],
                condition=Q(beeindigd_op=None),
                name="een_geldende_voorwaarde",
            ),
            models.CheckConstraint(name="voorwaarde_ritme", condition=Q(ritme_aantal__gt=0)),
        ]

    def __str__(self):
        return self.get_soort_display()

    @property
    def rubriek(self):
        return BEWAKING[self.soort].rubriek

    @property
    def ritme(self):
        """elke maand, elke 2 weken."""
        if self.ritme_aantal == 1:
            return f"elke {EEN[self.ritme_eenheid]}"
        return f"elke {self.ritme_aantal} {self.get_ritme_eenheid_display()}"


class Controle(MetSleutel):
    """One check of a condition. Written once, never changed; what the program saw has no name."""

    voorwaarde = models.ForeignKey(Voorwaarde, on_delete=models.PROTECT, related_name="controles")
    uitkomst = models.CharField(max_length=20, choices=Controleuitkomst.choices)
    bewijs = models.TextField(blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, related_name="+"
    )
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    op = models.DateTimeField()
    kenmerk = models.CharField(
        max_length=40, blank=True, help_text="Waaruit het programma dit opmaakte."
    )

    class Meta:
        default_permissions = ()
        ordering = ["-op", "-pk"]

    def __str__(self):
        return f"{self.op:%d-%m-%Y} {self.get_uitkomst_display()}"
