"""What a person does with her notices: read them, and say about which she wants a mail."""

from django.db import transaction

from berichten.choices import VEEL
from berichten.models import Bericht, Voorkeur


@transaction.atomic
def lees(bericht, *, by, now):
    """Mark one notice as read, or all that came with it when they were many; once counts.

    Returns how many it stands for.
    """
    van_mij = Bericht.objects.voor(by)
    samen = van_mij.samen_met(bericht)
    aantal = samen.count()
    if aantal <= VEEL:
        samen, aantal = van_mij.filter(pk=bericht.pk), 1
    samen.ongelezen().update(gelezen_at=now)
    return aantal


def lees_over(casus, *, by, now):
    """Somebody opened a case: what she was told about it she has read."""
    Bericht.objects.voor(by).ongelezen().over(casus).update(gelezen_at=now)


@transaction.atomic
def lees_alles(*, tot, by, now):
    """Mark everything as read that was there at `tot`: what came later she hasn't seen.

    Returns how many it were.
    """
    return Bericht.objects.voor(by).ongelezen().filter(at__lte=tot).update(gelezen_at=now)


@transaction.atomic
def kies(voorkeuren, *, by):
    """Keep per kind of notice when she wants a mail."""
    Voorkeur.objects.bulk_create(
        [Voorkeur(user=by.user, soort=soort, mail=mail) for soort, mail in voorkeuren.items()],
        update_conflicts=True,
        unique_fields=["user", "soort"],
        update_fields=["mail"],
    )
