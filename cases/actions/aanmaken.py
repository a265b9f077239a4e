"""Makes cases, one or thousands at once: the same rows from an import, a form and the demo."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter

from django.db import connection, transaction
from django.db.models import Value
from django.db.models.expressions import Func

from cases.actions.deadlines import contact_due_at, contactdeadline, gepland
from cases.actions.deelnames import gunningen
from cases.actions.laden import vandaag
from cases.actions.tijdlijn import regel
from cases.choices import Bron, Deelnamerol, Gebeurtenissoort, Grondslag, Rubriek
from cases.models import (
    Achterstand,
    Casus,
    Deelname,
    Gebeurtenis,
    Gunning,
    Huurder,
    Huurovereenkomst,
    Woning,
    Zoekregel,
)
from cases.models.deelname import GEEN_HUUR
from cases.permissions import deelbaar
from cases.zoeken import zoekwoorden
from common.kopie import kopieer_met, kopieer_rijen, kopieer_voor_elk
from partners.choices import Soort

# What of NieuweCasus goes where; where a column is called otherwise, {column: field}.
WONING = ("straat", "huisnummer", "toevoeging", "postcode", "plaats", "wijk")
HUURDER = ("voorletters", "voorvoegsel", "achternaam", "telefoon", "email")
ACHTERSTAND = {
    "bedrag": "achterstand",
    "peildatum": "peildatum",
    "oudste_openstaande_post": "oudste_openstaande_post",
}
HUUR = {
    "nummer": "nummer",
    "eenheidnummer": "eenheidnummer",
    "brutohuur": "brutohuur",
    "geboortedatum_huurder": "geboortedatum",
    "achterstand": "achterstand",
    "achterstand_peildatum": "peildatum",
    "oudste_openstaande_post": "oudste_openstaande_post",
}
DOEL_VERHUURDER = "De huurovereenkomst uitvoeren en een ontruiming voorkomen"
DOEL_SOCIALE_DIENST = "Contact zoeken en een uithuiszetting voorkomen"


@dataclass(frozen=True)
class NieuweCasus:
    """What a case starts with: a tenant, a home, a lease and its arrears on a reference date.

    A social service that starts a case from a message knows no lease: `nummer` stays empty, and
    with it the arrears.
    """

    achternaam: str
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    nummer: str = ""
    achterstand: Decimal | None = None
    peildatum: date | None = None
    voorletters: str = ""
    voorvoegsel: str = ""
    toevoeging: str = ""
    wijk: str = ""
    telefoon: str = ""
    email: str = ""
    geboortedatum: date | None = None
    eenheidnummer: str = ""
    brutohuur: Decimal | None = None
    oudste_openstaande_post: date | None = None


@transaction.atomic
def maak_casussen(nieuw, *, bron, by, now):
    """Make one case per `NieuweCasus`, in a fixed number of queries; returns them in order.

    Each starts as a signaal of the organisation of `by`, one with a lease with its deadline for
    the first contact (RT-02). The caller has made sure that the leases are new to that
    organisation.
    """
    if not nieuw:
        return []
    casussen = _schrijf_casussen(nieuw, by=by, now=now)
    paren = list(zip(casussen, nieuw, strict=True))
    kopieer_met(Woning(), ["casus_id", *WONING], _rijen(paren, WONING))
    kopieer_met(Huurder(), ["casus_id", *HUURDER], _rijen(paren, HUURDER))
    _gun_maker(casussen, by.organisatie)
    deelnames = ((casus.pk, _sorteer_achterstand(gegevens)) for casus, gegevens in paren)
    voorbeeld = _deelname(casussen[0], by=by, now=now)
    kopieer_met(voorbeeld, ["casus_id", "sorteer_achterstand"], deelnames)
    voorbeeld = _aangemaakt(casussen[0], bron=bron, by=by, now=now)
    kopieer_voor_elk(voorbeeld, "casus_id", [casus.pk for casus in casussen])
    _voeg_huur_toe([paar for paar in paren if paar[1].nummer], bron=bron, by=by, now=now)
    zoekregels = ((casus.pk, _zoekregel(casus, gegevens)) for casus, gegevens in paren)
    kopieer_met(Zoekregel(), ["casus_id", "woorden"], zoekregels)
    return casussen


def _schrijf_casussen(nieuw, *, by, now):
    """The cases themselves, under keys and numbers like 2026-000417 that are taken beforehand."""
    jaar = vandaag(now).year
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('cases_casus', 'id')),"
            " nextval('cases_casusnummer') FROM generate_series(1, %s)",
            [len(nieuw)],
        )
        casussen = [
            Casus(
                pk=pk,
                nummer=f"{jaar}-{volgnummer:06d}",
                naam=_naam(gegevens),
                land=by.organisatie.land,
                corporatie=by.organisatie,
                aangemaakt_at=now,
            )
            for (pk, volgnummer), gegevens in zip(cursor, nieuw, strict=True)
        ]
    rijen = ((casus.pk, casus.nummer, casus.naam) for casus in casussen)
    kopieer_met(casussen[0], ["id", "nummer", "naam"], rijen)
    for casus in casussen:
        casus._state.adding, casus._state.db = False, connection.alias
    return casussen


def achterstand(casus, gegevens, *, bron, by, now):
    """The row of the arrears history for these data, not yet saved."""
    return Achterstand(
        casus=casus,
        peildatum=gegevens.peildatum,
        bedrag=gegevens.achterstand,
        oudste_openstaande_post=gegevens.oudste_openstaande_post,
        bron=bron,
        vastgelegd_door=by.user,
        vastgelegd_at=now,
    )


def woordvector(gevonden):
    """Search words as the database keeps them: each word a lexeme, nothing parsed again."""
    return Func(
        Value(list(gevonden)),
        function="array_to_tsvector",
        template="%(function)s(%(expressions)s::text[])",
    )


def herindexeer(casus):
    """Make a case findable by its present names, address and phone numbers."""
    huurders, woning = list(casus.huurders.all()), getattr(casus, "woning", None)
    gevonden = zoekwoorden(
        nummer=casus.nummer,
        namen=[h.volledige_naam for h in huurders],
        adres=woning.adres if woning else "",
        postcode=woning.postcode if woning else "",
        plaats=woning.plaats if woning else "",
        telefoons=[h.telefoon for h in huurders if h.telefoon],
    )
    Zoekregel.objects.update_or_create(casus=casus, defaults={"woorden": woordvector(gevonden)})


def _naam(gegevens):
    return " ".join(
        deel for deel in (gegevens.voorletters, gegevens.voorvoegsel, gegevens.achternaam) if deel
    )


def _rijen(paren, velden):
    """Per case its key, and these fields of what it is made from."""
    lees = attrgetter(*velden)
    return ((casus.pk, *lees(gegevens)) for casus, gegevens in paren)


def _voeg_huur_toe(paren, *, bron, by, now):
    """The leases with their arrears, and before when somebody has to speak to the tenant."""
    if not paren:
        return
    eerste, gegevens = paren[0]
    huur = Huurovereenkomst(corporatie=eerste.corporatie)
    kopieer_met(huur, ["casus_id", *HUUR], _rijen(paren, HUUR.values()))
    schuld = achterstand(eerste, gegevens, bron=bron, by=by, now=now)
    kopieer_met(schuld, ["casus_id", *ACHTERSTAND], _rijen(paren, ACHTERSTAND.values()))
    due_at = contact_due_at(by.organisatie, now=now)
    [voorbeeld] = gepland([contactdeadline(paren[0][0], due_at=due_at, now=now)])
    kopieer_voor_elk(voorbeeld, "casus_id", [casus.pk for casus, _ in paren])


def _aangemaakt(casus, *, bron, by, now):
    return Gebeurtenis(
        **regel(
            casus,
            Gebeurtenissoort.AANGEMAAKT,
            rubriek=Rubriek.KERN,
            by=by,
            now=now,
            tekst=Bron(bron).label,
        )
    )


def _gun_maker(casussen, organisatie):
    """Share with who made them what its kind may see: the same rubrieken of every case."""
    rechten = [
        gunning.permission_id
        for gunning in gunningen([(casussen[0], organisatie, deelbaar(organisatie.soort))])
    ]
    kopieer_rijen(
        Gunning,
        ["content_object_id", "group_id", "permission_id"],
        ([casus.pk, organisatie.groep_id, recht] for casus in casussen for recht in rechten),
    )


def _deelname(casus, *, by, now):
    verhuurt = by.is_soort(Soort.CORPORATIE)
    return Deelname(
        casus=casus,
        organisatie=by.organisatie,
        rol=Deelnamerol.MELDER if verhuurt else Deelnamerol.PARTNER,
        doel=DOEL_VERHUURDER if verhuurt else DOEL_SOCIALE_DIENST,
        grondslag=Grondslag.OVEREENKOMST if verhuurt else Grondslag.WETTELIJK,
        van=vandaag(now),
        toegevoegd_door=by.user,
        toegevoegd_at=now,
        sorteer_at=casus.aangemaakt_at,
    )


def _sorteer_achterstand(gegevens):
    return gegevens.achterstand if gegevens.nummer else GEEN_HUUR


def _zoekregel(casus, gegevens):
    gevonden = zoekwoorden(
        nummer=casus.nummer,
        namen=[casus.naam],
        adres=f"{gegevens.straat} {gegevens.huisnummer} {gegevens.toevoeging}",
        postcode=gegevens.postcode,
        plaats=gegevens.plaats,
        telefoons=[gegevens.telefoon] if gegevens.telefoon else [],
    )
    # Letters and digits only, so quotes around each are all that a tsvector needs.
    return " ".join(f"'{woord}'" for woord in gevonden)
