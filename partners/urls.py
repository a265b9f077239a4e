"""Logging in, one's own data, the people of an organisation and the contact directory.

The names without a namespace are those that allauth asks for; what it offers and isn't
listed here (signing up, several mail addresses, logging in by mail) doesn't exist.
"""

from django.conf import settings
from django.urls import include, path, re_path

from partners.views import beheer, contacten, inloggen, kalender, mijn

EXTERN = {"provider_id": settings.OIDC_ID}

van_ons = [
    path("organisatie/", mijn.organisatie, name="organisatie"),
    path("mijn-gegevens/", mijn.mijn_gegevens, name="mijn_gegevens"),
    path("mijn-gegevens/wijzigen/", mijn.gegevens_wijzigen, name="gegevens_wijzigen"),
    path("mijn-gegevens/e-mail/", mijn.email_wijzigen, name="email_wijzigen"),
    path("mijn-gegevens/e-mail/<str:kenmerk>/", mijn.email_bevestigen, name="email_bevestigen"),
    path("beheer/mensen/", beheer.mensen, name="mensen"),
    path("beheer/mensen/uitnodigen/", beheer.mens_uitnodigen, name="mens_uitnodigen"),
    path("beheer/mensen/<uuid:sleutel>/", beheer.mens, name="mens"),
    path(
        "beheer/mensen/<uuid:sleutel>/beeindigen/", beheer.mens_beeindigen, name="mens_beeindigen"
    ),
    path("beheer/mensen/<uuid:sleutel>/opnieuw/", beheer.mens_opnieuw, name="mens_opnieuw"),
    path("beheer/rollen/", beheer.rolwijzigingen, name="rolwijzigingen"),
    path("beheer/organisatie/", beheer.organisatie_instellen, name="organisatie_instellen"),
    path("beheer/sluitingsdagen/", kalender.sluitingsdagen, name="sluitingsdagen"),
    path("beheer/sluitingsdagen/nieuw/", kalender.sluitingsdag_nieuw, name="sluitingsdag_nieuw"),
    path(
        "beheer/sluitingsdagen/<slug:voor>/<slug:dag>/",
        kalender.sluitingsdag_openen,
        name="sluitingsdag_openen",
    ),
    path("contacten/", contacten.contacten, name="contacten"),
    path("contacten/nieuw/", contacten.contact_nieuw, name="contact_nieuw"),
    path("contacten/<uuid:sleutel>/", contacten.contact_wijzigen, name="contact_wijzigen"),
    path(
        "contacten/<uuid:sleutel>/gecontroleerd/",
        contacten.contact_gecontroleerd,
        name="contact_gecontroleerd",
    ),
]

van_allauth = [
    path("inloggen/", inloggen.Inloggen.as_view(), name="account_login"),
    path("inloggen/code/", inloggen.TweedeStap.as_view(), name="mfa_authenticate"),
    path("inloggen/passkey/", inloggen.PasskeyInloggen.as_view(), name="mfa_login_webauthn"),
    path("inloggen/extern/", inloggen.extern_inloggen, EXTERN, name="openid_connect_login"),
    path("inloggen/extern/terug/", inloggen.extern_terug, EXTERN, name="openid_connect_callback"),
    path("uitloggen/", inloggen.uitloggen, name="account_logout"),
    path("wachtwoord/vergeten/", inloggen.Herstellen.as_view(), name="account_reset_password"),
    path(
        "wachtwoord/verstuurd/",
        inloggen.HerstelVerstuurd.as_view(),
        name="account_reset_password_done",
    ),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        inloggen.NieuwWachtwoord.as_view(),
        name="account_reset_password_from_key",
    ),
    path("mijn-gegevens/bevestigen/", inloggen.Bevestigen.as_view(), name="account_reauthenticate"),
    path(
        "mijn-gegevens/bevestigen/code/",
        inloggen.BevestigenCode.as_view(),
        name="mfa_reauthenticate",
    ),
    path(
        "mijn-gegevens/bevestigen/passkey/",
        inloggen.BevestigenPasskey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "mijn-gegevens/wachtwoord/",
        inloggen.WachtwoordWijzigen.as_view(),
        name="account_change_password",
    ),
    path("mijn-gegevens/app/aan/", inloggen.AppAan.as_view(), name="mfa_activate_totp"),
    path("mijn-gegevens/app/uit/", inloggen.AppUit.as_view(), name="mfa_deactivate_totp"),
    path(
        "mijn-gegevens/herstelcodes/",
        inloggen.Herstelcodes.as_view(),
        name="mfa_view_recovery_codes",
    ),
    path(
        "mijn-gegevens/herstelcodes/nieuw/",
        inloggen.HerstelcodesNieuw.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path("mijn-gegevens/passkey/", inloggen.PasskeyErbij.as_view(), name="mfa_add_webauthn"),
    path(
        "mijn-gegevens/passkey/<str:sleutel>/hernoemen/",
        inloggen.PasskeyHernoemen.as_view(),
        name="mfa_edit_webauthn",
    ),
    path(
        "mijn-gegevens/passkey/<str:sleutel>/verwijderen/",
        inloggen.PasskeyVerwijderen.as_view(),
        name="mfa_remove_webauthn",
    ),
    path(
        "mijn-gegevens/extern/",
        inloggen.ExternLoskoppelen.as_view(),
        name="socialaccount_connections",
    ),
]

urlpatterns = [path("", include((van_ons, "partners"))), *van_allauth]
