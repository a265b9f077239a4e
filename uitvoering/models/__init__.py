from uitvoering.models.aanmelding import Aanmelding, Antwoord
from uitvoering.models.afspraken import Actiepunt, Opschorting, TweedeKans
from uitvoering.models.betalingsvoorstel import Betalingsvoorstel, Draagkracht
from uitvoering.models.kinderen import Jeugdbetrokkenheid, Kindgesprek
from uitvoering.models.nazorg import Inboedel, Nazorg, Nazorgmoment
from uitvoering.models.onderdak import Incident, Onderdak, Ontruiming
from uitvoering.models.overdracht import Overdracht
from uitvoering.models.plan import Doel, Leefgebied, Planbespreking, PlanVanAanpak
from uitvoering.models.stappenkaart import Advies, Kaartregel, Oplossing
from uitvoering.models.veiligheid import Adviesvraag, MeldingVeiligThuis
from uitvoering.models.voorwaarden import Controle, Voorwaarde

__all__ = [
    "Aanmelding",
    "Actiepunt",
    "Advies",
    "Adviesvraag",
    "Antwoord",
    "Betalingsvoorstel",
    "Controle",
    "Doel",
    "Draagkracht",
    "Inboedel",
    "Incident",
    "Jeugdbetrokkenheid",
    "Kaartregel",
    "Kindgesprek",
    "Leefgebied",
    "MeldingVeiligThuis",
    "Nazorg",
    "Nazorgmoment",
    "Onderdak",
    "Ontruiming",
    "Oplossing",
    "Opschorting",
    "Overdracht",
    "PlanVanAanpak",
    "Planbespreking",
    "TweedeKans",
    "Voorwaarde",
]
