"""Who takes part in a case and which rubrieken reach them, read for the pages that say so."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property

from cases.choices import Publiek, Rubriek
from cases.models import Deelname, Gunning
from cases.permissions import codenaam, toegang
from cases.uitleg import leest, opsomming
from common.vaste_vraag import vaste_vraag
from partners.choices import Soort

RUBRIEK_VAN = {codenaam(rubriek): rubriek for rubriek in Rubriek}

# In this order the first rubriek that somebody may write is the one a note starts with.
VOORKEUR = [
    Rubriek.HULP,
    Rubriek.FINANCIEN,
    Rubriek.HUUR,
    Rubriek.JURIDISCH,
    Rubriek.GEZIN,
    Rubriek.BESLUIT,
    Rubriek.KERN,
    Rubriek.VEILIGHEID,
]


@dataclass(frozen=True)
class Lezers:
    """The organisations that take part today, and what is shared with each."""

    casus: object
    actor: object

    @cached_property
    def deelnames(self):
        return _deelnames(casus=self.casus.pk, dag=timezone.localdate())

    @cached_property
    def gedeeld(self):
        """Shared rubrieken per group of an organisation."""
        return gedeeld_per_groep(self.casus)

    def van(self, rubriek, *soorten):
        """The names of other organisations that read this rubriek, of these kinds or of all."""
        namen = {
            d.organisatie.naam
            for d in self.deelnames
            if d.organisatie_id != self.actor.organisatie.pk
            and (not soorten or d.organisatie.soort in soorten)
            and leest(
                d.organisatie.soort,
                rubriek,
                self.gedeeld.get(d.organisatie.groep_id, ()),
                casemanager=d.organisatie_id == self.casus.casemanager_organisatie_id,
            )
        }
        return sorted(namen)


def gedeeld_per_groep(casus):
    """The shared rubrieken of a case, per group of an organisation."""
    gevonden = {}
    for groep, recht in _gunningen(casus=casus.pk):
        gevonden.setdefault(groep, set()).add(RUBRIEK_VAN[recht])
    return gevonden


@vaste_vraag
def _deelnames(*, casus, dag):
    return Deelname.objects.filter(casus=casus).actief(dag).select_related("organisatie")


@vaste_vraag
def _gunningen(*, casus):
    rijen = Gunning.objects.filter(content_object=casus)
    return rijen.values_list("group", "permission__codename")


def keuzes(casus, actor):
    """The rubrieken this actor may write in, the best one first chosen, with who reads along."""
    rechten, lezers = toegang(casus, actor), Lezers(casus, actor)
    rubrieken = [r for r in Rubriek if rechten[r].invoeren]
    return {
        "rubrieken": [(r.value, r.label) for r in rubrieken],
        "eerste": next((r for r in VOORKEUR if r in rubrieken), None),
        "lezers": {r.value: _lezers_van(lezers, r) for r in rubrieken},
        "publiek": {
            Publiek.EIGEN: f"Alleen collega's van {actor.organisatie} lezen dit.",
            Publiek.PARTNERS: "Jouw organisatie, en de partners die bij de rubriek staan.",
            Publiek.REGIETEAM: "Jouw organisatie, en het Regieteam als dat de rubriek leest.",
        },
    }


def _lezers_van(lezers, rubriek):
    namen = lezers.van(rubriek)
    if not namen:
        return "Nu leest geen andere organisatie dit."
    regieteam = lezers.van(rubriek, Soort.REGIETEAM)
    zin = f"Partners die dit lezen: {opsomming(namen)}."
    return zin if regieteam or not _doet_mee(lezers) else f"{zin} Het Regieteam leest dit niet."


def _doet_mee(lezers):
    return any(d.organisatie.soort == Soort.REGIETEAM for d in lezers.deelnames)
