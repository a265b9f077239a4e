"""Saying that an action is done, passing it on, or dropping it."""

from datetime import timedelta

from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld, TekstVeld
from partners.forms.wie import WieVeld
from uitvoering.actions.actiepunten import VERST


class KlaarFormulier(Formulier):
    resultaat = TekstVeld(
        label="Wat leverde het op?",
        regels=True,
        max_length=4000,
        help_text="Wie het besluit ziet, leest dit. De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op wat het opleverde."},
    )


class VervalFormulier(Formulier):
    reden = TekstVeld(
        label="Waarom hoeft dit niet meer?",
        regels=True,
        max_length=4000,
        help_text="Wie het besluit ziet, leest dit. De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op waarom dit niet meer hoeft."},
    )


class OverdraagFormulier(Formulier):
    voor_op = DatumVeld(label="Uiterlijk op", vroegst=VANDAAG, laatst=VERST - timedelta(days=1))
    reden = TekstVeld(
        label="Waarom draag je dit over?",
        max_length=300,
        help_text="Wie het besluit ziet, leest dit. De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op waarom je dit overdraagt."},
    )

    field_order = ["wie", "voor_op", "reden"]

    def __init__(self, *args, eigenaren, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wie"] = WieVeld(
            label="Aan wie?",
            wie=eigenaren,
            iedereen="wie er is",
            leeg="Kies wie dit doet",
            error_messages={"required": "Kies wie dit doet."},
        )
        self.order_fields(self.field_order)
