"""What happened, and what has to happen before when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from cases.choices import Deadlinesoort, Fase, Gebeurtenissoort, Herinnerniveau, Rubriek
from cases.models.casus import Casus
from cases.models.notities import Document, Notitie, Signaal
from cases.querysets import DeadlineQuerySet, GebeurtenisQuerySet
from partners.models import MetSleutel, Organisatie


class Gebeurtenis(models.Model):
    """One line on the timeline, of one rubriek. Written once, never changed.

    A line about a note, document or signal is read by whoever may read that.
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="gebeurtenissen")
    soort = models.CharField(max_length=20, choices=Gebeurtenissoort.choices)
    rubriek = models.CharField(max_length=12, choices=Rubriek.choices)
    op = models.DateTimeField()
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, related_name="+"
    )
    stap = models.CharField(max_length=24, blank=True)
    titel = models.CharField(max_length=160)
    tekst = models.TextField(blank=True)
    notitie = models.OneToOneField(Notitie, on_delete=models.PROTECT, null=True, related_name="+")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, null=True, related_name="+")
    signaal = models.ForeignKey(Signaal, on_delete=models.PROTECT, null=True, related_name="+")

    objects = GebeurtenisQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["casus", "-op", "-id"], name="gebeurtenis_tijdlijn")]

    def __str__(self):
        return f"{self.op:%d-%m-%Y} {self.titel}"


class Fasewissel(models.Model):
    """That a case left one phase for another (RT-19): what figures about the flow rest on.

    Only added to, the database sees to that. A case enters preventie when it is made: of that
    there is no row. `werkdagen` is counted once, with the calendar of that moment.
    """

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="fasewissels")
    van = models.CharField(max_length=12, choices=Fase.choices, blank=True, help_text="Leeg: dicht")
    naar = models.CharField(
        max_length=12, choices=Fase.choices, blank=True, help_text="Leeg: dicht"
    )
    sinds_at = models.DateTimeField(help_text="Wanneer de casus in de vorige fase kwam.")
    at = models.DateTimeField()
    werkdagen = models.PositiveIntegerField(help_text="Hoe lang de vorige fase duurde.")

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["casus", "-at", "-id"], name="fasewissel_casus")]

    def __str__(self):
        return f"{self.van or 'dicht'} → {self.naar or 'dicht'}, {self.at:%d-%m-%Y}"


class Deadline(MetSleutel):
    """Something that has to be done before a moment, by an organisation and if known a person.

    `due_at` is computed once, from the calendar in local time. A missed deadline never changes
    a status. The sweep reminds at `remind_at`, or without it at `due_at`: no deadline passes
    unnoticed because somebody forgot to plan its reminders (cases.herinneringen).
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="deadlines")
    soort = models.CharField(max_length=20, choices=Deadlinesoort.choices)
    rubriek = models.CharField(max_length=12, choices=Rubriek.choices)
    regel = models.CharField(max_length=12, blank=True)
    wat = models.CharField(max_length=160)
    kenmerk = models.CharField(
        max_length=36, blank=True, help_text="Waarover het gaat, als er meer van deze soort zijn."
    )
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    kalender_at = models.DateTimeField(
        null=True,
        help_text="Met de kalender van welk moment dit is berekend; leeg: die van het begin.",
    )
    persoon = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signaal = models.ForeignKey(
        Signaal,
        on_delete=models.PROTECT,
        null=True,
        related_name="deadlines",
        help_text="Alleen wie het signaal leest, ziet ook de deadline.",
    )
    met_at = models.DateTimeField(null=True, blank=True)
    missed_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_reason = models.CharField(max_length=300, blank=True)
    remind_at = models.DateTimeField(null=True, help_text="Het moment van de volgende herinnering.")
    escalate_at = models.DateTimeField(null=True, help_text="Wanneer de teamleider het hoort.")
    reminded_level = models.PositiveSmallIntegerField(
        choices=Herinnerniveau.choices, default=Herinnerniveau.GEEN
    )
    remind_error = models.CharField(
        max_length=80, blank=True, help_text="Waarom herinneren de laatste keer niet lukte."
    )
    paused_at = models.DateTimeField(null=True, blank=True)
    paused_until = models.DateField(
        null=True, blank=True, help_text="De dag waarop de deadline vanzelf weer loopt."
    )
    paused_reason = models.CharField(max_length=300, blank=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(
                fields=["organisatie", "due_at", "id"],
                condition=Q(met_at=None, dropped_at=None),
                name="deadline_werk",
            ),
            models.Index(
                Coalesce("remind_at", "due_at"),
                "id",
                condition=Q(met_at=None, dropped_at=None, paused_at=None)
                & Q(reminded_level__lt=Herinnerniveau.TEAMLEIDER),
                name="deadline_sweep",
            ),
            models.Index(
                fields=["paused_until"],
                condition=Q(met_at=None, dropped_at=None, paused_at__isnull=False),
                name="deadline_pauze",
            ),
            models.Index(
                fields=["casus"],
                condition=Q(met_at=None, dropped_at=None, soort=Deadlinesoort.AANMELDING),
                name="deadline_aanmelding",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "soort", "organisatie", "due_at", "signaal", "kenmerk"],
                condition=Q(met_at=None, dropped_at=None),
                name="deadline_eenmaal_open",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="deadline_pauze_met_einde_en_reden",
                condition=Q(paused_at=None, paused_until=None, paused_reason="")
                | (Q(paused_at__isnull=False, paused_until__isnull=False) & ~Q(paused_reason="")),
            ),
        ]

    def __str__(self):
        return f"{self.wat} ({self.due_at:%d-%m-%Y %H:%M})"


class Heartbeat(models.Model):
    """When a task of the clock last ran, by name; `/gezond/` looks at it."""

    naam = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.naam} {self.at:%H:%M:%S}"
