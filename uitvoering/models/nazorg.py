"""After the eviction: contact at fixed moments until there is a stable place, and the goods."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cases.models import Casus, Deadline, JuridischeStap
from partners.models import MetSleutel, Organisatie
from uitvoering.choices import Aanleiding, Inboedelafloop, Schuldenstand, Verblijfplek


def _wie(**opties):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **opties
    )


class Nazorg(MetSleutel):
    """One period of aftercare: why it began and who said so, and how it ended (NZ-10).

    Before the eviction it names the announcement; that it won't be reversed is `reden`.
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="nazorg")
    aanleiding = models.CharField(max_length=14, choices=Aanleiding.choices)
    aankondiging = models.ForeignKey(
        JuridischeStap, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reden = models.TextField(blank=True, help_text="Waarom de ontruiming niet meer te keren is.")
    vanaf = models.DateField(help_text="De dag van de ontruiming: van daar tellen de momenten.")
    begonnen_at = models.DateTimeField()
    begonnen_door = _wie()
    beeindigd_at = models.DateTimeField(null=True, blank=True)
    beeindigd_door = _wie(null=True, blank=True)
    beeindigd_reden = models.CharField(max_length=300, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-begonnen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["casus"], condition=Q(beeindigd_at=None), name="een_lopende_nazorg"
            ),
            models.CheckConstraint(
                name="nazorg_vooraf_met_aankondiging_en_reden",
                condition=~Q(aanleiding=Aanleiding.AANGEKONDIGD)
                | Q(aankondiging__isnull=False) & ~Q(reden=""),
            ),
            models.CheckConstraint(
                name="nazorg_eindigt_met_reden",
                condition=Q(beeindigd_at=None, beeindigd_door=None, beeindigd_reden="")
                | Q(beeindigd_at__isnull=False, beeindigd_door__isnull=False)
                & ~Q(beeindigd_reden=""),
            ),
        ]

    def __str__(self):
        return f"Nazorg vanaf {self.vanaf:%d-%m-%Y}"


class Nazorgmoment(MetSleutel):
    """Contact that was planned, and what was heard then. Its day is that of its deadline."""

    nazorg = models.ForeignKey(Nazorg, on_delete=models.CASCADE, related_name="momenten")
    deadline = models.OneToOneField(Deadline, on_delete=models.CASCADE, related_name="nazorgmoment")
    gesproken_op = models.DateField(null=True, blank=True)
    verblijf = models.CharField(max_length=14, choices=Verblijfplek.choices, blank=True)
    plaats = models.CharField(max_length=200, blank=True)
    stabiel = models.BooleanField(default=False)
    hoe_gaat_het = models.TextField(blank=True)
    schulden = models.CharField(max_length=12, choices=Schuldenstand.choices, blank=True)
    weg_terug = models.TextField(blank=True, help_text="De weg terug naar een eigen woning.")
    volgende_stap = models.TextField(blank=True)
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    vastgelegd_door = _wie(null=True, blank=True)
    vastgelegd_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["deadline__due_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="nazorgmoment_compleet",
                condition=Q(vastgelegd_at=None, gesproken_op=None, verblijf="")
                | Q(
                    vastgelegd_at__isnull=False,
                    vastgelegd_door__isnull=False,
                    organisatie__isnull=False,
                    gesproken_op__isnull=False,
                )
                & ~Q(verblijf="")
                & ~Q(hoe_gaat_het="")
                & ~Q(schulden="")
                & ~Q(weg_terug=""),
            ),
            models.CheckConstraint(
                name="op_straat_is_niet_stabiel",
                condition=Q(stabiel=False)
                | ~Q(verblijf__in=["", Verblijfplek.STRAAT, Verblijfplek.ONBEKEND]),
            ),
        ]

    def __str__(self):
        return f"Nazorg op {self.op:%d-%m-%Y}"

    @property
    def op(self):
        return timezone.localdate(self.deadline.due_at)


class Inboedel(MetSleutel):
    """Goods that stayed behind and are kept: where, by whom, until when, and what became of them.

    Until when follows from the table of terms (LAW-02): it differs per country.
    """

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="inboedels")
    wat = models.TextField()
    waar = models.CharField(max_length=200)
    bewaarder = models.CharField(max_length=160, help_text="Wie bewaart: naam en organisatie.")
    opgeslagen_op = models.DateField()
    bewaard_tot = models.DateField()
    deadline = models.OneToOneField(Deadline, on_delete=models.CASCADE, related_name="inboedel")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    vastgelegd_door = _wie()
    vastgelegd_at = models.DateTimeField()
    afloop = models.CharField(max_length=12, choices=Inboedelafloop.choices, blank=True)
    afgelopen_op = models.DateField(null=True, blank=True)
    afloop_toelichting = models.TextField(blank=True)
    afgerond_door = _wie(null=True, blank=True)
    afgerond_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-opgeslagen_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="inboedel_bewaard_na_opslag", condition=Q(bewaard_tot__gt=F("opgeslagen_op"))
            ),
            models.CheckConstraint(
                name="inboedel_afloop_compleet",
                condition=Q(afloop="", afgelopen_op=None, afgerond_at=None, afgerond_door=None)
                | ~Q(afloop="")
                & Q(
                    afgelopen_op__gte=F("opgeslagen_op"),
                    afgerond_at__isnull=False,
                    afgerond_door__isnull=False,
                ),
            ),
        ]

    def __str__(self):
        return f"Inboedel, bewaard tot en met {self.bewaard_tot:%d-%m-%Y}"
