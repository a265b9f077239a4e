"""What is done, what is next and who must act: the words of the route on a screen (RT-19).

Data only. One row per status, per step of cases.lifecycle and per kind of deadline; a test
keeps them complete.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from cases.choices import Afspraakstatus, Deadlinesoort, Rubriek, Status


class AanZet(StrEnum):
    """Who must act; the page puts the name of the organisation with it."""

    VERHUURDER = "De verhuurder"
    REGIETEAM = "Het Regieteam"
    CASEMANAGER = "De casemanager"
    NIEMAND = "Niemand"


@dataclass(frozen=True)
class Vervolg:
    """Where a case stands: what lies behind it, what comes now, who does that and with what."""

    gedaan: str
    nu: str
    uitleg: str
    wie: AanZet
    acties: tuple[str, ...] = ()


VERVOLG = {
    Status.SIGNAAL: Vervolg(
        gedaan="Er is een huurachterstand geregistreerd.",
        nu="Zoek contact met de huurder en pak de casus op",
        uitleg="Hoe eerder jullie elkaar spreken, hoe meer er nog kan.",
        wie=AanZet.VERHUURDER,
        acties=("contactpoging",),
    ),
    Status.PREVENTIE: Vervolg(
        gedaan="Er is contact gezocht en de casus is opgepakt.",
        nu="Maak een betalingsafspraak of schakel hulp in",
        uitleg="Lukt het niet samen? Meld de casus dan bij het Regieteam, vóór de dagvaarding.",
        wie=AanZet.VERHUURDER,
        acties=("betalingsafspraak", "contactpoging", "uitnodigen", "melden"),
    ),
    Status.GEMELD: Vervolg(
        gedaan="De casus is gemeld bij het Regieteam.",
        nu="Zet de casus op de agenda",
        uitleg="Het Regieteam kiest in welke vergadering deze casus aan de beurt is.",
        wie=AanZet.REGIETEAM,
    ),
    Status.GEAGENDEERD: Vervolg(
        gedaan="De casus staat op de agenda van het Regieteam.",
        nu="Bespreek de casus en besluit",
        uitleg="Drie vragen: is de ontruiming te voorkomen, welke stappen zijn nodig, "
        "en is een melding bij het Meldpunt Bijzondere Zorg nodig?",
        wie=AanZet.REGIETEAM,
    ),
    Status.AANGEHOUDEN: Vervolg(
        gedaan="Het Regieteam stelde het besluit uit.",
        nu="Zet de casus opnieuw op de agenda",
        uitleg="De reden van het uitstel staat in de tijdlijn.",
        wie=AanZet.REGIETEAM,
    ),
    Status.VOORKOMEN: Vervolg(
        gedaan="Het Regieteam besloot: de ontruiming is te voorkomen. De ontruiming staat stil.",
        nu="Bewaak de vier voorwaarden",
        uitleg="Lopende huur, medewerking, inzage in het inkomen en een redelijk "
        "betalingsvoorstel.",
        wie=AanZet.CASEMANAGER,
        acties=("voorwaarden", "plan", "notitie"),
    ),
    Status.ONTRUIMEN: Vervolg(
        gedaan="Het Regieteam besloot: de ontruiming is niet te voorkomen.",
        nu="Regel een plek vóór de ontruimingsdatum",
        uitleg="Eerst het eigen netwerk, dan de opvang. Niemand komt op straat te staan.",
        wie=AanZet.CASEMANAGER,
        acties=("plan", "notitie"),
    ),
    Status.ONTRUIMD: Vervolg(
        gedaan="De woning is ontruimd.",
        nu="Houd contact in de nazorg",
        uitleg="De nazorg stopt bij een stabiele plek, of met een reden.",
        wie=AanZet.CASEMANAGER,
        acties=("nazorg", "inboedel", "notitie"),
    ),
    Status.AFGESLOTEN: Vervolg(
        gedaan="De casus is afgesloten.",
        nu="Er is nu niets te doen",
        uitleg="Gaat het opnieuw mis? Dan kan de casus weer open, met haar geschiedenis.",
        wie=AanZet.NIEMAND,
    ),
}


# In preventie, once there is an agreement to pay in instalments: how the last one stands. A kept
# one counts until the books have a newer figure.
_BETALEN = Vervolg(
    gedaan="Er is contact gezocht en een betalingsafspraak gemaakt.",
    nu="Volg of de termijnen op tijd komen",
    uitleg="Komt een termijn niet? Bel de huurder en schakel zo nodig hulp in.",
    wie=AanZet.VERHUURDER,
    acties=("betaling", "contactpoging", "uitnodigen"),
)
NA_AFSPRAAK = {
    Afspraakstatus.LOOPT: _BETALEN,
    Afspraakstatus.TE_LAAT: replace(
        _BETALEN,
        gedaan="Er is een betalingsafspraak, maar een termijn is te laat.",
        nu="Bel de huurder over de termijn die te laat is",
        uitleg="Is er toch betaald? Leg de betaling vast. Lukt betalen niet? Schakel hulp in.",
        acties=("contactpoging", "betaling", "uitnodigen"),
    ),
    Afspraakstatus.GEBROKEN: Vervolg(
        gedaan="De betalingsafspraak is niet nagekomen.",
        nu="Zoek contact over de afspraak die niet lukte",
        uitleg="Maak een nieuwe afspraak die wel past, of schakel hulp in. Lukt het niet samen? "
        "Meld de casus dan bij het Regieteam, vóór de dagvaarding.",
        wie=AanZet.VERHUURDER,
        acties=("contactpoging", "betalingsafspraak", "uitnodigen"),
    ),
    Afspraakstatus.NAGEKOMEN: Vervolg(
        gedaan="De betalingsafspraak is nagekomen.",
        nu="Kijk of de achterstand weg is",
        uitleg="De afspraak is nagekomen. Is alles betaald? Leg dan vast dat de achterstand 0 is "
        "en sluit de casus af. Staat er nog iets open? Leg dan de nieuwe stand vast.",
        wie=AanZet.VERHUURDER,
        acties=("achterstand", "afsluiten", "contactpoging"),
    ),
}


@dataclass(frozen=True)
class Stap:
    """How a step of the route is called on a button, and what it means.

    `formulier`: its page asks for all that its rules want, or says what is missing; so nothing
    keeps one from opening it.
    """

    tekst: str
    uitleg: str
    adres: str
    formulier: bool = False


STAPPEN = {
    "oppakken": Stap(
        "Casus oppakken",
        "Er is contact gezocht. Werk de achterstand uit met de huurder.",
        "cases:oppakken",
    ),
    "melden": Stap(
        "Melden bij het Regieteam",
        "Gaan jullie naar de rechter? Meld het huishouden dan eerst.",
        "regieteam:melden",
        formulier=True,
    ),
    "agenderen": Stap(
        "Op de agenda zetten",
        "Kies de vergadering waarin deze casus aan de beurt is.",
        "regieteam:agenderen",
        formulier=True,
    ),
    "aanhouden": Stap(
        "Besluit uitstellen",
        "Met een reden en een nieuwe datum.",
        "regieteam:aanhouden",
    ),
    "terugverwijzen": Stap(
        "Terug naar preventie",
        "Er is in de preventie nog van alles mogelijk.",
        "regieteam:terugverwijzen",
    ),
    "besluiten_voorkomen": Stap(
        "Besluiten: ontruiming voorkomen",
        "De corporatie schort op en een casemanager bewaakt vier voorwaarden.",
        "regieteam:besluiten_voorkomen",
    ),
    "besluiten_ontruimen": Stap(
        "Besluiten: ontruimen met opvang",
        "Ontruimen is niet te voorkomen, en niemand komt op straat.",
        "regieteam:besluiten_ontruimen",
    ),
    "tweede_kans": Stap(
        "Tweede kans geven",
        "In de eigen woning, onder strenge voorwaarden.",
        "regieteam:tweede_kans",
        formulier=True,
    ),
    "ontruiming_vastleggen": Stap(
        "Ontruiming vastleggen",
        "De woning is ontruimd en het huishouden heeft een plek.",
        "uitvoering:ontruiming_vastleggen",
        formulier=True,
    ),
    "afsluiten": Stap(
        "Casus afsluiten",
        "Er is geen stap meer te zetten. Je kiest het resultaat.",
        "cases:afsluiten",
        formulier=True,
    ),
    "heropenen": Stap(
        "Casus heropenen",
        "Het gaat opnieuw mis. Je schrijft op waarom.",
        "cases:heropenen",
        formulier=True,
    ),
}

# The step that a status waits for, when nothing stands in its way any more.
HOOFDSTAP = {
    Status.SIGNAAL: "oppakken",
    Status.GEMELD: "agenderen",
    Status.AANGEHOUDEN: "agenderen",
}

# Why, where the words of the status say something else. Of the others those words are read only
# by who is aan zet.
BIJ_DEADLINE = {
    Deadlinesoort.SIGNAAL: "Praat erover met elkaar en schrijf op wat jullie afspreken.",
    Deadlinesoort.JURIDISCH: "Leg vast wat je hoort. De wettelijke termijnen volgen daaruit.",
    Deadlinesoort.VOORWAARDE: "Kijk of de voorwaarde is nagekomen, en schrijf op waaruit dat "
    "blijkt.",
    Deadlinesoort.BESPREKING: "Kies een vergadering waarin jullie de casus bespreken.",
    Deadlinesoort.KINDGESPREK: "Er wordt straks over dit gezin beslist. Vraag het kind zelf hoe "
    "het gaat, en wat je mag opschrijven.",
    Deadlinesoort.AANMELDING: "Is er geen andere plek? Meld dan op tijd aan bij de opvang.",
    Deadlinesoort.INCIDENT: "Dit huishouden heeft geen bevestigde plek. Bel meteen wie kan helpen.",
    Deadlinesoort.INBOEDEL: "Daarna mag de inboedel verkocht of weggegooid worden.",
    Deadlinesoort.PLAN: "Maak het samen met het huishouden.",
    Deadlinesoort.PLANBESPREKING: "Bespreek met het huishouden hoe het gaat, en kies wanneer "
    "jullie dat opnieuw doen.",
    Deadlinesoort.SLUITEN: "De achterstand is 0. Sluit de casus af, of schrijf op waarom hij "
    "nog open blijft.",
}

# What one does about a deadline: an action of werkplek.acties. A signal has its own page.
VOOR_DEADLINE = {
    Deadlinesoort.EERSTE_CONTACT: "contactpoging",
    Deadlinesoort.TERMIJN: "betaling",
    Deadlinesoort.SLUITEN: "afsluiten",
    Deadlinesoort.JURIDISCH: "juridische_stap",
    Deadlinesoort.MEEKIJKEN: "melden_meekijken",
    Deadlinesoort.AANVULLING: "melden",
    Deadlinesoort.OPSCHORTING: "voorwaarden",
    Deadlinesoort.KINDGESPREK: "kinderen",
    Deadlinesoort.AANMELDING: "aanmelden",
    Deadlinesoort.INCIDENT: "incident_opvolgen",
    Deadlinesoort.NAZORG: "nazorg",
    Deadlinesoort.INBOEDEL: "inboedel",
    Deadlinesoort.PLAN: "plan",
    Deadlinesoort.PLANBESPREKING: "plan",
}

# Where one does what no rule asks for, by rubriek: an action and its words. In rubriek besluit that
# is the step for which the case waits.
ZONDER_REGEL = {
    Rubriek.KERN: ("onderdak", ""),
    Rubriek.GEZIN: ("kinderen", "Kinderen bekijken"),
    Rubriek.VEILIGHEID: ("veiligheid", ""),
}
