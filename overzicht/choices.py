"""The words of the figures. A leaf: imports nothing of ours but the words of others."""

from django.db.models import TextChoices


class Figuur(TextChoices):
    """What is counted; each is a question that a coördinator asks."""

    STAND = "stand", "Hoeveel casussen lopen er nu, en in welke fase?"
    INSTROOM = "instroom", "Hoeveel casussen kwamen er in elke fase?"
    UITSTROOM = "uitstroom", "Hoeveel casussen gingen er uit elke fase?"
    HUISHOUDENS = "huishoudens", "Om welke huishoudens gaat het bij nieuwe casussen?"
    DEADLINES = "deadlines", "Zijn de deadlines gehaald?"
    CONTACT = "contact", "Lukt het om mensen te bereiken?"
    BESLUITEN = "besluiten", "Wat besloot het Regieteam?"
    VOORWAARDEN = "voorwaarden", "Worden de voorwaarden nagekomen?"
    ONTRUIMINGEN = "ontruimingen", "Hoe liepen dreigende ontruimingen af?"
    ONDERDAK = "onderdak", "Kwam er een plek toen daarom gevraagd werd?"
    NAZORG = "nazorg", "Waar was het huishouden bij contact in de nazorg?"
    TWEEDE_KANS = "tweede_kans", "Hielden de tweede kansen stand?"
    RESULTATEN = "resultaten", "Hoe eindigden de casussen?"
    DUUR = "duur", "Hoe lang duurt een fase?"


class Dimensie(TextChoices):
    """By what a figure is divided further. Never by two at once: see ADR 15."""

    GEHEEL = "geheel", "Samen"
    KWARTAAL = "kwartaal", "Kwartaal"
    PLAATS = "plaats", "Plaats"
    GROEP = "groep", "Soort huishouden"
    SOORT = "soort", "Soort"
    ORGANISATIE = "organisatie", "Organisatie"


class Groep(TextChoices):
    """The household on the day that counts, each in the first group that fits (RT-10)."""

    GEZIN = "gezin", "Gezin met minderjarige kinderen"
    KWETSBAAR = "kwetsbaar", "Kwetsbaar, zonder kinderen"
    MULTIPROBLEEM = "multiprobleem", "Meer problemen tegelijk, zonder kinderen"
    OVERLAST = "overlast", "Woonoverlast, zonder kinderen"
    ANDERS = "anders", "Ander huishouden"


class Tijdigheid(TextChoices):
    OP_TIJD = "op_tijd", "Op tijd"
    TE_LAAT = "te_laat", "Te laat"


class Bereik(TextChoices):
    """What came of a step of the contact plan."""

    WIL_HULP = "wil_hulp", "Bereikt, wil hulp"
    GESPROKEN = "gesproken", "Bereikt, in gesprek"
    GEEN_HULP = "geen_hulp", "Bereikt, wil geen hulp"
    NIET_BEREIKT = "niet_bereikt", "Niet bereikt"


class Afloop(TextChoices):
    """How a threatened eviction ended."""

    AFGEWEND = "afgewend", "Na het vonnis toch voorkomen"
    ONTRUIMD = "ontruimd", "Ontruimd, met een plek"
    INCIDENT = "incident", "Ontruimd tegen de afspraak (incident)"


class Plekstand(TextChoices):
    """What became of the question for a place to stay."""

    GEKREGEN = "gekregen", "Plek bevestigd"
    AANGEBODEN = "aangeboden", "Plek aangeboden"
    WACHTLIJST = "wachtlijst", "Op de wachtlijst"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    GEVRAAGD = "gevraagd", "Nog geen antwoord"
    VERVALLEN = "vervallen", "Niet doorgegaan"


class Nazorgplek(TextChoices):
    """Where a household was, each time that somebody spoke with it after its eviction (NZ-10)."""

    STABIEL = "stabiel", "Op een stabiele plek"
    TIJDELIJK = "tijdelijk", "Op een tijdelijke plek"
    OPVANG = "opvang", "In de opvang of op een crisisplek"
    STRAAT = "straat", "Op straat"
    ONBEKEND = "onbekend", "Niet bekend"


class Kansstand(TextChoices):
    """What became of a second chance."""

    GEHOUDEN = "gehouden", "Gehouden tot het einde"
    LOOPT = "loopt", "Loopt nog"
    GESTOPT = "gestopt", "Eerder gestopt"


class Aanpak(TextChoices):
    """How far it came before a case closed: what works is seen next to how it ended (NZ-13)."""

    PREVENTIE = "preventie", "Alleen preventie"
    VOORKOMEN = "voorkomen", "Besluit: voorkomen"
    ONTRUIMEN = "ontruimen", "Besluit: ontruimen"
    TWEEDE_KANS = "tweede_kans", "Tweede kans"
