"""A document: a file of a kind we take, in which rubriek, and for whom."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from cases.bestanden import MAX_NAAM, Geweigerd, keur
from cases.forms.notities import HUURDER_MAG_LEZEN, VoorLezers
from common.velden import TekstVeld

MB = 1024 * 1024
ACCEPTEERT = ".pdf,.jpg,.jpeg,.png"


class DocumentFormulier(VoorLezers):
    field_order = ["bestand", "titel", "rubriek", "publiek"]

    bestand = forms.FileField(
        label="Bestand",
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTEERT}),
        error_messages={
            "required": "Kies een bestand.",
            "invalid": "Kies een bestand.",
            "missing": "Kies een bestand.",
        },
    )
    titel = TekstVeld(
        label="Wat is het?",
        max_length=MAX_NAAM,
        required=False,
        help_text=f"Bijvoorbeeld: brief van de deurwaarder. {HUURDER_MAG_LEZEN}",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bestand"].help_text = (
            f"Een PDF of een foto (JPEG of PNG) van hooguit {settings.DOCUMENT_MAX_BYTES // MB} MB."
            " Op een foto staat soms ook waar en wanneer die is gemaakt."
        )

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > settings.DOCUMENT_MAX_BYTES:
            raise ValidationError(
                f"Dit bestand is te groot: kies een bestand van hooguit "
                f"{settings.DOCUMENT_MAX_BYTES // MB} MB.",
                code="groot",
            )
        try:
            self.naam, self.soort = keur(bestand.name, bestand.read())
        except Geweigerd as fout:
            raise ValidationError(fout.reden, code="geweigerd") from None
        bestand.seek(0)
        return bestand
