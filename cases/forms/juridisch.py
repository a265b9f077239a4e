"""One dated event of the vonnis track."""

from datetime import date, timedelta

from django import forms

from cases.choices import STAPPEN_VAN, Stapsoort
from common.formulieren import Formulier
from common.velden import DatumVeld, TekstVeld

VROEGSTE = date(1990, 1, 1)
VOORUIT = timedelta(days=3653)


class JuridischeStapFormulier(Formulier):
    """`mag_afwijken`: a teamleider, at a household that should have been reported first (RT-07)."""

    soort = forms.ChoiceField(label="Welke stap?", choices=Stapsoort.choices)
    datum = DatumVeld(
        label="Datum",
        vroegst=VROEGSTE,
        laatst=VOORUIT,
        help_text="Bij een brief of betekening: de dag waarop de huurder hem kreeg. "
        "Bij een ontruimingsdatum: de dag van de ontruiming.",
    )
    tot = DatumVeld(
        label="Tot en met",
        vroegst=VROEGSTE,
        laatst=VOORUIT,
        required=False,
        help_text="Alleen bij een moratorium of terme de grâce.",
    )
    toelichting = TekstVeld(
        label="Toelichting",
        regels=True,
        max_length=2000,
        required=False,
        help_text="De huurder mag dit lezen.",
    )
    afwijking_reden = TekstVeld(
        label="Waarom zonder melding bij het Regieteam?",
        regels=True,
        max_length=2000,
        soms_nodig=True,
        help_text="Alleen nodig als je dit huishouden toch eerst laat dagvaarden. "
        "Je reden komt in de tijdlijn.",
    )

    def __init__(self, *args, land, mag_afwijken, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [
            ("", "Kies een stap"),
            *(
                (soort.value, Stapsoort(soort).label)
                for soort in STAPPEN_VAN[land]
                if soort != Stapsoort.ONTRUIMING_AFGELAST  # more hangs on that: a page of its own
            ),
        ]
        if land == "BE":
            del self.fields["tot"]
        if not mag_afwijken:
            del self.fields["afwijking_reden"]
