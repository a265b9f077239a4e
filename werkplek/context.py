"""The main menu of every page: what this actor can go to, and how much is waiting for her."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from cases.permissions import mag_contact_zoeken, mag_invoeren, mag_signaleren
from overzicht.permissions import ziet_overzicht
from regieteam.permissions import is_van_het_team, ziet_meldingen
from uitvoering.permissions import geeft_advies, is_opvang, vraagt_advies
from werkplek.adressen import adres
from werkplek.stand import Stand, stand_van

MEEST = 5
ADVIES = "Adviesvragen"
SIGNAAL = "Signaal opschrijven"  # on the page Meer only: it is a button on Mijn werk


@dataclass(frozen=True)
class Ingang:
    """One entry of the menu; `telling` is how much is late or due today, as text."""

    naam: str
    url: str
    actief: bool = False
    telling: str = ""


def navigatie(request):
    """`navigatie`: at most five entries; `navigatie_alles`: all of them, for the page Meer.

    `stand`: what is late, unread or behind (werkplek.stand). Worked out when a template asks, so
    a page without a menu costs nothing, and one with a menu costs one query.
    """
    stand = SimpleLazyObject(lambda: _stand(request))
    alles = SimpleLazyObject(lambda: ingangen(request, stand))
    return {
        "stand": stand,
        "navigatie_alles": alles,
        "navigatie": SimpleLazyObject(lambda: hoofdmenu(alles, request.path)),
    }


def hoofdmenu(alles, pad):
    """The first five, or the first four and Meer."""
    vast = [ingang for ingang in alles if ingang.naam != SIGNAAL]
    if len(vast) <= MEEST:
        return vast
    meer = adres("meer")
    return [*vast[: MEEST - 1], Ingang("Meer", meer, actief=pad == meer)]


def ingangen(request, stand):
    """Everything this actor can go to from the menu, the most used first."""
    actor = getattr(request, "actor", None)
    if not actor:
        return []
    actief = _gekozen(request.path)
    return [
        Ingang(naam, url, actief=naam == actief, telling=_telling(naam, stand))
        for naam, url in _plaatsen(actor, stand)
        if url
    ]


def _telling(naam, stand):
    match naam:
        case "Mijn werk":
            return stand.dringend
        case "Adviesvragen":
            return stand.advies
    return ""


def _plaatsen(actor, stand):
    if actor.werkt_met_casussen:
        yield "Mijn werk", adres("werkplek:mijn_werk")
        if stand.huishoudens:
            yield "Mijn huishoudens", adres("werkplek:mijn_huishoudens")
        if geeft_advies(actor):
            yield ADVIES, adres("advies:lijst")
        yield "Casussen", adres("werkplek:casussen")
        if mag_contact_zoeken(actor):
            yield "Bezoeken", adres("contactplan:bezoeken")
            yield "Bericht ontvangen", adres("contactplan:nieuw")
        if is_opvang(actor):
            yield "Aanmeldingen", adres("aanmeldingen:lijst")
        if ziet_meldingen(actor):
            yield "Regieteam", adres("regieteam:meldingen")
        if is_van_het_team(actor):
            yield "Vergaderingen", adres("regieteam:vergaderingen")
        if ziet_overzicht(actor):
            yield "Overzicht", adres("overzicht:overzicht")
        if vraagt_advies(actor):
            yield ADVIES, adres("advies:lijst")
    yield "Contacten", adres("partners:contacten")
    if mag_invoeren(actor):
        yield "Achterstand melden", adres("cases:nieuw")
        yield "Importeren", adres("achterstanden:importeren")
    if actor.is_beheerder:
        yield "Beheer", adres("partners:mensen")
    if mag_signaleren(actor):
        yield SIGNAAL, adres("cases:signaal_nieuw")


_BEGIN = (
    ("/casussen/nieuw/", "Achterstand melden"),
    ("/achterstanden/", "Importeren"),
    ("/mijn-huishoudens/", "Mijn huishoudens"),
    ("/casussen/", "Casussen"),
    ("/bezoeken/", "Bezoeken"),
    ("/contactplan/", "Bericht ontvangen"),
    ("/regieteam/vergaderingen/", "Vergaderingen"),
    ("/regieteam/", "Regieteam"),
    ("/overzicht/", "Overzicht"),
    ("/aanmeldingen/", "Aanmeldingen"),
    ("/contacten/", "Contacten"),
    ("/adviesvragen/", ADVIES),
    ("/beheer/", "Beheer"),
)


def _gekozen(pad):
    if pad == "/":
        return "Mijn werk"
    return next((naam for begin, naam in _BEGIN if pad.startswith(begin)), "")


def _stand(request):
    actor = getattr(request, "actor", None)
    return stand_van(actor, timezone.now()) if actor else Stand()
