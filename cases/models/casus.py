"""The casus itself: its kern, and the facts that the rules ask of it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cases.choices import Gebeurtenissoort, Resultaat, Status
from cases.lifecycle import Lifecycle
from cases.permissions import RUBRIEKRECHTEN, GunningBasis
from cases.querysets import CasusQuerySet
from cases.samenvatting import ontruimingsdatum
from partners.choices import Land
from partners.models import Organisatie

OPSCHORTEND = ("besluiten_voorkomen", "tweede_kans")
TERUG_NAAR_PREVENTIE = ("terugverwijzen", "heropenen")
BESLISSEND = (*OPSCHORTEND, "besluiten_ontruimen", "afsluiten", *TERUG_NAAR_PREVENTIE)


class Feiten:
    """What the rules ask of a case. Each answer is read when asked: the door holds the lock."""

    def aantal_minderjarigen(self, dag):
        """How many minors belong to this household on `dag`, be it part of the time or unborn."""
        huishouden = getattr(self, "huishouden", None)
        ongeboren = bool(huishouden and huishouden.verwacht_kind_op)
        return ongeboren + sum(bewoner.is_minderjarig(dag) for bewoner in self.bewoners.all())

    def heeft_minderjarigen(self, dag):
        return self.aantal_minderjarigen(dag) > 0

    @property
    def is_kwetsbaar(self):
        huishouden = getattr(self, "huishouden", None)
        return bool(huishouden and huishouden.kwetsbaar)

    def is_doelgroep(self, dag):
        """Whether the household belongs to one of the four groups that are reported (RT-10)."""
        huishouden = getattr(self, "huishouden", None)
        return self.heeft_minderjarigen(dag) or bool(
            huishouden
            and (huishouden.kwetsbaar or huishouden.multiprobleem or huishouden.woonoverlast)
        )

    def geldige_stappen(self, soort):
        return self.juridische_stappen.filter(soort=soort, ingetrokken_at=None)

    @property
    def ontruimingsdatum(self):
        """The announced date of eviction; None when there is none or it was called off."""
        return ontruimingsdatum(self.juridische_stappen.all())

    @property
    def is_opgeschort(self):
        """Whether the last decision holds off the eviction, also while it is discussed anew.

        A breach puts a case back on the agenda; it never resumes the eviction (RT-12, RT-14).
        """
        return self._laatste_van(BESLISSEND) in OPSCHORTEND

    @property
    def achterstand_nu(self):
        huurovereenkomst = getattr(self, "huurovereenkomst", None)
        return huurovereenkomst.achterstand if huurovereenkomst else 0

    @property
    def is_gemeld(self):
        """Whether a report stands: what came back to preventie is reported and judged anew."""
        return self._laatste_van(("melden", *TERUG_NAAR_PREVENTIE)) == "melden"

    @property
    def is_terugverwezen(self):
        return self._laatste_van(("melden", *TERUG_NAAR_PREVENTIE)) == "terugverwijzen"

    def _laatste_van(self, stappen):
        """The name of the newest of these steps; None when none was ever taken."""
        gezet = self.gebeurtenissen.filter(soort=Gebeurtenissoort.STAP, stap__in=stappen)
        return gezet.order_by("-op", "-pk").values_list("stap", flat=True).first()


class Casus(Feiten, Lifecycle):
    nummer = models.CharField(max_length=14, unique=True, editable=False)
    naam = models.CharField(max_length=160, help_text="Zoals het huishouden in lijsten heet.")
    land = models.CharField(max_length=2, choices=Land.choices, default=Land.NL)
    corporatie = models.ForeignKey(
        Organisatie,
        on_delete=models.PROTECT,
        related_name="casussen",
        help_text="Wie de casus aanmaakte: de verhuurder, in Vlaanderen ook het OCMW.",
    )
    casemanager = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    casemanager_organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resultaat = models.CharField(max_length=20, choices=Resultaat.choices, blank=True)
    afgesloten_op = models.DateField(null=True, blank=True)
    aangemaakt_at = models.DateTimeField()

    objects = CasusQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        permissions = RUBRIEKRECHTEN
        indexes = [models.Index(fields=["naam", "id"], name="casus_op_naam")]
        constraints = [
            models.CheckConstraint(
                name="uitvoering_heeft_casemanager",
                condition=~Q(status__in=[Status.VOORKOMEN, Status.ONTRUIMEN, Status.ONTRUIMD])
                | Q(casemanager__isnull=False, casemanager_organisatie__isnull=False),
                violation_error_message="In de uitvoering is er een casemanager.",
            ),
            models.CheckConstraint(
                name="afgesloten_heeft_resultaat",
                condition=Q(status=Status.AFGESLOTEN, afgesloten_op__isnull=False)
                & ~Q(resultaat="")
                | ~Q(status=Status.AFGESLOTEN) & Q(resultaat="", afgesloten_op__isnull=True),
                violation_error_message="Een afgesloten casus heeft een resultaat en een datum.",
            ),
            models.CheckConstraint(name="status_bestaat", condition=Q(status__in=Status.values)),
        ]

    def __str__(self):
        return self.nummer

    def get_absolute_url(self):
        return reverse("casus", args=[self.nummer])

    @property
    def fase(self):
        return Status(self.status).fase

    def gegund_aan(self, actor):
        """The shared rubrieken; refuses to answer for another actor than it was loaded for."""
        if getattr(self, "gezien_door", None) != actor.sleutel:
            raise PermissionDenied
        return self.gegund


class Gunning(GunningBasis):
    """One rubriek of one case, shared with one organisation (guardian, direct foreign key)."""

    content_object = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="gunningen")

    class Meta(GunningBasis.Meta):
        default_permissions = ()
