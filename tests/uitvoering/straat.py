"""What the tests of RT-18 share: a case just before its eviction, and every way to record one."""

from django.db import connection

from cases.actions.gezin import voeg_bewoners_toe
from cases.choices import Status
from cases.models import Casus
from tests.factories import NOW, VANDAAG, geboren
from tests.uitvoering.hulp import Kring
from uitvoering.actions.onderdak import bevestig_onderdak, vraag_onderdak
from uitvoering.actions.ontruiming import Verslag, leg_ontruiming_vast
from uitvoering.choices import Onderdaksoort

VERSLAG = Verslag(
    op=VANDAAG,
    zorgstructuur_afgestemd_op=VANDAAG,
    zorgstructuur_met="Sociaal team",
    andere_opties=("Bij familie gevraagd",),
)
DAG_VASTGELEGD = (
    "INSERT INTO uitvoering_ontruiming (casus_id, op, zorgstructuur_afgestemd_op,"
    " zorgstructuur_met, andere_opties, vastgelegd_at, vastgelegd_door_id)"
    " VALUES (%s, %s, %s, '', '{}', now(), %s)"
)


def in_ontruimen():
    kring = Kring()
    kring.ontruimen()
    return kring


def kind(kring, **velden):
    velden = {"naam": "Noor", "geboortedatum": geboren(9), "relatie": "kind", **velden}
    return voeg_bewoners_toe(kring.casus, [velden], by=kring.casemanager, now=NOW)[0]


def plek(kring, vanaf=VANDAAG, tot=None):
    """A confirmed place, as the casemanager arranges it."""
    doen = {"by": kring.casemanager, "now": NOW}
    gevraagd = vraag_onderdak(
        kring.casus, soort=Onderdaksoort.CRISISPLEK, organisatie=None, toelichting="", **doen
    )
    return bevestig_onderdak(
        gevraagd,
        plaats="De Lantaarn, Havenweg 3",
        vanaf=vanaf,
        tot=tot,
        bevestigd_door="Marjan Tuinstra",
        **doen,
    )


def vastleggen(kring, verslag=VERSLAG):
    return leg_ontruiming_vast(kring.casus, verslag, by=kring.corporatie, now=NOW)


def ruw(kring, op=VANDAAG):
    """What somebody could do who goes past our code: write the day, and the status."""
    with connection.cursor() as cursor:
        cursor.execute(DAG_VASTGELEGD, [kring.casus.pk, op, op, kring.corporatie.user.pk])
        cursor.execute("UPDATE cases_casus SET status = 'ontruimd' WHERE id = %s", [kring.casus.pk])


def op_straat():
    """Cases in the state that may never be; asked in words of its own, not those of the trigger."""
    fout = []
    casussen = Casus.objects.filter(status=Status.ONTRUIMD).select_related("huishouden")
    for casus in casussen.prefetch_related("bewoners", "plekken", "ontruimingen"):
        dag = max((rij.op for rij in casus.ontruimingen.all()), default=VANDAAG)
        nodig = casus.heeft_minderjarigen(dag) or casus.is_kwetsbaar
        if nodig and not any(rij.dekt(dag) for rij in casus.plekken.all()):
            fout.append(casus.nummer)
    return fout
