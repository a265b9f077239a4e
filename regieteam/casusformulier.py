"""Het casusformulier: welke onderdelen het heeft en wat elk onderdeel vraagt, als gegevens.

Lees het hardop voor aan een deskundige. Wat het dossier al weet, staat erboven en wordt niet nog
eens gevraagd (`VOORVULLEN` in regieteam.voorvullen). Wijzig hier, en nergens anders.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import TextChoices

from cases.choices import Rubriek
from cases.rekenen import voluit

POGINGEN = 8  # zoveel dingen die al geprobeerd zijn passen er in een melding
DELEN_VAN_POGING = ("wat", "resultaat", "waarom")


class Vraagsoort(StrEnum):
    """Which control a question gets."""

    TEKST = "tekst"
    REGEL = "regel"
    DATUM = "datum"
    KEUZE = "keuze"
    VINKEN = "vinken"


class JaNee(TextChoices):
    JA = "ja", "Ja"
    NEE = "nee", "Nee"


class LopendeHuur(TextChoices):
    JA = "ja", "Ja, elke maand"
    DEELS = "deels", "Soms, of niet helemaal"
    NEE = "nee", "Nee"


class Vordering(TextChoices):
    ONTRUIMING = "ontruiming", "Ontbinding van de huur en ontruiming"
    BETALING = "betaling", "Alleen betaling"
    ONBEKEND = "onbekend", "Dat weten we nog niet"


class Wijze(TextChoices):
    """How the tenant was told of the report (RT-08)."""

    HUISBEZOEK = "huisbezoek", "Bij een huisbezoek"
    KANTOOR = "kantoor", "In een gesprek op kantoor"
    TELEFOON = "telefoon", "Aan de telefoon"
    BRIEF = "brief", "In een brief"
    EMAIL = "email", "In een e-mail of app"


class Doelgroep(TextChoices):
    """The groups that a person has to name; minor children follow from birth dates (RT-10)."""

    MULTIPROBLEEM = "multiprobleem", "Meer problemen tegelijk"
    KWETSBAAR = "kwetsbaar", "Een kwetsbaar huishouden"
    WOONOVERLAST = "woonoverlast", "Woonoverlast"


class Zienswijze(TextChoices):
    EIGEN_WOORDEN = "eigen_woorden", "De huurder gaf een zienswijze"
    WIL_NIET = "wil_niet", "De huurder wil geen zienswijze geven"
    NIET_BEREIKT = "niet_bereikt", "De huurder is niet bereikt"


@dataclass(frozen=True)
class Vraag:
    """One question. `bij` is (field, answer): only then it has to be answered."""

    naam: str
    label: str
    soort: Vraagsoort = Vraagsoort.TEKST
    keuzes: type[TextChoices] | None = None
    uitleg: str = ""
    verplicht: bool = True
    bij: tuple[str, str] | None = None
    tekens: int = 5000

    @property
    def tekst(self):
        """The label, with its number for what is asked several times over."""
        if not self.naam.startswith("poging"):
            return self.label
        return f"{self.naam.partition('_')[0].removeprefix('poging')}. {self.label}"


@dataclass(frozen=True)
class Onderdeel:
    """One page of the form.

    `zin` is what stands on the check page as long as it isn't complete, `regel` the rule of the
    lifecycle that says it instead. `rubriek` has to be readable, beside that of the report
    itself, for who reads the report afterwards.
    """

    naam: str
    titel: str
    vragen: tuple[Vraag, ...]
    zin: str
    uitleg: str = ""
    regel: str = ""
    rubriek: Rubriek = Rubriek.BESLUIT


def _pogingen():
    for nummer in range(1, POGINGEN + 1):
        yield Vraag(
            f"poging{nummer}_wat",
            "Wat is geprobeerd?",
            Vraagsoort.REGEL,
            verplicht=False,
            tekens=300,
        )
        yield Vraag(
            f"poging{nummer}_resultaat", "Wat leverde het op?", verplicht=False, tekens=2000
        )
        yield Vraag(
            f"poging{nummer}_waarom", "Waarom was dat niet genoeg?", verplicht=False, tekens=2000
        )


TEKST, REGEL, DATUM = Vraagsoort.TEKST, Vraagsoort.REGEL, Vraagsoort.DATUM
KEUZE, VINKEN = Vraagsoort.KEUZE, Vraagsoort.VINKEN

ONDERDELEN = (
    Onderdeel(
        "huishouden",
        "Huishouden en kinderen",
        (
            Vraag(
                "huishouden_klopt",
                "Klopt wat hierboven staat?",
                KEUZE,
                JaNee,
                uitleg="Staat er een kind niet bij? Voeg het dan toe bij het huishouden.",
            ),
            Vraag(
                "huishouden_anders",
                "Wat klopt er niet, of wat moet het Regieteam nog weten?",
                bij=("huishouden_klopt", JaNee.NEE),
            ),
        ),
        zin="Kijk na of de gegevens van het huishouden kloppen.",
        rubriek=Rubriek.GEZIN,
    ),
    Onderdeel(
        "achterstand",
        "Achterstand en huur",
        (
            Vraag("oorzaak", "Hoe is de achterstand ontstaan?"),
            Vraag("lopende_huur", "Wordt de lopende huur nu betaald?", KEUZE, LopendeHuur),
        ),
        zin="Schrijf op hoe de achterstand ontstond en of de lopende huur nu wordt betaald.",
        rubriek=Rubriek.HUUR,
    ),
    Onderdeel(
        "voortraject",
        "Wat is geprobeerd, en waarom was dat niet genoeg?",
        tuple(_pogingen()),
        zin="Schrijf op wat al is geprobeerd, met wat het opleverde en waarom dat niet genoeg was.",
        uitleg="Wat in het dossier staat, is al ingevuld. Vul aan wat ontbreekt, en haal weg wat "
        "er niet toe doet.",
        regel="voortraject_beschreven",
    ),
    Onderdeel(
        "juridisch",
        "Juridische stand",
        (
            Vraag("vordering", "Wat vragen jullie aan de rechter?", KEUZE, Vordering),
            Vraag(
                "juridisch_toelichting",
                "Wat moet het Regieteam hierover nog weten?",
                verplicht=False,
            ),
        ),
        zin="Vul in wat jullie aan de rechter vragen.",
        rubriek=Rubriek.JURIDISCH,
    ),
    Onderdeel(
        "geinformeerd",
        "Huurder geïnformeerd",
        (
            Vraag("geinformeerd_op", "Wanneer vertelde je de huurder van deze melding?", DATUM),
            Vraag("geinformeerd_wijze", "Hoe vertelde je het?", KEUZE, Wijze),
            Vraag("geinformeerd_reactie", "Hoe reageerde de huurder?", tekens=2000),
        ),
        zin="Vul in wanneer, hoe en met welke reactie je de huurder over de melding informeerde.",
        regel="huurder_geinformeerd",
    ),
    Onderdeel(
        "doelgroep",
        "Doelgroep",
        (
            Vraag(
                "doelgroepen",
                "Wat speelt er verder in dit huishouden?",
                VINKEN,
                Doelgroep,
                uitleg="Kies alles wat past. Minderjarige kinderen volgen uit de geboortedata.",
                verplicht=False,
            ),
            Vraag("doelgroep_waarom", "Waaraan zie je dat?", verplicht=False, tekens=2000),
        ),
        zin="Vul in waarom dit huishouden bij het Regieteam hoort.",
        regel="hoort_bij_doelgroep",
    ),
    Onderdeel(
        "veiligheid",
        "Veiligheid bij een bezoek",
        (
            Vraag(
                "let_op", "Moet iemand iets weten vóór een huisbezoek?", KEUZE, JaNee,
                uitleg="Bijvoorbeeld over een hond, of over agressie tegen een medewerker.",
            ),
            Vraag(
                "let_op_wat", "Wat moet diegene weten?", bij=("let_op", JaNee.JA), tekens=2000
            ),
        ),
        zin="Vul in of iemand iets moet weten vóór een huisbezoek.",
    ),
    Onderdeel(
        "vraag",
        "Vraag aan het Regieteam",
        (Vraag("vraag", "Wat wil je dat het Regieteam doet of beslist?"),),
        zin="Schrijf op wat je van het Regieteam vraagt.",
    ),
    Onderdeel(
        "zienswijze",
        "Zienswijze van de huurder",
        (
            Vraag("zienswijze_hoe", "Wat zegt de huurder zelf?", KEUZE, Zienswijze),
            Vraag(
                "zienswijze",
                "De zienswijze, in de woorden van de huurder",
                bij=("zienswijze_hoe", Zienswijze.EIGEN_WOORDEN),
            ),
        ),
        zin="Vul in wat de huurder zelf zegt.",
    ),
)  # fmt: skip

OP_NAAM = {onderdeel.naam: onderdeel for onderdeel in ONDERDELEN}
VRAGEN = {vraag.naam: vraag for onderdeel in ONDERDELEN for vraag in onderdeel.vragen}


def in_woorden(vraag, tekst):
    """An answer as somebody reads it: the label of a choice, a day in full, the text otherwise."""
    if vraag.soort == DATUM:
        return _dag_voluit(tekst)
    if vraag.keuzes is None:
        return tekst
    woorden = dict(vraag.keuzes.choices)
    return ", ".join(woorden.get(deel, deel) for deel in tekst.split("\n") if deel)


def _dag_voluit(tekst):
    try:
        dag, maand, jaar = map(int, tekst.split("-"))
        return voluit(date(jaar, maand, dag))
    except ValueError:
        return tekst
