"""What somebody began to fill in and did not finish."""

from django.conf import settings
from django.db import models

from cases.choices import Rubriek
from cases.models.casus import Casus
from cases.querysets import ConceptQuerySet
from partners.models import MetSleutel, Organisatie


class Concept(MetSleutel):
    """The text of one form that was not sent: of one person, for one organisation.

    It counts for nothing: no deadline is met by it and nobody else reads it. `versie` goes up
    with every text that is kept, so that two screens never overwrite each other unseen; what is
    on its way from one and the same screen may overtake itself.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, null=True, related_name="concepten")
    rubriek = models.CharField(
        max_length=12,
        choices=Rubriek.choices,
        blank=True,
        help_text="Wie hier niets meer mag invoeren, leest ook het concept niet meer.",
    )
    formulier = models.CharField(max_length=100, help_text="Welk formulier, bij deze casus.")
    titel = models.CharField(max_length=120)
    pad = models.CharField(max_length=200)
    inhoud = models.JSONField(help_text="Per veld wat er stond, zoals het formulier het stuurt.")
    versie = models.PositiveIntegerField(default=1)
    scherm = models.CharField(
        max_length=36, blank=True, help_text="Welk scherm het laatst schreef."
    )
    gewijzigd_at = models.DateTimeField()

    objects = ConceptQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["gewijzigd_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisatie", "casus", "formulier"],
                name="concept_eenmaal",
                nulls_distinct=False,
            ),
        ]
        indexes = [models.Index(fields=["gewijzigd_at"], name="concept_oud")]

    def __str__(self):
        return f"{self.titel} ({self.formulier})"
