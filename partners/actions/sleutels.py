"""A new SECRET_KEY: what is sealed with an old one is sealed again."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from partners.aanmelden import hersleutel

VERSLEUTELD = ("secret", "seed")  # of the app, and of the recovery codes


@transaction.atomic
def hersleutel_alles():
    """Seal every second step with the SECRET_KEY of now: how many there were; safe to repeat."""
    rijen = Authenticator.objects.select_for_update().order_by("pk")
    aantal = 0
    for rij in rijen:
        velden = [veld for veld in VERSLEUTELD if veld in rij.data]
        for veld in velden:
            rij.data[veld] = hersleutel(rij.data[veld])
        if velden:
            rij.save(update_fields=["data"])
            aantal += 1
    return aantal
