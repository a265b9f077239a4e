"""Wat je achterlaat en wat je zegt, in gewone woorden (OC-05, OC-06, OC-09). Geen Django."""

from contactplan.protocols.contactplan import BRIEFJE_AFSCHEID, BRIEFJE_KOM_TERUG, FOLDER

ACHTERLATEN = {
    BRIEFJE_KOM_TERUG: "Handgeschreven briefje: ik kom terug",
    BRIEFJE_AFSCHEID: "Handgeschreven briefje: u bent altijd welkom",
    FOLDER: "Folder over dreigende uithuiszetting",
}

BRIEFJES = {
    BRIEFJE_KOM_TERUG: (
        "Beste {aanspreking},",
        "Ik was vandaag bij u aan de deur. Ik werk bij {organisatie}.",
        "Ik wil graag samen met u kijken hoe u in uw woning kunt blijven wonen.",
        "Wilt u mij snel bellen of een bericht sturen? Mijn nummer is {telefoon}.",
        "Ik kom binnenkort nog een keer langs.",
        "Groeten, {naam}",
    ),
    BRIEFJE_AFSCHEID: (
        "Beste {aanspreking},",
        "Ik was vandaag weer bij u aan de deur. Ik zal nu niet meer langskomen.",
        "Wilt u toch hulp? U bent altijd welkom bij {organisatie}. Ook later.",
        "Bel {telefoon}. Dan maken we meteen een afspraak.",
        "Groeten, {naam}",
    ),
}

DEURSCRIPT = (
    "Dag, ik ben {naam} van {organisatie}.",
    "Weet u waarom ik langskom?",
    "Ik help mensen om in hun woning te kunnen blijven. Ik kom niet voor de verhuurder.",
    "Mag ik even binnenkomen? Dan praten we rustig.",
)
