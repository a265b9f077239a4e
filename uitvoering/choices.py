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


class Adviesvervolg(TextChoices):
    """What an adviser says to do next (NZ-05)."""

    GEEN = "geen", "Dit is genoeg"
    OPNIEUW = "opnieuw", "Neem later weer contact op"
    MELDEN = "melden", "Doe een melding"


class Onveiligheid(TextChoices):
    """How unsafe it is for a child, as weighed before a melding: step 4 of the meldcode."""

    ACUUT = "acuut", "Acuut onveilig: er is nu gevaar"
    STRUCTUREEL = "structureel", "Steeds opnieuw onveilig"
    TWIJFEL = "twijfel", "Ik twijfel, of hulp lukt niet"


class Gesprekuitkomst(TextChoices):
    """Whether somebody spoke with a child."""

    GESPROKEN = "gesproken", "Ja, iemand sprak met het kind"
    NIET = "niet", "Nee, en daar is een reden voor"


class Jeugdvorm(TextChoices):
    """As what Jeugdbescherming is involved (RT-17)."""

    VRIJWILLIG = "vrijwillig", "Hulp waar de ouders mee instemmen"
    ONDERZOEK = "onderzoek", "Onderzoek door de Raad voor de Kinderbescherming"
    TOEZICHT = "toezicht", "Ondertoezichtstelling"
    VOOGDIJ = "voogdij", "Voogdij"
    ANDERS = "anders", "Anders"


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


class Oplossingsoort(TextChoices):
    """Where somebody looked for another place than a shelter (RT-15, RT-16, NZ-06)."""

    ZELF = "zelf", "Wat het huishouden zelf kan"
    NETWERK = "netwerk", "Familie, vrienden of buren"
    ANDERE_WONING = "andere_woning", "Een andere woning"
    CRISISPLEK = "crisisplek", "Een crisisplek"
    ANDERS = "anders", "Iets anders"


class Uitkomst(TextChoices):
    KAN = "kan", "Dit kan"
    KAN_NIET = "kan_niet", "Dit kan niet"
    ONZEKER = "onzeker", "Nog niet duidelijk"


class Aanmelder(TextChoices):
    """For whom somebody registers a household with a shelter (NZ-08)."""

    HUISHOUDEN = "huishouden", "Het huishouden zelf"
    HULPVERLENER = "hulpverlener", "Een hulpverlener"
    CORPORATIE = "corporatie", "De corporatie"


class Antwoordsoort(TextChoices):
    """What a shelter answers to a registration (NZ-08)."""

    ZEKER = "zeker", "Aangenomen: de plek is zeker"
    VOORLOPIG = "voorlopig", "Aangenomen: de plek is nog niet zeker"
    WACHTLIJST = "wachtlijst", "Op de wachtlijst"
    AFGEWEZEN = "afgewezen", "Afgewezen"


class Adviessoort(TextChoices):
    """Of whom advice is asked to prevent an eviction or soften it (NZ-04, NZ-09, OC-14)."""

    OPVANG = "opvang", "Maatschappelijke opvang"
    WOONKANS = "woonkans", "Meldpunt WoonKans"
    OCMW = "ocmw", "OCMW"


class Adviesonderwerp(TextChoices):
    """What is asked; `uitvoering.rules` says of whom."""

    INFORMATIE = "informatie", "Informatie"
    ADVIES = "advies", "Advies"
    WOONBEGELEIDING = "woonbegeleiding", "Woonbegeleiding"
    BEMIDDELING = "bemiddeling", "Bemiddeling"
    VERWIJZING = "verwijzing", "Doorverwijzing"
    ZELF_VERTREKKEN = "zelf_vertrekken", "Zelf vertrekken, om kosten te voorkomen"
    INSCHRIJVEN = "inschrijven", "Inschrijven bij sociale verhuurders"
    PRIVATE_MARKT = "private_markt", "Zoeken op de private markt"


class Kaartstap(TextChoices):
    """The steps of the Twente step card that a person fills in herself, in its order."""

    TWEEDE_KANS = "tweede_kans", "Een tweede kans in de eigen woning"
    ZORGSTRUCTUUR = "zorgstructuur", "Afstemmen met de lokale zorgstructuur"
    OPVANGADVIES = "opvangadvies", "Advies of woonbegeleiding van de opvang"
    AANMELDING = "aanmelding", "Aanmelden bij de opvang"
    WOONKANS = "woonkans", "Advies van Meldpunt WoonKans"


class Aanleiding(TextChoices):
    """When aftercare began: before the day that was announced, or on it (NZ-10)."""

    AANGEKONDIGD = "aangekondigd", "De ontruiming is aangekondigd en niet meer te keren"
    ONTRUIMD = "ontruimd", "De woning is ontruimd"


class Planscenario(TextChoices):
    """For what a plan van aanpak is (RT-05)."""

    PREVENTIE = "preventie", "In de preventie"
    VOORKOMEN = "voorkomen", "Scenario 1: de ontruiming voorkomen"
    ONTRUIMEN = "ontruimen", "Scenario 2: ontruimen met opvang"


class Leefgebiedsoort(TextChoices):
    """The life domains of a plan; the first two are in every one (RT-05)."""

    WONEN = "wonen", "Wonen"
    FINANCIEN = "financien", "Financiën"
    GEZIN = "gezin", "Gezin en kinderen"
    GEZONDHEID = "gezondheid", "Gezondheid"
    WERK = "werk", "Werk en dagbesteding"
    NETWERK = "netwerk", "Familie, vrienden en buurt"


class Doelstand(TextChoices):
    """How a goal of a plan stands."""

    LOOPT = "loopt", "Loopt"
    GEHAALD = "gehaald", "Gehaald"
    VERVALLEN = "vervallen", "Vervallen"


class Verblijfplek(TextChoices):
    """Where a household stays, as it is heard of in the aftercare."""

    EIGEN_WONING = "eigen_woning", "In een eigen woning"
    NETWERK = "netwerk", "Bij familie of vrienden"
    OPVANG = "opvang", "In de opvang"
    CRISISPLEK = "crisisplek", "Op een crisisplek"
    ANDERS = "anders", "Ergens anders"
    ONBEKEND = "onbekend", "Dat weet ik niet"
    STRAAT = "straat", "Nergens: op straat of in de auto"


class Schuldenstand(TextChoices):
    """Whether anything was agreed about the debts."""

    GEEN = "geen", "Er zijn geen schulden meer"
    REGELING = "regeling", "Er loopt een regeling"
    AANGEVRAAGD = "aangevraagd", "Een regeling is aangevraagd"
    NIETS = "niets", "Er is nog niets afgesproken"
    ONBEKEND = "onbekend", "Dat weet ik niet"


class Inboedelafloop(TextChoices):
    """What became of the goods that were kept."""

    OPGEHAALD = "opgehaald", "Opgehaald door het huishouden"
    VERKOCHT = "verkocht", "Verkocht"
    WEG = "weg", "Weggegeven of vernietigd"
