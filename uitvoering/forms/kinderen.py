"""Speaking with a child, and how Jeugdbescherming is involved."""

from datetime import timedelta

from django import forms

from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld, TekstVeld
from uitvoering.choices import Gesprekuitkomst, Jeugdvorm

TERUG = -timedelta(days=2 * 366)
LANG_TERUG = -timedelta(days=18 * 366)


class GesprekFormulier(Formulier):
    uitkomst = forms.TypedChoiceField(
        label="Sprak iemand met het kind?", choices=Gesprekuitkomst.choices, coerce=Gesprekuitkomst
    )
    op = DatumVeld(label="Wanneer?", vroegst=TERUG, laatst=VANDAAG)
    wie = TekstVeld(
        label="Wie sprak met het kind, of besloot van niet?",
        max_length=160,
        help_text="Naam en organisatie",
    )
    wat = TekstVeld(
        label="Wat mag het dossier weten?",
        regels=True,
        max_length=2000,
        soms_nodig=True,
        help_text="Vraag het kind wat je mag opschrijven. Sprak niemand met het kind? Schrijf dan "
        "op waarom niet. Wie het gezin ziet, leest dit.",
    )


class JeugdFormulier(Formulier):
    vorm = forms.TypedChoiceField(
        label="Hoe is Jeugdbescherming betrokken?", choices=Jeugdvorm.choices, coerce=Jeugdvorm
    )
    wie = TekstVeld(
        label="Wie is de jeugdbeschermer?", max_length=160, help_text="Naam en organisatie"
    )
    sinds = DatumVeld(label="Sinds wanneer?", vroegst=LANG_TERUG, laatst=VANDAAG)
    wat = TekstVeld(
        label="Wat doen zij?",
        regels=True,
        max_length=2000,
        required=False,
        help_text="Wie het gezin ziet, leest dit. De huurder mag dit lezen.",
    )


class StopFormulier(Formulier):
    op = DatumVeld(label="Wanneer stopte dit?", vroegst=LANG_TERUG, laatst=VANDAAG)
