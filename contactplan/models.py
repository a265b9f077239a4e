"""Trajectories of the contact plan and their steps: rubriek hulp, never the landlord's (OC-15)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from cases.models import Casus, Deadline
from contactplan.choices import OPEN, Hulp, Puntstand, Stand, Startbericht
from contactplan.protocols.contactplan import CONTACTPLAN
from contactplan.protocols.language import Soort
from contactplan.querysets import ContactstapQuerySet, TrajectQuerySet
from partners.models import MetSleutel, Organisatie


class Traject(MetSleutel):
    """One run of the contact plan by one organisation; a known file has several."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="trajecten")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    nummer = models.PositiveSmallIntegerField()
    bericht = models.CharField(max_length=16, choices=Startbericht.choices)
    ontvangen_at = models.DateTimeField()
    werkdag_een = models.DateField()
    toestemming_op = models.DateField(
        null=True, blank=True, help_text="Wanneer de verhuurder toestemming gaf (verzoekschrift)."
    )
    verhuurder = models.CharField(
        max_length=120, blank=True, help_text="Wie verhuurt, als die nog niet meedoet."
    )
    stand = models.CharField(max_length=16, choices=Stand.choices, default=Stand.LOOPT)
    hulp = models.CharField(max_length=10, choices=Hulp.choices, default=Hulp.ONBEKEND)
    gestart_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    gestart_at = models.DateTimeField()
    beeindigd_at = models.DateTimeField(null=True, blank=True)
    reden = models.TextField(blank=True, help_text="Waarom het traject opende of stopte.")

    objects = TrajectQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "organisatie", "nummer"], name="traject_nummer"
            ),
            models.UniqueConstraint(
                fields=["casus", "organisatie"],
                condition=Q(stand__in=OPEN),
                name="een_open_traject",
            ),
            models.CheckConstraint(
                name="verzoekschrift_met_toestemming",
                condition=~Q(bericht=Startbericht.VERZOEKSCHRIFT) | Q(toestemming_op__isnull=False),
                violation_error_message="Vul in wanneer de verhuurder toestemming gaf.",
            ),
        ]

    def __str__(self):
        return f"Traject {self.nummer} van {self.casus_id}"

    @property
    def is_open(self):
        return self.stand in OPEN


class Contactstap(MetSleutel):
    """One step of a trajectory: planned, then recorded with its outcome. Never changed after."""

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="stappen")
    volgnummer = models.PositiveSmallIntegerField()
    stap = models.CharField(max_length=20)
    vanaf = models.DateField()
    due_at = models.DateTimeField()
    kalender_at = models.DateTimeField(
        null=True, help_text="Met de kalender van welk moment deze stap is gepland."
    )
    afspraak_at = models.DateTimeField(null=True, blank=True)
    deadline = models.OneToOneField(
        Deadline, on_delete=models.SET_NULL, null=True, blank=True, related_name="contactstap"
    )
    uitkomst = models.CharField(max_length=16, blank=True)
    gedaan_at = models.DateTimeField(null=True, blank=True)
    te_laat = models.BooleanField(default=False)
    afwijking = models.TextField(blank=True, help_text="Waarom van deze stap is afgeweken (OC-10).")
    toelichting = models.TextField(blank=True)
    achtergelaten = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    vastgelegd_at = models.DateTimeField(null=True, blank=True)
    inzending = models.UUIDField(
        null=True, blank=True, unique=True, help_text="Van het formulier: telt precies eenmaal."
    )

    objects = ContactstapQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["volgnummer"]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(vastgelegd_at=None), name="contactstap_open"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "volgnummer"], name="contactstap_volgnummer"
            ),
            models.UniqueConstraint(
                fields=["traject"], condition=Q(vastgelegd_at=None), name="een_open_contactstap"
            ),
            models.CheckConstraint(
                name="contactstap_niet_in_de_toekomst",
                condition=Q(gedaan_at=None) | Q(gedaan_at__lte=F("vastgelegd_at")),
            ),
        ]

    def __str__(self):
        return f"{self.stap} ({self.traject_id})"

    @property
    def protocol(self):
        """The step as the plan describes it."""
        return CONTACTPLAN.stappen[self.stap]

    @property
    def is_bezoek(self):
        return self.protocol.soort is Soort.BEZOEK

    @property
    def knop(self):
        """What one does about it, on a button."""
        if self.protocol.bij_stilte:
            return "Reactie vastleggen"
        return "Huisbezoek vastleggen" if self.is_bezoek else "Gesprek vastleggen"

    @property
    def uitkomst_label(self):
        if self.afwijking and not self.uitkomst:
            return "Afgeweken van het plan"
        uitkomst = self.protocol.uitkomsten.get(self.uitkomst)
        return uitkomst.label if uitkomst else ""


class Gesprekspunt(MetSleutel):
    """A point of the list of a legal stage (OC-12..14), and in stage 1 a step of the step plan."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="gesprekspunten")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    punt = models.CharField(max_length=20)
    stand = models.CharField(
        max_length=12, choices=Puntstand.choices, default=Puntstand.NIET_BEKEKEN
    )
    volgorde = models.PositiveSmallIntegerField(null=True, blank=True)
    wie = models.CharField(max_length=120, blank=True)
    voor_op = models.DateField(null=True, blank=True)
    toelichting = models.TextField(blank=True)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    vastgelegd_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "organisatie", "punt"], name="gesprekspunt_eenmaal"
            ),
        ]

    def __str__(self):
        return f"{self.punt} ({self.casus_id})"
