"""De vier voorwaarden voor een vroegsignaal aan de gemeente, en wat er dan weggaat (LAW-01).

Bron: Besluit gemeentelijke schuldhulpverlening, artikel 2. Er gaan alleen contactgegevens en het
bedrag weg. Wat al in het dossier staat, telt mee: een contactpoging en een herinnering leg je niet
twee keer vast. Dat de huurder op schuldhulp is gewezen en wat hij van het doorgeven vindt, is een
`Inspanning`.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cases.choices import Contactwijze, Inspanningsoort, Stapsoort

PERSOONLIJK = {Contactwijze.TELEFOON, Contactwijze.HUISBEZOEK, Contactwijze.KANTOOR}
OP_PAPIER = {Contactwijze.BRIEF}
HERINNERINGEN = (Stapsoort.HERINNERING, Stapsoort.AANMANING, Stapsoort.VEERTIENDAGENBRIEF)


@dataclass(frozen=True)
class Eis:
    """One of the four, with the newest evidence; `geweigerd`: the tenant said no."""

    soort: Inspanningsoort
    datum: date | None = None
    bewijs: str = ""
    geweigerd: bool = False

    @property
    def vervuld(self):
        return self.datum is not None and not self.geweigerd


def eisen(casus, *, op):
    """The four conditions by kind, as they stood on this day."""
    stand = {soort: Eis(soort) for soort in Inspanningsoort}
    for datum, _, soort, bewijs, geweigerd in sorted(_bewijzen(casus), key=_volgorde):
        if datum <= op:
            stand[soort] = Eis(soort, datum, bewijs, geweigerd)
    return stand


def alles_in_orde(stand):
    return all(eis.vervuld for eis in stand.values())


def geweigerd(stand):
    return stand[Inspanningsoort.AANBOD].geweigerd


def gegevens(casus):
    """Exactly what is passed on: who, where, how to reach her, and how much."""
    huur = getattr(casus, "huurovereenkomst", None)
    return {
        "huurders": [
            {"naam": h.volledige_naam, "telefoon": h.telefoon, "email": h.email}
            for h in casus.huurders.all()
        ],
        "adres": f"{casus.woning.adres}, {casus.woning.postcode} {casus.woning.plaats}",
        "bedrag": huur.achterstand if huur else None,
    }


def _bewijzen(casus):
    """All evidence as (day, order, kind, words, refused)."""
    for rij in casus.inspanningen.all():
        yield rij.datum, rij.pk, Inspanningsoort(rij.soort), rij.bewijs, bool(rij.geweigerd)
    for poging in casus.contactpogingen.all():
        woorden = f"{poging.get_wijze_display()}: {poging.get_uitkomst_display().lower()}"
        dag = timezone.localdate(poging.op)
        if poging.wijze in PERSOONLIJK:
            yield dag, 0, Inspanningsoort.CONTACT, woorden, False
        elif poging.wijze in OP_PAPIER:
            yield dag, 0, Inspanningsoort.HERINNERING, woorden, False
    for stap in casus.juridische_stappen.all():
        if stap.soort in HERINNERINGEN and not stap.ingetrokken_at:
            yield stap.datum, 0, Inspanningsoort.HERINNERING, stap.get_soort_display(), False


def _volgorde(bewijs):
    return bewijs[:2]
