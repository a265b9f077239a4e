from uitvoering.models.afspraken import Actiepunt, Opschorting, TweedeKans
from uitvoering.models.betalingsvoorstel import Betalingsvoorstel, Draagkracht
from uitvoering.models.onderdak import Incident, Onderdak, Ontruiming
from uitvoering.models.voorwaarden import Controle, Voorwaarde

__all__ = [
    "Actiepunt",
    "Betalingsvoorstel",
    "Controle",
    "Draagkracht",
    "Incident",
    "Onderdak",
    "Ontruiming",
    "Opschorting",
    "TweedeKans",
    "Voorwaarde",
]
