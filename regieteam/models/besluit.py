"""What the Regieteam decided together. A decision is never changed, only followed by another."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Casus
from partners.models import MetSleutel, Organisatie
from regieteam.choices import Besluitsoort, Bewindadvies, Kostensoort
from regieteam.models.vergadering import Agendapunt
from uitvoering.models import Actiepunt, Opschorting, TweedeKans


class Kostencijfer(models.Model):
    """What something costs society, with the source; the newest that holds is used (RT-06)."""

    wat = models.CharField(max_length=12, choices=Kostensoort.choices)
    bedrag = models.DecimalField(max_digits=10, decimal_places=2)
    bron = models.CharField(max_length=300)
    geldig_vanaf = models.DateField()

    class Meta:
        default_permissions = ()
        ordering = ["wat", "-geldig_vanaf"]
        constraints = [
            models.UniqueConstraint(fields=["wat", "geldig_vanaf"], name="kostencijfer_eenmaal"),
            models.CheckConstraint(name="kostencijfer_met_bron", condition=~Q(bron="")),
        ]

    def __str__(self):
        return f"{self.get_wat_display()}: {self.bedrag}"


class Besluit(MetSleutel):
    """One decision on one case (RT-06, RT-11, RT-12, RT-15, NZ-02). Written once.

    One of the two scenarios is taken at an item of a meeting and answers the three questions; a
    second chance is taken between meetings and has its agreement instead.
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="besluiten")
    punt = models.OneToOneField(
        Agendapunt, on_delete=models.PROTECT, null=True, related_name="besluit"
    )
    regieteam = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=12, choices=Besluitsoort.choices)
    genomen_at = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    te_voorkomen = models.BooleanField()
    stappen = models.TextField(blank=True)
    meldpunt_nodig = models.BooleanField(null=True)
    waarom = models.TextField(help_text="Waarom jullie dit besluiten.")
    weging = models.TextField(blank=True, help_text="Het belang en de kosten voor de samenleving.")
    kosten_ontruiming = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    kosten_voorkomen = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    kosten_bron = models.CharField(max_length=620, blank=True)
    casemanager = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    casemanager_organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="+"
    )
    ontruimingsdatum = models.DateField(null=True, blank=True)
    bewindadvies = models.CharField(
        max_length=8, choices=Bewindadvies.choices, default=Bewindadvies.GEEN
    )
    bewind_reden = models.TextField(blank=True, help_text="Waarom het team van het advies afwijkt.")
    tweede_kans_overwogen = models.TextField(blank=True, help_text="Ja, of waarom niet (NZ-02).")
    opschorting = models.OneToOneField(
        Opschorting, on_delete=models.PROTECT, null=True, related_name="+"
    )
    tweede_kans = models.OneToOneField(
        TweedeKans, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering = ["-genomen_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="voorkomen_met_opschorting",
                condition=~Q(soort=Besluitsoort.VOORKOMEN) | Q(opschorting__isnull=False),
            ),
            models.CheckConstraint(
                name="afwijken_met_reden",
                condition=~Q(bewindadvies=Bewindadvies.AFWIJKEN) | ~Q(bewind_reden=""),
            ),
            models.CheckConstraint(
                name="scenario_of_tweede_kans",
                condition=Q(soort=Besluitsoort.TWEEDE_KANS, tweede_kans__isnull=False, punt=None)
                | ~Q(soort=Besluitsoort.TWEEDE_KANS)
                & Q(tweede_kans=None, punt__isnull=False, meldpunt_nodig__isnull=False)
                & ~Q(stappen="")
                & ~Q(weging=""),
            ),
        ]

    def __str__(self):
        return f"{self.get_soort_display()}, {self.genomen_at:%d-%m-%Y}"


class Besluitdeelnemer(models.Model):
    """Somebody who decided, and the organisation she spoke for."""

    besluit = models.ForeignKey(Besluit, on_delete=models.CASCADE, related_name="deelnemers")
    naam = models.CharField(max_length=120)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["organisatie__naam", "naam"]

    def __str__(self):
        return f"{self.naam}, {self.organisatie}"


class Besluitactie(models.Model):
    """Which actions were agreed with which decision."""

    besluit = models.ForeignKey(Besluit, on_delete=models.CASCADE, related_name="acties")
    actiepunt = models.OneToOneField(Actiepunt, on_delete=models.PROTECT, related_name="+")

    class Meta:
        default_permissions = ()
        ordering = ["actiepunt__voor_op", "pk"]

    def __str__(self):
        return str(self.actiepunt_id)
