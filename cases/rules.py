"""De voorwaarden van de route: één zin, één toets.

De zin is wat een gebruiker leest zolang de voorwaarde nog niet klopt. Een toets leest de
casus en wat de stap meebrengt (`casus.gegeven`, zie cases.stukken) en verandert niets.
"""

from cases.choices import (
    LOPENDE_AFSPRAAK,
    Fase,
    Inspanningsoort,
    Resultaat,
    Stapsoort,
    Status,
)
from cases.vroegsignaal import eisen

MINIMAAL_ORGANISATIES = 2


def rule(zin, *ids):
    """Mark a check with the sentence a user reads and the ids of the rulebook it serves."""

    def mark(check):
        check.zin = zin
        check.ids = ids
        return check

    return mark


@rule("Leg eerst een contactpoging met de huurder vast.", "RT-02")
def eerste_contact_gezocht(casus):
    return casus.gegeven.contact_gezocht or casus.contactpogingen.exists()


@rule("Kies het Regieteam waar je meldt.", "RT-07")
def regieteam_gekozen(casus):
    return casus.gegeven.casusformulier.regieteam is not None


@rule(
    "Vul in wanneer, hoe en met welke reactie je de huurder over de melding informeerde.", "RT-08"
)
def huurder_geinformeerd(casus):
    formulier = casus.gegeven.casusformulier
    return bool(formulier.huurder_geinformeerd_op and formulier.wijze and formulier.reactie)


@rule(
    "Schrijf op wat al is geprobeerd, met wat het opleverde en waarom dat niet genoeg was.", "RT-09"
)
def voortraject_beschreven(casus):
    pogingen = casus.gegeven.casusformulier.voortraject
    return bool(pogingen) and all(
        poging.wat and poging.resultaat and poging.waarom_onvoldoende for poging in pogingen
    )


@rule(
    "Een melding gaat over minderjarige kinderen, meer problemen tegelijk, een kwetsbaar "
    "huishouden of woonoverlast.",
    "RT-10",
)
def hoort_bij_doelgroep(casus):
    return casus.is_doelgroep(casus.peildag)


@rule("Kies de datum van de vergadering.", "RT-11")
def vergaderdatum_gekozen(casus):
    return casus.gegeven.datum is not None


@rule("Schrijf op waarom deze casus terugkomt op de agenda.", "RT-14")
def reden_van_terugkeer(casus):
    return bool(casus.gegeven.reden) or casus.fase != Fase.UITVOERING


@rule("Schrijf de reden op.", "RT-11")
def reden_gegeven(casus):
    return bool(casus.gegeven.reden.strip())


@rule("Kies een nieuwe datum.", "RT-11")
def nieuwe_datum_gekozen(casus):
    return casus.gegeven.datum is not None and casus.gegeven.datum > casus.peildag


@rule(
    "Beantwoord de drie vragen: is de ontruiming te voorkomen, welke stappen zijn nodig, "
    "en is een melding bij het Meldpunt Bijzondere Zorg nodig?",
    "RT-11",
)
def drie_vragen_beantwoord(casus):
    besluit = casus.gegeven.besluit
    return (
        besluit.te_voorkomen is not None
        and bool(besluit.stappen.strip())
        and besluit.meldpunt_nodig is not None
    )


@rule("Noteer wie er beslisten: mensen van ten minste twee organisaties.", "RT-11")
def samen_besloten(casus):
    deelnemers = [d for d in casus.gegeven.besluit.deelnemers if d.naam.strip()]
    return len({d.organisatie for d in deelnemers}) >= MINIMAAL_ORGANISATIES


@rule("Wijs een casemanager aan.", "RT-11", "RT-12", "RT-15")
def casemanager_aangewezen(casus):
    besluit = casus.gegeven.besluit
    return bool(besluit.casemanager and besluit.casemanager_organisatie)


@rule("Spreek ten minste één actie af, met een eigenaar en een datum.", "RT-11")
def actie_afgesproken(casus):
    acties = casus.gegeven.besluit.acties
    return bool(acties) and all(a.wat and a.eigenaar and a.op for a in acties)


@rule("Schrijf op hoe jullie het belang en de kosten voor de samenleving wogen.", "RT-06")
def maatschappelijk_gewogen(casus):
    return bool(casus.gegeven.besluit.weging.strip())


@rule("Bij dit besluit hoort het antwoord: de ontruiming is te voorkomen.", "RT-12")
def te_voorkomen(casus):
    return casus.gegeven.besluit.te_voorkomen is True


@rule("Bij dit besluit hoort het antwoord: de ontruiming is niet te voorkomen.", "RT-15")
def niet_te_voorkomen(casus):
    return casus.gegeven.besluit.te_voorkomen is False


@rule("Vul in tot wanneer de corporatie de ontruiming opschort.", "RT-12")
def opgeschort(casus):
    tot = casus.gegeven.besluit.opgeschort_tot
    return tot is not None and tot > casus.peildag


@rule("Vul in op welk bedrag en welke datum de achterstand stilstaat.", "RT-12")
def achterstand_bevroren(casus):
    besluit = casus.gegeven.besluit
    return besluit.bevroren_bedrag is not None and besluit.bevroren_op is not None


@rule("Vul in welke termijn jullie afspreken.", "RT-12")
def termijn_afgesproken(casus):
    return casus.gegeven.besluit.termijn_tot is not None


@rule(
    "Spreek een actie van Jeugdbescherming af, vóór de ontruimingsdatum: "
    "er wonen minderjarige kinderen.",
    "RT-17",
)
def jeugdbescherming_betrokken(casus):
    besluit = casus.gegeven.besluit
    dag = besluit.ontruimingsdatum or casus.ontruimingsdatum
    if not casus.heeft_minderjarigen(dag or casus.peildag):
        return True
    return any(
        actie.jeugdbescherming and actie.op and (dag is None or actie.op < dag)
        for actie in besluit.acties
    )


@rule(
    "Maak de afspraak voor de tweede kans compleet: drie partijen, basis, einddatum, "
    "voorwaarden, gevolg en evaluatiedata.",
    "NZ-02",
)
def tweede_kans_compleet(casus):
    kans = casus.gegeven.tweede_kans
    return (
        len(set(kans.partijen)) >= 3
        and bool(kans.basis and kans.voorwaarden and kans.gevolg and kans.evaluaties)
        and kans.tot is not None
        and kans.tot > casus.peildag
    )


@rule("Vul in op welke datum de woning is ontruimd.", "RT-18")
def ontruimingsdag_bekend(casus):
    op = casus.gegeven.ontruiming.op
    return op is not None and op <= casus.peildag


@rule("De ontruiming is opgeschort. Zolang dat loopt, kan zij niet doorgaan.", "RT-12")
def niet_opgeschort(casus):
    tot = casus.gegeven.ontruiming.opgeschort_tot
    return tot is None or tot < _ontruimingsdag(casus)


@rule("Er loopt een moratorium. Zolang dat loopt, kan de ontruiming niet doorgaan.", "LAW-02")
def geen_moratorium(casus):
    dag = _ontruimingsdag(casus)
    return not any(
        stap.datum <= dag and (stap.tot is None or dag <= stap.tot)
        for stap in casus.geldige_stappen(Stapsoort.MORATORIUM)
    )


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


@rule("Kies het resultaat.", "RT-19")
def resultaat_gekozen(casus):
    return casus.gegeven.afsluiting.resultaat is not None


@rule("De huurder heeft nog een achterstand. Kies een ander resultaat.", "RT-03")
def betaald_klopt(casus):
    if casus.gegeven.afsluiting.resultaat != Resultaat.BETAALD:
        return True
    return not casus.achterstand_nu


@rule("Vul in dat er een stabiele plek is, of waarom de nazorg stopt.", "NZ-10")
def nazorg_klaar(casus):
    if casus.status != Status.ONTRUIMD:
        return True
    afsluiting = casus.gegeven.afsluiting
    return afsluiting.stabiele_plek or bool(afsluiting.toelichting.strip())


@rule(
    "Meld dit huishouden eerst bij het Regieteam. Een teamleider kan hiervan met reden afwijken.",
    "RT-07",
)
def gemeld_voor_dagvaarding(casus):
    return not casus.is_doelgroep(casus.peildag) or casus.was_gemeld


@rule("Zoek eerst zelf contact: bel, ga langs of nodig de huurder uit op kantoor.", "LAW-01")
def zelf_contact_gezocht(casus):
    return eisen(casus, op=casus.peildag)[Inspanningsoort.CONTACT].vervuld


@rule("Wijs de huurder eerst op schuldhulp.", "LAW-01")
def op_schuldhulp_gewezen(casus):
    return eisen(casus, op=casus.peildag)[Inspanningsoort.SCHULDHULP].vervuld


@rule("Stuur de huurder eerst minstens één herinnering op papier.", "LAW-01")
def schriftelijk_herinnerd(casus):
    return eisen(casus, op=casus.peildag)[Inspanningsoort.HERINNERING].vervuld


@rule(
    "Bied eerst aan om gegevens door te geven aan de gemeente. Weigert de huurder, dan mag het "
    "niet.",
    "LAW-01",
)
def doorgeven_niet_geweigerd(casus):
    return eisen(casus, op=casus.peildag)[Inspanningsoort.AANBOD].vervuld


VOOR_VROEGSIGNAAL = (
    zelf_contact_gezocht,
    op_schuldhulp_gewezen,
    schriftelijk_herinnerd,
    doorgeven_niet_geweigerd,
)


@rule("Deze casus is afgesloten. Heropen de casus eerst.", "RT-19")
def niet_afgesloten(casus):
    return casus.status != Status.AFGESLOTEN


@rule("Er loopt al een betalingsafspraak. Trek die eerst in.", "RT-03")
def geen_lopende_afspraak(casus):
    return not casus.betalingsafspraken.filter(status__in=LOPENDE_AFSPRAAK).exists()


@rule(
    "De ontruiming is opgeschort door het besluit van het Regieteam. "
    "Zolang dat geldt, kan er geen datum gepland worden.",
    "RT-12",
)
def niet_opgeschort_door_besluit(casus):
    return casus.status != Status.VOORKOMEN and not casus.is_opgeschort


def _ontruimingsdag(casus):
    return casus.gegeven.ontruiming.op or casus.peildag


def ontbrekend(casus, regels):
    """The sentences of the rules that don't hold."""
    return [regel.zin for regel in regels if not regel(casus)]
