"""What was looked for before a shelter, advice that is asked, and a note on the step card."""

from datetime import timedelta

from django import forms

from common.formulieren import Formulier
from common.velden import VANDAAG, DatumVeld, TekstVeld
from partners.choices import Land
from uitvoering.choices import Adviesonderwerp, Adviessoort, Kaartstap, Oplossingsoort, Uitkomst
from uitvoering.rules import ADVIES_OVER, EIGEN

JAAR_TERUG = -timedelta(days=366)
TWEE_JAAR_TERUG = -timedelta(days=2 * 366)


class OplossingFormulier(Formulier):
    soort = forms.TypedChoiceField(
        label="Waar is naar gekeken?",
        coerce=Oplossingsoort,
        error_messages={"required": "Kies waar naar is gekeken."},
    )
    uitkomst = forms.TypedChoiceField(
        label="Wat kwam eruit?",
        choices=Uitkomst.choices,
        coerce=Uitkomst,
        error_messages={"required": "Kies wat eruit kwam."},
    )
    toelichting = TekstVeld(
        label="Wat is bekeken, en wat is de uitkomst?",
        regels=True,
        max_length=2000,
        help_text="De verhuurder ziet dit niet, tenzij die het zelf schrijft. De huurder mag dit "
        "lezen.",
        error_messages={"required": "Schrijf op wat je bekeek, en wat daaruit kwam."},
    )
    bekeken_op = DatumVeld(label="Wanneer is dit bekeken?", vroegst=TWEE_JAAR_TERUG, laatst=VANDAAG)

    def __init__(self, *args, eigen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = [
            (soort.value, soort.label) for soort in Oplossingsoort if eigen or soort not in EIGEN
        ]


class AdviesFormulier(Formulier):
    """One question of who and what together, so that no odd pair can be chosen."""

    wat = forms.ChoiceField(
        label="Wat vraag je aan wie?",
        error_messages={
            "required": "Kies wat je aan wie vraagt.",
            "invalid_choice": "Kies wat je aan wie vraagt.",
        },
    )
    aan_wie = TekstVeld(
        label="Aan wie is het gevraagd?",
        max_length=160,
        help_text="Naam en organisatie, bijvoorbeeld: Joost Blom, Meldpunt WoonKans",
        error_messages={"required": "Vul in aan wie het advies is gevraagd."},
    )
    gevraagd_op = DatumVeld(
        label="Wanneer is het gevraagd?", vroegst=TWEE_JAAR_TERUG, laatst=VANDAAG
    )
    vraag = TekstVeld(
        label="Wat is er gevraagd?",
        regels=True,
        max_length=2000,
        help_text="De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op wat er is gevraagd."},
    )
    financiering = TekstVeld(
        label="Hoe is dit betaald?",
        max_length=300,
        required=False,
        help_text="Alleen bij advies of woonbegeleiding van de opvang.",
    )

    def __init__(self, *args, land, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["wat"].choices = [
            (soort.label, [(f"{soort}:{vraag}", vraag.label) for vraag in ADVIES_OVER[soort]])
            for soort in Adviessoort
            if (soort == Adviessoort.OCMW) <= (land == Land.BE)
        ]

    def clean(self):
        data = super().clean()
        if "wat" in data:
            soort, _, waarover = data.pop("wat").partition(":")
            data |= {"soort": Adviessoort(soort), "waarover": Adviesonderwerp(waarover)}
        return data


class AdviesantwoordFormulier(Formulier):
    antwoord = TekstVeld(
        label="Wat is het antwoord?",
        regels=True,
        max_length=4000,
        help_text="De huurder mag dit lezen.",
        error_messages={"required": "Schrijf op wat het antwoord is."},
    )
    antwoord_op = DatumVeld(label="Wanneer kwam het antwoord?", laatst=VANDAAG, vroegst=JAAR_TERUG)
    financiering = TekstVeld(
        label="Hoe is dit betaald?",
        max_length=300,
        help_text="Bijvoorbeeld: de gemeente betaalt tien gesprekken.",
        error_messages={"required": "Schrijf op hoe dit betaald wordt."},
    )

    def __init__(self, *args, advies, **kwargs):
        super().__init__(*args, **kwargs)
        if advies.soort != Adviessoort.OPVANG:
            del self.fields["financiering"]
        else:
            self.fields["financiering"].initial = advies.financiering


class StapFormulier(Formulier):
    """A note at one step: that it was done, or why it doesn't apply."""

    op = DatumVeld(label="Wanneer?", vroegst=JAAR_TERUG, laatst=VANDAAG)
    met = TekstVeld(
        label="Met wie is afgestemd?",
        max_length=200,
        help_text="Bijvoorbeeld: het sociaal team van de gemeente",
        error_messages={"required": "Vul in met wie is afgestemd."},
    )
    toelichting = TekstVeld(label="Toelichting", regels=True, max_length=2000, required=False)

    def __init__(self, *args, stap, vervalt, **kwargs):
        super().__init__(*args, **kwargs)
        if stap != Kaartstap.ZORGSTRUCTUUR:
            del self.fields["met"]
        toelichting = self.fields["toelichting"]
        toelichting.help_text = "De huurder mag dit lezen."
        if vervalt:
            self._vraag("Waarom is dit niet van toepassing?")
        elif stap == Kaartstap.TWEEDE_KANS:
            self._vraag("Kan een tweede kans? Waarom wel of niet?")

    def _vraag(self, label):
        toelichting = self.fields["toelichting"]
        toelichting.label, toelichting.required = label, True
        toelichting.error_messages["required"] = f"Vul dit in: {label}"
