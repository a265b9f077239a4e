"""Wie ziet welke cijfers: de regio voor het Regieteam, een verhuurder en OCMW hun eigen deel."""

from cases.choices import Hoedanigheid as H
from cases.permissions import hoedanigheid

VAN_DE_REGIO = {H.REGIETEAM, H.COORDINATOR}
VAN_ZICHZELF = {H.CORPORATIE, H.OCMW}
UITLEG = "Het overzicht is er voor het Regieteam, voor corporaties en voor OCMW's."


def ziet_regio(actor) -> bool:
    return hoedanigheid(actor) in VAN_DE_REGIO


def ziet_overzicht(actor) -> bool:
    return hoedanigheid(actor) in VAN_DE_REGIO | VAN_ZICHZELF
