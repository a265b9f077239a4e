"""Asking Veilig Thuis for advice, and reporting a child to it: two things, two circles (NZ-05).

An advice names nobody and needs no case. A case that its asker has in mind is known to her alone:
no row of a case, no line on a timeline and no look in the log of a case tells of it (ADR 17). So
nothing points from a case to an advice, and the link goes when the case goes.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Casus
from partners.models import MetSleutel, Organisatie
from uitvoering.choices import Adviesvervolg, Onveiligheid
from uitvoering.querysets import AdviesvraagQuerySet, MeldingVeiligThuisQuerySet

GEEN_ANTWOORD = Q(antwoord="", beantwoord_at=None, beantwoord_door=None)
ANTWOORD = Q(beantwoord_at__isnull=False, beantwoord_door__isnull=False) & ~Q(antwoord="")


class AanVeiligThuis(MetSleutel):
    """Put to an organisation that advises, by one person, and answered by one of its people."""

    aan = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    antwoord = models.TextField(blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    beantwoord_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self):
        return f"{self._meta.verbose_name.capitalize()} {self.sleutel}"


class Adviesvraag(AanVeiligThuis):
    """A question about a child whom nobody names."""

    casus = models.ForeignKey(
        Casus,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        help_text="Waar de vrager aan denkt. Alleen zij weet dit.",
    )
    anoniem = models.BooleanField(
        default=False, help_text="De adviseur leest niet wie het vraagt, en van welke organisatie."
    )
    acuut = models.BooleanField(default=False)
    leeftijden = models.CharField(max_length=80, blank=True)
    situatie = models.TextField()
    vraag = models.TextField()
    vervolg = models.CharField(max_length=8, choices=Adviesvervolg.choices, blank=True)
    vervolg_op = models.DateField(null=True, blank=True)
    opvolging = models.TextField(blank=True, help_text="Wat de vrager met het advies deed.")
    opgevolgd_at = models.DateTimeField(null=True, blank=True)

    objects = AdviesvraagQuerySet.as_manager()

    class Meta(AanVeiligThuis.Meta):
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["aan", "-at"], name="adviesvraag_aan"),
            models.Index(fields=["door", "organisatie", "-at"], name="adviesvraag_door"),
        ]
        constraints = [
            models.CheckConstraint(
                name="advies_met_vervolg",
                condition=GEEN_ANTWOORD & Q(vervolg="", vervolg_op=None)
                | ANTWOORD & ~Q(vervolg=""),
            ),
            models.CheckConstraint(
                name="opvolging_na_het_advies",
                condition=Q(opvolging="", opgevolgd_at=None)
                | Q(opgevolgd_at__isnull=False, beantwoord_at__isnull=False) & ~Q(opvolging=""),
            ),
        ]


class MeldingVeiligThuis(AanVeiligThuis):
    """A suspicion of child abuse, reported along the five steps of the meldcode; written once.

    It says itself whom it is about: Veilig Thuis reads it without taking part in the case, so that
    nobody learns of it from the list of who takes part.
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="veiligheidsmeldingen")
    gezin = models.TextField(help_text="Om wie het gaat: namen, leeftijden, adres.")
    signalen = models.TextField()
    overlegd_met = models.CharField(max_length=200)
    ouders_op = models.DateField(null=True, blank=True)
    ouders_reactie = models.TextField(blank=True)
    ouders_niet_omdat = models.TextField(blank=True)
    kind_gesproken = models.TextField()
    onveiligheid = models.CharField(max_length=12, choices=Onveiligheid.choices)
    weging = models.TextField()
    hulp = models.TextField(help_text="Welke hulp er ook kan, en van wie.")
    nu_veilig = models.TextField(help_text="Wat er is afgesproken zodat het kind nu veilig is.")

    objects = MeldingVeiligThuisQuerySet.as_manager()

    class Meta(AanVeiligThuis.Meta):
        verbose_name = "melding bij Veilig Thuis"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["aan", "-at"], name="melding_vt_aan")]
        constraints = [
            models.CheckConstraint(
                name="ouders_weten_het_of_waarom_niet",
                condition=Q(ouders_op__isnull=False, ouders_niet_omdat="")
                | Q(ouders_op=None, ouders_reactie="") & ~Q(ouders_niet_omdat=""),
            ),
            models.CheckConstraint(name="melding_beantwoord", condition=GEEN_ANTWOORD | ANTWOORD),
        ]
