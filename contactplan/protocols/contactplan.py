"""Het contactplan van vijf werkdagen, zoals OCMW Ravels het uitvoert.

Bron: Preventieve woonbegeleiding, dia 4-12 (OC-01 tot OC-10). Het plan is een leidraad: van
elke stap mag met een reden worden afgeweken. Wijzig hier, en nergens anders.
"""

from datetime import time

from contactplan.protocols.language import Protocol, Soort, Stap, Uitkomst

BRIEFJE_KOM_TERUG = "briefje_kom_terug"
BRIEFJE_AFSCHEID = "briefje_afscheid"
FOLDER = "folder"

AAN_DE_DEUR = {
    "binnen": "Binnen gesproken",
    "niet_binnen": "Deur ging open, niet binnen",
    "niemand": "Niemand thuis of deur bleef dicht",
}


def _bezoek(dan=None, einde=None):
    """Inside ends the chase; with a closed door the plan goes on, or ends."""
    return {
        "binnen": Uitkomst(AAN_DE_DEUR["binnen"], einde="in_gesprek"),
        "niet_binnen": Uitkomst(AAN_DE_DEUR["niet_binnen"], dan=dan, einde=einde),
        "niemand": Uitkomst(AAN_DE_DEUR["niemand"], dan=dan, einde=einde),
        "reactie": Uitkomst("De cliënt nam zelf contact op", einde="in_gesprek"),
    }


CONTACTPLAN = Protocol(
    titel="Contactplan in vijf werkdagen",
    bron="OCMW Ravels, Preventieve woonbegeleiding, dia 4-12",
    eerste="bellen",
    einden={
        "in_gesprek": "Er is contact: het gesprek over hulp is begonnen.",
        "deur_op_een_kier": "Geen contact: de deur blijft op een kier staan.",
    },
    stappen={
        "bellen": Stap(
            doe="Bel de cliënt",
            waarom="Volgens het plan is dat op werkdag 1: de werkdag van de melding.",
            soort=Soort.BELLEN,
            dagen=(1, 1),
            uitkomsten={
                "aanvaardt": Uitkomst("Gesproken, wil hulp", dan="afspraak_thuis"),
                "weigert": Uitkomst("Gesproken, wil geen hulp", dan="huisbezoek"),
                "niet_bereikt": Uitkomst("Niet bereikt", dan="opnieuw_bellen"),
                "reactie": Uitkomst("De cliënt nam zelf contact op", einde="in_gesprek"),
            },
        ),
        "opnieuw_bellen": Stap(
            doe="Bel de cliënt opnieuw",
            waarom="Volgens het plan is dat op werkdag 2, vóór 12 uur. Lukt het weer niet, ga dan "
            "dezelfde dag nog langs.",
            soort=Soort.BELLEN,
            dagen=(2, 2),
            voor=time(12),
            uitkomsten={
                "aanvaardt": Uitkomst("Gesproken, wil hulp", dan="afspraak_thuis"),
                "weigert": Uitkomst("Gesproken, wil geen hulp", dan="huisbezoek"),
                "niet_bereikt": Uitkomst("Niet bereikt", dan="huisbezoek"),
                "reactie": Uitkomst("De cliënt nam zelf contact op", einde="in_gesprek"),
            },
        ),
        "afspraak_thuis": Stap(
            doe="Ga op de afgesproken tijd bij de cliënt thuis langs",
            waarom="De cliënt wil hulp. Bespreek thuis wat er speelt.",
            soort=Soort.BEZOEK,
            dagen=(2, 3),
            aangekondigd=True,
            laat_achter=(BRIEFJE_KOM_TERUG, FOLDER),
            # De bron zegt niet wat volgt als de afspraak mislukt; wij kiezen dit.
            uitkomsten=_bezoek(dan="ruimte_geven"),
        ),
        "huisbezoek": Stap(
            doe="Ga onaangekondigd op huisbezoek",
            waarom="Liefst op werkdag 2, anders op werkdag 3.",
            soort=Soort.BEZOEK,
            dagen=(2, 3),
            laat_achter=(BRIEFJE_KOM_TERUG, FOLDER),
            uitkomsten=_bezoek(dan="ruimte_geven"),
        ),
        "ruimte_geven": Stap(
            doe="Geef de cliënt een werkdag de ruimte",
            waarom="Volgens het plan is dat werkdag 4. Bel die dag niet en ga niet langs.",
            soort=Soort.WACHTEN,
            dagen=(4, 4),
            bij_stilte="stilte",
            uitkomsten={
                "reactie": Uitkomst("De cliënt nam zelf contact op", einde="in_gesprek"),
                "stilte": Uitkomst("Geen reactie", dan="laatste_bezoek"),
            },
        ),
        "laatste_bezoek": Stap(
            doe="Ga een laatste keer onaangekondigd langs",
            waarom="De cliënt reageerde niet. Dit is de laatste poging.",
            soort=Soort.BEZOEK,
            dagen=(5, 5),
            laat_achter=(BRIEFJE_AFSCHEID,),
            uitkomsten=_bezoek(einde="deur_op_een_kier"),
        ),
    },
)
