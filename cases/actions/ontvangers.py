"""Who hears of a case: read again each time, for people come and go."""

from collections import defaultdict
from dataclasses import dataclass

from cases.actions.laden import vandaag
from cases.choices import Hoedanigheid, Rubriek
from cases.models import Casus
from cases.permissions import WERK_VAN, hoedanigheid, plafond
from partners.actor import Actor
from partners.choices import Rol
from partners.models import Lidmaatschap

LEIDING = {Rol.TEAMLEIDER, Rol.VOORZITTER}


@dataclass(frozen=True)
class Collega:
    """Somebody who works for an organisation, as the sweep needs her.

    `rubrieken` are those that the ceiling lets her read of a case of which she isn't the
    casemanager; what is shared of each case the sweep looks up itself. `doet` are those of which
    the tasks are hers.
    """

    organisatie: int
    user: int
    leidt: bool
    werkt: bool
    rubrieken: str
    doet: str


def collegas(organisaties):
    """Everybody of these organisations who works with cases."""
    lidmaatschappen = (
        Lidmaatschap.objects.actief()
        .filter(organisatie__in=organisaties)
        .select_related("user", "organisatie")
        .order_by("pk")
    )
    mensen, rollen = {}, defaultdict(set)
    for lid in lidmaatschappen:
        mensen[lid.user_id, lid.organisatie_id] = lid.user, lid.organisatie
        rollen[lid.user_id, lid.organisatie_id].add(lid.rol)
    actoren = [Actor(*wie, frozenset(rollen[sleutel])) for sleutel, wie in mensen.items()]
    met_jurist = {actor.organisatie.pk for actor in actoren if actor.heeft(Rol.JURIST)}
    return [
        Collega(
            organisatie=actor.organisatie.pk,
            user=actor.user.pk,
            leidt=actor.heeft(*LEIDING),
            werkt=bool(actor.rollen - LEIDING - {Rol.BEHEERDER}),
            rubrieken=leesbare_rubrieken(hoedanigheid(actor)),
            doet=",".join(_haar_werk(hoedanigheid(actor), actor.organisatie.pk in met_jurist)),
        )
        for actor in actoren
        if actor.werkt_met_casussen
    ]


def leesbare_rubrieken(wie):
    """What the ceiling lets somebody in this capacity read, all of it or her own part."""
    return ",".join(r for r, mag in plafond(wie).items() if mag.lezen or mag.eigen)


def _haar_werk(wie, met_jurist):
    """The rubrieken of which somebody in this capacity does the tasks, as on Mijn werk."""
    if wie == Hoedanigheid.OCMW and not met_jurist:
        return Rubriek.values
    return sorted(WERK_VAN.get(wie, Rubriek))


def wie_ziet(now):
    """`mag_nog` for the outbox: what a person may see at this moment, for an organisation."""

    def mag_nog(user, organisatie, casussen):
        lidmaatschappen = Lidmaatschap.objects.actief().filter(user=user, organisatie=organisatie)
        rollen = frozenset(lidmaatschappen.values_list("rol", flat=True))
        if not rollen:
            return set()
        zichtbaar = Casus.objects.for_actor(Actor(user, organisatie, rollen), vandaag(now))
        return set(zichtbaar.filter(pk__in=casussen).values_list("pk", flat=True))

    return mag_nog
