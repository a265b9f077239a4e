"""New arrears: a file with many leases, or one by hand."""

from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from cases.actions.aanmaken import NieuweCasus
from cases.actions.invoeren import MAX_BYTES
from cases.invoer.achterstanden import HOOGSTE_ACHTERSTAND, HOOGSTE_HUUR
from common.csv_in import te_groot
from common.formulieren import Formulier
from common.velden import VANDAAG, BedragVeld, DatumVeld, PostcodeVeld, TekstVeld, TelefoonVeld

VROEGSTE_DATUM = date(1990, 1, 1)
KIES = "Kies een bestand."


class ImportFormulier(Formulier):
    bestand = forms.FileField(
        label="Bestand met huurachterstanden",
        allow_empty_file=True,
        max_length=None,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text=(
            f"Een CSV-bestand uit je huursysteem, van hooguit {MAX_BYTES // 1024**2} MB. "
            "Je ziet eerst wat er gebeurt; pas als je bevestigt, wordt er iets opgeslagen."
        ),
        error_messages={"required": KIES, "invalid": KIES, "missing": KIES},
    )

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            raise ValidationError(te_groot(MAX_BYTES), code="groot")
        return bestand


class HuishoudenFormulier(Formulier):
    """Who lives where: what every case starts with."""

    voorletters = TekstVeld(label="Voorletters", max_length=20, required=False, breedte="s")
    voorvoegsel = TekstVeld(
        label="Voorvoegsel",
        max_length=20,
        required=False,
        breedte="s",
        help_text="Bijvoorbeeld van der",
    )
    achternaam = TekstVeld(label="Achternaam", max_length=100)
    straat = TekstVeld(label="Straat", max_length=100)
    huisnummer = TekstVeld(label="Huisnummer", max_length=10, breedte="xs")
    toevoeging = TekstVeld(label="Toevoeging", max_length=10, required=False, breedte="xs")
    postcode = PostcodeVeld(label="Postcode")
    plaats = TekstVeld(label="Plaats", max_length=80)
    telefoon = TelefoonVeld(label="Telefoon", required=False)
    email = forms.EmailField(label="E-mail", max_length=254, required=False)
    toch = forms.BooleanField(
        label="Op dit adres is een ander huishouden: maak een nieuwe casus", required=False
    )

    def __init__(self, *args, land, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["postcode"].land = self.fields["telefoon"].land = land
        self.toch = self.fields["toch"]
        if not self.data.get("toch"):
            del self.fields["toch"]

    def vraag_toch(self, zin):
        """Ask about the case that the check found, and only then."""
        self.fields["toch"] = self.toch
        self.add_error("toch", zin)

    @property
    def gegevens(self):
        return NieuweCasus(**{n: w for n, w in self.cleaned_data.items() if n != "toch"})


class AchterstandFormulier(HuishoudenFormulier):
    """What one needs to start a case: who, where, how much, since when."""

    nummer = TekstVeld(label="Nummer van de huurovereenkomst", max_length=40, breedte="s")
    achterstand = BedragVeld(
        label="Huurachterstand", minimum=Decimal("0.01"), maximum=HOOGSTE_ACHTERSTAND
    )
    peildatum = DatumVeld(label="Op welke datum?", vroegst=VROEGSTE_DATUM, laatst=VANDAAG)
    oudste_openstaande_post = DatumVeld(
        label="Sinds wanneer staat er iets open?",
        vroegst=VROEGSTE_DATUM,
        laatst=VANDAAG,
        required=False,
    )
    brutohuur = BedragVeld(label="Brutohuur per maand", maximum=HOOGSTE_HUUR, required=False)
    field_order = [
        "nummer", "voorletters", "voorvoegsel", "achternaam", "straat", "huisnummer",
        "toevoeging", "postcode", "plaats", "achterstand", "peildatum",
        "oudste_openstaande_post", "brutohuur", "telefoon", "email", "toch",
    ]  # fmt: skip

    def clean_nummer(self):
        # As the import reads it, so that the next file finds this case.
        return " ".join(self.cleaned_data["nummer"].split())

    def clean(self):
        velden = super().clean()
        oudste, peildatum = velden.get("oudste_openstaande_post"), velden.get("peildatum")
        if oudste and peildatum and oudste > peildatum:
            self.add_error(
                "oudste_openstaande_post", "Deze datum ligt na de datum van de achterstand."
            )
        return velden
