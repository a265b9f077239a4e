"""The organisations, people and contact points of the demo region. All of it is invented."""

from dataclasses import dataclass
from datetime import time

from partners.choices import Contactsoort, Land, Rol, Soort

LINDELAND = "Lindeland"
ELSTERLAND = "Elsterland"
REGIOS = {LINDELAND: Land.NL, ELSTERLAND: Land.BE}


@dataclass(frozen=True)
class Organisatie:
    code: str
    naam: str
    soort: Soort
    regio: str = LINDELAND
    contact_binnen_werkdagen: int = 2
    sluitingstijd: time = time(17)
    telefoon: str = ""
    bezoekadres: str = ""


@dataclass(frozen=True)
class Mens:
    """A person; without `account` she never logs in, with one it is the name of a demo account."""

    sleutel: str
    naam: str
    lid_van: dict[str, tuple[Rol, ...]]
    telefoon: str = ""
    account: bool = False


@dataclass(frozen=True)
class Contactpunt:
    regio: str
    soort: Contactsoort
    naam: str
    eigenaar: str
    door: str
    dagen_geleden: int
    telefoon: str = ""
    email: str = ""
    toelichting: str = ""


# fmt: off
# De Veldhoeve is dicht in de middag: haar deadlines vallen om twaalf uur.
ORGANISATIES = [
    Organisatie("lindewonen", "Linde Wonen", Soort.CORPORATIE),
    Organisatie("veldhoeve", "Woonstichting De Veldhoeve", Soort.CORPORATIE,
                sluitingstijd=time(12)),
    Organisatie("regieteam-lindeland", "Regieteam Lindeland", Soort.REGIETEAM),
    Organisatie("buurtteam-lindeburg", "Buurtteam Lindeburg", Soort.HULPVERLENING,
                telefoon="+31851234567", bezoekadres="Waalkade 2, Lindeburg"),
    Organisatie("thuiskracht", "De Thuiskracht", Soort.HULPVERLENING),
    Organisatie("schuldhulp-lindeland", "Schuldhulp Lindeland", Soort.SCHULDHULP),
    Organisatie("bewind-en-balans", "Bewind en Balans", Soort.BEWINDVOERDER),
    Organisatie("veilig-thuis-lindeland", "Veilig Thuis Lindeland", Soort.VEILIG_THUIS),
    Organisatie("jeugdbescherming", "Jeugdbescherming Lindeland", Soort.JEUGDBESCHERMING),
    Organisatie("de-lantaarn", "Opvang De Lantaarn", Soort.OPVANG),
    Organisatie("meldpunt-lindeland", "Meldpunt Bijzondere Zorg Lindeland", Soort.MELDPUNT_ZORG),
    Organisatie("woonkans-lindeland", "Meldpunt WoonKans Lindeland", Soort.WOONKANS),
    Organisatie("gemeente-lindeburg", "Gemeente Lindeburg", Soort.GEMEENTE),
    Organisatie("ocmw-elsterbeke", "OCMW Elsterbeke", Soort.OCMW, ELSTERLAND, 1, time(16, 30),
                telefoon="+3214123456", bezoekadres="Kerkplein 1, Elsterbeke"),
    Organisatie("de-elster", "Woonmaatschappij De Elster", Soort.CORPORATIE, ELSTERLAND),
]
# fmt: on

MEDEWERKER, TEAMLEIDER, JURIST = (Rol.MEDEWERKER,), (Rol.TEAMLEIDER,), (Rol.JURIST,)
BEHEERDER = (Rol.BEHEERDER,)

MENSEN = [
    # Who logs in.
    Mens("corporatie", "Sanne Hoekstra", {"lindewonen": MEDEWERKER}, "+31600000101", True),
    Mens("regieteam", "Ruud Vermeulen", {"regieteam-lindeland": (Rol.REGIETEAMLID, Rol.VOORZITTER)},
         "+31600000102", True),
    Mens("coordinator", "Farida Benali", {"regieteam-lindeland": (Rol.COORDINATOR,)},
         "+31600000103", True),
    Mens("casemanager", "Joris van Dalen",
         {"thuiskracht": MEDEWERKER, "regieteam-lindeland": (Rol.REGIETEAMLID,)},
         "+31600000104", True),
    Mens("hulpverlening", "Naima Idrissi", {"buurtteam-lindeburg": MEDEWERKER},
         "+31600000105", True),
    Mens("schuldhulp", "Peter Kuiper", {"schuldhulp-lindeland": MEDEWERKER}, "+31600000106", True),
    Mens("amk", "Ellen Brouwer", {"veilig-thuis-lindeland": MEDEWERKER}, "+31600000107", True),
    Mens("jeugdbescherming", "Thijs Roelofs", {"jeugdbescherming": MEDEWERKER},
         "+31600000108", True),
    Mens("ocmw", "Lore Claes", {"ocmw-elsterbeke": MEDEWERKER}, "+32460000101", True),
    Mens("jurist", "Wouter Peeters", {"ocmw-elsterbeke": JURIST}, "+32460000102", True),
    Mens("opvang", "Marjan Tuinstra", {"de-lantaarn": MEDEWERKER}, "+31600000109", True),
    Mens("beheer", "Kees Akkerman", {"lindewonen": BEHEERDER}, "+31600000110", True),
    Mens("corporatie2", "Dewi Pattiasina", {"veldhoeve": MEDEWERKER}, "+31600000111", True),
    # Colleagues, who only appear by name.
    Mens("teamleider", "Hanneke Postma", {"lindewonen": TEAMLEIDER}),
    Mens("huismeester", "Ali Korkmaz", {"lindewonen": MEDEWERKER}),
    Mens("corporatiejurist", "Bram Wessels", {"lindewonen": JURIST}),
    Mens("veldhoeve-beheer", "Ineke Slot", {"veldhoeve": (Rol.TEAMLEIDER, Rol.BEHEERDER)}),
    Mens("regieteam-beheer", "Gerda Nijland", {"regieteam-lindeland": BEHEERDER}),
    Mens("buurtteam-beheer", "Marcel Otten",
         {"buurtteam-lindeburg": (Rol.TEAMLEIDER, Rol.BEHEERDER)}),
    Mens("buurtteam-collega", "Chantal Verbeek", {"buurtteam-lindeburg": MEDEWERKER}),
    Mens("thuiskracht-beheer", "Olga Timmer", {"thuiskracht": (Rol.TEAMLEIDER, Rol.BEHEERDER)}),
    Mens("schuldhulp-beheer", "Yvonne Kamp",
         {"schuldhulp-lindeland": (Rol.TEAMLEIDER, *BEHEERDER)}),
    Mens("bewindvoerder", "Rachid Amrani", {"bewind-en-balans": (Rol.MEDEWERKER, *BEHEERDER)}),
    Mens("amk-beheer", "Frank Dijkstra",
         {"veilig-thuis-lindeland": (Rol.TEAMLEIDER, *BEHEERDER)}),
    Mens("jb-beheer", "Petra Lammers", {"jeugdbescherming": (Rol.TEAMLEIDER, *BEHEERDER)}),
    Mens("opvang-beheer", "Sjoerd de Boer", {"de-lantaarn": (Rol.TEAMLEIDER, *BEHEERDER)}),
    Mens("meldpunt", "Tineke Haan", {"meldpunt-lindeland": (Rol.MEDEWERKER, *BEHEERDER)}),
    Mens("woonkans", "Omar Yildiz", {"woonkans-lindeland": (Rol.MEDEWERKER, *BEHEERDER)}),
    Mens("gemeente", "Liesbeth Groen", {"gemeente-lindeburg": (Rol.MEDEWERKER, *BEHEERDER)}),
    Mens("ocmw-beheer", "Griet Maes", {"ocmw-elsterbeke": (Rol.TEAMLEIDER, *BEHEERDER)}),
    Mens("de-elster", "Pieter Wouters", {"de-elster": MEDEWERKER}),
    Mens("de-elster-beheer", "An Jacobs", {"de-elster": (Rol.TEAMLEIDER, *BEHEERDER)}),
]  # fmt: skip

ACCOUNTS = [mens.sleutel for mens in MENSEN if mens.account]

C = Contactsoort
CONTACTPUNTEN = [
    Contactpunt(LINDELAND, C.VEILIG_THUIS, "Veilig Thuis Lindeland", "veilig-thuis-lindeland",
                "amk", 20, "+31600000201", "advies@veiligthuis-lindeland.example",
                "Dag en nacht bereikbaar. Ook voor advies zonder de naam van het gezin."),
    Contactpunt(LINDELAND, C.MELDPUNT_ZORG, "Meldpunt Bijzondere Zorg", "meldpunt-lindeland",
                "meldpunt", 45, "+31600000202", "meldpunt@lindeland.example",
                "Op werkdagen van 9 tot 17 uur."),
    Contactpunt(LINDELAND, C.WOONKANS, "Meldpunt WoonKans", "woonkans-lindeland", "woonkans", 60,
                "+31600000203", "woonkans@lindeland.example",
                "Voor informatie, advies, bemiddeling en verwijzing."),
    Contactpunt(LINDELAND, C.OPVANG, "Opvang De Lantaarn, aanmelden", "de-lantaarn", "opvang", 12,
                "+31600000204", "aanmelden@delantaarn.example",
                "Bel voor crisisplekken; mail voor begeleiding thuis."),
    Contactpunt(LINDELAND, C.ZORGSTRUCTUUR, "Zorgnetwerk Lindeburg", "gemeente-lindeburg",
                "gemeente", 200, "+31600000205", "zorgnetwerk@lindeburg.example",
                "Overleg elke dinsdagochtend in het stadskantoor."),
    Contactpunt(LINDELAND, C.SCHULDHULP, "Schuldhulp Lindeland, spoedlijn", "schuldhulp-lindeland",
                "schuldhulp", 30, "+31600000206", "spoed@schuldhulp.example",
                "Bij een aangezegde ontruiming: gesprek binnen drie werkdagen."),
    Contactpunt(LINDELAND, C.JEUGDBESCHERMING, "Jeugdbescherming Lindeland, bureaudienst",
                "jeugdbescherming", "jeugdbescherming", 90, "+31600000207",
                "bureaudienst@jeugdbescherming.example"),
    Contactpunt(LINDELAND, C.ANDERS, "Buurtteam Lindeburg", "buurtteam-lindeburg",
                "hulpverlening", 15, "+31600000208", "info@buurtteam-lindeburg.example",
                "Inloop op maandag en donderdag in het buurthuis aan het Esdoornplein."),
    Contactpunt(ELSTERLAND, C.OCMW, "OCMW Elsterbeke, dienst wonen", "ocmw-elsterbeke", "ocmw", 25,
                "+32460000201", "wonen@ocmw-elsterbeke.example",
                "Elke voormiddag, ook zonder afspraak."),
    Contactpunt(ELSTERLAND, C.OPVANG, "Nachtopvang Elsterland", "ocmw-elsterbeke", "ocmw", 400,
                "+32460000202", "", "Nakijken: de openingsuren zijn veranderd."),
    Contactpunt(ELSTERLAND, C.ANDERS, "Woonmaatschappij De Elster, huurdersbegeleiding",
                "de-elster", "de-elster", 70, "+32460000203", "begeleiding@deelster.example"),
]  # fmt: skip
