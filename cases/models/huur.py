"""Rubriek huur: the lease, the arrears, payments and payment agreements."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from cases.choices import (
    Afspraakstatus,
    Betaalsoort,
    Bron,
    Contactuitkomst,
    Contactwijze,
)
from cases.models.casus import Casus
from cases.models.kern import Blok
from partners.models import MetSleutel, Organisatie


class Bedrag(models.DecimalField):
    """An amount in euros, to the cent."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_digits": 9, "decimal_places": 2, **kwargs})


class Vastlegging(models.Model):
    """By whom, for which organisation and when a row was written."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    vastgelegd_at = models.DateTimeField()

    class Meta:
        abstract = True


class Huurovereenkomst(Blok):
    """The lease, with the arrears as they stand now; one case per lease, reopened when needed."""

    casus = models.OneToOneField(Casus, on_delete=models.CASCADE, related_name="huurovereenkomst")
    corporatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=40)
    eenheidnummer = models.CharField(max_length=40, blank=True)
    brutohuur = Bedrag(null=True, blank=True)
    geboortedatum_huurder = models.DateField(null=True, blank=True)
    achterstand = Bedrag(default=0, editable=False)
    achterstand_peildatum = models.DateField(null=True, blank=True, editable=False)
    oudste_openstaande_post = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["corporatie", "nummer"], name="huurovereenkomst_uniek"),
            models.CheckConstraint(
                name="achterstand_niet_negatief", condition=Q(achterstand__gte=0)
            ),
        ]

    def __str__(self):
        return self.nummer


class Achterstand(models.Model):
    """The arrears on one reference date; the newest stands on the lease."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="achterstanden")
    peildatum = models.DateField()
    bedrag = Bedrag()
    oudste_openstaande_post = models.DateField(null=True, blank=True)
    bron = models.CharField(max_length=10, choices=Bron.choices)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    vastgelegd_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["-peildatum"]
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "peildatum"], name="achterstand_per_peildatum"
            ),
            models.CheckConstraint(name="bedrag_niet_negatief", condition=Q(bedrag__gte=0)),
        ]

    def __str__(self):
        return f"{self.peildatum:%d-%m-%Y}: {self.bedrag}"


class Betaling(MetSleutel, Vastlegging):
    """A payment that came in; one entered by mistake is withdrawn and counts no more."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="betalingen")
    soort = models.CharField(max_length=12, choices=Betaalsoort.choices)
    bedrag = Bedrag(validators=[MinValueValidator(0)])
    ontvangen_op = models.DateField()
    ingetrokken_at = models.DateTimeField(null=True, blank=True, editable=False)
    ingetrokken_reden = models.TextField(blank=True, editable=False)

    class Meta:
        default_permissions = ()
        ordering = ["-ontvangen_op", "-pk"]
        constraints = [
            models.CheckConstraint(name="betaling_positief", condition=Q(bedrag__gt=0)),
        ]

    def __str__(self):
        return f"{self.ontvangen_op:%d-%m-%Y}: {self.bedrag}"


class Betalingsafspraak(MetSleutel, Vastlegging):
    """An agreement to pay the arrears in instalments (RT-03), with how it stands now."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="betalingsafspraken")
    bedrag = Bedrag(validators=[MinValueValidator(0)])
    afgesproken_op = models.DateField()
    afgesproken_met = models.CharField(max_length=120)
    speling_dagen = models.PositiveSmallIntegerField(
        default=5,
        validators=[MaxValueValidator(31)],
        help_text="Zoveel dagen mag een termijn later komen voordat hij te laat is.",
    )
    status = models.CharField(
        max_length=12, choices=Afspraakstatus.choices, default=Afspraakstatus.LOOPT, editable=False
    )
    ingetrokken_at = models.DateTimeField(null=True, blank=True, editable=False)
    ingetrokken_reden = models.TextField(blank=True, editable=False)

    class Meta:
        default_permissions = ()
        ordering = ["-afgesproken_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["casus"],
                condition=Q(status__in=[Afspraakstatus.LOOPT, Afspraakstatus.TE_LAAT]),
                name="een_lopende_betalingsafspraak",
            ),
        ]

    def __str__(self):
        return f"{self.bedrag} ({self.get_status_display()})"


class Termijn(models.Model):
    """One instalment of a payment agreement."""

    afspraak = models.ForeignKey(
        Betalingsafspraak, on_delete=models.CASCADE, related_name="termijnen"
    )
    volgnummer = models.PositiveSmallIntegerField()
    vervalt_op = models.DateField()
    bedrag = Bedrag()

    class Meta:
        default_permissions = ()
        ordering = ["volgnummer"]
        constraints = [
            models.UniqueConstraint(fields=["afspraak", "volgnummer"], name="termijn_volgnummer"),
            models.CheckConstraint(name="termijn_positief", condition=Q(bedrag__gt=0)),
        ]

    def __str__(self):
        return f"{self.volgnummer}: {self.bedrag} op {self.vervalt_op:%d-%m-%Y}"


class Afspraakstand(models.Model):
    """What was expected and what came, on one day, with the verdict and why (RT-03)."""

    afspraak = models.ForeignKey(
        Betalingsafspraak, on_delete=models.CASCADE, related_name="standen"
    )
    op = models.DateField()
    verwacht = Bedrag()
    ontvangen = Bedrag()
    status = models.CharField(max_length=12, choices=Afspraakstatus.choices)
    uitleg = models.CharField(max_length=300)

    class Meta:
        default_permissions = ()
        ordering = ["-op", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["afspraak", "op"], name="afspraakstand_per_dag"),
        ]

    def __str__(self):
        return f"{self.op:%d-%m-%Y}: {self.get_status_display()}"

    @property
    def verschil(self):
        """Received minus expected; negative is behind."""
        return self.ontvangen - self.verwacht


class Contactpoging(MetSleutel, Vastlegging):
    """An attempt of the landlord to reach the tenant about the arrears (RT-02)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="contactpogingen")
    op = models.DateTimeField()
    wijze = models.CharField(max_length=12, choices=Contactwijze.choices)
    uitkomst = models.CharField(max_length=14, choices=Contactuitkomst.choices)
    toelichting = models.TextField(blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="contact_niet_in_de_toekomst", condition=Q(op__lte=F("vastgelegd_at"))
            ),
        ]

    def __str__(self):
        return f"{self.op:%d-%m-%Y} {self.get_wijze_display()}"
