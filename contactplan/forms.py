"""What a worker fills in: at her desk, or with one hand at the door."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from common.formulieren import Formulier, VinkTegels
from common.templatetags.weergave import datum_tekst
from common.velden import VANDAAG, DatumTijdVeld, DatumVeld, GeheelGetalVeld, TekstVeld
from common.werkdagen import is_werkdag
from contactplan.choices import Hulp, Puntstand, Startbericht
from contactplan.protocols.contactplan import CONTACTPLAN
from contactplan.protocols.language import Soort
from contactplan.protocols.teksten import ACHTERLATEN
from partners.choices import Soort as Organisatiesoort

EEN_MAAND = timedelta(days=31)
DRIE_WEKEN = timedelta(days=21)
KLOK_LOOPT_VOOR = timedelta(minutes=10)  # the clock of a phone may be a little fast
STOP = "stop"
BERICHTEN = [keuze for keuze in Startbericht.choices if keuze[0] != Startbericht.CLIENT]


def _toelichting(label, *, verplicht=False):
    return TekstVeld(
        label=label,
        regels=True,
        max_length=2000,
        required=verplicht,
        help_text="Schrijf alleen op wat nodig is. De huurder mag dit lezen.",
    )


def _afspraakdagen(traject, agenda):
    """The days of the plan, with their dates; it guides, it doesn't bind (OC-03, OC-10)."""
    eerste, laatste = CONTACTPLAN.stappen["afspraak_thuis"].dagen
    van, tot = (agenda.dag(traject.werkdag_een, nummer) for nummer in (eerste, laatste))
    return (
        f"Alleen als de cliënt hulp wil. Liefst op werkdag {eerste} of {laatste}: "
        f"{datum_tekst(van)} of {datum_tekst(tot)}."
    )


class StartFormulier(Formulier):
    bericht = forms.ChoiceField(label="Welk bericht kreeg je?", choices=BERICHTEN)
    ontvangen_at = DatumTijdVeld(
        label="Wanneer kwam het binnen?", vroegst=-EEN_MAAND, laatst=VANDAAG
    )
    toestemming_op = DatumVeld(
        label="Wanneer gaf de verhuurder toestemming?",
        help_text="Alleen nodig bij een verzoekschrift van de eigen jurist.",
        laatst=VANDAAG,
        soms_nodig=True,
    )
    verhuurder = TekstVeld(
        label="Wie is de verhuurder?",
        max_length=120,
        required=False,
        help_text="Later nodig je de verhuurder uit bij Betrokkenen, als dat nodig is.",
    )

    def __init__(self, *args, casus, **kwargs):
        super().__init__(*args, **kwargs)
        if casus.corporatie.soort == Organisatiesoort.CORPORATIE:
            del self.fields["verhuurder"]


class StapFormulier(Formulier):
    """The outcome of one step; what it asks follows from the step of the plan."""

    uitkomst = forms.ChoiceField()
    afspraak_at = DatumTijdVeld(
        label="Wanneer is de afspraak thuis?",
        vroegst=VANDAAG,
        laatst=DRIE_WEKEN,
        required=False,
    )
    achtergelaten = forms.MultipleChoiceField(
        label="Wat heb je achtergelaten?", required=False, widget=VinkTegels
    )
    toelichting = _toelichting("Wat zag of hoorde je?")
    gedaan_at = DatumTijdVeld(label="Wanneer was het?", vroegst=-EEN_MAAND, laatst=VANDAAG)

    def __init__(self, *args, stap, agenda, now, **kwargs):
        super().__init__(*args, initial={"gedaan_at": now}, **kwargs)
        self.now, self.protocol, self.agenda = now, stap.protocol, agenda
        bezoek = self.protocol.soort is Soort.BEZOEK
        self.fields["uitkomst"].label = (
            "Wat gebeurde er aan de deur?" if bezoek else "Wat gebeurde er?"
        )
        self.fields["uitkomst"].choices = [
            (sleutel, uitkomst.label) for sleutel, uitkomst in self.protocol.te_kiezen.items()
        ]
        if not self.protocol.laat_achter:
            del self.fields["achtergelaten"]
        else:
            self.fields["achtergelaten"].choices = [
                (sleutel, ACHTERLATEN[sleutel]) for sleutel in self.protocol.laat_achter
            ]
        if "aanvaardt" not in self.protocol.uitkomsten:
            del self.fields["afspraak_at"]
        else:
            self.fields["afspraak_at"].help_text = _afspraakdagen(stap.traject, agenda)

    def clean_afspraak_at(self):
        afspraak = self.cleaned_data["afspraak_at"]
        dag = afspraak and timezone.localdate(afspraak)
        if dag and not is_werkdag(dag, self.agenda.gesloten):
            raise ValidationError(
                f"Op {datum_tekst(dag)} werken jullie niet. Kies een werkdag.", code="gesloten"
            )
        return afspraak

    def clean_gedaan_at(self):
        gedaan_at = self.cleaned_data["gedaan_at"]
        if gedaan_at > self.now + KLOK_LOOPT_VOOR:
            raise ValidationError("Vul een moment in dat al geweest is.", code="laat")
        return min(gedaan_at, self.now)

    def clean(self):
        gegevens = super().clean()
        if gegevens.get("uitkomst") == "aanvaardt" and "afspraak_at" not in self.errors:
            afspraak = gegevens.get("afspraak_at")
            if afspraak is None:
                self.add_error("afspraak_at", "Vul in wanneer jullie thuis afspreken.")
            elif afspraak <= self.now:
                self.add_error("afspraak_at", "Kies een moment dat nog komt.")
        elif gegevens.get("afspraak_at"):
            gegevens["afspraak_at"] = None
        return gegevens


class AfwijkFormulier(Formulier):
    """Leaving a step or doing another one, with the reason (OC-10)."""

    reden = _toelichting("Waarom wijk je af van het plan?", verplicht=True)
    dan = forms.ChoiceField(label="Hoe gaat het verder?")

    def __init__(self, *args, stap, **kwargs):
        super().__init__(*args, **kwargs)
        volgorde = list(CONTACTPLAN.stappen)
        vervolg = volgorde[volgorde.index(stap.stap) + 1 :]
        self.fields["dan"].choices = [
            *((naam, CONTACTPLAN.stappen[naam].doe) for naam in vervolg),
            (STOP, "Het contactplan stopt"),
        ]

    def clean_dan(self):
        return None if self.cleaned_data["dan"] == STOP else self.cleaned_data["dan"]


class AfrondFormulier(Formulier):
    hulp = forms.ChoiceField(
        label="Wil de cliënt hulp?",
        choices=[keuze for keuze in Hulp.choices if keuze[0] != Hulp.ONBEKEND],
        help_text="De verhuurder ziet alleen dit antwoord, nooit de reden.",
    )
    reden = _toelichting("Wat spraken jullie af?", verplicht=True)


class HeropenFormulier(Formulier):
    reden = TekstVeld(
        label="Wat is er gebeurd?", max_length=300, initial="De cliënt nam contact op."
    )


class PuntFormulier(Formulier):
    """How one point stands; in the step plan also in which order, by whom and before when."""

    stand = forms.ChoiceField(label="Hoe staat het?", choices=Puntstand.choices)
    wie = TekstVeld(label="Wie doet dit?", max_length=120, required=False, breedte="m")
    voor_op = DatumVeld(label="Vóór welke datum?", required=False)
    volgorde = GeheelGetalVeld(
        label="Welke plaats in het stappenplan?",
        help_text="1 is het eerst.",
        minimum=1,
        maximum=20,
        required=False,
        breedte="xs",
    )
    toelichting = _toelichting("Wat is er gedaan of afgesproken?")
