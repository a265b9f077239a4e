"""The Regieteam, its meetings, what is on their agenda, and who sits at the table."""

from datetime import time

from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models import Casus
from partners.models import MetSleutel, Organisatie
from regieteam.choices import Aanwezig, Puntsoort, Puntstand, Ritme, Vergaderstand
from regieteam.models.velden import Conceptveld
from regieteam.querysets import AgendapuntQuerySet, VergaderingQuerySet


class Regieteam(models.Model):
    """How one Regieteam (an organisation of that kind) meets."""

    organisatie = models.OneToOneField(
        Organisatie, on_delete=models.CASCADE, related_name="regieteam"
    )
    plaats = models.CharField(max_length=160, blank=True)
    ritme = models.CharField(max_length=16, choices=Ritme.choices, default=Ritme.TWEEWEKELIJKS)
    weekdag = models.PositiveSmallIntegerField(default=0, help_text="0 is maandag.")
    tijd = models.TimeField(default=time(10))
    minuten = models.PositiveSmallIntegerField(default=20, help_text="Per casus.")
    sluit_werkdagen = models.PositiveSmallIntegerField(
        default=3, help_text="Zoveel werkdagen ervoor sluit de agenda."
    )
    sluit_tijd = models.TimeField(default=time(12))

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.organisatie)


class Lidorganisatie(models.Model):
    """An organisation that sits at the table of a Regieteam as a rule."""

    regieteam = models.ForeignKey(Regieteam, on_delete=models.CASCADE, related_name="leden")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    sinds = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["organisatie__naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["regieteam", "organisatie"],
                condition=Q(tot=None),
                name="lidorganisatie_eenmaal",
            ),
        ]

    def __str__(self):
        return f"{self.organisatie} in {self.regieteam}"


class Vergadering(MetSleutel):
    """One meeting. `versie` grows with every change, so that others can follow live."""

    regieteam = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="vergaderingen"
    )
    begint_at = models.DateTimeField()
    plaats = models.CharField(max_length=160, blank=True)
    sluit_at = models.DateTimeField(help_text="Tot dan komen er casussen op de agenda.")
    voorzitter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stand = models.CharField(
        max_length=12, choices=Vergaderstand.choices, default=Vergaderstand.GEPLAND
    )
    reden = models.CharField(max_length=300, blank=True, help_text="Waarom zij niet doorgaat.")
    deelnemers_genodigd_at = models.DateTimeField(
        null=True, blank=True, help_text="Sinds wanneer iedereen weet wanneer zij komt."
    )
    versie = models.PositiveIntegerField(default=1)
    gepland_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    bevestigd_at = models.DateTimeField(null=True, blank=True)
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = VergaderingQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["begint_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["regieteam", "begint_at"],
                condition=~Q(stand=Vergaderstand.AFGELAST),
                name="een_vergadering_tegelijk",
            ),
            models.CheckConstraint(
                name="afgelast_met_reden",
                condition=~Q(stand=Vergaderstand.AFGELAST) | ~Q(reden=""),
            ),
        ]

    def __str__(self):
        return f"{self.regieteam}, {self.begint_at:%d-%m-%Y}"


class Aanwezigheid(MetSleutel):
    """A person at the table of a meeting, and the organisation she speaks for."""

    vergadering = models.ForeignKey(Vergadering, on_delete=models.CASCADE, related_name="mensen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    naam = models.CharField(max_length=120)
    stand = models.CharField(max_length=12, choices=Aanwezig.choices, default=Aanwezig.VERWACHT)

    class Meta:
        default_permissions = ()
        ordering = ["organisatie__naam", "naam", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vergadering", "organisatie", "naam"], name="aanwezigheid_eenmaal"
            ),
        ]

    def __str__(self):
        return f"{self.naam}, {self.organisatie}"


class Agendapunt(MetSleutel):
    """One case on the agenda of one meeting. `versie` grows with every change of this item."""

    vergadering = models.ForeignKey(Vergadering, on_delete=models.CASCADE, related_name="punten")
    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="agendapunten")
    soort = models.CharField(max_length=12, choices=Puntsoort.choices, default=Puntsoort.NIEUW)
    reden = models.TextField(blank=True, help_text="Waarom de casus terugkomt.")
    volgorde = models.PositiveSmallIntegerField()
    minuten = models.PositiveSmallIntegerField()
    stand = models.CharField(max_length=14, choices=Puntstand.choices, default=Puntstand.OPEN)
    uitkomst_reden = models.TextField(
        blank=True, help_text="Waarom aangehouden, terugverwezen of van de agenda."
    )
    tot = models.DateField(null=True, blank=True, help_text="Wanneer de casus terugkomt.")
    behandeld_at = models.DateTimeField(null=True, blank=True)
    behandeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    aanwezig = models.ManyToManyField(
        Aanwezigheid,
        related_name="punten",
        blank=True,
        help_text="Wie bij dit punt aan tafel zat.",
    )
    versie = models.PositiveIntegerField(default=1)

    objects = AgendapuntQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vergadering", "casus"],
                condition=~Q(stand=Puntstand.VAN_DE_AGENDA),
                name="casus_eenmaal_per_vergadering",
            ),
            models.UniqueConstraint(
                fields=["casus"], condition=Q(stand=Puntstand.OPEN), name="een_open_agendapunt"
            ),
            models.CheckConstraint(
                name="behandeld_met_moment",
                condition=Q(stand=Puntstand.OPEN, behandeld_at=None)
                | ~Q(stand=Puntstand.OPEN) & Q(behandeld_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Agendapunt {self.volgorde}"


class Besluitveld(Conceptveld):
    """One field of the decision that is being written at the table."""

    punt = models.ForeignKey(Agendapunt, on_delete=models.CASCADE, related_name="velden")

    class Meta(Conceptveld.Meta):
        constraints = [
            models.UniqueConstraint(fields=["punt", "veld"], name="besluitveld_eenmaal"),
        ]
