"""Contact with the tenant: few taps, on a phone."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError

from cases.choices import Contactwijze
from cases.models import Contactpoging
from common.formulieren import ModelFormulier
from common.velden import VANDAAG, DatumTijdVeld, TekstVeld

EEN_JAAR = timedelta(days=365)


class ContactpogingFormulier(ModelFormulier):
    """`now` is the moment of the request; `mag_oppakken` offers to take the signal up at once."""

    op = DatumTijdVeld(label="Wanneer was het?", vroegst=-EEN_JAAR, laatst=VANDAAG)
    toelichting = TekstVeld(
        label="Toelichting",
        regels=True,
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="De huurder mag dit lezen.",
    )
    oppakken = forms.BooleanField(
        label="Meteen oppakken",
        help_text="De casus gaat van signaal naar preventie.",
        required=False,
    )

    class Meta:
        model = Contactpoging
        fields = ["wijze", "uitkomst", "op", "toelichting"]
        labels = {"wijze": "Hoe zocht je contact?", "uitkomst": "Wat was de uitkomst?"}

    def __init__(self, *args, now, mag_oppakken, **kwargs):
        kwargs["initial"] = {"op": now, "wijze": Contactwijze.TELEFOON, "oppakken": True}
        super().__init__(*args, **kwargs)
        self.now = now
        if not mag_oppakken:
            del self.fields["oppakken"]

    def clean_op(self):
        op = self.cleaned_data["op"]
        if op > self.now:
            raise ValidationError("Vul een moment in dat al geweest is.", code="laat")
        return op
