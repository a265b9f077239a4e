"""Van het eerste contact tot het afsluiten."""

from cases.choices import LOPENDE_AFSPRAAK, Afspraakstatus, Fase, Resultaat, Status
from cases.rules.taal import rule


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


@rule("Kies het resultaat.", "RT-19")
def resultaat_gekozen(casus):
    return casus.gegeven.afsluiting.resultaat is not None


@rule("De huurder heeft nog een achterstand. Kies een ander resultaat.", "RT-03")
def betaald_klopt(casus):
    if casus.gegeven.afsluiting.resultaat != Resultaat.BETAALD:
        return True
    return not casus.achterstand_nu


@rule("De betalingsafspraak is niet helemaal nagekomen. Kies een ander resultaat.", "RT-03")
def regeling_klopt(casus):
    """Of an agreement that nobody recorded the program knows nothing."""
    if casus.gegeven.afsluiting.resultaat != Resultaat.REGELING:
        return True
    laatste = casus.betalingsafspraken.order_by("-vastgelegd_at", "-pk").first()
    return laatste is None or laatste.status == Afspraakstatus.NAGEKOMEN


@rule(
    "Niet alle voorwaarden zijn nagekomen. Schrijf op waarom de woning toch behouden blijft.",
    "RT-14",
)
def behoud_klopt(casus):
    afsluiting = casus.gegeven.afsluiting
    if casus.status != Status.VOORKOMEN or afsluiting.resultaat != Resultaat.WONING_BEHOUDEN:
        return True
    return afsluiting.voorwaarden_nagekomen or bool(afsluiting.toelichting.strip())


@rule("Vul in dat er een stabiele plek is, of waarom de nazorg stopt.", "NZ-10")
def nazorg_klaar(casus):
    if casus.status != Status.ONTRUIMD:
        return True
    afsluiting = casus.gegeven.afsluiting
    return afsluiting.stabiele_plek or bool(afsluiting.toelichting.strip())


@rule("Deze casus is afgesloten. Heropen de casus eerst.", "RT-19")
def niet_afgesloten(casus):
    return casus.status != Status.AFGESLOTEN


@rule("Er loopt al een betalingsafspraak. Trek die eerst in.", "RT-03")
def geen_lopende_afspraak(casus):
    return not casus.betalingsafspraken.filter(status__in=LOPENDE_AFSPRAAK).exists()
