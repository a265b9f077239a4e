"""Wat er moet zijn gebeurd vóór een stap van het juridische spoor."""

from cases.choices import Inspanningsoort
from cases.rules.taal import rule
from cases.vroegsignaal import eisen


@rule(
    "Meld dit huishouden eerst bij het Regieteam. Een teamleider kan hiervan met reden afwijken.",
    "RT-07",
)
def gemeld_voor_dagvaarding(casus):
    return not casus.is_doelgroep(casus.peildag) or casus.is_gemeld


@rule("Zoek eerst zelf contact: bel, ga langs of nodig de huurder uit op kantoor.", "LAW-01")
def zelf_contact_gezocht(casus):
    return eisen(casus, op=casus.peildag)[Inspanningsoort.CONTACT].vervuld


@rule("Wijs de huurder eerst op schuldhulp.", "LAW-01")
def op_schuldhulp_gewezen(casus):
    return eisen(casus, op=casus.peildag)[Inspanningsoort.SCHULDHULP].vervuld


@rule("Stuur de huurder eerst minstens één herinnering op papier.", "LAW-01")
def schriftelijk_herinnerd(casus):
    return eisen(casus, op=casus.peildag)[Inspanningsoort.HERINNERING].vervuld


@rule(
    "Bied eerst aan om gegevens door te geven aan de gemeente. Weigert de huurder, dan mag het "
    "niet.",
    "LAW-01",
)
def doorgeven_niet_geweigerd(casus):
    return eisen(casus, op=casus.peildag)[Inspanningsoort.AANBOD].vervuld


VOOR_VROEGSIGNAAL = (
    zelf_contact_gezocht,
    op_schuldhulp_gewezen,
    schriftelijk_herinnerd,
    doorgeven_niet_geweigerd,
)
