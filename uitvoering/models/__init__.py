from uitvoering.models.afspraken import Actiepunt, Opschorting, TweedeKans
from uitvoering.models.onderdak import Incident, Onderdak, Ontruiming

__all__ = ["Actiepunt", "Incident", "Onderdak", "Ontruiming", "Opschorting", "TweedeKans"]
