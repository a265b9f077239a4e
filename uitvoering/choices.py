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


class Onderdaksoort(TextChoices):
    """What kind of place; the household's own network is looked at first (RT-15, NZ-06)."""

    EIGEN_NETWERK = "eigen_netwerk", "Bij familie of vrienden"
    ANDERE_WONING = "andere_woning", "Een andere woning"
    CRISISPLEK = "crisisplek", "Een crisisplek"
    OPVANG = "opvang", "Maatschappelijke opvang"


class Onderdakstand(TextChoices):
    """How far a place is. Only a confirmed one counts (RT-18)."""

    GEVRAAGD = "gevraagd", "Gevraagd"
    AANGEBODEN = "aangeboden", "Aangeboden"
    BEVESTIGD = "bevestigd", "Bevestigd"
    BEEINDIGD = "beeindigd", "Beëindigd"


class Voorwaardesoort(TextChoices):
    """The four conditions of scenario 1 (RT-14)."""

    LOPENDE_HUUR = "lopende_huur", "De lopende huur is betaald"
    MEDEWERKING = "medewerking", "De huurder werkt mee aan hulp"
    INZICHT = "inzicht", "Inkomsten en uitgaven zijn helemaal in beeld"
    BETALINGSVOORSTEL = "betalingsvoorstel", "Er is een redelijk betalingsvoorstel afgesproken"


class Controleuitkomst(TextChoices):
    """What a check of a condition showed."""

    NAGEKOMEN = "nagekomen", "Nagekomen"
    NIET_NAGEKOMEN = "niet_nagekomen", "Niet nagekomen"
    NIET_TE_BEOORDELEN = "niet_te_beoordelen", "Niet te beoordelen"


class Voorstelstand(TextChoices):
    """What became of a payment proposal."""

    GEDAAN = "gedaan", "Gedaan"
    AKKOORD = "akkoord", "Akkoord"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    VERVANGEN = "vervangen", "Vervangen"
