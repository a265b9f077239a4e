"""The passkeys of a user, named in addresses by a key of their own and never by their number."""

from allauth.mfa.models import Authenticator
from django.http import Http404
from django.utils.crypto import constant_time_compare, salted_hmac


def passkeys_van(user):
    rijen = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    for rij in rijen.order_by("created_at"):
        rij.sleutel = salted_hmac("partners.passkey", str(rij.pk)).hexdigest()[:16]
        yield rij


def passkey_met(user, sleutel):
    for rij in passkeys_van(user):
        if constant_time_compare(rij.sleutel, sleutel):
            return rij
    raise Http404
