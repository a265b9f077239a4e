"""What happens to a household. Each story takes the next step of the one it builds on.

A story is a function of a `Verteller`; `v.na(3)` is three days later. The first sentence of its
docstring is what a reader of the demo sees happen.
"""

from datetime import timedelta

from cases.choices import Grondslag
from cases.stukken import Voortraject
from werkplek.demo import teksten

PARTNER = ["hulp", "gezin", "financien", "huur", "besluit"]
DOEL_BUURTTEAM = "Hulp thuis, zodat de huur weer op tijd betaald wordt"
DOEL_SCHULDHULP = "De schulden op een rij zetten en een voorstel doen"
DOEL_BEWIND = "Het inkomen beheren en de vaste lasten betalen"
DOEL_OCMW = "Begeleiding aanbieden voordat het tot een vordering komt"


def nieuw(v):
    """Net binnen: niemand heeft nog gebeld."""


def geen_gehoor(v):
    """Twee keer gebeld en een keer aan de deur; nog niemand gesproken."""
    v.na(1)
    v.contact("niet_bereikt")
    v.na(1, uur=16)
    v.contact("niet_bereikt")
    v.na(1)
    v.contact("bericht", wijze="huisbezoek", tekst="Niemand thuis; een kaartje achtergelaten.")


def bericht_achtergelaten(v):
    v.na(1)
    v.contact("bericht", wijze="bericht", tekst="Sms gestuurd met het verzoek om te bellen.")


def signaal_van_huismeester(v):
    """De huismeester ziet iets, en de woonconsulent volgt het op."""
    v.na(0, uur=11)
    v.signaal(v.extra["soort"])
    v.notitie("huismeester", "kern", "partners")


def in_gesprek(v):
    """Gesproken en opgepakt: de casus is in preventie."""
    v.na(1)
    v.contact("niet_bereikt")
    v.na(1, uur=14)
    v.contact("gesproken")
    v.stap("oppakken")
    v.notitie(None, "huur", "eigen")


def met_buurtteam(v):
    """Het buurtteam doet mee en komt thuis langs."""
    in_gesprek(v)
    v.na(3)
    v.betrek("hulpverlening", PARTNER, DOEL_BUURTTEAM, tot=365)
    v.na(2, uur=13)
    v.notitie("hulpverlening", "hulp", "partners")
    v.notitie("hulpverlening", "hulp", "eigen")
    if v.extra.get("hulp"):
        v.document("hulpverlening", "hulp", "partners", "Verslag eerste huisbezoek",
                   "We spraken over wonen, geld en gezondheid.",
                   "Afgesproken: elke donderdag contact.")  # fmt: skip
        v.notitie("hulpverlening", "financien", "eigen")
    v.notitie(None, "kern", "partners")


def met_schuldhulp(v):
    """Schuldhulp doet mee en brengt alle schulden in beeld."""
    in_gesprek(v)
    v.na(5)
    v.betrek("schuldhulp", ["huur", "financien", "juridisch"], DOEL_SCHULDHULP, tot=300)
    v.na(6)
    v.notitie("schuldhulp", "financien", "partners")
    v.notitie("schuldhulp", "financien", "eigen")
    v.document("schuldhulp", "financien", "partners", "Overzicht van schulden",
               "Vijf schuldeisers, samen € 9.480,00.")  # fmt: skip


def met_bewindvoerder(v):
    """De rechter wees een bewindvoerder aan; ook het buurtteam doet mee."""
    met_buurtteam(v)
    v.na(10)
    v.betrek("bewindvoerder", ["huur", "financien"], DOEL_BEWIND, grondslag=Grondslag.WETTELIJK)
    v.na(4)
    v.notitie("bewindvoerder", "financien", "partners", "De vaste lasten lopen nu via mij.")


def hulp_gestopt(v):
    """Het buurtteam deed mee en is gestopt: het ziet de casus niet meer."""
    in_gesprek(v)
    v.na(2)
    deelname = v.betrek("hulpverlening", PARTNER, DOEL_BUURTTEAM)
    v.betrek("schuldhulp", ["huur", "financien"], DOEL_SCHULDHULP, tot=20)
    v.na(4)
    v.notitie("hulpverlening", "hulp", "partners")
    v.na(14)
    v.stopt(deelname, "De huurder wil nu geen hulp thuis.")


def afspraak(v):
    """Een betalingsafspraak die loopt, te laat is, niet nagekomen of helemaal betaald."""
    in_gesprek(v)
    v.na(4)
    betaalt = v.extra.get("betaalt", "op_tijd")
    aantal = 2 if betaalt == "alles" else 6
    [eerste, *rest] = v.afspraak(aantal, eerste_na=8)
    v.na(7)
    if betaalt != "niet":
        v.betaling(eerste)
    if betaalt in ("op_tijd", "alles"):
        v.na(30)
        v.betaling(rest[0])
    v.betaling(v.huishouden.huur, soort="lopend")
    v.notitie(None, "huur", "partners")


def betaald(v):
    """Alles is betaald: het programma stelt voor om te sluiten."""
    in_gesprek(v)
    v.na(25)
    v.achterstand(0)


def juridisch_begin(v):
    """Herinnering, aanmaning en 14-dagenbrief; nog geen dagvaarding."""
    in_gesprek(v)
    for dagen, soort in ((10, "herinnering"), (25, "aanmaning"), (30, "veertiendagenbrief")):
        v.na(dagen)
        v.juridisch(soort)
    v.document(None, "juridisch", "partners", "14-dagenbrief",
               "Je hebt veertien dagen om te betalen, vanaf de dag na ontvangst.")  # fmt: skip
    v.na(8)
    v.juridisch("vroegsignaal")
    v.notitie("corporatiejurist", "juridisch", "eigen")


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
        wijze="Huisbezoek",
        reactie="Vindt het spannend, en wil erbij zijn.",
        voortraject=(Voortraject(wat, resultaat, waarom),),
    )
    v.notitie("regieteam", "besluit", "regieteam")


def geagendeerd(v):
    """Het staat op de agenda van de eerstvolgende vergadering."""
    gemeld(v)
    v.na(3)
    v.stap("agenderen", "coordinator", datum=v.podium.vergadering)


def besproken(v):
    """De vergadering van toen."""
    gemeld(v)
    v.na(3)
    v.stap("agenderen", "regieteam", datum=v.over(7))
    v.na(7, uur=14)


def aangehouden(v):
    besproken(v)
    v.stap("aanhouden", "regieteam", reden="Het inkomen is nog niet duidelijk.",
           datum=v.podium.vergadering)  # fmt: skip


def terugverwezen(v):
    besproken(v)
    v.stap("terugverwijzen", "regieteam", reden="Het buurtteam is nog maar net begonnen.")


def voorkomen(v):
    """Scenario 1: de ontruiming is te voorkomen, met een casemanager en vier voorwaarden."""
    besproken(v)
    wie = v.extra.get("casemanager", "casemanager")
    v.besluit_voorkomen(wie)
    v.na(3)
    v.betrek("schuldhulp", ["huur", "financien", "juridisch", "besluit"], DOEL_SCHULDHULP,
             by=wie)  # fmt: skip
    v.na(5)
    v.notitie(wie, "hulp", "partners")
    v.notitie(wie, "financien", "partners", "Voorwaarden: " + " ".join(teksten.VOORWAARDEN))
    v.document(wie, "besluit", "partners", "Afspraken na het Regieteam", *teksten.VOORWAARDEN)
    if v.extra.get("met_veilig_thuis"):
        _veiligheid(v, wie)


def terug_op_de_agenda(v):
    """De huur is weer niet betaald: het Regieteam bespreekt de casus opnieuw."""
    voorkomen(v)
    v.na(30)
    v.stap("agenderen", "coordinator", datum=v.podium.vergadering,
           reden="De lopende huur is twee maanden niet betaald.")  # fmt: skip


def ontruimen(v):
    """Scenario 2: ontruimen is niet te voorkomen; iedereen zoekt een plek."""
    besproken(v)
    dag = v.podium.vandaag + timedelta(days=v.extra.get("dag", 14))
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
    if "dag" in v.extra:
        v.juridisch("aanzegging")
        v.juridisch("ontruimingsdatum", datum=dag)
        v.document(None, "juridisch", "partners", "Aanzegging van de ontruiming",
                   "Zie de datum op de tijdlijn van de casus.")  # fmt: skip
    v.notitie("casemanager", "hulp", "partners", "Twee keer samen bij familie langs geweest.")


def tweede_kans(v):
    ontruimen(v)
    v.na(7)
    v.tweede_kans()


def ontruimd(v):
    """De woning is ontruimd; het huishouden heeft een plek en de nazorg loopt."""
    ontruimen(v)
    v.na(20)
    v.ontruimd()
    v.na(6)
    v.notitie("casemanager", "hulp", "partners", "Op bezoek geweest op de nieuwe plek. Het went.")


def dicht_betaald(v):
    betaald(v)
    v.na(2)
    v.sluit("betaald")


def dicht_regeling(v):
    if v.huishouden.verhuurder == "ocmw-elsterbeke":
        v.na(1)
        v.stap_na_contact()
        v.na(60)
        v.sluit("regeling")
        return
    afspraak(v)
    v.na(1)
    v.achterstand(0)
    v.sluit("regeling")


def dicht_behouden(v):
    voorkomen(v)
    v.na(90)
    v.sluit("woning_behouden", wie="casemanager",
            toelichting="Alle vier de voorwaarden zijn een half jaar nagekomen.")  # fmt: skip


def dicht_verhuisd(v):
    in_gesprek(v)
    v.na(30)
    v.sluit("verhuisd", toelichting="Woont nu bij een zus in een andere gemeente.")


def dicht_stabiel(v):
    ontruimd(v)
    v.na(60)
    v.sluit("stabiele_plek", wie="casemanager", stabiele_plek=True,
            toelichting="Huurt sinds deze maand een eigen kamer.")  # fmt: skip


def dicht_onterecht(v):
    v.na(1)
    v.contact("gesproken", tekst="De betaling was op een verkeerde rekening geboekt.")
    v.stap("oppakken")
    v.achterstand(0)
    v.sluit("onterecht")


def heropend(v):
    """Was betaald en dicht; er is weer een achterstand."""
    dicht_betaald(v)
    v.na(200)
    v.achterstand("1.3")


def bij_ocmw(v):
    """De woonmaatschappij meldt de achterstal aan het OCMW, dat contact zoekt."""
    in_gesprek(v)
    v.na(1)
    v.betrek("ocmw", ["hulp", "gezin", "financien", "huur", "juridisch"], DOEL_OCMW,
             grondslag=Grondslag.WETTELIJK)  # fmt: skip
    v.na(1)
    v.notitie("ocmw", "hulp", "partners")
    v.notitie("ocmw", "hulp", "eigen")
    if v.extra.get("vordering"):
        v.na(20)
        v.juridisch("vordering")
        v.na(15)
        v.juridisch("zitting", wie="jurist", datum=v.over(12, v.podium.vandaag))


def verzoekschrift(v):
    """De jurist van het OCMW stelde een verzoekschrift op; de sociale dienst zoekt contact."""
    v.na(1)
    v.stap_na_contact()
    v.na(2)
    v.juridisch("verzoekschrift", wie="jurist")
    v.na(3)
    v.notitie("ocmw", "hulp", "partners")
    v.notitie("jurist", "juridisch", "eigen", "De zitting is nog niet vastgesteld.")


def eindvonnis(v):
    verzoekschrift(v)
    v.na(30)
    v.juridisch("zitting", wie="jurist")
    v.na(20)
    v.juridisch("eindvonnis", wie="jurist")
    v.na(10)
    v.juridisch("betekening", wie="jurist")
    v.document("jurist", "juridisch", "partners", "Betekening van het vonnis",
               "Niet eerder dan een maand na de betekening.")  # fmt: skip


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
    v.document("jeugdbescherming", "veiligheid", "eigen", "Verslag gesprek met de ouders",
               "De kinderen zijn nu veilig. Volgende maand weer een gesprek.")  # fmt: skip
