"""The links with which somebody sets a password or proves that a mail address is hers."""

from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import signing
from django.urls import reverse
from django.utils.http import base36_to_int, int_to_base36

ADRESWISSEL = "partners.adreswissel"
ADRESWISSEL_SECONDEN = 2 * 3600


class Toegangstoken(PasswordResetTokenGenerator):
    """Works once: an invitation for a week, a forgotten password for two hours."""

    uitnodiging_seconden = 7 * 24 * 3600
    herstel_seconden = 2 * 3600

    def check_token(self, user, token):
        if not user or not user.is_active or not super().check_token(user, token):
            return False
        ouderdom = self._num_seconds(self._now()) - base36_to_int(token.split("-")[0])
        geldig = self.herstel_seconden if user.has_usable_password() else self.uitnodiging_seconden
        return ouderdom <= geldig


def adres(naam, *args, **kwargs):
    """A whole address of ours, for a mail: never made from what a browser sent."""
    return settings.ADRES + reverse(naam, args=args, kwargs=kwargs)


def toegangslink(user):
    """Where this user sets a (new) password."""
    return adres(
        "account_reset_password_from_key",
        uidb36=int_to_base36(user.pk),
        key=Toegangstoken().make_token(user),
    )


def adreswissel(user, nieuw):
    """Where this user confirms that the new mail address is hers."""
    kenmerk = signing.dumps([user.pk, user.email, nieuw], salt=ADRESWISSEL)
    return adres("partners:email_bevestigen", kenmerk)


def lees_adreswissel(user, kenmerk):
    """The new mail address, or None when the link is not (or no longer) hers."""
    try:
        pk, oud, nieuw = signing.loads(kenmerk, salt=ADRESWISSEL, max_age=ADRESWISSEL_SECONDEN)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return nieuw if (pk, oud) == (user.pk, user.email) else None
