"""Who rents, where, and under which lease."""

from datetime import date

from django.core.exceptions import ValidationError

from cases.forms.blokken import BlokFormulier
from cases.models import Huurder, Huurovereenkomst, Woning
from common.velden import VANDAAG, BedragVeld, DatumVeld, PostcodeVeld, TelefoonVeld

VROEGSTE_GEBOORTE = date(1900, 1, 1)


class HuurderFormulier(BlokFormulier):
    telefoon = TelefoonVeld(label="Telefoon", required=False)

    class Meta:
        model = Huurder
        fields = ["voorletters", "voorvoegsel", "achternaam", "telefoon", "email"]
        labels = {"email": "E-mail"}
        help_texts = {"voorvoegsel": "Bijvoorbeeld van der"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["telefoon"].land = self.instance.casus.land


class WoningFormulier(BlokFormulier):
    postcode = PostcodeVeld(label="Postcode")

    class Meta:
        model = Woning
        fields = ["straat", "huisnummer", "toevoeging", "postcode", "plaats", "wijk"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["postcode"].land = self.instance.casus.land


class HuurovereenkomstFormulier(BlokFormulier):
    brutohuur = BedragVeld(label="Brutohuur per maand", required=False)
    geboortedatum_huurder = DatumVeld(
        label="Geboortedatum van de huurder",
        vroegst=VROEGSTE_GEBOORTE,
        laatst=VANDAAG,
        required=False,
    )

    class Meta:
        model = Huurovereenkomst
        fields = ["nummer", "eenheidnummer", "brutohuur", "geboortedatum_huurder"]
        labels = {
            "nummer": "Nummer van de huurovereenkomst",
            "eenheidnummer": "Nummer van de eenheid",
        }
        help_texts = {"nummer": "Op dit nummer koppelt het inlezen van achterstanden."}

    def clean_nummer(self):
        nummer = self.cleaned_data["nummer"]
        anderen = Huurovereenkomst.objects.filter(
            corporatie=self.instance.corporatie_id, nummer=nummer
        ).exclude(pk=self.instance.pk)
        if anderen.exists():
            raise ValidationError("Dit nummer hoort al bij een andere casus.", code="unique")
        return nummer
