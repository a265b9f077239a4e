"""The words of the contact plan. A leaf: imports nothing of ours."""

from django.db.models import TextChoices


class Startbericht(TextChoices):
    """The three messages that start the clock, and a known client who gets in touch (OC-01)."""

    ACHTERSTAND = "achterstand", "Melding van huurachterstand door een woonmaatschappij"
    VERZOEKSCHRIFT = "verzoekschrift", "Verzoekschrift van de eigen jurist"
    VORDERING = "vordering", "Kopie van de vordering tot uithuiszetting"
    CLIENT = "client", "De cliënt nam zelf contact op"


class Stand(TextChoices):
    """Where a trajectory stands."""

    LOOPT = "loopt", "Contactplan loopt"
    IN_GESPREK = "in_gesprek", "In gesprek"
    DEUR_OP_EEN_KIER = "deur_op_een_kier", "Deur op een kier"
    GESTOPT = "gestopt", "Gestopt"


OPEN = (Stand.LOOPT, Stand.IN_GESPREK)


class Hulp(TextChoices):
    """Whether help was accepted: all that the landlord hears (OC-15)."""

    ONBEKEND = "onbekend", "Nog niet bekend"
    AANVAARD = "aanvaard", "Aanvaard"
    GEWEIGERD = "geweigerd", "Geweigerd"


class Puntstand(TextChoices):
    """How a point of the conversation stands: four, so that "not looked at" is never "fine"."""

    NIET_BEKEKEN = "niet_bekeken", "Nog niet bekeken"
    OPEN = "open", "Nog open"
    OP_ORDE = "op_orde", "Op orde"
    NIET_GELUKT = "niet_gelukt", "Niet gelukt"


KLAAR = (Puntstand.OP_ORDE, Puntstand.NIET_GELUKT)
