"""Mijn gegevens, and the organisation somebody works for now."""

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from common import htmx
from common.formulieren import GET_POST, ingevuld
from partners import tasks
from partners.aanmelden import meld
from partners.actions.account import wijzig_email
from partners.choices import Rol
from partners.forms.mijn import AdresForm, GegevensForm, WisselForm
from partners.middleware import wissel
from partners.models import Lidmaatschap, User
from partners.passkeys import passkeys_van
from partners.toegangslink import lees_adreswissel
from partners.views.inloggen import bevestig_eerst, passkey_kan


@require_safe
def mijn_gegevens(request):
    toegang = list(Authenticator.objects.filter(user=request.user))
    soorten = {rij.type: rij for rij in toegang}
    codes = soorten.get(Authenticator.Type.RECOVERY_CODES)
    return render(
        request,
        "partners/mijn_gegevens.html",
        {
            "organisaties": _organisaties(request.user),
            "app": soorten.get(Authenticator.Type.TOTP),
            "passkeys": list(passkeys_van(request.user)),
            "codes_over": len(codes.wrap().get_unused_codes()) if codes else None,
            "passkey_kan": passkey_kan(request),
            "extern": settings.OIDC_NAAM,
            "extern_id": settings.OIDC_ID,
            "gekoppeld": SocialAccount.objects.filter(user=request.user).exists(),
        },
    )


def _organisaties(user):
    """The organisations somebody works for, each with the words for what she does there."""
    per_organisatie = {}
    lidmaatschappen = Lidmaatschap.objects.actief().filter(user=user)
    for lid in lidmaatschappen.select_related("organisatie").order_by("organisatie__naam", "pk"):
        per_organisatie.setdefault(lid.organisatie, []).append(Rol(lid.rol).label)
    return [(organisatie, ", ".join(rollen)) for organisatie, rollen in per_organisatie.items()]


@GET_POST
def gegevens_wijzigen(request):
    # A row of its own: a refused form must not change the name in the bar on top.
    form = GegevensForm(ingevuld(request), instance=User.objects.get(pk=request.user.pk))
    if form.is_valid():
        form.save()
        messages.success(request, "Je gegevens zijn bewaard.")
        return htmx.redirect(request, "partners:mijn_gegevens")
    return render(
        request, "partners/gegevens_wijzigen.html", {"form": form}, status=form.http_status
    )


@GET_POST
def email_wijzigen(request):
    """Mails a link to the new address; nothing changes before somebody there opens it."""
    if not did_recently_reauthenticate(request):
        return bevestig_eerst(request)
    form = AdresForm(ingevuld(request), user=request.user)
    if form.is_valid():
        nieuw = form.cleaned_data["email"]
        transaction.on_commit(
            lambda: tasks.bel(tasks.adreswissel_bevestigen, request.user.pk, nieuw)
        )
        messages.success(
            request,
            "We sturen een link naar je nieuwe e-mailadres. Open die link binnen 2 uur, in deze "
            "browser. Tot dan log je in met je oude adres.",
        )
        return htmx.redirect(request, "partners:mijn_gegevens")
    return render(request, "partners/email_wijzigen.html", {"form": form}, status=form.http_status)


@GET_POST
def email_bevestigen(request, kenmerk):
    nieuw = lees_adreswissel(request.user, kenmerk)
    if request.method == "POST" and nieuw:
        oud = request.user.email
        if wijzig_email(request.user, nieuw):
            for naar in (oud, nieuw):
                meld(request.user, "email", naar=naar)
            messages.success(request, "Je e-mailadres is gewijzigd.")
            return htmx.redirect(request, "partners:mijn_gegevens")
        nieuw = None
    return render(
        request,
        "partners/email_bevestigen.html",
        {"nieuw": nieuw},
        status=200 if nieuw else 404,
    )


@GET_POST
def organisatie(request):
    """Choose for which organisation you work now. Rights follow this one only."""
    actor = request.actor
    form = WisselForm(
        ingevuld(request),
        organisaties=request.organisaties,
        gekozen=actor.organisatie if actor else None,
    )
    if form.is_valid():
        wissel(request, form.cleaned_data["organisatie"])
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "partners/organisatie.html", {"form": form}, status=form.http_status)
