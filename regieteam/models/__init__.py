from regieteam.models.besluit import Besluit, Besluitactie, Besluitdeelnemer, Kostencijfer
from regieteam.models.melding import Casusformulier, Formulierveld, Formulierversie, Melding
from regieteam.models.uitnodiging import Uitnodiging
from regieteam.models.vergadering import (
    Aanwezigheid,
    Agendapunt,
    Besluitveld,
    Lidorganisatie,
    Regieteam,
    Vergadering,
)

__all__ = [
    "Aanwezigheid",
    "Agendapunt",
    "Besluit",
    "Besluitactie",
    "Besluitdeelnemer",
    "Besluitveld",
    "Casusformulier",
    "Formulierveld",
    "Formulierversie",
    "Kostencijfer",
    "Lidorganisatie",
    "Melding",
    "Regieteam",
    "Uitnodiging",
    "Vergadering",
]
