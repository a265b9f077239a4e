"""Arrears, payments, and agreements to pay in instalments."""

from datetime import timedelta
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.choices import Betaalsoort, Eenheid
from cases.rekenen import euro, termijnen_verdelen
from common.formulieren import Formulier
from common.velden import VANDAAG, BedragVeld, DatumVeld, GeheelGetalVeld, TekstVeld

CENT = Decimal("0.01")
HOOGSTE = Decimal("9999999.99")  # what the column holds
MEESTE_TERMIJNEN = 120
LEGE_RIJEN = 3
TWEE_JAAR = timedelta(days=731)
TIEN_JAAR = timedelta(days=3653)


class AchterstandFormulier(Formulier):
    peildatum = DatumVeld(label="Op welke datum?", vroegst=-TWEE_JAAR, laatst=VANDAAG)
    bedrag = BedragVeld(
        label="Achterstand op die datum",
        maximum=HOOGSTE,
        help_text="Is alles betaald? Vul dan 0 in.",
    )
    oudste_openstaande_post = DatumVeld(
        label="Oudste huur die nog openstaat", laatst=VANDAAG, required=False
    )

    def clean(self):
        oudste, peildatum = (
            self.cleaned_data.get(naam) for naam in ("oudste_openstaande_post", "peildatum")
        )
        if oudste and peildatum and oudste > peildatum:
            self.add_error("oudste_openstaande_post", "Deze datum ligt na de datum hierboven.")


class BetalingFormulier(Formulier):
    """`nog_open`: more than this is only taken when the user says that it is right."""

    soort = forms.ChoiceField(label="Waarvoor is de betaling?", choices=Betaalsoort.choices)
    bedrag = BedragVeld(label="Bedrag", minimum=CENT, maximum=HOOGSTE)
    ontvangen_op = DatumVeld(label="Ontvangen op", vroegst=-TWEE_JAAR, laatst=VANDAAG)
    klopt = forms.BooleanField(label="Ja, dit bedrag klopt", required=False)

    def __init__(self, *args, nog_open, **kwargs):
        super().__init__(*args, **kwargs)
        self.nog_open = nog_open
        if not self.is_bound:
            del self.fields["klopt"]

    def clean(self):
        bedrag = self.cleaned_data.get("bedrag")
        van_achterstand = self.cleaned_data.get("soort") == Betaalsoort.ACHTERSTAND
        klopt = self.cleaned_data.pop("klopt", False)
        if not bedrag or not van_achterstand or bedrag <= self.nog_open:
            del self.fields["klopt"]
        elif not klopt:
            self.add_error(
                "klopt",
                f"Dit is {euro(bedrag - self.nog_open)} meer dan er nog openstaat "
                f"({euro(self.nog_open)}). Controleer het bedrag.",
            )


class AfspraakFormulier(Formulier):
    """What is agreed, from which the instalments follow."""

    bedrag = BedragVeld(label="Totaal bedrag", minimum=CENT, maximum=HOOGSTE)
    afgesproken_met = TekstVeld(label="Met wie is het afgesproken?", max_length=120)
    afgesproken_op = DatumVeld(
        label="Wanneer is het afgesproken?", vroegst=-timedelta(days=365), laatst=VANDAAG
    )
    aantal = GeheelGetalVeld(label="Aantal termijnen", minimum=1, maximum=MEESTE_TERMIJNEN)
    ritme = forms.ChoiceField(
        label="Hoe vaak?",
        choices=[(Eenheid.MAANDEN, "Elke maand"), (Eenheid.WEKEN, "Elke week")],
    )
    eerste_op = DatumVeld(label="Eerste termijn op", vroegst=-timedelta(days=365), laatst=TIEN_JAAR)
    speling_dagen = GeheelGetalVeld(
        label="Dagen speling",
        minimum=0,
        maximum=31,
        help_text="Zoveel dagen mag een termijn later komen.",
    )

    def clean(self):
        gegevens = self.cleaned_data
        bedrag, aantal = gegevens.get("bedrag"), gegevens.get("aantal")
        if bedrag and aantal and bedrag < aantal * CENT:
            self.add_error("aantal", "Elke termijn is minstens een cent. Kies minder termijnen.")
        op, eerste = gegevens.get("afgesproken_op"), gegevens.get("eerste_op")
        if op and eerste and eerste < op:
            self.add_error("eerste_op", "De eerste termijn is niet vóór de dag van de afspraak.")

    def termijnen(self):
        gegevens = self.cleaned_data
        return termijnen_verdelen(
            gegevens["bedrag"],
            gegevens["aantal"],
            gegevens["eerste_op"],
            ritme=Eenheid(gegevens["ritme"]),
        )


class TermijnenFormulier(Formulier):
    """The same agreement with each instalment in a row that can still be changed.

    The rows are numbered; an empty row is left out.
    """

    bedrag = BedragVeld(label="Totaal bedrag", minimum=CENT, maximum=HOOGSTE)
    afgesproken_met = TekstVeld(
        label="Met wie is het afgesproken?", max_length=120, widget=forms.HiddenInput
    )
    afgesproken_op = DatumVeld(
        label="Wanneer is het afgesproken?",
        vroegst=-timedelta(days=365),
        laatst=VANDAAG,
        widget=forms.HiddenInput,
    )
    speling_dagen = GeheelGetalVeld(
        label="Dagen speling", minimum=0, maximum=31, widget=forms.HiddenInput
    )
    rijen = GeheelGetalVeld(
        label="Aantal rijen",
        minimum=1,
        maximum=MEESTE_TERMIJNEN + LEGE_RIJEN,
        widget=forms.HiddenInput,
    )

    def __init__(self, data=None, *, rijen=None, **kwargs):
        super().__init__(data, **kwargs)
        self.aantal_rijen = rijen or self._gevraagde_rijen(data)
        for rij in range(1, self.aantal_rijen + 1):
            self.fields[f"datum_{rij}"] = DatumVeld(
                label=f"Termijn {rij}: datum", laatst=TIEN_JAAR, required=False, help_text=""
            )
            self.fields[f"bedrag_{rij}"] = BedragVeld(
                label=f"Termijn {rij}: bedrag",
                minimum=CENT,
                maximum=HOOGSTE,
                required=False,
                help_text="",
            )

    @classmethod
    def voorbeeld(cls, afspraak):
        """Filled in from a valid AfspraakFormulier, with some empty rows to spare."""
        termijnen = afspraak.termijnen()
        rijen = len(termijnen) + LEGE_RIJEN
        gegevens = {
            naam: afspraak.cleaned_data[naam]
            for naam in ("bedrag", "afgesproken_met", "afgesproken_op", "speling_dagen")
        }
        for rij, (dag, bedrag) in enumerate(termijnen, 1):
            gegevens |= {f"datum_{rij}": dag, f"bedrag_{rij}": bedrag}
        return cls(rijen=rijen, initial={"rijen": rijen, **gegevens})

    @property
    def rij_velden(self):
        return [
            (rij, self[f"datum_{rij}"], self[f"bedrag_{rij}"])
            for rij in range(1, self.aantal_rijen + 1)
        ]

    @property
    def termijnen(self):
        return sorted(
            (self.cleaned_data[f"datum_{rij}"], self.cleaned_data[f"bedrag_{rij}"])
            for rij in range(1, self.aantal_rijen + 1)
            if self.cleaned_data.get(f"datum_{rij}")
        )

    def clean(self):
        for rij in range(1, self.aantal_rijen + 1):
            self._hele_rij(rij)
        if self.errors:
            return
        termijnen, bedrag = self.termijnen, self.cleaned_data["bedrag"]
        som = sum((deel for _, deel in termijnen), Decimal(0))
        if not termijnen:
            raise ValidationError("Vul ten minste één termijn in.", code="leeg")
        if som != bedrag:
            raise ValidationError(
                f"De termijnen zijn samen {euro(som)}. Dat moet {euro(bedrag)} zijn.", code="som"
            )

    def _hele_rij(self, rij):
        """A row has a date of its own and an amount, or nothing."""
        datum, bedrag = f"datum_{rij}", f"bedrag_{rij}"
        if datum in self.errors or bedrag in self.errors:
            return
        dag, deel = self.cleaned_data.get(datum), self.cleaned_data.get(bedrag)
        op = self.cleaned_data.get("afgesproken_op")
        eerder = {self.cleaned_data.get(f"datum_{andere}") for andere in range(1, rij)}
        if deel and not dag:
            self.add_error(datum, f"Vul een datum in bij termijn {rij}.")
        elif dag and not deel:
            self.add_error(bedrag, f"Vul een bedrag in bij termijn {rij}.")
        elif dag and op and dag < op:
            self.add_error(datum, f"Termijn {rij} is niet vóór de dag van de afspraak.")
        elif dag and dag in eerder:
            self.add_error(datum, f"Kies voor termijn {rij} een eigen datum.")

    @staticmethod
    def _gevraagde_rijen(data):
        try:
            gevraagd = int(str((data or {}).get("rijen", ""))[:6])
        except ValueError:
            return 1
        return min(max(gevraagd, 1), MEESTE_TERMIJNEN + LEGE_RIJEN)


class RedenFormulier(Formulier):
    reden = TekstVeld(label="Waarom?", regels=True, max_length=300)


def vandaag_ingevuld(*namen):
    """Today as the answer that is already there."""
    return dict.fromkeys(namen, timezone.localdate())
