"""The children of a household: who spoke with them, and how Jeugdbescherming is involved (RT-17).

Rubriek gezin, for who decides has to know it. What is a matter of safety stands in `veiligheid`.
"""

from django.db import models
from django.db.models import F, Q

from cases.models import Bewoner, Casus
from cases.models.huur import Vastlegging
from partners.models import MetSleutel
from uitvoering.choices import Gesprekuitkomst, Jeugdvorm


class Kindgesprek(MetSleutel, Vastlegging):
    """That somebody spoke with a child, or why not; of that only what the file may know."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="kindgesprekken")
    kind = models.ForeignKey(Bewoner, on_delete=models.CASCADE, related_name="gesprekken")
    uitkomst = models.CharField(max_length=10, choices=Gesprekuitkomst.choices)
    op = models.DateField()
    wie = models.CharField(max_length=160, help_text="Wie met het kind sprak, of dit besloot.")
    wat = models.TextField(blank=True, help_text="Wat het dossier mag weten, of waarom niet.")

    class Meta:
        default_permissions = ()
        ordering = ["-op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="niet_gesproken_met_reden",
                condition=Q(uitkomst=Gesprekuitkomst.GESPROKEN) | ~Q(wat=""),
            ),
        ]

    def __str__(self):
        return f"{self.get_uitkomst_display()} ({self.op:%d-%m-%Y})"


class Jeugdbetrokkenheid(MetSleutel, Vastlegging):
    """That Jeugdbescherming is involved with this household: who, since when, as what."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="jeugdbetrokkenheden")
    vorm = models.CharField(max_length=12, choices=Jeugdvorm.choices)
    wie = models.CharField(max_length=160, help_text="Naam en organisatie van de jeugdbeschermer.")
    sinds = models.DateField()
    wat = models.TextField(blank=True, help_text="Wat zij doen, en wat het dossier mag weten.")
    gestopt_op = models.DateField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-sinds", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="jeugdbetrokkenheid_einde_na_begin",
                condition=Q(gestopt_op=None) | Q(gestopt_op__gte=F("sinds")),
            ),
        ]

    def __str__(self):
        return f"{self.get_vorm_display()} sinds {self.sinds:%d-%m-%Y}"
