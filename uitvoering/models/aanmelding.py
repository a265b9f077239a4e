"""A household registered with a shelter, and what the shelter answered (NZ-06 to NZ-08).

An answer is never changed: a second one is a new row, the newest counts.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cases.models import Casus
from cases.models.huur import Vastlegging
from partners.models import MetSleutel, Organisatie
from uitvoering.choices import Aanmelder, Antwoordsoort
from uitvoering.models.onderdak import Onderdak
from uitvoering.querysets import AanmeldingQuerySet

MET_PLEK = (Antwoordsoort.ZEKER, Antwoordsoort.VOORLOPIG)


class Aanmelding(MetSleutel, Vastlegging):
    """`organisatie` is of who wrote it down; `opvang` is the shelter that answers."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="aanmeldingen")
    opvang = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    aanmelder = models.CharField(max_length=12, choices=Aanmelder.choices)
    nodig = models.TextField(help_text="Voor hoeveel mensen, en wat zij nodig hebben.")
    geprobeerd = models.TextField(help_text="Wat er eerst is gezocht, en waarom dat niet kon.")
    onderdak = models.OneToOneField(
        Onderdak, on_delete=models.PROTECT, related_name="aanmelding", help_text="De plek nu."
    )
    ingetrokken_at = models.DateTimeField(null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ingetrokken_reden = models.CharField(max_length=300, blank=True)

    objects = AanmeldingQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["-vastgelegd_at", "-pk"]
        indexes = [
            models.Index(F("opvang"), F("vastgelegd_at").desc(), name="aanmelding_van_opvang"),
        ]
        constraints = [
            models.CheckConstraint(
                name="aanmelding_met_wat_eerst_is_geprobeerd",
                condition=~Q(geprobeerd="") & ~Q(nodig=""),
            ),
            models.CheckConstraint(
                name="intrekken_met_reden",
                condition=Q(ingetrokken_at=None, ingetrokken_door=None, ingetrokken_reden="")
                | Q(ingetrokken_at__isnull=False, ingetrokken_door__isnull=False)
                & ~Q(ingetrokken_reden=""),
            ),
        ]

    def __str__(self):
        return f"Aanmelding bij {self.opvang}"


class Antwoord(Vastlegging):
    """One answer of the shelter; written once, the database sees to that."""

    aanmelding = models.ForeignKey(Aanmelding, on_delete=models.CASCADE, related_name="antwoorden")
    soort = models.CharField(max_length=12, choices=Antwoordsoort.choices)
    plaats = models.CharField(max_length=200, blank=True)
    vanaf = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)
    wachtplek = models.PositiveSmallIntegerField(null=True, blank=True)
    verwacht_op = models.DateField(null=True, blank=True)
    reden = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["vastgelegd_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="antwoord_met_wat_erbij_hoort",
                condition=Q(soort__in=MET_PLEK, vanaf__isnull=False) & ~Q(plaats="")
                | Q(soort=Antwoordsoort.WACHTLIJST, plaats="", vanaf=None, tot=None)
                & (Q(wachtplek__isnull=False) | Q(verwacht_op__isnull=False))
                | Q(soort=Antwoordsoort.AFGEWEZEN, plaats="", vanaf=None, tot=None) & ~Q(reden=""),
            ),
            models.CheckConstraint(
                name="antwoord_wacht_alleen_op_de_wachtlijst",
                condition=Q(soort=Antwoordsoort.WACHTLIJST) | Q(wachtplek=None, verwacht_op=None),
            ),
            models.CheckConstraint(
                name="antwoord_einde_na_begin", condition=Q(tot=None) | Q(tot__gt=F("vanaf"))
            ),
        ]

    def __str__(self):
        return self.get_soort_display()
