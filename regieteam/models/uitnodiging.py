"""Who was invited to a meeting, and what she was told last."""

from django.conf import settings
from django.db import models

from partners.models import Organisatie
from regieteam.models.vergadering import Vergadering


class Uitnodiging(models.Model):
    """The latest invitation of one person: whoever is told nothing new gets no mail.

    `begint_at` is what stands in her calendar: the meeting for the team, her own item for others.
    """

    vergadering = models.ForeignKey(
        Vergadering, on_delete=models.CASCADE, related_name="uitnodigingen"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    nummer = models.PositiveIntegerField(
        help_text="De hoeveelste dit is voor haar: zo ziet haar agenda wat nieuwer is (.ics)."
    )
    begint_at = models.DateTimeField()
    plaats = models.CharField(max_length=160, blank=True)
    ingetrokken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["vergadering", "user", "organisatie"], name="uitnodiging_eenmaal"
            ),
        ]

    def __str__(self):
        return f"Uitnodiging {self.nummer}"
