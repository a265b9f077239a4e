"""What a person does with her notices: read them, and say about which she wants a mail."""

from django.db import transaction

from berichten.models import Bericht, Voorkeur


@transaction.atomic
def lees(bericht, *, by, now):
    """Mark one notice as read; the first time counts."""
    Bericht.objects.voor(by).ongelezen().filter(pk=bericht.pk).update(gelezen_at=now)


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
