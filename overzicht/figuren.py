"""What each figure shows: its categories, by what it may be divided, and how one says it."""

from dataclasses import dataclass

from cases.choices import Deadlinesoort, Fase, Resultaat
from contactplan.protocols.contactplan import CONTACTPLAN
from overzicht.choices import (
    Aanpak,
    Afloop,
    Bereik,
    Dimensie,
    Figuur,
    Groep,
    Kansstand,
    Nazorgplek,
    Plekstand,
    Tijdigheid,
)
from regieteam.choices import Besluitsoort
from uitvoering.choices import Controleuitkomst, Onderdaksoort, Voorwaardesoort

D = Dimensie
VAN_ALLES = (D.KWARTAAL, D.PLAATS)


@dataclass(frozen=True)
class Beschrijving:
    """One figure. `goed` are the categories whose share the sentence tells, as `zin`."""

    categorieen: dict[str, str]
    dimensies: tuple[str, ...] = VAN_ALLES
    soorten: dict[str, str] | None = None
    soort_kop: str = ""
    goed: tuple[str, ...] = ()
    zin: str = ""
    uitleg: str = ""


def _woorden(enum):
    return {str(waarde): str(label) for waarde, label in enum.choices}


FIGUREN = {
    Figuur.STAND: Beschrijving(
        _woorden(Fase), (D.PLAATS, D.GROEP), uitleg="De stand van nu, van alle open casussen."
    ),
    Figuur.INSTROOM: Beschrijving(
        _woorden(Fase), uitleg="Een casus telt bij elke fase waarin zij begon."
    ),
    Figuur.UITSTROOM: Beschrijving(
        _woorden(Fase), uitleg="Een casus telt bij elke fase die zij verliet."
    ),
    Figuur.HUISHOUDENS: Beschrijving(
        _woorden(Groep),
        goed=(Groep.GEZIN,),
        zin="is een gezin met minderjarige kinderen",
        uitleg="Elk huishouden telt één keer, in de eerste groep die past.",
    ),
    Figuur.DEADLINES: Beschrijving(
        _woorden(Tijdigheid),
        (D.SOORT, D.ORGANISATIE, *VAN_ALLES),
        _woorden(Deadlinesoort),
        "Soort deadline",
        (Tijdigheid.OP_TIJD,),
        "was op tijd",
        "Alle deadlines die voorbij zijn. Wat met een reden is losgelaten telt niet mee.",
    ),
    Figuur.CONTACT: Beschrijving(
        _woorden(Bereik),
        (D.SOORT, *VAN_ALLES),
        {naam: stap.doe for naam, stap in CONTACTPLAN.stappen.items()},
        "Stap van het contactplan",
        (Bereik.WIL_HULP, Bereik.GESPROKEN, Bereik.GEEN_HULP),
        "van de pogingen lukte",
        "Elke stap van het contactplan telt één keer.",
    ),
    Figuur.BESLUITEN: Beschrijving(
        {str(s): s.label for s in Besluitsoort if s != Besluitsoort.TWEEDE_KANS},
        (D.GROEP, *VAN_ALLES),
        goed=(Besluitsoort.VOORKOMEN,),
        zin="van de besluiten is: voorkomen",
        uitleg="De twee scenario's. Tweede kansen staan apart.",
    ),
    Figuur.VOORWAARDEN: Beschrijving(
        _woorden(Controleuitkomst),
        (D.SOORT, *VAN_ALLES),
        _woorden(Voorwaardesoort),
        "Voorwaarde",
        (Controleuitkomst.NAGEKOMEN,),
        "van de controles was goed",
        "Elke controle van een voorwaarde telt één keer.",
    ),
    Figuur.ONTRUIMINGEN: Beschrijving(
        _woorden(Afloop),
        (D.GROEP, *VAN_ALLES),
        goed=(Afloop.AFGEWEND,),
        zin="behield na het vonnis de woning",
        uitleg="Een incident is een ontruiming tegen de afspraak.",
    ),
    Figuur.ONDERDAK: Beschrijving(
        _woorden(Plekstand),
        (D.SOORT, D.GROEP, *VAN_ALLES),
        _woorden(Onderdaksoort),
        "Soort plek",
        (Plekstand.GEKREGEN,),
        "van de vragen leverde een bevestigde plek op",
        "Een aanmelding bij de opvang staat in de rij: maatschappelijke opvang.",
    ),
    Figuur.NAZORG: Beschrijving(
        _woorden(Nazorgplek),
        (D.GROEP, *VAN_ALLES),
        goed=(Nazorgplek.STABIEL,),
        zin="van de contacten was op een stabiele plek",
        uitleg="Elk contact in de nazorg telt één keer, dus een huishouden vaker.",
    ),
    Figuur.TWEEDE_KANS: Beschrijving(
        _woorden(Kansstand),
        (D.GROEP, *VAN_ALLES),
        goed=(Kansstand.GEHOUDEN, Kansstand.LOOPT),
        zin="hield stand tot nu toe",
        uitleg="Geteld in de periode waarin de tweede kans begon.",
    ),
    Figuur.RESULTATEN: Beschrijving(
        _woorden(Resultaat),
        (D.SOORT, D.GROEP, *VAN_ALLES),
        _woorden(Aanpak),
        "Aanpak",
        (Resultaat.BETAALD, Resultaat.REGELING, Resultaat.WONING_BEHOUDEN),
        "hield de eigen woning",
    ),
}  # fmt: skip
# What is stored: DUUR has no table of its own, it stands beside what left a phase.
OPGESLAGEN = {
    **{figuur: (D.GEHEEL, *een.dimensies) for figuur, een in FIGUREN.items()},
    Figuur.DUUR: (D.GEHEEL, *VAN_ALLES),
}
