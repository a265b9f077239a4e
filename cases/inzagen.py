"""Which looks at a case somebody may read back, and how they read.

The log is about the case, so it follows the rights in the case: a look at parts she may not see
is not there for her, and of other looks she reads only the parts that she sees herself. So the
log of a corporatie has no trace of the rubriek veiligheid.
"""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q
from django.utils import timezone

from cases.choices import Grondslag, Rubriek
from logboek.choices import Soort
from logboek.models import Inzage

# That somebody of another organisation opened a form tells that she was about to write.
VOOR_ANDEREN = {Soort.FORMULIER: Soort.CASUS}


@dataclass(frozen=True)
class Zicht:
    """The parts of the log that follow from what an actor sees of the case."""

    actor: object
    rechten: dict

    @property
    def altijd(self):
        return [r.value for r in Rubriek if self.rechten[r].lezen or self.rechten[r].samenvatting]

    @property
    def van_ons(self):
        return [r.value for r in Rubriek if self.rechten[r]]

    def rubrieken(self, inzage):
        """The names of the parts in one look that she may know of."""
        eigen = inzage.organisatie_id == self.actor.organisatie.pk
        te_noemen = self.van_ons if eigen else self.altijd
        return [r.label for r in Rubriek if r in inzage.rubrieken and r in te_noemen]

    def soort(self, inzage):
        eigen = inzage.organisatie_id == self.actor.organisatie.pk
        return Soort(inzage.soort if eigen else VOOR_ANDEREN.get(inzage.soort, inzage.soort))


def inzagen_van(casus, zicht):
    """The looks at one case that this actor may read back, newest first."""
    return (
        Inzage.objects.filter(casussen__contains=[casus.pk])
        .filter(
            Q(rubrieken__overlap=zicht.altijd)
            | Q(rubrieken__overlap=zicht.van_ons, organisatie=zicht.actor.organisatie)
        )
        .select_related("user", "organisatie")
        .order_by("-at", "-pk")
    )


def gronden(casus):
    """Per organisation the legal grounds of its participations, to name beside a look."""
    gevonden = {}
    for organisatie, grondslag in casus.deelnames.values_list("organisatie", "grondslag"):
        gevonden.setdefault(organisatie, {})[Grondslag(grondslag).label] = None
    return {organisatie: ", ".join(labels) for organisatie, labels in gevonden.items()}


def per_dag(inzagen, zicht):
    """Looks of the same kind by the same person on one day as one line, newest day first."""
    for dag, van_die_dag in groupby(inzagen, key=lambda i: timezone.localdate(i.at)):
        regels = {}
        for inzage in van_die_dag:
            soort = zicht.soort(inzage)
            regel = regels.setdefault(
                (inzage.user_id, inzage.organisatie_id, soort),
                {
                    "dag": dag,
                    "wie": inzage.user.naam,
                    "organisatie": inzage.organisatie.naam,
                    "organisatie_id": inzage.organisatie_id,
                    "functie": inzage.grond,
                    "soort": soort.label,
                    "keer": 0,
                    "rubrieken": {},
                },
            )
            regel["keer"] += 1
            regel["rubrieken"].update(dict.fromkeys(zicht.rubrieken(inzage)))
        for regel in regels.values():
            regel["rubrieken"] = list(regel["rubrieken"])
            yield regel
