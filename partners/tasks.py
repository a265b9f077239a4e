"""The mails about logging in. They go to people of ours only, and name nobody.

Texts: templates/partners/mail/<soort>.txt, of which the first line is the subject.
"""

import logging
from smtplib import SMTPRecipientsRefused

from celery import shared_task
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from kombu.exceptions import OperationalError

from partners.models import Lidmaatschap, Organisatie, User
from partners.toegangslink import adres, adreswissel, toegangslink

logger = logging.getLogger(__name__)

# A mail server that is away for a while: tried for some three hours, each time later. A refused
# address is not tried again.
OPNIEUW = {
    "autoretry_for": (OSError,),
    "dont_autoretry_for": (SMTPRecipientsRefused,),
    "retry_backoff": 60,
    "retry_backoff_max": 1800,
    "max_retries": 10,
}

# What happened to the access of somebody, as she reads it in a mail.
MELDINGEN = {
    "wachtwoord": "Je wachtwoord is gewijzigd. Op andere apparaten ben je nu uitgelogd.",
    "app_aan": "Inloggen met een code uit een app staat nu aan.",
    "app_uit": "Inloggen met een code uit een app staat nu uit.",
    "passkey_erbij": "Er is een passkey toegevoegd.",
    "passkey_weg": "Er is een passkey verwijderd.",
    "herstelcodes": "Er zijn nieuwe herstelcodes gemaakt. De oude werken niet meer.",
    "extern_erbij": "Er is een manier van inloggen via een andere organisatie gekoppeld.",
    "extern_weg": "Een manier van inloggen via een andere organisatie is losgekoppeld.",
    "email": "Het e-mailadres waarmee je inlogt is gewijzigd.",
}


def bel(taak, *gegevens):
    """Hand a mail to the worker; with nobody at the door it is sent here and now.

    What was asked for is stored by then. So a mail server that fails is for the log, as it is in
    the worker: an error page would also tell that an address is known.
    """
    try:
        taak.delay(*gegevens)
    except OperationalError:
        try:
            taak(*gegevens)
        except OSError as fout:  # also everything that smtplib raises
            logger.error("%s is niet verstuurd", taak.name, exc_info=fout)


def mail(soort, naar, **gegevens):
    onderwerp, _, tekst = render_to_string(
        f"partners/mail/{soort}.txt", {"inloggen": adres("account_login"), **gegevens}
    ).partition("\n")
    EmailMessage(onderwerp.strip(), tekst.strip() + "\n", to=[naar]).send()


@shared_task(**OPNIEUW)
def uitnodiging(user_id, organisatie_id):
    """How to begin: a link to set a password, or the news that there is one more organisation."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    organisatie = Organisatie.objects.filter(pk=organisatie_id).first()
    if user is None or organisatie is None:
        return
    if user.has_usable_password():
        leden = Lidmaatschap.objects.actief().filter(user=user)
        meer = leden.exclude(organisatie=organisatie).exists()
        mail("toegevoegd", user.email, organisatie=organisatie.naam, meer=meer)
    else:
        mail("uitnodiging", user.email, organisatie=organisatie.naam, link=toegangslink(user))


@shared_task(**OPNIEUW)
def herstel(email):
    """A link for who forgot her password. Nobody learns whether the address is known."""
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is not None:
        mail("herstel", user.email, link=toegangslink(user))


@shared_task(**OPNIEUW)
def adreswissel_bevestigen(user_id, nieuw):
    """A link to the new mail address, unless somebody else has it."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is not None and not User.objects.filter(email__iexact=nieuw).exists():
        mail("adreswissel", nieuw, link=adreswissel(user, nieuw))


@shared_task(**OPNIEUW)
def beveiliging(naar, melding):
    """Something changed in how she logs in. Without names, places and devices."""
    mail("beveiliging", naar, melding=MELDINGEN[melding])
