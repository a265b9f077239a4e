"""Who sees what, and why."""

from django.db.models import TextChoices


class Rubriek(TextChoices):
    """The parts of a case; each has its own tables, so that no field slips across."""

    KERN = "kern", "Kern"
    HUUR = "huur", "Huur en betaling"
    JURIDISCH = "juridisch", "Juridisch"
    GEZIN = "gezin", "Gezin"
    FINANCIEN = "financien", "Financiën"
    HULP = "hulp", "Hulp"
    VEILIGHEID = "veiligheid", "Veiligheid"
    BESLUIT = "besluit", "Melding en besluit"


class Hoedanigheid(TextChoices):
    """What an actor is to one case: the rows of the ceiling."""

    CORPORATIE = "corporatie", "Corporatie"
    CORPORATIEJURIST = "corporatiejurist", "Jurist van de corporatie"
    HULPVERLENING = "hulpverlening", "Hulpverlening of buurtteam"
    OCMW = "ocmw", "OCMW, sociale dienst"
    OCMW_JURIST = "ocmw_jurist", "OCMW, jurist"
    SCHULDHULP = "schuldhulp", "Schuldhulp of bewindvoerder"
    JEUGD_EN_VEILIGHEID = "jeugd_en_veiligheid", "Veilig Thuis of Jeugdbescherming"
    CASEMANAGER = "casemanager", "Casemanager van deze casus"
    REGIETEAM = "regieteam", "Lid van het Regieteam"
    COORDINATOR = "coordinator", "Coördinator"
    OPVANG = "opvang", "Opvang"
    MELDPUNT = "meldpunt", "Meldpunt Bijzondere Zorg"
    WOONKANS = "woonkans", "Meldpunt WoonKans"
    GEMEENTE = "gemeente", "Gemeente"
    GEEN = "geen", "Geen"


class Deelnamerol(TextChoices):
    """Why an organisation takes part in a case."""

    MELDER = "melder", "Verhuurder"
    PARTNER = "partner", "Partner"
    REGIETEAM = "regieteam", "Regieteam"
    CASEMANAGER = "casemanager", "Casemanager"


class Grondslag(TextChoices):
    """The legal ground on which an organisation sees a case (AVG, article 6)."""

    TOESTEMMING = "toestemming", "Toestemming van de huurder"
    OVEREENKOMST = "overeenkomst", "Uitvoering van de huurovereenkomst"
    WETTELIJK = "wettelijk", "Wettelijke plicht"
    PUBLIEKE_TAAK = "publieke_taak", "Publieke taak"
    VITAAL = "vitaal", "Vitaal belang"
    GERECHTVAARDIGD = "gerechtvaardigd", "Gerechtvaardigd belang"


class Publiek(TextChoices):
    """Who reads a note or document: one of three, never a free mix."""

    EIGEN = "eigen", "Alleen mijn eigen organisatie"
    PARTNERS = "partners", "Betrokken partners"
    REGIETEAM = "regieteam", "Alleen mijn organisatie en het Regieteam"
