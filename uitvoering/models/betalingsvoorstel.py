"""A proposal to pay in instalments, and the means of the household that it was held against.

Two tables for two rubrieken: the landlord reads the proposal and whether it fits, never the income.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.choices import Eenheid
from cases.models import Betalingsafspraak, Casus
from cases.models.huur import Bedrag
from cases.rekenen import termijnen_verdelen
from partners.models import MetSleutel, Organisatie
from uitvoering.choices import Voorstelstand
from uitvoering.rekenen import ruimte


class Betalingsvoorstel(MetSleutel):
    """What the household can pay, proposed to the landlord; accepted it becomes an agreement."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="betalingsvoorstellen")
    bedrag = Bedrag()
    aantal = models.PositiveSmallIntegerField()
    ritme = models.CharField(max_length=10, choices=Eenheid.choices)
    eerste_op = models.DateField()
    past = models.BooleanField(help_text="Past bij de draagkracht van het huishouden.")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    gedaan_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    gedaan_at = models.DateTimeField()
    stand = models.CharField(
        max_length=12, choices=Voorstelstand.choices, default=Voorstelstand.GEDAAN
    )
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    beantwoord_at = models.DateTimeField(null=True)
    reden = models.TextField(blank=True)
    afspraak = models.OneToOneField(
        Betalingsafspraak, on_delete=models.PROTECT, null=True, related_name="voorstel"
    )

    class Meta:
        default_permissions = ()
        ordering = ["-gedaan_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["casus"],
                condition=Q(stand=Voorstelstand.GEDAAN),
                name="een_open_betalingsvoorstel",
            ),
            models.CheckConstraint(name="voorstel_bedrag", condition=Q(bedrag__gt=0)),
            models.CheckConstraint(
                name="afgewezen_voorstel_met_reden",
                condition=~Q(stand=Voorstelstand.AFGEWEZEN) | ~Q(reden=""),
            ),
        ]

    def __str__(self):
        return f"{self.bedrag} in {self.aantal}"

    @property
    def termijnen(self):
        """The instalments as (due date, amount)."""
        return termijnen_verdelen(
            self.bedrag, self.aantal, self.eerste_op, ritme=Eenheid(self.ritme)
        )


class Draagkracht(models.Model):
    """What comes in and goes out in a month: rubriek financiën."""

    voorstel = models.OneToOneField(
        Betalingsvoorstel, on_delete=models.CASCADE, related_name="draagkracht"
    )
    inkomen = Bedrag()
    vaste_lasten = Bedrag()
    leefgeld = Bedrag()
    aflossingen = Bedrag()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Draagkracht bij {self.voorstel_id}"

    @property
    def ruimte(self):
        return ruimte(
            inkomen=self.inkomen,
            vaste_lasten=self.vaste_lasten,
            leefgeld=self.leefgeld,
            aflossingen=self.aflossingen,
        )
