"""Who hears of a case: read again each time, for people come and go."""

from cases.actions.laden import vandaag
from cases.models import Casus
from partners.actor import Actor
from partners.models import Lidmaatschap


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
