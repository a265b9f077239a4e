"""What a person decides about a deadline, always with a reason."""

from datetime import timedelta

from django import forms

from cases.choices import Contactuitkomst
from common.formulieren import Formulier
from common.velden import VANDAAG, DatumTijdVeld, DatumVeld, TekstVeld

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


class GesprekFormulier(Formulier):
    """The first conversation of the municipality: that it was, never what was said (LAW-05)."""

    uitkomst = forms.ChoiceField(
        label="Heb je het huishouden gesproken?",
        choices=[
            (Contactuitkomst.GESPROKEN.value, "Ja, we hebben elkaar gesproken"),
            (Contactuitkomst.NIET_BEREIKT.value, "Nee, ik heb niemand bereikt"),
        ],
        help_text="De verhuurder ziet alleen dit antwoord. Wat jullie bespraken, hoort hier niet.",
    )
    op = DatumTijdVeld(label="Wanneer was het?", vroegst=-LAATST, laatst=VANDAAG)
