"""Notices in the program, who wants a mail about which, and the outbox.

Nothing here names a person of a case: the number of a case and a fixed sentence is all. The case
itself is known by its number in the database only, for cases lie above this app.
"""

import hashlib
from email.utils import parseaddr

from django.conf import settings
from django.db import models
from django.db.models import Q

from berichten.choices import VEEL, ZINNEN, Mail, Post, Soort, Vervallen
from berichten.querysets import BerichtQuerySet, UitgaandQuerySet, VoorkeurQuerySet
from partners.models import MetSleutel, Organisatie

DEDUPE = 160


class Bericht(MetSleutel):
    """Something that one person has to know, for one organisation she acts for."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    soort = models.CharField(max_length=24, choices=Soort.choices)
    casus = models.BigIntegerField()
    casusnummer = models.CharField(max_length=20)
    pad = models.CharField(max_length=200)
    at = models.DateTimeField()
    gelezen_at = models.DateTimeField(null=True)
    samenvatting_op = models.DateField(
        null=True, help_text="In de dagelijkse mail van welke dag dit bericht meetelt."
    )
    dedupe = models.CharField(max_length=DEDUPE, unique=True)

    samen = nieuw = 1  # how many it stands for, and how many of those are unread: `gebundeld`

    objects = BerichtQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["user", "organisatie", "-at", "-id"], name="bericht_lijst"),
            models.Index(
                fields=["user", "organisatie"],
                condition=Q(gelezen_at=None),
                name="bericht_ongelezen",
            ),
        ]

    def __str__(self):
        return f"{self.casusnummer} {self.get_soort_display()}"

    @property
    def zin(self):
        return ZINNEN[self.soort]

    @property
    def is_bundel(self):
        return self.samen > VEEL


class Voorkeur(models.Model):
    """When somebody gets a mail about this kind of notice; without a row there is no mail."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    soort = models.CharField(max_length=24, choices=Soort.choices)
    mail = models.CharField(max_length=12, choices=Mail.choices, default=Mail.GEEN)

    objects = VoorkeurQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["user", "soort"], name="voorkeur_uniek")]

    def __str__(self):
        return f"{self.get_soort_display()}: {self.get_mail_display()}"


class Uitgaand(models.Model):
    """A mail that has to go out: claimed, sent, marked.

    Whoever claims it has until `claimed_until`; after a crash in between it is sent once more,
    under the same Message-ID.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    post = models.CharField(max_length=12, choices=Post.choices)
    soort = models.CharField(max_length=24, choices=Soort.choices, blank=True)
    casus = models.BigIntegerField(null=True)
    casusnummer = models.CharField(max_length=20, blank=True)
    samenvatting_op = models.DateField(null=True)
    bundel_at = models.DateTimeField(
        null=True, help_text="De minuut waarin veel berichten tegelijk kwamen: één mail daarover."
    )
    betreft = models.BigIntegerField(
        null=True, help_text="De rij waar de app die deze mail maakt haar van maakt."
    )
    dedupe = models.CharField(max_length=DEDUPE, unique=True)
    na_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    fout = models.CharField(max_length=80, blank=True, help_text="Soort fout, zonder adres.")
    sent_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    dropped_reason = models.CharField(max_length=12, choices=Vervallen.choices, blank=True)
    dead_at = models.DateTimeField(null=True)

    objects = UitgaandQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["na_at", "id"],
                condition=Q(sent_at=None, dropped_at=None, dead_at=None),
                name="uitgaand_open",
            ),
        ]

    def __str__(self):
        return f"{self.get_post_display()} na {self.na_at:%d-%m-%Y %H:%M}"

    @property
    def message_id(self):
        """The same at every attempt, so that a mail program shows a repeat only once."""
        kenmerk = hashlib.sha256(self.dedupe.encode()).hexdigest()[:32]
        domein = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2]
        return f"<{kenmerk}@{domein}>"
