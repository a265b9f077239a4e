"""The views of allauth under our addresses, in our words. What isn't here, isn't offered."""

import ipaddress
import json

from allauth.account import views as account
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as herstelcodes
from allauth.mfa.totp import views as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_POST, require_safe

from partners.demo_accounts import DEMO_ACCOUNTS
from partners.forms.inloggen import LoskoppelForm
from partners.passkeys import passkey_met


class Pagina:
    """What a view of allauth lacks here: 422 for a refused form, and data for a script as text."""

    def render_to_response(self, context, **kwargs):
        form = context.get("form")
        kwargs.setdefault("status", form.http_status if hasattr(form, "http_status") else 200)
        if "js_data" in context:
            context["opties"] = json.dumps(context["js_data"], cls=DjangoJSONEncoder)
            context["passkey_kan"] = passkey_kan(self.request)
        return super().render_to_response(context, **kwargs)


class Bevestigd:
    """Only for who just proved again that it is her. What she typed is never kept meanwhile."""

    def dispatch(self, request, *args, **kwargs):
        if not did_recently_reauthenticate(request):
            return bevestig_eerst(request)
        return super().dispatch(request, *args, **kwargs)


def bevestig_eerst(request):
    vraag = urlencode({"next": request.path})
    return redirect(f"{reverse('account_reauthenticate')}?{vraag}")


def passkey_kan(request):
    """Browsers make no passkeys for an address of numbers."""
    try:
        ipaddress.ip_address(request.get_host().rpartition(":")[0].strip("[]"))
    except ValueError:
        return True
    return False


class Inloggen(Pagina, account.LoginView):
    template_name = "partners/inloggen.html"

    def form_invalid(self, form):
        # Not worth a page: axes puts its own in place of this one.
        if getattr(self.request, "axes_locked_out", False):
            return HttpResponse(status=429)
        return super().form_invalid(form)

    def get_initial(self):
        als = self.request.GET.get("als", "")
        bekend = {account.naam for account in DEMO_ACCOUNTS} if settings.DEMO else ()
        return {"login": als} if als in bekend else {}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            demo_accounts=DEMO_ACCOUNTS if settings.DEMO else (),
            demo_wachtwoord=settings.DEMO_WACHTWOORD if settings.DEMO else "",
            extern=settings.OIDC_NAAM,
            extern_id=settings.OIDC_ID,
            passkey_kan=passkey_kan(self.request),
            verder=self.request.POST.get("next") or self.request.GET.get("next") or "",
            **kwargs,
        )


@require_POST
@login_not_required
def uitloggen(request):
    """Out, and nothing stays behind in a browser that others use too."""
    response = account.logout(request)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


class Herstellen(Pagina, account.PasswordResetView):
    template_name = "partners/wachtwoord_vergeten.html"


class HerstelVerstuurd(account.PasswordResetDoneView):
    template_name = "partners/wachtwoord_verstuurd.html"


class NieuwWachtwoord(Pagina, account.PasswordResetFromKeyView):
    template_name = "partners/wachtwoord_nieuw.html"
    success_url = reverse_lazy("account_login")

    def get_context_data(self, **kwargs):
        kwargs.setdefault("token_fail", False)
        if kwargs["token_fail"]:
            kwargs["form"] = None
        return super().get_context_data(**kwargs)


class TweedeStap(Pagina, mfa.AuthenticateView):
    template_name = "partners/tweede_stap.html"

    def get_context_data(self, **kwargs):
        user = self.stage.login.user
        gegevens = super().get_context_data(**kwargs)
        gegevens["met_code"] = is_mfa_enabled(
            user, [Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES]
        )
        gegevens["met_passkey"] = is_mfa_enabled(user, [Authenticator.Type.WEBAUTHN])
        return gegevens


class PasskeyInloggen(webauthn.LoginWebAuthnView):
    pass


# --- Proving again that it is you ----------------------------------------------------------------


class _Opnieuw(Pagina):
    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "verder": self.get_next_url() or ""}

    def get_default_success_url(self):
        return reverse("partners:mijn_gegevens")


class Bevestigen(_Opnieuw, account.ReauthenticateView):
    template_name = "partners/bevestigen.html"


class BevestigenCode(_Opnieuw, mfa.ReauthenticateView):
    template_name = "partners/bevestigen.html"


class BevestigenPasskey(_Opnieuw, webauthn.ReauthenticateWebAuthnView):
    template_name = "partners/bevestigen_passkey.html"

    def form_invalid(self, form):
        return self.render_to_response({**self.get_context_data(), "form": form})


# --- Mijn gegevens: wachtwoord en tweede stap ----------------------------------------------------

NAAR_MIJN_GEGEVENS = reverse_lazy("partners:mijn_gegevens")


class WachtwoordWijzigen(Pagina, account.PasswordChangeView):
    """Who only logs in through her own organisation gets a first password by mail."""

    template_name = "partners/wachtwoord_wijzigen.html"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_usable_password():
            messages.info(request, "Je hebt nog geen wachtwoord. Vraag hier een wachtwoord aan.")
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **kwargs)


class AppAan(Bevestigd, Pagina, totp.ActivateTOTPView):
    template_name = "partners/app_aan.html"


class AppUit(Bevestigd, Pagina, totp.DeactivateTOTPView):
    template_name = "partners/app_uit.html"
    success_url = NAAR_MIJN_GEGEVENS


class Herstelcodes(Bevestigd, Pagina, herstelcodes.ViewRecoveryCodesView):
    template_name = "partners/herstelcodes.html"


class HerstelcodesNieuw(Bevestigd, Pagina, herstelcodes.GenerateRecoveryCodesView):
    template_name = "partners/herstelcodes_nieuw.html"


class PasskeyErbij(Bevestigd, Pagina, webauthn.AddWebAuthnView):
    template_name = "partners/passkey_erbij.html"

    def form_invalid(self, form):
        return self.render_to_response({**self.get_context_data(), "form": form})


class _VanMij:
    """A passkey by its key in the address, among those of the user only."""

    success_url = NAAR_MIJN_GEGEVENS

    def get_object(self, queryset=None):
        return passkey_met(self.request.user, self.kwargs["sleutel"])


class PasskeyHernoemen(Bevestigd, _VanMij, Pagina, webauthn.EditWebAuthnView):
    template_name = "partners/passkey_hernoemen.html"


class PasskeyVerwijderen(Bevestigd, _VanMij, webauthn.RemoveWebAuthnView):
    template_name = "partners/passkey_verwijderen.html"


# --- Through an organisation of one's own (OpenID Connect) ---------------------------------------


def _alleen_als_ingesteld():
    if not settings.OIDC_NAAM:
        raise Http404


@require_POST
@login_not_required
def extern_inloggen(request, provider_id):
    """Off to the other organisation: as a page, since a form may only lead to ourselves."""
    _alleen_als_ingesteld()
    if request.POST.get("process") == "connect":
        if not request.user.is_authenticated:
            return redirect("account_login")
        if not did_recently_reauthenticate(request):
            return redirect(
                f"{reverse('account_reauthenticate')}?{urlencode({'next': NAAR_MIJN_GEGEVENS})}"
            )
    response = openid_connect.login(request, provider_id)
    doel = response.headers.get("Location", "")
    if not doel or url_has_allowed_host_and_scheme(doel, allowed_hosts={request.get_host()}):
        return response
    return render(request, "partners/extern_door.html", {"doel": doel, "naam": settings.OIDC_NAAM})


@require_safe
@login_not_required
def extern_terug(request, provider_id):
    _alleen_als_ingesteld()
    return openid_connect.callback(request, provider_id)


class ExternLoskoppelen(Bevestigd, Pagina, social.ConnectionsView):
    template_name = "partners/extern_loskoppelen.html"
    success_url = NAAR_MIJN_GEGEVENS
    extra_context = {"extern": settings.OIDC_NAAM}

    def get_form_class(self):
        return LoskoppelForm
