"""The forms of allauth, asked in our words; see ACCOUNT_FORMS and MFA_FORMS in the settings."""

import hashlib
import time

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from allauth.socialaccount.forms import DisconnectForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from common.formulieren import Formulier
from common.velden import TekstVeld
from partners import tasks
from partners.aanmelden import FOUTE_CODE, fout_geraden, mag_raden

TE_LANG = 1000  # nobody's password; a very long one costs time to check


class WachtwoordVeld(forms.CharField):
    def __init__(self, *, autocomplete, **kwargs):
        attrs = {"autocomplete": autocomplete, "spellcheck": "false", "autocapitalize": "off"}
        kwargs.setdefault("widget", forms.PasswordInput(attrs=attrs))
        super().__init__(strip=False, **kwargs)
        # No maxlength in the page: that would cut a pasted password without saying so.
        self.validators.append(_niet_te_lang)


def _niet_te_lang(waarde):
    if len(waarde) > TE_LANG:
        raise ValidationError("Dit wachtwoord is te lang.", code="max_length")


class CodeVeld(TekstVeld):
    def __init__(self, **kwargs):
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        kwargs.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(max_length=40, breedte="s", **kwargs)

    def to_python(self, value):
        """People type the spaces that the app shows."""
        return super().to_python(value).replace(" ", "")


class InlogForm(Formulier, account.LoginForm):
    password = WachtwoordVeld(label="Wachtwoord", autocomplete="current-password")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "username", "spellcheck": "false", "autocapitalize": "off"}
        veld = TekstVeld(
            label="Gebruikersnaam of e-mailadres",
            max_length=254,
            widget=forms.TextInput(attrs=attrs),
            breedte="m",
            error_messages={"required": "Vul je gebruikersnaam of e-mailadres in."},
        )
        self.fields = {"login": veld, "password": self.fields["password"]}
        self.fields["password"].error_messages["required"] = "Vul je wachtwoord in."

    def user_credentials(self):
        """Under one name: allauth would check the password of an e-mail address twice, and so
        tell by the clock which addresses are known."""
        gegevens = self.cleaned_data
        return {"username": gegevens["login"], "password": gegevens["password"]}


class HerstelForm(Formulier, account.ResetPasswordForm):
    email = forms.EmailField(
        label="E-mailadres",
        help_text="Het adres waarmee je bij Honkvast bekend bent.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self):
        """Asks nothing of the database: known and unknown addresses take the same road."""
        return self.cleaned_data["email"].lower()

    def save(self, request, **kwargs):
        email = self.cleaned_data["email"]
        transaction.on_commit(lambda: tasks.bel(tasks.herstel, email))
        return email


class _NieuwWachtwoord(Formulier):
    """The rules come from AUTH_PASSWORD_VALIDATORS, the sentences from partners.wachtwoorden."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())

    def clean_password1(self):
        wachtwoord = self.cleaned_data["password1"]
        return get_adapter().clean_password(wachtwoord, user=self.user)

    def clean(self):
        gegevens = forms.Form.clean(self)
        eerste, tweede = gegevens.get("password1"), gegevens.get("password2")
        if eerste and tweede and eerste != tweede:
            self.add_error("password2", "Vul twee keer hetzelfde wachtwoord in.")
        return gegevens


class NieuwWachtwoordForm(_NieuwWachtwoord, account.ResetPasswordKeyForm):
    password1 = WachtwoordVeld(label="Nieuw wachtwoord", autocomplete="new-password")
    password2 = WachtwoordVeld(label="Nog een keer", autocomplete="new-password")


class WachtwoordForm(_NieuwWachtwoord, account.ChangePasswordForm):
    oldpassword = WachtwoordVeld(label="Je wachtwoord van nu", autocomplete="current-password")
    password1 = WachtwoordVeld(label="Nieuw wachtwoord", autocomplete="new-password")
    password2 = WachtwoordVeld(label="Nog een keer", autocomplete="new-password")

    def clean_oldpassword(self):
        """Guesses here count like guesses at the login page."""
        if not get_adapter().reauthenticate(self.user, self.cleaned_data["oldpassword"]):
            raise get_adapter().validation_error("enter_current_password")
        return self.cleaned_data["oldpassword"]


class BevestigForm(Formulier, account.ReauthenticateForm):
    password = WachtwoordVeld(label="Wachtwoord", autocomplete="current-password")


class _CodeForm(Formulier):
    """A code of the second step: guesses count, and a code of the app works once."""

    def clean_code(self):
        if not mag_raden(context.request, self.user):
            raise ValidationError(FOUTE_CODE)
        # Under lock, in the database: two processes share no memory.
        list(Authenticator.objects.select_for_update().filter(user=self.user))
        try:
            code = super().clean_code()
            self._eenmaal(code)
        except ValidationError:
            fout_geraden(context.request, self.user)
            raise
        return code

    def _eenmaal(self, code):
        rij = self.authenticator
        if rij.type != Authenticator.Type.TOTP:
            return
        merk = hashlib.sha256(f"{rij.pk} {code}".encode()).hexdigest()
        nu = int(time.time())
        gebruikt = {m: op for m, op in rij.data.get("gebruikt", {}).items() if nu - op < 300}
        if merk in gebruikt:
            raise get_mfa_adapter().validation_error("incorrect_code")
        rij.data["gebruikt"] = {**gebruikt, merk: nu}
        rij.save(update_fields=["data"])


PASSKEY_MISLUKT = "Het lukte niet met de passkey. Probeer het opnieuw."


class PasskeyVeld(forms.JSONField):
    """What the browser made of a passkey; the script fills it in."""

    def __init__(self):
        zinnen = {"required": PASSKEY_MISLUKT, "invalid": PASSKEY_MISLUKT}
        super().__init__(label="Passkey", widget=forms.HiddenInput(), error_messages=zinnen)


def _lees_passkey(lees):
    """The libraries that read a passkey raise anything at all when somebody made it up."""
    try:
        return lees()
    except (ValidationError, DatabaseError):
        raise
    except Exception:
        raise ValidationError(PASSKEY_MISLUKT) from None


class _PasskeyForm(Formulier):
    def clean_credential(self):
        return _lees_passkey(super().clean_credential)


class TweedeStapForm(_CodeForm, AuthenticateForm):
    code = CodeVeld(label="Code", help_text="Uit je app, of een herstelcode.")


class BevestigCodeForm(_CodeForm, ReauthenticateForm):
    code = CodeVeld(label="Code", help_text="Uit je app, of een herstelcode.")


class AppAanForm(Formulier, totp.ActivateTOTPForm):
    code = CodeVeld(label="Code uit de app", help_text="Zes cijfers.")


class AppUitForm(Formulier, totp.DeactivateTOTPForm):
    pass


class HerstelcodesForm(Formulier, GenerateRecoveryCodesForm):
    pass


class LoskoppelForm(Formulier, DisconnectForm):
    pass


class PasskeyErbijForm(Formulier, webauthn.AddWebAuthnForm):
    credential = PasskeyVeld()
    name = TekstVeld(
        label="Naam", required=False, max_length=60, help_text="Bijvoorbeeld: telefoon van het werk"
    )
    passwordless = forms.BooleanField(
        label="Ook inloggen zonder wachtwoord",
        required=False,
        initial=True,
        help_text="Je ontgrendelt de passkey dan met je vinger, gezicht of pincode.",
    )

    def clean(self):
        return _lees_passkey(super().clean)


class PasskeyNaamForm(Formulier, webauthn.EditWebAuthnForm):
    name = TekstVeld(label="Naam", max_length=60)


class PasskeyForm(_PasskeyForm, webauthn.AuthenticateWebAuthnForm):
    credential = PasskeyVeld()


class PasskeyInlogForm(_PasskeyForm, webauthn.LoginWebAuthnForm):
    credential = PasskeyVeld()


class PasskeyBevestigForm(_PasskeyForm, webauthn.ReauthenticateWebAuthnForm):
    credential = PasskeyVeld()
