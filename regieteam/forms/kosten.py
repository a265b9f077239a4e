"""A newer cost figure."""

from datetime import timedelta
from decimal import Decimal

from django import forms

from common.formulieren import Formulier
from common.velden import BedragVeld, DatumVeld, TekstVeld
from regieteam.choices import Kostensoort

JAREN = timedelta(days=20 * 366)


class KostenFormulier(Formulier):
    wat = forms.TypedChoiceField(
        label="Waar gaat het cijfer over?", choices=Kostensoort.choices, coerce=Kostensoort
    )
    bedrag = BedragVeld(
        label="Bedrag", minimum=Decimal("1"), maximum=Decimal("9999999"), help_text="Per huishouden"
    )
    bron = TekstVeld(
        label="Bron",
        max_length=300,
        help_text="Wie het uitzocht, en in welk jaar",
    )
    geldig_vanaf = DatumVeld(label="Geldt vanaf", vroegst=-JAREN, laatst=timedelta(days=366))
