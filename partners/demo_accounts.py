"""Who logs in to the demo region. Shown on the login page while DEMO is on, and never otherwise."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoAccount:
    naam: str
    wie: str


DEMO_ACCOUNTS = (
    DemoAccount("corporatie", "Medewerker van een woningcorporatie"),
    DemoAccount("regieteam", "Voorzitter van het Regieteam"),
    DemoAccount("coordinator", "Coördinator van het Regieteam"),
    DemoAccount("casemanager", "Casemanager bij hulpverlening, lid van het Regieteam"),
    DemoAccount("hulpverlening", "Hulpverlener van het buurtteam"),
    DemoAccount("schuldhulp", "Medewerker van de schuldhulpverlening"),
    DemoAccount("amk", "Medewerker van Veilig Thuis (voorheen AMK)"),
    DemoAccount("jeugdbescherming", "Medewerker van Jeugdbescherming"),
    DemoAccount("ocmw", "Maatschappelijk werker van het OCMW"),
    DemoAccount("jurist", "Jurist van het OCMW"),
    DemoAccount("opvang", "Medewerker van de opvang"),
    DemoAccount("beheer", "Beheerder van de woningcorporatie"),
    DemoAccount("corporatie2", "Medewerker van een tweede corporatie"),
)
