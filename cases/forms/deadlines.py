"""What a person decides about a deadline, always with a reason."""

from datetime import timedelta

from common.formulieren import Formulier
from common.velden import DatumTijdVeld, DatumVeld, TekstVeld

MORGEN, LAATST = timedelta(days=1), timedelta(days=60)


def _reden(hulp):
    return TekstVeld(
        label="Reden",
        regels=True,
        max_length=300,
        help_text=f"{hulp} De reden komt op de tijdlijn.",
    )


class PauzeFormulier(Formulier):
    tot = DatumVeld(
        label="Weer verder op",
        vroegst=MORGEN,
        laatst=LAATST,
        help_text="Op deze dag loopt de deadline vanzelf weer. Bijvoorbeeld 1-12-2026",
        error_messages={"required": "Vul in op welke dag de deadline weer loopt."},
    )
    reden = _reden("Waarom kan het nu niet?")


class VerzetFormulier(Formulier):
    due_at = DatumTijdVeld(
        label="Nieuw moment",
        laatst=LAATST,
        error_messages={"required": "Vul het nieuwe moment in."},
    )
    reden = _reden("Waarom is een ander moment beter?")


class LosFormulier(Formulier):
    reden = _reden("Waarom doe je dit bewust niet?")
