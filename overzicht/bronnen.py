"""From which events each figure is counted, written once: for the counting and for the lists.

Each source gives rows of the columns KOLOMMEN. `rij` is by what kind it may be divided further,
`organisatie` whose figure it is: without one the landlord's. Deadlines and signals about safety
are in no figure: they are invisible in every way.
"""

from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, TruncDate

from cases.choices import FASE_VAN, Fase, Resultaat, Rubriek, Status
from cases.choices.juridisch import NA_HET_VONNIS
from cases.models import Deadline, Fasewissel, JuridischeStap, Woning
from contactplan.models import Contactstap
from overzicht.choices import (
    Aanpak,
    Afloop,
    Bereik,
    Figuur,
    Kansstand,
    Nazorgplek,
    Plekstand,
    Tijdigheid,
)
from regieteam.choices import Besluitsoort
from regieteam.models import Besluit
from uitvoering.choices import Antwoordsoort, Onderdakstand, Verblijfplek
from uitvoering.models import (
    Antwoord,
    Controle,
    Incident,
    Nazorgmoment,
    Onderdak,
    Ontruiming,
    TweedeKans,
)

KOLOMMEN = ("f_casus", "f_dag", "f_categorie", "f_rij", "f_organisatie", "f_werkdagen")
BEREIK = {
    Bereik.WIL_HULP: ("aanvaardt",),
    Bereik.GESPROKEN: ("binnen", "reactie"),
    Bereik.GEEN_HULP: ("weigert",),
    Bereik.NIET_BEREIKT: ("niet_bereikt", "niet_binnen", "niemand", "stilte"),
}
BEHOUDEN = (Resultaat.BETAALD, Resultaat.REGELING, Resultaat.WONING_BEHOUDEN)
# A second chance has a figure of its own: counted twice, one would give the other away (ADR 15).
SCENARIOS = Besluit.objects.exclude(soort=Besluitsoort.TWEEDE_KANS)
# Which part of a case somebody reads before she may see that it belongs to this figure.
RUBRIEK = {
    Figuur.HUISHOUDENS: Rubriek.GEZIN,
    Figuur.CONTACT: Rubriek.HULP,
    Figuur.BESLUITEN: Rubriek.BESLUIT,
    Figuur.ONTRUIMINGEN: Rubriek.BESLUIT,
    Figuur.ONDERDAK: Rubriek.BESLUIT,
    Figuur.NAZORG: Rubriek.BESLUIT,
    Figuur.TWEEDE_KANS: Rubriek.BESLUIT,
}
# And before she may see by what kind it is divided: how far a case came is what was decided. Of
# which kind a household is, is always of rubriek gezin.
RUBRIEK_VAN_RIJ = {Figuur.RESULTATEN: Rubriek.BESLUIT}
# Conditions are of several parts at once: numbers only.
ZONDER_LIJST = {Figuur.VOORWAARDEN}


def bronnen(now, vandaag):
    """{figure: its querysets}; what depends on the clock is asked of `now`."""
    return {
        Figuur.STAND: [_stand()],
        Figuur.INSTROOM: [_gemaakt(), _wissels("naar")],
        Figuur.UITSTROOM: [_wissels("van")],
        Figuur.DUUR: [_wissels("van", werkdagen=F("werkdagen"))],
        Figuur.HUISHOUDENS: [_gemaakt()],
        Figuur.DEADLINES: [_deadlines(now)],
        Figuur.CONTACT: [_contact()],
        Figuur.BESLUITEN: [_rijen(SCENARIOS, TruncDate("genomen_at"), F("soort"))],
        Figuur.VOORWAARDEN: [_voorwaarden()],
        Figuur.ONTRUIMINGEN: [
            _rijen(Ontruiming.objects, F("op"), Value(Afloop.ONTRUIMD)),
            _rijen(Incident.objects, F("op"), Value(Afloop.INCIDENT)),
            _afgewend(),
        ],
        Figuur.ONDERDAK: [_onderdak()],
        Figuur.NAZORG: [_nazorg()],
        Figuur.TWEEDE_KANS: [_tweede_kans(vandaag)],
        Figuur.RESULTATEN: [_resultaten()],
    }


def _rijen(rijen, dag, categorie, *, rij=None, organisatie=None, casus="casus_id", werkdagen=None):
    """These rows with the columns of every source, under names that no model has."""
    leeg, tekst, getal = Value(None), CharField(), IntegerField(null=True)
    return rijen.order_by().annotate(
        f_casus=F(casus),
        f_dag=Cast(dag, DateField()),
        f_categorie=Cast(categorie, tekst),
        f_rij=Cast(leeg if rij is None else rij, tekst),
        f_organisatie=Cast(leeg if organisatie is None else organisatie, getal),
        f_werkdagen=Cast(leeg if werkdagen is None else werkdagen, getal),
    )


def _kies(keuzes, anders):
    """The first of these categories whose condition holds."""
    return Case(
        *(When(eis, then=Value(str(categorie))) for categorie, eis in keuzes.items()),
        default=Value(str(anders)),
    )


def _stand():
    fasen = {
        fase: Q(casus__status__in=[s for s in Status if FASE_VAN.get(s) == fase]) for fase in Fase
    }
    lopend = Woning.objects.exclude(casus__status=Status.AFGESLOTEN)
    return _rijen(lopend, Value(None), _kies(fasen, Fase.PREVENTIE))


def _gemaakt():
    """A case begins in preventie, on the day that it is made."""
    return _rijen(Woning.objects, TruncDate("casus__aangemaakt_at"), Value(Fase.PREVENTIE))


def _wissels(kant, **velden):
    return _rijen(Fasewissel.objects.exclude(**{kant: ""}), TruncDate("at"), F(kant), **velden)


def _deadlines(now):
    """What had to be done by now; one that was let go with a reason is not late (OC-10)."""
    voorbij = Deadline.objects.filter(dropped_at=None, paused_at=None, due_at__lt=now)
    gehaald = {Tijdigheid.OP_TIJD: Q(met_at__lte=F("due_at"))}
    return _rijen(
        voorbij.exclude(rubriek=Rubriek.VEILIGHEID),
        TruncDate("due_at"),
        _kies(gehaald, Tijdigheid.TE_LAAT),
        rij=F("soort"),
        organisatie=F("organisatie_id"),
    )


def _contact():
    """Steps of the contact plan, of the organisation that sought contact: no landlord's."""
    return _rijen(
        Contactstap.objects.filter(vastgelegd_at__isnull=False).exclude(uitkomst=""),
        TruncDate("vastgelegd_at"),
        _kies({b: Q(uitkomst__in=u) for b, u in BEREIK.items()}, Bereik.NIET_BEREIKT),
        rij=F("stap"),
        organisatie=F("traject__organisatie_id"),
        casus="traject__casus_id",
    )


def _voorwaarden():
    """Every check of a condition, whoever or whatever made it (RT-14)."""
    return _rijen(
        Controle.objects,
        TruncDate("op"),
        F("uitkomst"),
        rij=F("voorwaarde__soort"),
        casus="voorwaarde__casus_id",
    )


def _afgewend():
    """A judgment was there, and the household kept its home."""
    vonnis = JuridischeStap.objects.filter(soort__in=NA_HET_VONNIS, ingetrokken_at=None)
    behouden = Woning.objects.filter(
        casus__resultaat__in=BEHOUDEN, casus__in=vonnis.values("casus")
    )
    return _rijen(behouden, F("casus__afgesloten_op"), Value(Afloop.AFGEWEND))


def _onderdak():
    """Every place that was asked for; of a shelter also what it answered last (NZ-08)."""
    antwoorden = Antwoord.objects.filter(aanmelding__onderdak=OuterRef("pk"))
    laatste = antwoorden.order_by("-vastgelegd_at", "-pk").values("soort")[:1]
    keuzes = {
        Plekstand.AFGEWEZEN: Q(laatst=Antwoordsoort.AFGEWEZEN),
        Plekstand.GEKREGEN: Q(bevestigd_at__isnull=False),
        Plekstand.VERVALLEN: Q(stand=Onderdakstand.BEEINDIGD),
        Plekstand.AANGEBODEN: Q(stand=Onderdakstand.AANGEBODEN),
        Plekstand.WACHTLIJST: Q(laatst=Antwoordsoort.WACHTLIJST),
    }
    return _rijen(
        Onderdak.objects.annotate(laatst=Subquery(laatste)),
        TruncDate("gevraagd_at"),
        _kies(keuzes, Plekstand.GEVRAAGD),
        rij=F("soort"),
    )


def _nazorg():
    """Every contact in the aftercare, so a household more than once."""
    keuzes = {
        Nazorgplek.STABIEL: Q(stabiel=True),
        Nazorgplek.OPVANG: Q(verblijf__in=[Verblijfplek.OPVANG, Verblijfplek.CRISISPLEK]),
        Nazorgplek.STRAAT: Q(verblijf=Verblijfplek.STRAAT),
        Nazorgplek.ONBEKEND: Q(verblijf=Verblijfplek.ONBEKEND),
    }
    gesproken = Nazorgmoment.objects.filter(gesproken_op__isnull=False)
    categorie = _kies(keuzes, Nazorgplek.TIJDELIJK)
    return _rijen(gesproken, F("gesproken_op"), categorie, casus="nazorg__casus_id")


def _tweede_kans(vandaag):
    keuzes = {
        Kansstand.GESTOPT: Q(beeindigd_op__isnull=False),
        Kansstand.GEHOUDEN: Q(tot__lt=vandaag) | Q(casus__resultaat__in=BEHOUDEN),
    }
    return _rijen(TweedeKans.objects, TruncDate("gegeven_at"), _kies(keuzes, Kansstand.LOOPT))


def _resultaten():
    """How a case closed, beside how far it had come: what was decided on it last."""
    dicht = Woning.objects.filter(casus__status=Status.AFGESLOTEN)
    laatste = Besluit.objects.filter(casus=OuterRef("casus")).order_by("-genomen_at", "-pk")
    aanpak = Coalesce(Subquery(laatste.values("soort")[:1]), Value(Aanpak.PREVENTIE))
    return _rijen(dicht, F("casus__afgesloten_op"), F("casus__resultaat"), rij=aanpak)
