"""The Flemish part: a woonmaatschappij, the OCMW and its jurist."""

from cases.choices import Grondslag
from werkplek.demo.verhalen.preventie import in_gesprek

DOEL_OCMW = "Begeleiding aanbieden voordat het tot een vordering komt"


def bij_ocmw(v):
    """De woonmaatschappij meldt de achterstal aan het OCMW, dat contact zoekt."""
    in_gesprek(v)
    v.na(1)
    v.betrek("ocmw", ["hulp", "gezin", "financien", "huur", "juridisch"], DOEL_OCMW,
             grondslag=Grondslag.WETTELIJK)  # fmt: skip
    v.zoek_contact("ocmw", v.opties.get("contact", "niet_bereikt"), bericht="achterstand")
    v.notitie("ocmw", "hulp", "partners")
    v.notitie("ocmw", "hulp", "eigen")
    if v.opties.get("vordering"):
        v.na(20)
        v.juridisch("vordering", wie="de-elster-beheer",
                    afwijking_reden="In Elsterland is geen Regieteam.")  # fmt: skip
        v.na(15)
        v.juridisch("zitting", wie="jurist", datum=v.over(12, v.podium.vandaag))


def verzoekschrift(v):
    """De jurist van het OCMW stelde een verzoekschrift op; de sociale dienst zoekt contact."""
    v.na(1)
    v.zoek_contact("ocmw", "reactie", bericht="verzoekschrift", toestemming_op=v.vandaag,
                   verhuurder="Immo Van Elst")  # fmt: skip
    v.na(2)
    v.juridisch("verzoekschrift", wie="jurist")
    v.na(3)
    v.notitie("ocmw", "hulp", "partners")
    v.notitie("jurist", "juridisch", "eigen", "De zitting is nog niet vastgesteld.")
    v.te_doen("jurist", "juridisch", "Vraag de datum van de zitting", over=3)


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
