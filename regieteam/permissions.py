"""Who sees the list of reports, and who does what for a Regieteam."""

from cases.choices import Hoedanigheid
from cases.permissions import MAG, hoedanigheid, mag
from partners.choices import Rol, Soort


def ziet_meldingen(actor) -> bool:
    """The Regieteam itself and who coordinates it; others see only their own cases."""
    return hoedanigheid(actor) in {Hoedanigheid.REGIETEAM, Hoedanigheid.COORDINATOR}


def is_van_het_team(actor) -> bool:
    """Somebody who acts for a Regieteam: sees its agenda, notes who is there."""
    return actor.is_soort(Soort.REGIETEAM) and actor.werkt_met_casussen


def leidt_het_team(actor) -> bool:
    """Plans the meetings, makes the agenda, and changes how the team meets."""
    return is_van_het_team(actor) and actor.heeft(Rol.VOORZITTER, Rol.COORDINATOR)


def zit_voor(actor) -> bool:
    """Lets a case in after the agenda closed, and confirms what was decided."""
    return is_van_het_team(actor) and actor.heeft(Rol.VOORZITTER)


def houdt_kosten_bij(actor) -> bool:
    """The coördinator keeps the cost figures; the Regieteam reads them."""
    return hoedanigheid(actor) == Hoedanigheid.COORDINATOR


def mag_besluiten(casus, actor) -> bool:
    """Writes at the table and decides: the Regieteam, never who only coordinates it."""
    return mag(casus, actor, "besluiten_voorkomen")


def mag_melden(actor) -> bool:
    """Fills in casusformulieren for a landlord, and looks along with those of a colleague."""
    return hoedanigheid(actor) in MAG["melden"]


def vult_casusformulier_in(casus, actor) -> bool:
    """Of the landlord whose case it is: the draft is hers and her colleagues'."""
    return mag(casus, actor, "melden") and casus.corporatie_id == actor.organisatie.pk
