"""Mails those who give advice that something waits for them, and nothing else (NZ-05, ADR 17).

Only who chose so gets one. It stands in the outbox and nowhere else: without a case, without who
asks, and without a notice that one could count. Whether there is something is looked up while it is
sent, and so is who may still know.
"""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from berichten.actions.melden import momenten
from berichten.actions.sturen import Niets
from berichten.choices import Mail, Post, Soort, Vervallen
from berichten.models import Uitgaand, Voorkeur
from cases.actions.ontvangers import collegas
from partners.actor import Actor
from partners.models import Lidmaatschap
from uitvoering.models import Adviesvraag, MeldingVeiligThuis
from uitvoering.permissions import geeft_advies


def laat_weten(aan, *, kenmerk, now):
    """A mail for everybody of this organisation who wants one, once per `kenmerk` or per day."""
    mensen = {mens.user for mens in collegas([aan.pk])}
    dag = momenten(now)
    keer = {Mail.DIRECT: (kenmerk, now), Mail.DAGELIJKS: (dag["dag"], dag["dag_at"])}
    wensen = Voorkeur.objects.filter(soort=Soort.ADVIES, user__in=mensen).exclude(mail=Mail.GEEN)
    Uitgaand.objects.bulk_create(
        [
            Uitgaand(
                user_id=user,
                organisatie=aan,
                post=Post.ADVIES,
                soort=Soort.ADVIES,
                dedupe=f"advies:{keer[mail][0]}:{user}:{aan.pk}",
                na_at=keer[mail][1],
            )
            for user, mail in wensen.values_list("user", "mail")
        ],
        ignore_conflicts=True,
    )


def maak_mail(uitgaand, *, now):
    """The mail of one row of the outbox, while something waits and its reader gives advice."""
    wensen = Voorkeur.objects.per_soort(uitgaand.user)
    if wensen.get(Soort.ADVIES, Mail.GEEN) == Mail.GEEN:
        raise Niets(Vervallen.AFGEZEGD)
    leden = Lidmaatschap.objects.actief().filter(
        user=uitgaand.user, organisatie=uitgaand.organisatie
    )
    rollen = frozenset(leden.values_list("rol", flat=True))
    actor = Actor(uitgaand.user, uitgaand.organisatie, rollen)
    if not rollen or not geeft_advies(actor):
        raise Niets(Vervallen.GEEN_RECHT)
    if not any(m.objects.voor(actor).open().exists() for m in (Adviesvraag, MeldingVeiligThuis)):
        raise Niets(Vervallen.GELEZEN)
    onderwerp, _, tekst = render_to_string(
        "uitvoering/mail/advies.txt",
        {
            "adres": settings.ADRES + reverse("advies:lijst"),
            "instellen": settings.ADRES + reverse("berichten:instellingen"),
        },
    ).partition("\n")
    return EmailMessage(onderwerp.strip(), tekst.strip() + "\n")
