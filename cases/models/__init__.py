"""The dossier. Each rubriek has its own tables, so that no field slips across."""

from cases.models.casus import Casus, Gunning
from cases.models.concepten import Concept
from cases.models.deelname import Deelname
from cases.models.gezin import Bewoner, Huishouden
from cases.models.huur import (
    Achterstand,
    Afspraakstand,
    Betaling,
    Betalingsafspraak,
    Contactpoging,
    Huurovereenkomst,
    Termijn,
)
from cases.models.invoer import Invoer
from cases.models.juridisch import Inspanning, JuridischeStap, Termijnregel
from cases.models.kern import Huurder, Woning, Zoekregel
from cases.models.notities import Document, Notitie, Signaal
from cases.models.tijd import Deadline, Fasewissel, Gebeurtenis, Heartbeat

__all__ = [
    "Achterstand",
    "Afspraakstand",
    "Betaling",
    "Betalingsafspraak",
    "Bewoner",
    "Casus",
    "Concept",
    "Contactpoging",
    "Deadline",
    "Deelname",
    "Document",
    "Fasewissel",
    "Gebeurtenis",
    "Gunning",
    "Heartbeat",
    "Huishouden",
    "Huurder",
    "Huurovereenkomst",
    "Inspanning",
    "Invoer",
    "JuridischeStap",
    "Notitie",
    "Signaal",
    "Termijn",
    "Termijnregel",
    "Woning",
    "Zoekregel",
]
