"""Wat er staat voordat een woning ontruimd mag zijn, of een dag gepland."""

from cases.choices import MET_EINDDATUM, Deadlinesoort, Resultaat, Status
from cases.rules.taal import rule


@rule("Vul in op welke datum de woning is ontruimd.", "RT-18")
def ontruimingsdag_bekend(casus):
    op = casus.gegeven.ontruiming.op
    return op is not None and op <= casus.peildag


@rule("De ontruiming is opgeschort. Zolang dat loopt, kan zij niet doorgaan.", "RT-12")
def niet_opgeschort(casus):
    tot = casus.gegeven.ontruiming.opgeschort_tot
    return tot is None or tot < _ontruimingsdag(casus)


@rule(
    "Er loopt een moratorium of een terme de grâce. Zolang dat loopt, kan de ontruiming niet "
    "doorgaan.",
    "LAW-02",
)
def geen_uitstel_van_de_rechter(casus):
    dag = _ontruimingsdag(casus)
    uitstel = casus.juridische_stappen.filter(soort__in=MET_EINDDATUM, ingetrokken_at=None)
    return not any(stap.datum <= dag and (stap.tot is None or dag <= stap.tot) for stap in uitstel)


@rule("Stem eerst af met de lokale zorgstructuur.", "NZ-03")
def zorgstructuur_afgestemd(casus):
    return casus.gegeven.ontruiming.zorgstructuur_afgestemd_op is not None


@rule("Schrijf op welke andere oplossingen zijn gezocht vóór de opvang.", "NZ-06", "RT-16")
def andere_opties_gezocht(casus):
    return any(optie.strip() for optie in casus.gegeven.ontruiming.andere_opties)


@rule(
    "Nooit op straat: voor een gezin met minderjarige kinderen of een kwetsbaar huishouden "
    "moet een plek bevestigd zijn die ingaat op of vóór de ontruimingsdatum.",
    "RT-18",
)
def niemand_op_straat(casus):
    dag = _ontruimingsdag(casus)
    if not (casus.heeft_minderjarigen(dag) or casus.is_kwetsbaar):
        return True
    onderdak = casus.gegeven.ontruiming.onderdak
    return bool(
        onderdak
        and onderdak.plaats
        and onderdak.bevestigd_door
        and onderdak.vanaf <= dag
        and (onderdak.tot is None or onderdak.tot > dag)
    )


@rule(
    "De ontruiming is opgeschort door het besluit van het Regieteam. "
    "Zolang dat geldt, kan er geen datum gepland worden.",
    "RT-12",
)
def niet_opgeschort_door_besluit(casus):
    return casus.status != Status.VOORKOMEN and not casus.is_opgeschort


@rule("De ontruiming staat nog gepland. De verhuurder gelast die eerst af.", "RT-18", "LAW-02")
def geen_ontruiming_op_komst(casus):
    """Nobody watches a case that is closed; who moved out is not put on the street."""
    if casus.status == Status.ONTRUIMD or casus.gegeven.afsluiting.resultaat == Resultaat.VERHUISD:
        return True
    dag = casus.ontruimingsdatum
    return dag is None or dag < casus.peildag


@rule(
    "Er is een incident gemeld, en er is nog geen plek. Regel eerst een plek, of schrijf op waarom "
    "de casus toch sluit.",
    "RT-18",
)
def incident_opgevolgd(casus):
    """Closing lets its deadline go; of who no longer takes part nothing is waited for."""
    wie = casus.deelnames.actief(casus.peildag).values("organisatie")
    wacht = casus.deadlines.open().filter(soort=Deadlinesoort.INCIDENT, organisatie__in=wie)
    return bool(casus.gegeven.afsluiting.toelichting.strip()) or not wacht.exists()


def _ontruimingsdag(casus):
    return casus.gegeven.ontruiming.op or casus.peildag
