"""What somebody fills in about a meeting, its agenda, its table and how the team meets."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from common import lezen
from common.formulieren import RADIO_TOT, Formulier
from common.velden import DatumTijdVeld, DatumVeld, GeheelGetalVeld, TekstVeld, TijdVeld
from regieteam.choices import Aanwezig, Ritme

MORGEN, LAATST = timedelta(days=1), timedelta(days=365)
MINUTEN = {"minimum": 5, "maximum": 180}
WERKWEEK = list(enumerate(["Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag"]))


def _keuze(label, *, kies, **velden):
    """A choice whose answers stand for rows; `met_rijen` fills it."""
    return forms.ChoiceField(
        label=label,
        error_messages={"required": kies, "invalid_choice": f"{kies[:-1]} uit de lijst."},
        **velden,
    )


class MetRijen(Formulier):
    """A form with a choice between rows: `cleaned_data` holds the row, the page its key."""

    def met_rijen(self, veld, rijen):
        """`rijen`: (key, text, row), the key as text; many become a list, few become tiles."""
        if not hasattr(self, "rijen"):
            self.rijen = {}
        self.rijen[veld] = {sleutel: rij for sleutel, _, rij in rijen}
        keuzes = [(sleutel, tekst) for sleutel, tekst, _ in rijen]
        if len(keuzes) > RADIO_TOT or not self.fields[veld].required:
            self.fields[veld].widget = forms.Select()
            keuzes = [("", "Kies"), *keuzes]
        self.fields[veld].choices = keuzes

    def clean(self):
        for veld, rijen in getattr(self, "rijen", {}).items():
            if veld in self.cleaned_data:
                self.cleaned_data[veld] = rijen.get(self.cleaned_data[veld])
        return self.cleaned_data


class TeamFormulier(Formulier):
    plaats = TekstVeld(label="Plaats", max_length=160, required=False)
    ritme = forms.ChoiceField(label="Hoe vaak", choices=Ritme.choices)
    weekdag = forms.TypedChoiceField(label="Dag", choices=WERKWEEK, coerce=int)
    tijd = TijdVeld(label="Begintijd")
    minuten = GeheelGetalVeld(label="Minuten per casus", **MINUTEN)
    sluit_werkdagen = GeheelGetalVeld(
        label="De agenda sluit, in werkdagen vooraf",
        maximum=20,
        help_text="0 is op de dag zelf.",
    )
    sluit_tijd = TijdVeld(label="De agenda sluit om")


class LidFormulier(MetRijen):
    organisatie = _keuze("Organisatie", kies="Kies een organisatie.")

    def __init__(self, *args, organisaties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].widget = forms.Select()
        self.met_rijen("organisatie", [(str(o.sleutel), o.naam, o) for o in organisaties])


class VergaderingFormulier(MetRijen):
    begint_at = DatumTijdVeld(
        label="Begint", laatst=LAATST, error_messages={"required": "Vul in wanneer het begint."}
    )
    plaats = TekstVeld(label="Plaats", max_length=160, required=False)
    sluit_at = DatumTijdVeld(
        label="De agenda sluit",
        laatst=LAATST,
        help_text="Daarna zet alleen de voorzitter er nog een casus bij, met een reden. "
        "Bijvoorbeeld 21-02-2027 en 12:00",
        error_messages={"required": "Vul in wanneer de agenda sluit."},
    )
    voorzitter = _keuze("Voorzitter", kies="Kies een voorzitter.", required=False)

    def __init__(self, *args, voorzitters, **kwargs):
        super().__init__(*args, **kwargs)
        self.met_rijen("voorzitter", [(str(u.sleutel), u.naam, u) for u in voorzitters])


def _waarheen(vergaderingen):
    return [(str(v.sleutel), met_moment(v), v) for v in vergaderingen]


def met_moment(vergadering):
    """How somebody picks a meeting: its day, its time, and whether it is closed."""
    moment = timezone.localtime(vergadering.begint_at)
    dicht = ", agenda gesloten" if getattr(vergadering, "is_dicht", False) else ""
    dag = f"{lezen.DAGEN[moment.weekday()]} {moment.day} {lezen.MAANDEN[moment.month - 1]}"
    return f"{dag} {moment.year} om {moment:%H:%M}{dicht}".capitalize()


class _MetVergadering(MetRijen):
    vergadering = _keuze("Vergadering", kies="Kies een vergadering.")

    def __init__(self, *args, vergaderingen, **kwargs):
        super().__init__(*args, **kwargs)
        self.met_rijen("vergadering", _waarheen(vergaderingen))


class AgendeerFormulier(_MetVergadering):
    reden = TekstVeld(label="Reden", regels=True, max_length=1000, required=False)

    def __init__(self, *args, terug_uit_uitvoering=False, **kwargs):
        super().__init__(*args, **kwargs)
        reden = self.fields["reden"]
        if terug_uit_uitvoering:
            reden.label, reden.required = "Waarom komt deze casus terug?", True
            reden.help_text = "Bijvoorbeeld: de lopende huur is niet betaald."
            reden.error_messages["required"] = "Schrijf op waarom deze casus terugkomt."
        else:
            reden.help_text = "Nodig als de agenda al gesloten is."


class VerplaatsFormulier(_MetVergadering):
    reden = TekstVeld(
        label="Reden",
        regels=True,
        max_length=1000,
        error_messages={"required": "Schrijf op waarom deze casus naar een andere dag gaat."},
    )


class AanhoudFormulier(Formulier):
    tot = DatumVeld(
        label="Nieuwe datum",
        vroegst=MORGEN,
        laatst=LAATST,
        error_messages={"required": "Vul in wanneer deze casus terugkomt."},
    )
    reden = TekstVeld(
        label="Reden",
        regels=True,
        max_length=1000,
        error_messages={"required": "Schrijf op waarom deze casus van de agenda gaat."},
    )


class AfgelastFormulier(MetRijen):
    reden = TekstVeld(
        label="Waarom gaat het niet door?",
        max_length=300,
        help_text="Noem geen huishouden: iedereen die zou komen, leest dit.",
        error_messages={"required": "Schrijf op waarom de vergadering niet doorgaat."},
    )
    naar = _keuze("Naar welke vergadering gaan de casussen?", kies="Kies een vergadering.")

    def __init__(self, *args, vergaderingen, punten, **kwargs):
        super().__init__(*args, **kwargs)
        if punten:
            self.met_rijen("naar", _waarheen(vergaderingen))
        else:
            del self.fields["naar"]


class AanvullingFormulier(Formulier):
    vraag = TekstVeld(
        label="Wat ontbreekt er?",
        regels=True,
        max_length=2000,
        help_text="De corporatie leest dit bij de melding.",
        error_messages={"required": "Schrijf op wat er ontbreekt."},
    )
    voor_op = DatumVeld(
        label="Uiterlijk op",
        vroegst=MORGEN,
        laatst=timedelta(days=60),
        error_messages={"required": "Vul in wanneer de aanvulling er moet zijn."},
    )


class MinutenFormulier(Formulier):
    minuten = GeheelGetalVeld(label="Minuten", **MINUTEN)


class TafelFormulier(MetRijen):
    """Somebody at the table: known to us, or by name with the organisation she speaks for."""

    wie = _keuze("Wie komt er?", kies="Kies iemand.", required=False)
    naam = TekstVeld(label="Of: naam van iemand zonder account", max_length=120, required=False)
    organisatie = _keuze(
        "Spreekt voor",
        kies="Kies een organisatie.",
        required=False,
        help_text="Nodig bij iemand zonder account.",
    )

    def __init__(self, *args, mensen, organisaties, **kwargs):
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            veld.soms_nodig = True  # one of the two ways has to be filled in
        self.met_rijen(
            "wie",
            [(f"{o.sleutel}/{u.sleutel}", f"{u.naam}, {o.naam}", (o, u)) for o, u in mensen],
        )
        self.met_rijen("organisatie", [(str(o.sleutel), o.naam, o) for o in organisaties])

    def clean(self):
        gegevens = super().clean()
        if gegevens.get("wie"):
            if gegevens.get("naam"):
                self.add_error("naam", "Kies iemand óf vul een naam in, niet allebei.")
            return gegevens
        if not gegevens.get("naam") and "naam" not in self.errors:
            self.add_error("wie", "Kies iemand, of vul een naam in.")
        elif not gegevens.get("organisatie") and "organisatie" not in self.errors:
            self.add_error("organisatie", "Kies voor welke organisatie deze persoon spreekt.")
        return gegevens


class StandFormulier(Formulier):
    stand = forms.ChoiceField(label="Stand", choices=Aanwezig.choices)


class PuntTafelFormulier(Formulier):
    aanwezig = forms.MultipleChoiceField(label="Wie zit er bij dit punt?", required=False)

    def __init__(self, *args, mensen, **kwargs):
        super().__init__(*args, **kwargs)
        self.mensen = {str(m.sleutel): m for m in mensen}
        self.fields["aanwezig"].choices = [
            (sleutel, f"{m.naam}, {m.organisatie}") for sleutel, m in self.mensen.items()
        ]

    def clean_aanwezig(self):
        return [self.mensen[sleutel] for sleutel in self.cleaned_data["aanwezig"]]
