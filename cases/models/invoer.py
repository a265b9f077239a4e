"""An uploaded file of huurachterstanden, between looking at it and bringing it in."""

from django.conf import settings
from django.db import models

from partners.models import MetSleutel, Organisatie


class Invoer(MetSleutel):
    """One upload with its counts: first those of the trial, after confirming what came of it.

    The file goes when it is confirmed or rejected. The refused rows stay a week, so that they
    can be corrected; after that only the counts are left.
    """

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    bestandsnaam = models.CharField(max_length=120)
    bestand = models.FileField(upload_to="invoer/", max_length=100, blank=True)
    gelezen = models.PositiveIntegerField()
    nieuw = models.PositiveIntegerField()
    bijgewerkt = models.PositiveIntegerField()
    ongewijzigd = models.PositiveIntegerField()
    geweigerd = models.PositiveIntegerField()
    kop = models.JSONField(default=list)
    weigeringen = models.JSONField(
        default=list, help_text="Per geweigerde regel: het nummer, de reden en de cellen."
    )
    bevestigd_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-at"]
        indexes = [models.Index(fields=["organisatie", "-at"], name="invoer_organisatie")]

    def __str__(self):
        return f"{self.at:%d-%m-%Y %H:%M} {self.bestandsnaam}"
