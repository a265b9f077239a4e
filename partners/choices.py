"""The kinds of organisations and the roles of their people. A leaf: imports nothing of ours."""

from django.db.models import TextChoices


class Land(TextChoices):
    """The country whose calendar and law an organisation follows."""

    NL = "NL", "Nederland"
    BE = "BE", "België"


class Soort(TextChoices):
    """What an organisation is. The ceiling of its rights follows from this."""

    CORPORATIE = "corporatie", "Woningcorporatie of woonmaatschappij"
    HULPVERLENING = "hulpverlening", "Hulpverlening of buurtteam"
    OCMW = "ocmw", "OCMW"
    SCHULDHULP = "schuldhulp", "Schuldhulpverlening"
    BEWINDVOERDER = "bewindvoerder", "Bewindvoerder"
    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis (voorheen AMK)"
    JEUGDBESCHERMING = "jeugdbescherming", "Jeugdbescherming"
    OPVANG = "opvang", "Opvang"
    MELDPUNT_ZORG = "meldpunt_zorg", "Meldpunt Bijzondere Zorg"
    WOONKANS = "woonkans", "Meldpunt WoonKans"
    GEMEENTE = "gemeente", "Gemeente"
    REGIETEAM = "regieteam", "Regieteam"


class Rol(TextChoices):
    """What a person does for an organisation; one person can hold several."""

    MEDEWERKER = "medewerker", "Medewerker"
    TEAMLEIDER = "teamleider", "Teamleider"
    JURIST = "jurist", "Jurist"
    REGIETEAMLID = "regieteamlid", "Regieteamlid"
    VOORZITTER = "voorzitter", "Voorzitter"
    COORDINATOR = "coordinator", "Coördinator"
    BEHEERDER = "beheerder", "Beheerder"


class Wijziging(TextChoices):
    """What happened to a role of a person at an organisation."""

    TOEGEKEND = "toegekend", "Gekregen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


class Contactsoort(TextChoices):
    """What one turns to an entry of the contact directory for (NZ-11)."""

    VEILIG_THUIS = "veilig_thuis", "Veilig Thuis (voorheen AMK)"
    MELDPUNT_ZORG = "meldpunt_zorg", "Meldpunt Bijzondere Zorg"
    WOONKANS = "woonkans", "Meldpunt WoonKans"
    OPVANG = "opvang", "Maatschappelijke Opvang"
    ZORGSTRUCTUUR = "zorgstructuur", "Lokale zorgstructuur"
    SCHULDHULP = "schuldhulp", "Schuldhulpverlening"
    JEUGDBESCHERMING = "jeugdbescherming", "Jeugdbescherming"
    OCMW = "ocmw", "OCMW"
    ANDERS = "anders", "Anders"
