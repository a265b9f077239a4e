"""Wat je achterlaat en wat je zegt, in gewone woorden (OC-05, OC-06, OC-09). Geen Django."""

from contactplan.protocols.contactplan import BRIEFJE_AFSCHEID, BRIEFJE_KOM_TERUG, FOLDER

ACHTERLATEN = {
    BRIEFJE_KOM_TERUG: "Handgeschreven briefje: ik kom terug",
    BRIEFJE_AFSCHEID: "Handgeschreven briefje: u bent altijd welkom",
    FOLDER: "Folder over dreigende uithuiszetting",
}

BRIEFJES = {
    BRIEFJE_KOM_TERUG: (
        "Beste mevrouw of meneer …………,",
        "Ik was vandaag bij u aan de deur. Ik werk bij {organisatie}.",
        "Ik wil graag samen met u kijken hoe u in uw woning kunt blijven wonen.",
        "Wilt u mij snel bellen of een bericht sturen? Mijn nummer is {telefoon}.",
        "Of kom langs: {bezoekadres}.",
        "Ik kom binnenkort nog een keer langs.",
        "Groeten, {naam}",
    ),
    BRIEFJE_AFSCHEID: (
        "Beste mevrouw of meneer …………,",
        "Ik was vandaag weer bij u aan de deur. Ik zal nu niet meer langskomen.",
        "Wilt u toch hulp? U bent altijd welkom bij {organisatie}. Ook later.",
        "Bel {telefoon}. Dan maken we meteen een afspraak.",
        "Of kom langs: {bezoekadres}.",
        "Groeten, {naam}",
    ),
}

# De folder over dreigende uithuiszetting: koppen met zinnen. Per land de eigen woorden en stappen.
FOLDERS = {
    "NL": (
        ("U heeft een huurachterstand", (
            "Wij weten dat u een huurachterstand heeft.",
            "Misschien kunt u uw woning kwijtraken.",
            "Dat willen wij samen met u voorkomen.",
        )),
        ("Wat kan er gebeuren?", (
            "Eerst krijgt u brieven. Daarin staat wat u moet betalen.",
            "Daarna kan de verhuurder naar de rechter gaan. U krijgt dan een dagvaarding.",
            "De rechter kan beslissen dat u uit de woning moet.",
            "Gaat u niet naar de zitting? Dan hoort de rechter uw verhaal niet.",
        )),
        ("Wat kunt u doen?", (
            "Neem snel contact met ons op. Hoe eerder, hoe meer er kan.",
            "Maak elke brief open en bewaar hem.",
            "Betaal de huur van deze maand, als dat lukt.",
            "Ga naar de zitting. Wij kunnen met u meegaan.",
        )),
        ("Wat kunnen wij doen?", (
            "Wij praten met u en met uw verhuurder.",
            "Wij kijken samen naar uw geld, toeslagen en schulden.",
            "Wij vertellen uw verhuurder niet wat u ons vertelt.",
            "Onze hulp kost niets.",
        )),
    ),
    "BE": (
        ("U hebt een huurachterstal", (
            "Wij kregen het bericht dat u een huurachterstal hebt.",
            "Misschien kunt u uw woning verliezen.",
            "Dat willen wij samen met u voorkomen.",
        )),
        ("Wat kan er gebeuren?", (
            "Eerst krijgt u brieven. Daarin staat wat u moet betalen.",
            "Daarna kan de verhuurder naar de vrederechter gaan. U krijgt dan een oproep.",
            "De vrederechter kan beslissen dat u uit de woning moet.",
            "Gaat u niet naar de zitting? Dan hoort de vrederechter uw verhaal niet.",
        )),
        ("Wat kunt u doen?", (
            "Neem snel contact met ons op. Hoe eerder, hoe meer er kan.",
            "Maak elke brief open en bewaar hem.",
            "Betaal de huur van deze maand, als dat lukt.",
            "Ga naar de zitting. Wij kunnen met u meegaan.",
        )),
        ("Wat kunnen wij doen?", (
            "Wij praten met u en met uw verhuurder.",
            "Wij kijken samen naar uw geld, uw rechten en uw schulden.",
            "Wij staan niet aan de kant van de verhuurder.",
            "Wij vertellen de verhuurder niet wat u ons vertelt. Onze hulp kost niets.",
        )),
    ),
}  # fmt: skip

DEURSCRIPT = (
    "Dag, ik ben {naam} van {organisatie}.",
    "Weet u waarom ik langskom?",
    "Ik help mensen om in hun woning te kunnen blijven. Ik kom niet voor de verhuurder.",
    "Mag ik even binnenkomen? Dan praten we rustig.",
)
