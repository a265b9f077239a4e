"""The figures, counted beforehand: a page reads few rows, however many cases there are."""

from django.db import models
from django.db.models import Q

from overzicht.choices import Dimensie, Figuur
from partners.models import Organisatie


class Telling(models.Model):
    """How often something happened, by year × organisation × figure, divided by one thing at most.

    All rows are made anew by `overzicht.tellen`; nobody writes one by hand. There is no row by
    quarter and place together, so no page can show what nobody may work out (ADR 15).
    """

    jaar = models.PositiveSmallIntegerField(help_text="0: de stand van nu.")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.CASCADE, related_name="+")
    figuur = models.CharField(max_length=14, choices=Figuur.choices)
    dimensie = models.CharField(max_length=12, choices=Dimensie.choices)
    rij = models.CharField(max_length=80, blank=True)
    categorie = models.CharField(max_length=20)
    werkdagen = models.PositiveIntegerField(null=True, help_text="Alleen bij de duur van een fase.")
    aantal = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "organisatie", "jaar", "figuur", "dimensie", "rij", "categorie", "werkdagen",
                ],
                name="telling_eenmaal",
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="telling_van_iets", condition=Q(aantal__gt=0)),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.figuur} {self.jaar} {self.rij} {self.categorie}: {self.aantal}"


class Telronde(models.Model):
    """When everything was counted last, and how long that took; one row."""

    at = models.DateTimeField()
    seconden = models.FloatField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.at:%d-%m-%Y %H:%M}"
