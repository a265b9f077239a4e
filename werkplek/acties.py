"""What one can do from a screen: the words on the button, the address, and who may.

The pages behind these addresses check the right themselves; here it only decides whether a
link is shown.
"""

from dataclasses import dataclass

from cases.actions.signalen import rubriek_van
from cases.choices import Rubriek, Signaalsoort, Status
from cases.permissions import mag
from partners.choices import Land
from werkplek.adressen import adres


@dataclass(frozen=True)
class Actie:
    """`recht` is a rubriek with one of the letters below, a row of MAG, or nothing at all;
    INVOEREN asks for any rubriek, SIGNALEREN for one that a signal can stand in.

    `alleen_open`: not on a closed case, which has to be reopened first.
    """

    tekst: str
    icoon: str = ""
    recht: tuple[str, str] | str = ""
    alleen_open: bool = False
    alleen_verhuurder: bool = False  # of the organisation whose case it is, in the Netherlands
    met_casemanager: bool = False  # only once there is one
    app: str = "cases"


INVOEREN, SCHRIJVEN, LEZEN = "invoeren", "schrijven", "lezen"
SIGNALEREN = "signaleren"

ACTIES = {
    "contactpoging": Actie("Contact vastleggen", "telefoon", (Rubriek.HUUR, INVOEREN), True),
    "betalingsafspraak": Actie(
        "Betalingsafspraak maken", "agenda", (Rubriek.HUUR, SCHRIJVEN), True
    ),
    "achterstand": Actie("Achterstand vastleggen", "potlood", (Rubriek.HUUR, SCHRIJVEN)),
    "betaling": Actie("Betaling vastleggen", "plus", (Rubriek.HUUR, SCHRIJVEN)),
    "huurder": Actie("Wijzigen", "potlood", (Rubriek.KERN, SCHRIJVEN)),
    "woning": Actie("Wijzigen", "potlood", (Rubriek.KERN, SCHRIJVEN)),
    "huurovereenkomst": Actie("Wijzigen", "potlood", (Rubriek.HUUR, SCHRIJVEN)),
    "juridische_stap": Actie("Juridische stap vastleggen", "plus", (Rubriek.JURIDISCH, INVOEREN)),
    "huishouden": Actie("Wijzigen", "potlood", (Rubriek.GEZIN, SCHRIJVEN)),
    "bewoner": Actie("Bewoner toevoegen", "plus", (Rubriek.GEZIN, INVOEREN)),
    "kinderen": Actie("Gesprek vastleggen", "mensen", (Rubriek.GEZIN, LEZEN), app="uitvoering"),
    "veiligheid": Actie(
        "Veiligheid: advies of melding",
        "schild",
        (Rubriek.VEILIGHEID, INVOEREN),
        app="uitvoering",
    ),
    "notitie": Actie("Notitie toevoegen", "potlood", INVOEREN),
    "document": Actie("Document toevoegen", "plus", INVOEREN),
    "signaal": Actie("Signaal doorgeven", "plus", SIGNALEREN),
    "uitnodigen": Actie("Partner uitnodigen", "mensen", "uitnodigen"),
    "betrokkenen": Actie("Wie ziet wat en waarom?", "mensen"),
    "afdruk": Actie("Casus afdrukken", "document", app="werkplek"),
    "logboek": Actie("Wie keek er?", "oog", "logboek_inzien"),
    "vroegsignaal": Actie(
        "Vroegsignaal en bewijs",
        "schild",
        (Rubriek.JURIDISCH, INVOEREN),
        alleen_verhuurder=True,
    ),
    "melden": Actie("Melden bij het Regieteam", "mensen", "melden", True, True, app="regieteam"),
    "melden_meekijken": Actie(
        "Meekijken met de melding", "oog", "melden", True, True, app="regieteam"
    ),
    "voorwaarden": Actie(
        "Voorwaarden bekijken", "vink", (Rubriek.BESLUIT, "lezen"), app="uitvoering"
    ),
    "plan": Actie("Plan van aanpak bijwerken", "document", "plan_maken", app="uitvoering"),
    "overdragen": Actie(
        "Casus overdragen", "pijl", "overdragen", True, met_casemanager=True, app="uitvoering"
    ),
    "onderdak": Actie(
        "Plekken bekijken", "huis", (Rubriek.BESLUIT, INVOEREN), True, app="uitvoering"
    ),
    "aanmelden": Actie("Aanmelden bij de opvang", "huis", "aanmelden", True, app="uitvoering"),
    "nazorg": Actie("Nazorg bijwerken", "telefoon", "nazorg_doen", True, app="uitvoering"),
    "inboedel": Actie("Inboedel bekijken", "", "inboedel_regelen", app="uitvoering"),
    "incident_opvolgen": Actie(
        "Incident opvolgen", "driehoek", "incident_melden", True, app="uitvoering"
    ),
    "ontruiming_afgelasten": Actie(
        "Ontruiming afgelasten", "kruis", "ontruiming_afgelasten", True, app="uitvoering"
    ),
    "afsluiten": Actie("Casus afsluiten", "", "afsluiten_preventie", True),
}


def mag_actie(naam, casus, actor, rechten):
    """May this actor do this with this case?"""
    recht = ACTIES[naam].recht
    if ACTIES[naam].alleen_open and casus.status == Status.AFGESLOTEN:
        return False
    if ACTIES[naam].met_casemanager and casus.casemanager_id is None:
        return False
    if ACTIES[naam].alleen_verhuurder and not _is_verhuurder(casus, actor):
        return False
    match recht:
        case "":
            return True
        case (rubriek, soort):
            return getattr(rechten[rubriek], soort)
        case "invoeren":
            return any(toegang.invoeren for toegang in rechten.values())
        case "signaleren":
            return any(rubriek_van(soort, rechten) for soort in Signaalsoort)
    return mag(casus, actor, recht)


def actie(naam, casus, actor, rechten, tekst=""):
    """A link to do this, as {tekst, url, icoon}; None when it isn't for her or isn't there."""
    url = adres(f"{ACTIES[naam].app}:{naam}", casus.nummer)
    if url is None or not mag_actie(naam, casus, actor, rechten):
        return None
    return {"tekst": tekst or ACTIES[naam].tekst, "url": url, "icoon": ACTIES[naam].icoon}


def _is_verhuurder(casus, actor):
    return casus.corporatie_id == actor.organisatie.pk and casus.land == Land.NL


def acties(namen, casus, actor, rechten):
    return [gevonden for naam in namen if (gevonden := actie(naam, casus, actor, rechten))]
