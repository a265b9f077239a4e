from uitvoering.models.afspraken import Actiepunt, Opschorting, TweedeKans
from uitvoering.models.betalingsvoorstel import Betalingsvoorstel, Draagkracht
from uitvoering.models.kinderen import Jeugdbetrokkenheid, Kindgesprek
from uitvoering.models.onderdak import Incident, Onderdak, Ontruiming
from uitvoering.models.veiligheid import Adviesvraag, MeldingVeiligThuis
from uitvoering.models.voorwaarden import Controle, Voorwaarde

__all__ = [
    "Actiepunt",
    "Adviesvraag",
    "Betalingsvoorstel",
    "Controle",
    "Draagkracht",
    "Incident",
    "Jeugdbetrokkenheid",
    "Kindgesprek",
    "MeldingVeiligThuis",
    "Onderdak",
    "Ontruiming",
    "Opschorting",
    "TweedeKans",
    "Voorwaarde",
]
