"""Who takes part in a case: an organisation or one person, why, on what ground, how long."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.choices import Deelnamerol, Grondslag
from cases.models.casus import Casus
from cases.querysets import DeelnameQuerySet
from partners.models import MetSleutel, Organisatie


class Deelname(MetSleutel):
    """Decides whether an organisation sees a case; lists of cases start here.

    `sorteer_at` copies the moment at which the case was made, so that the newest cases of an
    organisation come from one index.
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="deelnames")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="deelnames")
    persoon = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rol = models.CharField(max_length=12, choices=Deelnamerol.choices)
    doel = models.CharField(max_length=300)
    grondslag = models.CharField(max_length=16, choices=Grondslag.choices)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    toegevoegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    toegevoegd_at = models.DateTimeField()
    beeindigd_at = models.DateTimeField(null=True, blank=True)
    beeindigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    beeindigd_reden = models.CharField(max_length=300, blank=True)
    sorteer_at = models.DateTimeField(editable=False)

    objects = DeelnameQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["van", "pk"]
        indexes = [
            models.Index(
                F("organisatie"),
                F("sorteer_at").desc(),
                F("casus").desc(),
                condition=Q(beeindigd_at=None),
                name="deelname_nieuwste_eerst",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "organisatie", "persoon"],
                condition=Q(beeindigd_at=None),
                name="deelname_eenmaal_actief",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="deelname_einde_na_begin", condition=Q(tot=None) | Q(tot__gte=F("van"))
            ),
        ]

    def __str__(self):
        return f"{self.organisatie} in {self.casus}"
