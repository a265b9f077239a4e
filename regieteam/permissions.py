"""Who sees the list of reports."""

from cases.choices import Hoedanigheid
from cases.permissions import hoedanigheid


def ziet_meldingen(actor) -> bool:
    """The Regieteam itself and who coordinates it; others see only their own cases."""
    return hoedanigheid(actor) in {Hoedanigheid.REGIETEAM, Hoedanigheid.COORDINATOR}
