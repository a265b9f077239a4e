"""The words of carrying out a decision. A leaf: imports nothing of ours."""

from django.db.models import TextChoices


class Actiesoort(TextChoices):
    """What kind of work an action is; some kinds a rule asks for."""

    GEWOON = "gewoon", "Gewone actie"
    JEUGDBESCHERMING = "jeugdbescherming", "Jeugdbescherming betrekken"
    MELDPUNT = "meldpunt", "Melden bij het Meldpunt Bijzondere Zorg"
    BEWINDVOERING = "bewindvoering", "Bewindvoering aanvragen"


class Actiestand(TextChoices):
    """The life of an action. Late is not a state: an open action past its date is late."""

    OPEN = "open", "Open"
    GEDAAN = "gedaan", "Gedaan"
    OVERGEDRAGEN = "overgedragen", "Overgedragen"
    VERVALLEN = "vervallen", "Vervallen"


class Basis(TextChoices):
    """What a second chance rests on (NZ-02)."""

    ONDER_HET_VONNIS = "vonnis", "Dezelfde woning, onder het vonnis"
    ANDERE_WONING = "andere_woning", "Een andere woning"
