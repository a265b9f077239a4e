"""Along the Regieteam: reported, discussed, decided, and what is carried out of it."""

from cases.choices import Grondslag
from cases.stukken import Voortraject
from uitvoering.actions.plandeadlines import WERKDAGEN as PLAN_BINNEN
from uitvoering.choices import Voorwaardesoort
from werkplek.demo import teksten
from werkplek.demo.vergaderen import eerstvolgende
from werkplek.demo.verhalen.preventie import DOEL_SCHULDHULP, in_gesprek, met_buurtteam
from werkplek.demo.verteller import werkdag_terug

# How many days ago the plans that run were reviewed.
BESPROKEN = 20


def gemeld(v):
    """De verhuurder meldt het huishouden bij het Regieteam."""
    if v.huishouden.gezin.kinderen or v.huishouden.gezin.kenmerken:
        met_buurtteam(v)
    else:
        in_gesprek(v)
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


def geagendeerd(v):
    """Het staat op de agenda van de eerstvolgende vergadering."""
    gemeld(v)
    v.na(3)
    v.agendeer("coordinator", op=v.podium.vergadering)


def besproken(v):
    """De vergadering van toen."""
    gemeld(v)
    v.na(3)
    dag = min(eerstvolgende(v.over(4)), v.podium.vandaag)
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
    v.maak_plan(wie, compleet=not v.opties.get("plan_half"), volgende=-BESPROKEN)
    if naar := v.opties.get("overgedragen_aan"):
        v.na(6)
        v.draag_casus_over(wie, naar)
        wie = naar
    if v.huishouden.verhaal == "voorkomen":
        v.blijf_bewaken(wie, tot=BESPROKEN)
        if not v.opties.get("plan_half"):
            v.geleden(BESPROKEN)
            v.bespreek_plan(wie, volgende=v.opties.get("bespreken", 9))
        v.geleden(9)
        geschonden = [Voorwaardesoort.LOPENDE_HUUR] if v.opties.get("met_veilig_thuis") else []
        v.bewaak(wie, behalve=geschonden)
        if geschonden:
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
    v.blijf_bewaken("casemanager", tot=75)
    v.blijf_bewaken("casemanager", tot=BESPROKEN, behalve=[Voorwaardesoort.LOPENDE_HUUR])
    v.geleden(BESPROKEN)
    v.bespreek_plan("casemanager", volgende=20)
    v.geleden(13)
    v.bewaak("casemanager", behalve=[Voorwaardesoort.LOPENDE_HUUR])
    v.schend(None, Voorwaardesoort.LOPENDE_HUUR, "De huur van twee maanden is niet betaald.")
    v.agendeer("coordinator", op=v.podium.vergadering,
               reden="De lopende huur is twee maanden niet betaald.")  # fmt: skip


def ontruimen(v):
    """Scenario 2: ontruimen is niet te voorkomen; iedereen zoekt een plek."""
    besproken(v)
    vanaf = v.podium.vandaag if "dag" in v.opties else None
    dag = werkdag_terug(v.over(v.opties.get("dag", 35), vanaf))
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
    v.maak_plan("casemanager", volgende=9 if "dag" in v.opties else -BESPROKEN)
    v.notitie("casemanager", "hulp", "partners", "Twee keer samen bij familie langs geweest.")
    if v.huishouden.verhaal == "ontruimen":
        v.zoek_plek(dag)
        v.geleden(1)
        v.signaal("zorg", wie="casemanager", opvolger="casemanager")
        if v.huishouden.gezin.kinderen:
            plek, advies = "Een veilige plek voor de kinderen regelen", "De casemanager terugbellen"
            v.laat_doen("jeugdbescherming", plek, over=6, by="casemanager")
            v.laat_doen("amk", advies, over=2, by="casemanager")
            v.meld_bij_veilig_thuis("casemanager")
    return dag


def tweede_kans(v):
    ontruimen(v)
    v.na(7)
    v.geef_tweede_kans()
    v.na(1)
    v.vernieuw_plan("casemanager", volgende=-BESPROKEN)
    v.blijf_bewaken("casemanager", tot=BESPROKEN)
    v.geleden(BESPROKEN)
    v.bespreek_plan("casemanager", volgende=3)
    v.geleden(9)
    v.bewaak("casemanager")


def ontruimd(v):
    """De woning is ontruimd; het huishouden heeft een plek en de nazorg loopt."""
    dag = ontruimen(v)
    v.na(2)
    v.ontruimd(dag)
    if v.huishouden.verhaal == "ontruimd":
        v.bewaar_inboedel()
    v.na(6)
    v.houd_contact()
    v.notitie("casemanager", "hulp", "partners", "Op bezoek geweest op de nieuwe plek. Het went.")
    if v.huishouden.verhaal == "ontruimd":
        v.na(14)
        v.inboedel_opgehaald()
        v.blijf_in_contact()
        v.geleden(BESPROKEN)
        v.bespreek_plan("casemanager", volgende=9)


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
    v.document("jeugdbescherming", "veiligheid", "eigen", "Verslag gesprek met de ouders",
               "De kinderen zijn nu veilig. Volgende maand weer een gesprek.")  # fmt: skip
