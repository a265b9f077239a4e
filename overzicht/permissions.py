"""Wie ziet welke cijfers: het Regieteam de regio, een teamleider het eigen deel."""

from cases.choices import Hoedanigheid as H
from cases.choices import Rubriek
from cases.permissions import hoedanigheid, plafond
from partners.choices import Rol

VAN_DE_REGIO = {H.REGIETEAM, H.COORDINATOR}
VAN_ZICHZELF = {H.CORPORATIE, H.OCMW}
UITLEG = "Het overzicht is er voor het Regieteam en voor teamleiders van corporaties en OCMW's."


def ziet_regio(actor) -> bool:
    return hoedanigheid(actor) in VAN_DE_REGIO


def ziet_overzicht(actor) -> bool:
    leidt = hoedanigheid(actor) in VAN_ZICHZELF and actor.heeft(Rol.TEAMLEIDER)
    return leidt or ziet_regio(actor)


def leest_huishoudens(actor) -> bool:
    """Alleen wie rubriek gezin leest, komt van een soort huishouden bij de casussen."""
    return plafond(hoedanigheid(actor))[Rubriek.GEZIN].lezen
