"""Organisations, their people and roles, their calendar, and the directory of reporting points."""

import uuid
from datetime import time

from django.contrib.auth.models import AbstractUser, Group
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from partners.choices import Contactsoort, Land, Rol, Soort, Wijziging
from partners.querysets import (
    ContactpuntQuerySet,
    KalenderwijzigingQuerySet,
    LidmaatschapQuerySet,
    SluitingsdagQuerySet,
)


class MetSleutel(models.Model):
    """A row that an address may name: by its key, never by its number in the database."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class Regio(models.Model):
    naam = models.CharField(max_length=100)
    land = models.CharField(max_length=2, choices=Land.choices, default=Land.NL)

    class Meta:
        ordering = ["naam"]
        constraints = [models.UniqueConstraint(fields=["land", "naam"], name="regio_uniek")]

    def __str__(self):
        return self.naam


class Organisatie(MetSleutel):
    naam = models.CharField(max_length=120)
    code = models.SlugField(max_length=40, unique=True)
    soort = models.CharField(max_length=20, choices=Soort.choices)
    land = models.CharField(max_length=2, choices=Land.choices, default=Land.NL)
    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="organisaties")
    groep = models.OneToOneField(
        Group,
        on_delete=models.PROTECT,
        related_name="organisatie",
        help_text="Drager van de gedeelde rubrieken (guardian); nooit van mensen.",
    )
    sluitingstijd = models.TimeField(default=time(17))
    contact_binnen_werkdagen = models.PositiveSmallIntegerField(
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
        help_text="1 = dezelfde werkdag, 2 = uiterlijk de volgende werkdag.",
    )
    aanmelden_voor_werkdagen = models.PositiveSmallIntegerField(
        default=10,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Zoveel werkdagen vóór een ontruiming is het huishouden aangemeld bij de opvang.",
    )
    meekijken_verplicht = models.BooleanField(
        default=False, help_text="Een collega kijkt mee voordat een melding weggaat."
    )
    telefoon = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    bezoekadres = models.CharField(max_length=160, blank=True)
    actief = models.BooleanField(default=True)

    class Meta:
        ordering = ["naam"]

    def __str__(self):
        return self.naam


class User(MetSleutel, AbstractUser):
    """A person. What she may do follows from her memberships, never from her account."""

    first_name = None
    last_name = None
    naam = models.CharField(max_length=120)
    email = models.EmailField("e-mailadres", unique=True)
    telefoon = models.CharField(max_length=20, blank=True)

    REQUIRED_FIELDS = ["email", "naam"]

    class Meta:
        ordering = ["naam"]
        # Logging in makes no difference between A and a, so neither may two accounts.
        constraints = [
            models.UniqueConstraint(Lower("username"), name="user_username_uniek"),
            models.UniqueConstraint(Lower("email"), name="user_email_uniek"),
        ]

    def __str__(self):
        return self.naam

    def get_full_name(self):
        return self.naam

    def get_short_name(self):
        return self.naam


class Lidmaatschap(MetSleutel):
    """One role of one person at one organisation; ended, never deleted."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="lidmaatschappen")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="lidmaatschappen"
    )
    rol = models.CharField(max_length=20, choices=Rol.choices)
    sinds_at = models.DateTimeField()
    beeindigd_at = models.DateTimeField(null=True, blank=True)

    objects = LidmaatschapQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisatie", "rol"],
                condition=Q(beeindigd_at=None),
                name="lidmaatschap_rol_eenmaal_actief",
            ),
        ]

    def __str__(self):
        return f"{self.user} · {self.get_rol_display()} · {self.organisatie}"


class Rolwijziging(models.Model):
    """Who gave or took which role; only added to, the database refuses the rest."""

    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="rolwijzigingen"
    )
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="rolwijzigingen")
    rol = models.CharField(max_length=20, choices=Rol.choices)
    wat = models.CharField(max_length=12, choices=Wijziging.choices)
    at = models.DateTimeField()
    door = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="Leeg bij het inrichten van een organisatie vanaf de server.",
    )

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["organisatie", "-at"], name="rolwijziging_organisatie")]

    def __str__(self):
        return f"{self.user} · {self.get_rol_display()} · {self.get_wat_display()}"


class Sluitingsdag(models.Model):
    """A day on which a country or one organisation doesn't work.

    One that was taken out stays as a row (`vervallen`), so that filling a year never brings it
    back.
    """

    land = models.CharField(max_length=2, choices=Land.choices)
    organisatie = models.ForeignKey(
        Organisatie,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="sluitingsdagen",
    )
    dag = models.DateField()
    naam = models.CharField(max_length=80)
    met_de_hand = models.BooleanField(default=False)
    vervallen = models.BooleanField(default=False)

    objects = SluitingsdagQuerySet.as_manager()

    class Meta:
        ordering = ["dag"]
        constraints = [
            models.UniqueConstraint(
                fields=["land", "organisatie", "dag"],
                name="sluitingsdag_uniek",
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return f"{self.dag:%d-%m-%Y} {self.naam}"


class Kalenderwijziging(models.Model):
    """That a day became closed or open, by whom and why; only added to, the database sees to that.

    From it one reckons how the calendar stood when a deadline was worked out.
    """

    land = models.CharField(max_length=2, choices=Land.choices)
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, related_name="kalenderwijzigingen"
    )
    dag = models.DateField()
    naam = models.CharField(max_length=80)
    dicht = models.BooleanField(help_text="Nee: de dag is weer een gewone werkdag.")
    reden = models.CharField(max_length=300, blank=True)
    door = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = KalenderwijzigingQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["land", "organisatie", "-at"], name="kalenderwijziging")]

    def __str__(self):
        return f"{self.dag:%d-%m-%Y} {self.naam}: {'dicht' if self.dicht else 'open'}"


class Contactpunt(MetSleutel):
    """An entry of the contact directory: data with an owner and a date last checked (NZ-11)."""

    regio = models.ForeignKey(Regio, on_delete=models.PROTECT, related_name="contactpunten")
    soort = models.CharField(max_length=20, choices=Contactsoort.choices)
    naam = models.CharField(max_length=120)
    telefoon = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    toelichting = models.TextField(blank=True)
    eigenaar = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    gecontroleerd_op = models.DateField()
    gecontroleerd_door = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ContactpuntQuerySet.as_manager()

    class Meta:
        ordering = ["soort", "naam"]

    def __str__(self):
        return self.naam


class Verzending(models.Model):
    """A form that was sent, by the key it carried: sent twice, it is carried out once."""

    sleutel = models.UUIDField(primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    naar = models.CharField(max_length=200, blank=True)
    afdruk = models.CharField(
        max_length=64, blank=True, help_text="Van alles wat erin stond (partners.eenmalig)."
    )

    def __str__(self):
        return str(self.sleutel)
