"""Along the Regieteam: reported, discussed, decided, and what is carried out of it."""

from datetime import timedelta

from cases.choices import Grondslag
from cases.stukken import Voortraject
from uitvoering.actions.plandeadlines import WERKDAGEN as PLAN_BINNEN
from uitvoering.choices import Voorwaardesoort
from werkplek.demo import teksten
from werkplek.demo.verhalen.preventie import DOEL_SCHULDHULP, in_gesprek, met_buurtteam
from werkplek.demo.verteller import werkdag_terug


def gemeld(v):
    """De verhuurder meldt het huishouden bij het Regieteam."""
    if v.huishouden.gezin.kinderen or v.huishouden.gezin.kenmerken:
        met_buurtteam(v)
    else:
        in_gesprek(v)
    if v.opties.get("plan_half"):
        # It went well for a while, so the decision is of this month.
        v.na(35)
        v.contact("gesproken", tekst="Betaalt elke week een deel. De achterstand loopt niet op.")
        v.geleden(65)
    v.na(14)
    v.juridisch("aanmaning")
    v.na(20)
    v.contact("gesproken", wijze="huisbezoek", tekst="Verteld dat we het Regieteam erbij halen.")
    wat, resultaat, waarom = v.kies(teksten.WAT_IS_GEPROBEERD)
    v.meld(
        reactie="Vindt het spannend, en wil erbij zijn.",
        voortraject=(Voortraject(wat, resultaat, waarom),),
    )
    v.notitie("regieteam", "besluit", "regieteam")
    if v.huishouden.verhaal == "gemeld":
        v.te_doen("coordinator", "besluit", "Zet de melding op de agenda", over=4)


def geagendeerd(v):
    """Het staat op de agenda van de eerstvolgende vergadering."""
    gemeld(v)
    v.na(3)
    v.agendeer("coordinator", op=v.podium.vergadering)


def besproken(v):
    """De vergadering van toen."""
    gemeld(v)
    v.na(3)
    dag = min(werkdag_terug(v.over(7)), v.podium.vandaag)
    if v.opties.get("plan_half"):
        # The plan had to be complete a few working days ago.
        dag = v.werkdagen_geleden("casemanager", PLAN_BINNEN + 2)
    v.agendeer("regieteam", op=dag)
    v.na((dag - v.vandaag).days, uur=14)


def aangehouden(v):
    besproken(v)
    v.houd_aan("Het inkomen is nog niet duidelijk.", tot=v.over(14, v.podium.vandaag))


def teruggekeerd(v):
    """Het inkomen is nu bekend: het Regieteam bespreekt de casus opnieuw."""
    aangehouden(v)
    v.na(5)
    v.agendeer("coordinator", op=v.podium.vergadering)


def terugverwezen(v):
    besproken(v)
    v.verwijs_terug("Het buurtteam is nog maar net begonnen.")


def voorkomen(v):
    """Scenario 1: de ontruiming is te voorkomen, met een casemanager en vier voorwaarden."""
    besproken(v)
    wie = v.opties.get("casemanager", "casemanager")
    v.besluit_voorkomen(wie)
    v.na(3)
    v.betrek("schuldhulp", ["huur", "financien", "juridisch", "besluit"], DOEL_SCHULDHULP,
             by=wie)  # fmt: skip
    v.na(5)
    v.notitie(wie, "hulp", "partners")
    v.document(wie, "besluit", "partners", "Afspraken na het Regieteam", *teksten.VOORWAARDEN)
    v.maak_plan(wie, compleet=not v.opties.get("plan_half"), volgende=v.opties.get("bespreken", 9))
    if naar := v.opties.get("overgedragen_aan"):
        v.na(6)
        v.draag_casus_over(wie, naar)
        wie = naar
    if v.huishouden.verhaal == "voorkomen":
        v.geleden(9)
        v.bewaak(wie)
        if v.opties.get("met_veilig_thuis"):
            v.geleden(1)
            v.doe_betalingsvoorstel(wie, akkoord=False)
            v.schend(None, Voorwaardesoort.LOPENDE_HUUR, "De huur van deze maand is niet betaald.")
        else:
            v.doe_betalingsvoorstel(wie, akkoord=True)
    if v.opties.get("met_veilig_thuis"):
        _veiligheid(v, wie)


def terug_op_de_agenda(v):
    """De huur is weer niet betaald: het Regieteam bespreekt de casus opnieuw."""
    voorkomen(v)
    v.geleden(13)
    v.bespreek_plan("casemanager", volgende=20)
    v.bewaak("casemanager")
    v.schend(None, Voorwaardesoort.LOPENDE_HUUR, "De huur van twee maanden is niet betaald.")
    v.agendeer("coordinator", op=v.podium.vergadering,
               reden="De lopende huur is twee maanden niet betaald.")  # fmt: skip


def ontruimen(v):
    """Scenario 2: ontruimen is niet te voorkomen; iedereen zoekt een plek."""
    besproken(v)
    dag = v.podium.vandaag + timedelta(days=v.opties.get("dag", 14))
    v.besluit_ontruimen("casemanager", dag)
    v.na(2)
    v.juridisch("vonnis")
    v.na(7)
    v.juridisch("betekening")
    v.na(3)
    v.betrek("opvang", ["gezin", "besluit", "juridisch"], "Een plek zoeken vóór de ontruiming",
             grondslag=Grondslag.PUBLIEKE_TAAK, by="casemanager")  # fmt: skip
    if v.huishouden.gezin.kinderen:
        _veiligheid(v, "casemanager")
    if "dag" in v.opties:
        v.geleden(8)
        v.betrek("gemeente", ["juridisch"], "Het eerste gesprek bij een dreigende ontruiming",
                 grondslag=Grondslag.WETTELIJK, by="casemanager")  # fmt: skip
        v.juridisch("aanzegging")
        v.juridisch("ontruimingsdatum", datum=dag)
        v.document(None, "juridisch", "partners", "Aanzegging van de ontruiming",
                   "Zie de datum op de tijdlijn van de casus.")  # fmt: skip
        if v.huishouden.gezin.kinderen:
            v.na(1)
            v.gemeente_spreekt()
    v.maak_plan("casemanager")
    v.notitie("casemanager", "hulp", "partners", "Twee keer samen bij familie langs geweest.")
    if v.huishouden.verhaal == "ontruimen":
        v.zoek_plek(dag)
        v.te_doen("opvang", "kern", "Laat weten of er een plek is", over=v.opties["dag"] - 7)
        v.geleden(1)
        v.signaal("zorg", wie="casemanager", opvolger="casemanager")
        if v.huishouden.gezin.kinderen:
            v.meld_bij_veilig_thuis("casemanager")


def tweede_kans(v):
    ontruimen(v)
    v.na(7)
    v.geef_tweede_kans()
    v.na(1)
    v.vernieuw_plan("casemanager", volgende=3)
    v.geleden(9)
    v.bewaak("casemanager")


def ontruimd(v):
    """De woning is ontruimd; het huishouden heeft een plek en de nazorg loopt."""
    ontruimen(v)
    v.na(20)
    v.ontruimd()
    if v.huishouden.verhaal == "ontruimd":
        v.bewaar_inboedel()
    v.na(6)
    v.houd_contact()
    v.notitie("casemanager", "hulp", "partners", "Op bezoek geweest op de nieuwe plek. Het went.")
    if v.huishouden.verhaal == "ontruimd":
        v.na(14)
        v.inboedel_opgehaald()
        v.blijf_in_contact()


def _veiligheid(v, by):
    """Veilig Thuis en Jeugdbescherming kijken mee; alleen zij lezen elkaars verslag."""
    for wie, doel in (
        ("amk", "Advies over de veiligheid van de kinderen"),
        ("jeugdbescherming", "Een veilige plek voor de kinderen"),
    ):
        v.betrek(wie, ["gezin", "veiligheid", "juridisch", "besluit"], doel,
                 grondslag=Grondslag.PUBLIEKE_TAAK, by=by)  # fmt: skip
    v.na(2)
    v.notitie("amk", "veiligheid", "eigen")
    v.notitie("jeugdbescherming", "gezin", "partners")
    v.jeugdbescherming()
    if by == "casemanager":
        v.vraag_advies(by)
    if v.huishouden.verhaal == "ontruimen":
        v.te_doen("jeugdbescherming", "gezin", "Regel een veilige plek voor de kinderen", over=6)
        v.te_doen("amk", "veiligheid", "Bel de casemanager over het advies", over=2)
    v.document("jeugdbescherming", "veiligheid", "eigen", "Verslag gesprek met de ouders",
               "De kinderen zijn nu veilig. Volgende maand weer een gesprek.")  # fmt: skip
