"""Empties the outbox: claim (commit), send, mark.

SMTP cannot promise exactly once. After a crash between sending and marking a mail goes out once
more, under the same Message-ID. A mail server that isn't there costs no attempt: nothing is
claimed before it answers. A mail that is refused waits longer each time and blocks no other. It is
given up after MAX_POGINGEN when the mail server refuses it for good; what the server asks to try
later, or what goes wrong on our own side, is tried MAX_LATER times.
"""

import logging
import smtplib
import time
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.module_loading import import_string

from berichten.choices import Mail, Post, Vervallen
from berichten.models import Bericht, Uitgaand, Voorkeur

logger = logging.getLogger(__name__)

# So few that all of them are tried before the claim ends, with EMAIL_TIMEOUT for each.
PARTIJ = 20
CLAIM = timedelta(minutes=5)
MAX_POGINGEN = 8
MAX_LATER = 20  # with these pauses some three days
EERSTE_PAUZE, LANGSTE_PAUZE = timedelta(minutes=1), timedelta(hours=6)
DICHT = 421  # the mail server ends the connection itself
SJABLOON = {
    Post.DIRECT: "berichten/mail/direct.txt",
    Post.BUNDEL: "berichten/mail/bundel.txt",
    Post.DAGELIJKS: "berichten/mail/dagelijks.txt",
}
# Seconds after which a round stops, so that a slow mail server never holds up the sweep.
RONDE = 20


class Niets(Exception):
    """There is no reason any more to send this; the argument says which of Vervallen."""


def stuur_berichten(*, now, mag_nog, seconden=RONDE):
    """Send what has to go out; returns how many mails went.

    `mag_nog(user, organisatie, casussen)` gives those of these cases that this person, acting
    for this organisation, may see at this moment. Safe to repeat, safe in parallel.
    """
    _geef_op(now=now)
    einde, verstuurd = time.monotonic() + seconden, 0
    server = get_connection()
    try:
        while time.monotonic() < einde and _is_er(server, now) and (partij := _claim(now=now)):
            for plek, uitgaand in enumerate(partij):
                if time.monotonic() >= einde or not _open(server):
                    _laat_los(partij[plek:])
                    break
                verstuurd += _handel_af(uitgaand, server, mag_nog, now=now)
    finally:
        server.close()
    return verstuurd


def _is_er(server, now):
    """Whether there is something to send, and a mail server that takes it."""
    return Uitgaand.objects.te_sturen(now).exists() and _open(server)


def _open(server):
    try:
        server.open()
    except OSError as fout:  # also everything that smtplib raises
        logger.warning("De mailserver antwoordt niet: %s", _kort(fout))
        return False
    return True


@transaction.atomic
def _claim(*, now):
    """Take the next ones; whoever else looks now doesn't find them."""
    partij = list(
        Uitgaand.objects.te_sturen(now)
        .select_for_update(skip_locked=True, of=("self",))
        .select_related("user", "organisatie")
        .order_by("na_at", "pk")[:PARTIJ]
    )
    for uitgaand in partij:
        uitgaand.claimed_until, uitgaand.attempts = now + CLAIM, uitgaand.attempts + 1
    Uitgaand.objects.bulk_update(partij, ["claimed_until", "attempts"])
    return partij


def _laat_los(partij):
    """Give back what was claimed and not tried."""
    for uitgaand in partij:
        Uitgaand.objects.zelf(uitgaand).update(claimed_until=None, attempts=uitgaand.attempts - 1)


def _handel_af(uitgaand, server, mag_nog, *, now):
    """Send one and mark it. Whatever goes wrong with it stays with it."""
    try:
        mail = maak_mail(uitgaand, mag_nog, now=now)
        mail.connection = server
        mail.send()
    except Niets as reden:
        Uitgaand.objects.zelf(uitgaand).update(
            dropped_at=now, dropped_reason=reden.args[0], claimed_until=None
        )
        return 0
    except Exception as fout:
        _mislukt(uitgaand, fout, now=now)
        if _weg(fout):
            server.close()
        return 0
    Uitgaand.objects.zelf(uitgaand).update(sent_at=now, claimed_until=None, fout="")
    return 1


def maak_mail(uitgaand, mag_nog, *, now):
    """The mail itself, for who still may and wants to get it; else Niets.

    What an app above this one knows, that app makes: see MAILS_VAN in the settings.
    """
    if maker := settings.MAILS_VAN.get(uitgaand.post):
        mail = import_string(maker)(uitgaand, now=now)
        mail.to, mail.extra_headers = [uitgaand.user.email], _koppen(uitgaand)
        return mail
    voorkeuren = Voorkeur.objects.per_soort(uitgaand.user)
    afgezegd = voorkeuren.get(uitgaand.soort, Mail.GEEN) == Mail.GEEN
    if afgezegd and uitgaand.post != Post.DAGELIJKS:
        raise Niets(Vervallen.AFGEZEGD)
    if uitgaand.post == Post.DIRECT:
        casussen = {uitgaand.casus}
    elif uitgaand.post == Post.BUNDEL:
        casussen = _casussen(Bericht.objects.van_bundel(uitgaand))
    else:
        gewild = [soort for soort, mail in voorkeuren.items() if mail == Mail.DAGELIJKS]
        casussen = _casussen(Bericht.objects.samengevat(uitgaand).filter(soort__in=gewild))
    casussen = mag_nog(uitgaand.user, uitgaand.organisatie, casussen)
    if not casussen:
        raise Niets(Vervallen.GEEN_RECHT)
    onderwerp, _, tekst = render_to_string(
        SJABLOON[uitgaand.post],
        {
            "casusnummer": uitgaand.casusnummer,
            "aantal": len(casussen),
            "adres": settings.ADRES + reverse("berichten:lijst"),
            "instellen": settings.ADRES + reverse("berichten:instellingen"),
        },
    ).partition("\n")
    return EmailMessage(
        onderwerp.strip(),
        tekst.strip() + "\n",
        to=[uitgaand.user.email],
        headers=_koppen(uitgaand),
    )


def _koppen(uitgaand):
    return {"Message-ID": uitgaand.message_id, "Auto-Submitted": "auto-generated"}


def _casussen(berichten):
    """The cases that these notices are about; Niets when all of them are read."""
    casussen = set(berichten.values_list("casus", flat=True))
    if not casussen:
        raise Niets(Vervallen.GELEZEN)
    return casussen


def _mislukt(uitgaand, fout, *, now):
    """Later once more, each time later; after the last attempt never again."""
    zelf = Uitgaand.objects.zelf(uitgaand)
    if uitgaand.attempts >= (MAX_POGINGEN if _voorgoed(fout) else MAX_LATER):
        zelf.update(dead_at=now, claimed_until=None, fout=_kort(fout))
        logger.error("Mail %s is opgegeven: %s", uitgaand.pk, _kort(fout))
        return
    pauze = min(EERSTE_PAUZE * 2 ** (uitgaand.attempts - 1), LANGSTE_PAUZE)
    zelf.update(na_at=now + pauze, claimed_until=None, fout=_kort(fout))
    logger.warning("Mail %s is niet verstuurd: %s", uitgaand.pk, _kort(fout))


def _geef_op(*, now):
    """What brought its sender down at every attempt: it was claimed, and never came back."""
    opgegeven = (
        Uitgaand.objects.te_sturen(now)
        .filter(attempts__gte=MAX_POGINGEN, fout="")
        .update(dead_at=now, claimed_until=None)
    )
    if opgegeven:
        logger.error("Mails opgegeven na %s pogingen: %s", MAX_POGINGEN, opgegeven)


def _weg(fout):
    """Whether the connection is gone, so that the next mail needs a new one."""
    return isinstance(fout, OSError) and _code(fout) in (None, DICHT)


def _voorgoed(fout):
    """Whether the mail server says that it will never take this mail."""
    return (_code(fout) or 0) >= 500


def _code(fout):
    """What the mail server answered, as a number."""
    if isinstance(fout, smtplib.SMTPRecipientsRefused):
        return next((code for code, _ in fout.recipients.values()), None)
    return getattr(fout, "smtp_code", None)


def _kort(fout):
    """What went wrong without an address: the kind of mistake, and the code of the server."""
    return " ".join(str(deel) for deel in (type(fout).__name__, _code(fout)) if deel)
