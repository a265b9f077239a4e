"""Who logs in to the demo region. Shown on the login page while DEMO is on, and never otherwise."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoAccount:
    """`eerst` is what shows the work of this role within a minute."""

    naam: str
    wie: str
    eerst: str


DEMO_ACCOUNTS = (
    DemoAccount(
        "corporatie",
        "Medewerker van een woningcorporatie",
        "Mijn werk: leg een contact vast. Kijk daarna bij Importeren.",
    ),
    DemoAccount(
        "ocmw",
        "Maatschappelijk werker van het OCMW",
        "M. Goossens: het contactplan in vijf werkdagen. Kijk daarna bij Bezoeken.",
    ),
    DemoAccount(
        "regieteam",
        "Voorzitter van het Regieteam",
        "Mijn werk: open de vergadering van vandaag en neem een besluit.",
    ),
    DemoAccount(
        "casemanager",
        "Casemanager bij hulpverlening, lid van het Regieteam",
        "Mijn huishoudens: wat moet bij wie het eerst?",
    ),
    DemoAccount(
        "coordinator",
        "Coördinator van het Regieteam",
        "Mijn werk: zet een nieuwe melding op de agenda. Kijk daarna bij Overzicht.",
    ),
    DemoAccount(
        "hulpverlening",
        "Hulpverlener van het buurtteam",
        "L. Vonk: volg het signaal op. De huur zie je niet.",
    ),
    DemoAccount(
        "schuldhulp",
        "Medewerker van de schuldhulpverlening",
        "O. Haddad: je ziet de schulden, niet het gezin.",
    ),
    DemoAccount(
        "amk",
        "Medewerker van Veilig Thuis (voorheen AMK)",
        "Adviesvragen: beantwoord de vraag die haast heeft.",
    ),
    DemoAccount(
        "jeugdbescherming",
        "Medewerker van Jeugdbescherming",
        "B. Şahin: regel een veilige plek voor de kinderen.",
    ),
    DemoAccount(
        "jurist",
        "Jurist van het OCMW",
        "P. Lambrechts: je ziet de stappen bij de rechter, niet de hulp.",
    ),
    DemoAccount(
        "opvang",
        "Medewerker van de opvang",
        "Aanmeldingen: is er een plek voor K. Prins?",
    ),
    DemoAccount(
        "beheer",
        "Beheerder van de woningcorporatie",
        "Mensen: nodig iemand uit en kies een rol. Casussen zie je niet.",
    ),
    DemoAccount(
        "corporatie2",
        "Medewerker van een tweede corporatie",
        "Casussen: alleen die van De Veldhoeve.",
    ),
)
