"""What is done with a decision of the Regieteam: actions, suspension, second chance.

The actions of a plan van aanpak are actions too, each in the rubriek of its life domain.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from cases.choices import Rubriek
from cases.models import Casus, Deadline
from partners.models import MetSleutel, Organisatie
from uitvoering.choices import Actiesoort, Actiestand, Basis
from uitvoering.models.plan import Leefgebied
from uitvoering.querysets import ActiepuntQuerySet, OpschortingQuerySet


class Actiepunt(MetSleutel):
    """Work that an organisation promised, with a date and a life of its own.

    What was agreed never changes: handing over makes a new row, that names the one before.
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="actiepunten")
    soort = models.CharField(max_length=16, choices=Actiesoort.choices, default=Actiesoort.GEWOON)
    wat = models.CharField(max_length=300)
    rubriek = models.CharField(
        max_length=12, choices=Rubriek.choices, default=Rubriek.BESLUIT, help_text="Wie dit leest."
    )
    leefgebied = models.ForeignKey(
        Leefgebied, on_delete=models.PROTECT, null=True, blank=True, related_name="acties"
    )
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    persoon = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    voor_op = models.DateField(help_text="Uiterlijk op deze dag.")
    afgesproken_at = models.DateTimeField()
    afgesproken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    stand = models.CharField(max_length=12, choices=Actiestand.choices, default=Actiestand.OPEN)
    resultaat = models.TextField(blank=True, help_text="Wat het opleverde, of waarom het vervalt.")
    afgerond_at = models.DateTimeField(null=True, blank=True)
    afgerond_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    vorige = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="volgende"
    )
    deadline = models.OneToOneField(
        Deadline, on_delete=models.SET_NULL, null=True, blank=True, related_name="actiepunt"
    )

    objects = ActiepuntQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["voor_op", "pk"]
        constraints = [
            models.CheckConstraint(
                name="actiepunt_afgerond_met_moment",
                condition=Q(stand=Actiestand.OPEN, afgerond_at=None, afgerond_door=None)
                | ~Q(stand=Actiestand.OPEN) & Q(afgerond_at__isnull=False),
            ),
            models.CheckConstraint(
                name="actiepunt_klaar_met_resultaat",
                condition=Q(stand=Actiestand.OPEN) | ~Q(resultaat=""),
                violation_error_message="Schrijf op wat het opleverde.",
            ),
            models.CheckConstraint(
                name="actie_uit_besluit_hoort_bij_besluit",
                condition=Q(leefgebied__isnull=False) | Q(rubriek=Rubriek.BESLUIT),
            ),
        ]

    def __str__(self):
        return self.wat

    def is_te_laat(self, dag):
        return self.stand == Actiestand.OPEN and self.voor_op < dag


class Opschorting(MetSleutel):
    """The landlord holds off the eviction, with the arrears frozen (RT-12)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="opschortingen")
    vanaf = models.DateField()
    tot = models.DateField()
    bevroren_bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    bevroren_op = models.DateField()
    termijn_tot = models.DateField(help_text="Tot wanneer de afgesproken termijn duurt.")
    beeindigd_op = models.DateField(null=True, blank=True)
    beeindigd_reden = models.CharField(max_length=300, blank=True)

    objects = OpschortingQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-vanaf", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["casus"], condition=Q(beeindigd_op=None), name="een_lopende_opschorting"
            ),
            models.CheckConstraint(
                name="opschorting_einde_na_begin", condition=Q(tot__gt=F("vanaf"))
            ),
            models.CheckConstraint(
                name="opschorting_bedrag_niet_negatief", condition=Q(bevroren_bedrag__gte=0)
            ),
        ]

    def __str__(self):
        return f"Opgeschort tot {self.tot:%d-%m-%Y}"


class TweedeKans(MetSleutel):
    """The agreement of a second chance: who, on what, until when, or else (NZ-02)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="tweede_kansen")
    basis = models.CharField(max_length=16, choices=Basis.choices)
    toelichting = models.TextField(blank=True)
    partijen = models.ManyToManyField(Organisatie, related_name="+")
    huurder_akkoord_op = models.DateField()
    vanaf = models.DateField()
    tot = models.DateField()
    voorwaarden = ArrayField(models.CharField(max_length=500))
    gevolg = models.TextField()
    evaluaties = ArrayField(models.DateField())
    gegeven_at = models.DateTimeField()
    gegeven_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    beeindigd_op = models.DateField(null=True, blank=True)
    beeindigd_reden = models.CharField(max_length=300, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-vanaf", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["casus"], condition=Q(beeindigd_op=None), name="een_lopende_tweede_kans"
            ),
            models.CheckConstraint(
                name="tweede_kans_einde_na_begin", condition=Q(tot__gt=F("vanaf"))
            ),
        ]

    def __str__(self):
        return f"Tweede kans tot {self.tot:%d-%m-%Y}"
