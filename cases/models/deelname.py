"""Who takes part in a case: an organisation or one person, why, on what ground, how long."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Subquery, Value
from django.db.models.functions import Coalesce

from cases.choices import Deelnamerol, Grondslag
from cases.models.casus import Casus
from cases.models.huur import Huurovereenkomst
from cases.querysets import DeelnameQuerySet
from partners.models import MetSleutel, Organisatie

GEEN_HUUR = Decimal(-1)


def achterstand_van(casus):
    """The arrears of its lease as they stand, as SQL: for `sorteer_achterstand`."""
    huur = Huurovereenkomst.objects.filter(casus=casus)
    return Coalesce(Subquery(huur.values("achterstand")), Value(GEEN_HUUR))


class Deelname(MetSleutel):
    """Decides whether an organisation sees a case; lists of cases start here.

    `sorteer_at` copies the moment at which the case was made, `sorteer_achterstand` the arrears
    of its lease (below zero without one): so the newest cases of an organisation and those with
    the highest arrears come from one index each. They sort and are never shown: what somebody
    may read of a case, permissions says.
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
    sorteer_achterstand = models.DecimalField(
        max_digits=9, decimal_places=2, default=GEEN_HUUR, editable=False
    )

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
            models.Index(
                F("organisatie"),
                F("sorteer_achterstand").desc(),
                F("casus").desc(),
                condition=Q(beeindigd_at=None),
                name="deelname_achterstand",
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
