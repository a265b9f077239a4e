"""The report to the Regieteam: the form while it is filled in, and each version handed in."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Casus
from partners.models import MetSleutel, Organisatie
from regieteam.choices import Meldingstand
from regieteam.models.velden import Conceptveld
from regieteam.querysets import MeldingQuerySet


class Casusformulier(MetSleutel):
    """The form that the landlord is filling in for one case; gone once it is handed in."""

    casus = models.OneToOneField(Casus, on_delete=models.CASCADE, related_name="casusformulier")
    begonnen_at = models.DateTimeField()
    begonnen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    meekijker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    meekijken_gevraagd_at = models.DateTimeField(null=True, blank=True)
    meegekeken_at = models.DateTimeField(null=True, blank=True)
    meekijker_akkoord = models.BooleanField(null=True)
    meekijker_zegt = models.TextField(blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"Casusformulier van {self.casus_id}"


class Formulierveld(Conceptveld):
    formulier = models.ForeignKey(Casusformulier, on_delete=models.CASCADE, related_name="velden")

    class Meta(Conceptveld.Meta):
        constraints = [
            models.UniqueConstraint(fields=["formulier", "veld"], name="formulierveld_eenmaal"),
        ]


class Melding(MetSleutel):
    """One report of a household by its landlord (RT-07). Its content is in its versions."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="meldingen")
    regieteam = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    corporatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    gemeld_at = models.DateTimeField()
    gemeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    stand = models.CharField(
        max_length=12, choices=Meldingstand.choices, default=Meldingstand.NIEUW
    )
    vraag = models.TextField(blank=True, help_text="Welke aanvulling het Regieteam vraagt.")
    gevraagd_at = models.DateTimeField(null=True, blank=True)
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = MeldingQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-gemeld_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["casus"],
                condition=~Q(stand=Meldingstand.BEHANDELD),
                name="een_open_melding",
            ),
            models.CheckConstraint(
                name="aanvulling_met_vraag",
                condition=~Q(stand=Meldingstand.AANVULLING) | ~Q(vraag=""),
            ),
        ]

    def __str__(self):
        return f"Melding van {self.casus_id}"


class Formulierversie(MetSleutel):
    """The casusformulier as it was handed in. Never changed: a correction is a new version (RT-09).

    `inhoud` holds the answers by field, `feiten` what the dossier said at that moment.
    """

    melding = models.ForeignKey(Melding, on_delete=models.CASCADE, related_name="versies")
    nummer = models.PositiveSmallIntegerField()
    reden = models.CharField(
        max_length=300, blank=True, help_text="Waarom er een nieuwe versie is."
    )
    inhoud = models.JSONField()
    feiten = models.JSONField(default=dict)
    ingediend_at = models.DateTimeField()
    ingediend_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    meegekeken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering = ["nummer"]
        constraints = [
            models.UniqueConstraint(fields=["melding", "nummer"], name="formulierversie_nummer"),
            models.CheckConstraint(
                name="verbetering_met_reden", condition=Q(nummer=1) | ~Q(reden="")
            ),
        ]

    def __str__(self):
        return f"Versie {self.nummer}"
