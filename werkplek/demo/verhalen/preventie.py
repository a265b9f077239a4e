"""In preventie: from the first signal to payment agreements and partners."""

from cases.choices import Grondslag

PARTNER = ["hulp", "gezin", "financien", "huur", "veiligheid", "besluit"]
DOEL_BUURTTEAM = "Hulp thuis, zodat de huur weer op tijd betaald wordt"
DOEL_SCHULDHULP = "De schulden op een rij zetten en een voorstel doen"
DOEL_BEWIND = "Het inkomen beheren en de vaste lasten betalen"


def nieuw(v):
    """Net binnen: niemand heeft nog gebeld."""


def geen_gehoor(v):
    """Twee keer gebeld en een keer aan de deur; nog niemand gesproken."""
    v.na(1)
    v.contact("niet_bereikt")
    v.na(1, uur=16)
    v.contact("niet_bereikt")
    v.na(1)
    v.contact("bericht", wijze="huisbezoek", tekst="Niemand thuis; een kaartje achtergelaten.")


def bericht_achtergelaten(v):
    v.na(1)
    v.contact("bericht", wijze="bericht", tekst="Sms gestuurd met het verzoek om te bellen.")


def signaal_van_huismeester(v):
    """De huismeester ziet iets, en de woonconsulent volgt het op."""
    v.na(0, uur=11)
    v.signaal(v.opties["soort"])
    v.notitie("huismeester", "kern", "partners")


def in_gesprek(v):
    """Gesproken en opgepakt: de casus is in preventie."""
    v.na(1)
    v.contact("niet_bereikt")
    v.na(1, uur=14)
    v.contact("gesproken")
    v.stap("oppakken")
    v.notitie(None, "huur", "eigen")


def met_buurtteam(v):
    """Het buurtteam doet mee en komt thuis langs."""
    in_gesprek(v)
    v.na(3)
    v.betrek("hulpverlening", PARTNER, DOEL_BUURTTEAM, tot=365)
    v.na(2, uur=13)
    v.notitie("hulpverlening", "hulp", "partners")
    v.notitie("hulpverlening", "hulp", "eigen")
    if v.opties.get("hulp"):
        v.document("hulpverlening", "hulp", "partners", "Verslag eerste huisbezoek",
                   "We spraken over wonen, geld en gezondheid.",
                   "Afgesproken: elke donderdag contact.")  # fmt: skip
        v.notitie("hulpverlening", "financien", "eigen")
    v.notitie(None, "kern", "partners")
    if v.opties.get("signaal"):
        v.geleden(2)
        v.signaal("zorg", wie="hulpverlening", opvolger="hulpverlening")


def met_schuldhulp(v):
    """Schuldhulp doet mee en brengt alle schulden in beeld."""
    in_gesprek(v)
    v.na(5)
    v.betrek("schuldhulp", ["huur", "financien", "juridisch"], DOEL_SCHULDHULP, tot=300)
    v.na(6)
    v.notitie("schuldhulp", "financien", "partners")
    v.notitie("schuldhulp", "financien", "eigen")
    v.document("schuldhulp", "financien", "partners", "Overzicht van schulden",
               "Vijf schuldeisers, samen € 9.480,00.")  # fmt: skip
    v.geleden(3)
    v.signaal("achterstand", wie="schuldhulp", opvolger="schuldhulp")


def met_bewindvoerder(v):
    """De rechter wees een bewindvoerder aan; ook het buurtteam doet mee."""
    met_buurtteam(v)
    v.na(10)
    v.betrek("bewindvoerder", ["huur", "financien"], DOEL_BEWIND, grondslag=Grondslag.WETTELIJK)
    v.na(4)
    v.notitie("bewindvoerder", "financien", "partners", "De vaste lasten lopen nu via mij.")


def hulp_gestopt(v):
    """Het buurtteam deed mee en is gestopt: het ziet de casus niet meer."""
    in_gesprek(v)
    v.na(2)
    deelname = v.betrek("hulpverlening", PARTNER, DOEL_BUURTTEAM)
    v.betrek("schuldhulp", ["huur", "financien"], DOEL_SCHULDHULP, tot=20)
    v.na(4)
    v.notitie("hulpverlening", "hulp", "partners")
    v.na(14)
    v.stopt(deelname, "De huurder wil nu geen hulp thuis.")


def afspraak(v, betaalt=None):
    """Een betalingsafspraak die loopt, te laat is, niet nagekomen of helemaal betaald."""
    in_gesprek(v)
    v.na(4)
    betaalt = betaalt or v.opties.get("betaalt", "op_tijd")
    aantal = 2 if betaalt == "alles" else 6
    [eerste, *rest] = v.afspraak(aantal, eerste_na=8)
    v.na(7)
    if betaalt != "niet":
        v.betaling(eerste)
    if betaalt in ("op_tijd", "alles"):
        v.na(30)
        v.betaling(rest[0])
    v.betaling(v.huishouden.huur, soort="lopend")
    v.notitie(None, "huur", "partners")


def betaald(v):
    """Alles is betaald: het programma stelt voor om te sluiten."""
    in_gesprek(v)
    v.na(25)
    v.achterstand(0)


def juridisch_begin(v):
    """Herinnering, aanmaning en 14-dagenbrief; nog geen dagvaarding."""
    in_gesprek(v)
    for dagen, soort in ((10, "herinnering"), (25, "aanmaning"), (30, "veertiendagenbrief")):
        v.na(dagen)
        v.juridisch(soort)
    v.document(None, "juridisch", "partners", "14-dagenbrief",
               "Je hebt veertien dagen om te betalen, vanaf de dag na ontvangst.")  # fmt: skip
    v.na(8)
    v.inspanning("schuldhulp", "In het gesprek en in de brief van vandaag.")
    v.inspanning("aanbod", "Formulier in het archief.", geweigerd=False)
    v.juridisch("vroegsignaal")
    v.notitie("corporatiejurist", "juridisch", "eigen")
