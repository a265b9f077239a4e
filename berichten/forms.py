"""About which notices somebody wants a mail."""

from django import forms

from berichten.choices import UITLEG, Mail, Soort
from common.formulieren import Formulier
from partners.choices import Soort as Organisatiesoort

# What only some are ever told: others get no question about it.
ALLEEN_BIJ = {Soort.ADVIES: {Organisatiesoort.VEILIG_THUIS, Organisatiesoort.JEUGDBESCHERMING}}


def _vraag(soort):
    return forms.ChoiceField(label=soort.label, help_text=UITLEG[soort], choices=Mail.choices)


class InstellingenForm(Formulier):
    """One question per kind of notice; who never chose gets no mail."""

    deadline_nadert = _vraag(Soort.DEADLINE_NADERT)
    deadline_voorbij = _vraag(Soort.DEADLINE_VOORBIJ)
    deadline_teamleider = _vraag(Soort.DEADLINE_TEAMLEIDER)
    melding = _vraag(Soort.MELDING)
    aanvulling = _vraag(Soort.AANVULLING)
    agenda = _vraag(Soort.AGENDA)
    besluit = _vraag(Soort.BESLUIT)
    meekijken = _vraag(Soort.MEEKIJKEN)
    voorwaarde = _vraag(Soort.VOORWAARDE)
    straat = _vraag(Soort.STRAAT)
    aanmelding = _vraag(Soort.AANMELDING)
    ontruimingsdag = _vraag(Soort.ONTRUIMINGSDAG)
    afgelast = _vraag(Soort.AFGELAST)
    overdracht = _vraag(Soort.OVERDRACHT)
    deelname = _vraag(Soort.DEELNAME)
    advies = _vraag(Soort.ADVIES)

    def __init__(self, *args, organisatie, **kwargs):
        super().__init__(*args, **kwargs)
        for soort, waar in ALLEEN_BIJ.items():
            if organisatie.soort not in waar:
                del self.fields[soort]
