"""What is known of the whole country, to hold the own figures against: dated, with its source.

Add a line when a newer figure appears; nothing is worked out from these. The figures are of all
social landlords of the Netherlands, or of Flanders where it says so.
"""

from dataclasses import dataclass
from datetime import date

from partners.choices import Land

OPGEZOCHT = date(2026, 11, 22)


@dataclass(frozen=True)
class Landelijk:
    land: str
    jaar: int
    wat: str
    aantal: str
    bron: str
    opgezocht_op: date = OPGEZOCHT


LANDELIJK = (
    Landelijk(Land.NL, 2022, "Ontruimingen door corporaties", "1.200", "creditexpo.nl"),
    Landelijk(Land.NL, 2021, "Ontruimingen door corporaties", "1.400", "stadszaken.nl"),
    Landelijk(Land.NL, 2020, "Ontruimingen door corporaties", "1.720", "nul20.nl"),
    Landelijk(Land.NL, 2020, "Vonnissen tot ontruiming", "7.000", "nul20.nl"),
    Landelijk(Land.NL, 2018, "Ontruimingen door corporaties", "3.000", "nul20.nl"),
    Landelijk(Land.NL, 2018, "Vonnissen tot ontruiming", "12.000", "nul20.nl"),
    Landelijk(Land.NL, 2017, "Ontruimingen door corporaties", "3.700", "trouw.nl, juni 2018"),
    Landelijk(
        Land.NL, 2016, "Ontruimingen door corporaties", "4.800", "gelderlander.nl, april 2017"
    ),
    Landelijk(
        Land.NL, 2017, "Deel van de ontruimingen met kinderen", "10 procent", "trouw.nl, juni 2018"
    ),
    Landelijk(
        Land.BE, 2022, "Uithuiszettingen in Vlaanderen", "1.906",
        "onze.hugodebondt.be, 2 december 2023",
    ),
    Landelijk(
        Land.BE, 2020, "Vorderingen die aan OCMW's zijn gemeld", "ongeveer 10.000",
        "vrt.be, 12 juni 2021",
    ),
    Landelijk(Land.BE, 2019, "Vorderingen die aan OCMW's zijn gemeld", "11.183", "hln.be, 2019"),
    Landelijk(Land.BE, 2018, "Vorderingen die aan OCMW's zijn gemeld", "12.070", "hbvl.be, 2018"),
)  # fmt: skip


def voor(land):
    """The figures of one country, the newest first."""
    return sorted((een for een in LANDELIJK if een.land == land), key=lambda een: -een.jaar)
