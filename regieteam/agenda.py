"""The agenda as somebody reads it: the team all of it, others only what is theirs.

For others there is no number, no count and no beginning of the meeting: nothing from which one
could tell what else is on it.
"""

from dataclasses import dataclass
from datetime import datetime

from cases.choices import Rubriek
from cases.models import Casus
from cases.permissions import toegang
from regieteam.choices import Puntstand
from regieteam.models import Agendapunt, Vergadering
from regieteam.permissions import mag_besluiten
from regieteam.tijden import beginpunten, rond


@dataclass(frozen=True)
class Regel:
    """One item. `nummer` is None for who isn't of the team."""

    punt: Agendapunt
    casus: Casus
    begint_at: datetime
    nummer: int | None
    eerste: bool = False
    laatste: bool = False
    leest: bool = False  # the decision: whoever does may sit along at the table
    beslist: bool = False

    @property
    def is_open(self):
        return self.punt.stand == Puntstand.OPEN


def regels(vergadering, actor, dag):
    """The items of this meeting that this actor sees, in order, each with its case."""
    alle = list(vergadering.punten.op_de_agenda().values_list("pk", "minuten"))
    momenten = beginpunten(vergadering.begint_at, [minuten for _, minuten in alle])
    begin_van = {pk: moment for (pk, _), moment in zip(alle, momenten, strict=True)}
    punten = [
        punt
        for punt in Agendapunt.objects.voor(actor, dag)
        .filter(vergadering=vergadering)
        .op_de_agenda()
        .select_related("behandeld_door")
        if punt.pk in begin_van
    ]
    casussen = (
        Casus.objects.for_actor(actor, dag).voor_lijst().in_bulk([p.casus_id for p in punten])
    )
    van_het_team = vergadering.regieteam_id == actor.organisatie.pk
    return [
        Regel(
            punt,
            casussen[punt.casus_id],
            begin_van[punt.pk] if van_het_team else rond(begin_van[punt.pk]),
            nummer if van_het_team else None,
            eerste=nummer == 1,
            laatste=nummer == len(punten),
            leest=toegang(casussen[punt.casus_id], actor)[Rubriek.BESLUIT].lezen,
            beslist=van_het_team and mag_besluiten(casussen[punt.casus_id], actor),
        )
        for nummer, punt in enumerate(punten, 1)
    ]


def te_kiezen(organisaties, *, now, ook_gesloten, behalve=None):
    """The meetings on whose agenda a case can still come, each with `is_dicht`."""
    rijen = list(
        Vergadering.objects.komend()
        .filter(regieteam__in=organisaties, begint_at__gte=now)
        .exclude(pk=behalve and behalve.pk)
        .order_by("begint_at", "pk")
    )
    for rij in rijen:
        rij.is_dicht = rij.sluit_at < now
    return [rij for rij in rijen if ook_gesloten or not rij.is_dicht]
