"""De voorwaarden van de uitvoering: één zin, één toets. De zin is wat een gebruiker leest."""

from cases.choices import Fase, Status
from cases.rules import rule
from uitvoering.choices import (
    Actiesoort,
    Adviesonderwerp,
    Adviessoort,
    Kaartstap,
    Onderdaksoort,
    Oplossingsoort,
)

# Zolang er een besluit geldt om op te schorten: ook als het Regieteam de casus opnieuw bespreekt.
BEWAAKT = (Status.VOORKOMEN, Status.GEAGENDEERD, Status.AANGEHOUDEN)

# Wat het Regieteam verplicht heeft: laten vallen vraagt een nieuw besluit.
VERPLICHT = frozenset({Actiesoort.BEWINDVOERING, Actiesoort.JEUGDBESCHERMING, Actiesoort.MELDPUNT})

# Wat het huishouden zelf en zijn netwerk kan, gaat vóór een plek die een ander betaalt.
EIGEN = (Oplossingsoort.ZELF, Oplossingsoort.NETWERK)
NA_EIGEN = (Onderdaksoort.CRISISPLEK, Onderdaksoort.OPVANG)

# Wat op de stappenkaart niet van toepassing mag zijn, met een reden; de rest hoort er altijd bij.
KAN_VERVALLEN = (Kaartstap.OPVANGADVIES, Kaartstap.AANMELDING, Kaartstap.WOONKANS)

# Waarover je wie om advies vraagt.
ADVIES_OVER = {
    Adviessoort.OPVANG: (Adviesonderwerp.ADVIES, Adviesonderwerp.WOONBEGELEIDING),
    Adviessoort.WOONKANS: (
        Adviesonderwerp.INFORMATIE,
        Adviesonderwerp.ADVIES,
        Adviesonderwerp.BEMIDDELING,
        Adviesonderwerp.VERWIJZING,
    ),
    Adviessoort.OCMW: (
        Adviesonderwerp.ZELF_VERTREKKEN,
        Adviesonderwerp.INSCHRIJVEN,
        Adviesonderwerp.PRIVATE_MARKT,
    ),
}


@rule(
    "Deze actie is verplicht. Alleen een nieuw besluit van het Regieteam kan haar laten vervallen.",
    "RT-13",
    "RT-17",
)
def niet_verplicht(actiepunt):
    return actiepunt.soort not in VERPLICHT


@rule("Voorwaarden gelden alleen zolang de ontruiming is opgeschort.", "RT-14")
def wordt_bewaakt(casus):
    return casus.status in BEWAAKT and casus.is_opgeschort


@rule(
    "Dit voorstel past niet bij wat het huishouden kan betalen. Vraag om een ander voorstel.",
    "RT-14",
)
def past_bij_draagkracht(voorstel):
    return voorstel.past


@rule(
    "Een advies voor bewindvoering wordt een actie van de casemanager. Die is er na een besluit.",
    "RT-13",
)
def heeft_casemanager(casus):
    return casus.fase == Fase.UITVOERING or wordt_bewaakt(casus)


@rule("Deze casus heeft nog geen casemanager. Die komt met een besluit van het Regieteam.")
def er_is_een_casemanager(casus):
    return casus.casemanager_id is not None


@rule("Er loopt al een actie om bewindvoering aan te vragen.", "RT-13")
def nog_geen_bewind(casus):
    return not casus.actiepunten.open().filter(soort=Actiesoort.BEWINDVOERING).exists()


@rule(
    "Leg eerst vast wat het huishouden zelf kan, en wat familie, vrienden of buren kunnen doen.",
    "RT-15",
)
def eigen_oplossingen_bekeken(casus):
    return set(EIGEN) <= set(casus.oplossingen.values_list("soort", flat=True))


@rule(
    "Leg eerst vast welke andere plek is gezocht, zoals een andere woning of een crisisplek.",
    "NZ-06",
    "RT-16",
)
def andere_plek_gezocht(casus):
    return casus.oplossingen.exclude(soort__in=EIGEN).exists()


@rule(
    "Deze stap hoort er altijd bij. “Niet van toepassing” is hier geen antwoord.",
    "NZ-02",
    "NZ-03",
)
def kan_vervallen(stap):
    return stap in KAN_VERVALLEN


@rule(
    "Zonder bevestigde plek meld je dit huishouden altijd aan: er wonen minderjarige kinderen, "
    "of het is kwetsbaar.",
    "NZ-07",
    "RT-18",
)
def hoeft_niet_naar_de_opvang(casus):
    dag = casus.ontruimingsdatum or casus.peildag
    if not (casus.heeft_minderjarigen(dag) or casus.is_kwetsbaar):
        return True
    return casus.plekken.dekkend(dag).exists()


@rule(
    "Nazorg vóór de ontruiming begint als het Regieteam besloot te ontruimen en de datum is "
    "aangekondigd.",
    "NZ-10",
)
def niet_te_keren(casus):
    return casus.status == Status.ONTRUIMEN and casus.ontruimingsdatum is not None


@rule("De inboedel wordt nog bewaard. Leg eerst vast wat ermee gebeurde.", "LAW-02")
def inboedel_afgehandeld(casus):
    return not casus.inboedels.filter(afloop="").exists()
