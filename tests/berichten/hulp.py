"""What the tests of notices share."""

from berichten.actions.melden import Melding, meld
from berichten.choices import Mail, Soort
from berichten.models import Uitgaand, Voorkeur
from tests.factories import NOW

VOORBIJ = Soort.DEADLINE_VOORBIJ


def melding(actor, dedupe="een", *, soort=VOORBIJ, casus=1, nummer="2026-000001"):
    return Melding(
        dedupe=dedupe,
        soort=soort,
        casus=casus,
        casusnummer=nummer,
        pad=f"/casussen/{nummer}/",
        user=actor.user.pk,
        organisatie=actor.organisatie.pk,
    )


def wil(actor, mail=Mail.DIRECT, soort=VOORBIJ):
    Voorkeur.objects.update_or_create(user=actor.user, soort=soort, defaults={"mail": mail})


def uitgaand(actor, dedupe="een", *, now=NOW, **velden):
    """A mail that waits, about one case."""
    wil(actor)
    meld([melding(actor, dedupe, **velden)], now=now)
    return Uitgaand.objects.get(dedupe=dedupe)


def iedereen(user, organisatie, casussen):
    """`mag_nog` of a world in which everybody sees everything."""
    return casussen


def niemand(user, organisatie, casussen):
    return set()
