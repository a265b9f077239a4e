"""Invites to a meeting, through the outbox, with a file for the calendar.

The team is invited to the meeting; whoever takes part in a case hears only when that case comes
up: not how many there are, nor when the meeting begins. What a mail says is worked out while it
is sent, from what its reader may see then.
"""

import uuid
from collections import defaultdict
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from berichten.actions.sturen import Niets
from berichten.choices import Post, Vervallen
from berichten.models import Uitgaand
from cases.actions.laden import vandaag
from cases.actions.ontvangers import collegas
from cases.models import Deelname
from common.agenda_ics import CANCEL, INHOUDSTYPE, REQUEST, Afspraak, ics
from partners.actor import Actor
from partners.models import Lidmaatschap, User
from regieteam.actions.agenda import om_te_leiden
from regieteam.choices import Puntstand, Vergaderstand
from regieteam.models import Agendapunt, Uitnodiging, Vergadering
from regieteam.tijden import beginpunten, rond

TITEL = "Regieteam"
TEAM_DUUR = timedelta(hours=2)


@transaction.atomic
def nodig_uit(vergadering, *, by, now):
    """Invite everybody whose calendar isn't right yet; returns how many mails go out."""
    vergadering = om_te_leiden(vergadering, by=by)
    return _nodig_iedereen_uit(vergadering, now=now)


@transaction.atomic
def nodig_uit_na_sluiting(*, now):
    """What the clock does: once the agenda is closed everybody knows when to come."""
    gesloten = Vergadering.objects.filter(
        stand=Vergaderstand.GEPLAND,
        sluit_at__lte=now,
        begint_at__gt=now,
        deelnemers_genodigd_at=None,
    )
    rijen = gesloten.select_for_update(skip_locked=True).order_by("pk")
    return sum(_nodig_iedereen_uit(vergadering, now=now) for vergadering in rijen)


def nodig_team_uit(vergadering, *, now):
    """The people of the team, as soon as a meeting is planned."""
    return _verstuur(vergadering, _team(vergadering), now=now)


def werk_bij(vergadering, *, now):
    """A meeting moved: who was invited hears it, and nobody else yet."""
    al = set(
        vergadering.uitnodigingen.filter(ingetrokken_at=None).values_list("user", "organisatie")
    )
    wie = _team(vergadering) | _deelnemers(vergadering, now=now)
    return _verstuur(vergadering, {w: op for w, op in wie.items() if w in al}, now=now)


def zeg_af(vergadering, *, now):
    """A meeting is called off: who was invited hears it."""
    return _trek_in(vergadering.uitnodigingen.filter(ingetrokken_at=None), now=now)


def namen(users):
    return dict(User.objects.filter(pk__in=users).values_list("pk", "naam"))


def afspraak_van(vergadering, user, organisatie, *, begint_at, duur, nummer):
    """What stands in the calendar of one person; names no case and nobody."""
    kenmerk = uuid.uuid5(vergadering.sleutel, f"{user.sleutel}:{organisatie.sleutel}")
    van = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return Afspraak(
        uid=f"{kenmerk}@{van.partition('@')[2]}",
        nummer=nummer,
        begint_at=begint_at,
        eindigt_at=begint_at + duur,
        titel=TITEL,
        plaats=vergadering.plaats,
        adres=adres_van(vergadering),
        van=van,
    )


def adres_van(vergadering):
    return settings.ADRES + reverse("regieteam:vergadering", args=[vergadering.sleutel])


def wanneer(vergadering, actor, *, now):
    """From when and how long this actor is at this meeting; None when she isn't.

    The team all of it; others from the beginning of their first item, as long as that takes.
    """
    punten = list(vergadering.punten.op_de_agenda())
    if actor.organisatie.pk == vergadering.regieteam_id:
        duur = timedelta(minutes=sum(p.minuten for p in punten))
        return vergadering.begint_at, duur or TEAM_DUUR
    van_haar = set(Agendapunt.objects.voor(actor, vandaag(now)).open().values_list("pk", flat=True))
    momenten = beginpunten(vergadering.begint_at, [p.minuten for p in punten])
    for punt, moment in zip(punten, momenten, strict=True):
        if punt.pk in van_haar:
            return rond(moment), timedelta(minutes=punt.minuten)
    return None


def maak_mail(uitgaand, *, now):
    """The mail of one row of the outbox, for who still has a place at the table."""
    uitnodiging = Uitnodiging.objects.select_related("vergadering").get(pk=uitgaand.betreft)
    if uitgaand.dedupe != _dedupe(uitnodiging):
        raise Niets(Vervallen.INGEHAALD)
    lidmaatschappen = Lidmaatschap.objects.actief().filter(
        user=uitgaand.user, organisatie=uitgaand.organisatie
    )
    actor = Actor(
        uitgaand.user,
        uitgaand.organisatie,
        frozenset(lidmaatschappen.values_list("rol", flat=True)),
    )
    if not actor.werkt_met_casussen:
        raise Niets(Vervallen.GEEN_RECHT)
    vergadering, afgezegd = uitnodiging.vergadering, uitnodiging.ingetrokken_at is not None
    begint_at, duur = uitnodiging.begint_at, TEAM_DUUR
    if not afgezegd:
        plek = wanneer(vergadering, actor, now=now)
        if plek is None:
            raise Niets(Vervallen.GEEN_RECHT)
        begint_at, duur = plek
    gegevens = {
        "afgezegd": afgezegd,
        "vernieuwd": uitnodiging.nummer > 1,
        "rond": actor.organisatie.pk != vergadering.regieteam_id,
        "begint_at": begint_at,
        "plaats": vergadering.plaats,
        "adres": adres_van(vergadering),
    }
    onderwerp, _, tekst = (
        render_to_string("regieteam/mail/uitnodiging.txt", gegevens).strip().partition("\n")
    )
    afspraak = afspraak_van(
        vergadering,
        uitgaand.user,
        uitgaand.organisatie,
        begint_at=begint_at,
        duur=duur,
        nummer=uitnodiging.nummer,
    )
    methode = CANCEL if afgezegd else REQUEST
    mail = EmailMessage(onderwerp.strip(), tekst.strip() + "\n")
    mail.attach(
        "regieteam.ics",
        ics(afspraak, methode=methode, now=now),
        f"{INHOUDSTYPE}; method={methode}",
    )
    return mail


def _nodig_iedereen_uit(vergadering, *, now):
    if vergadering.sluit_at <= now:  # until then cases come, and with them people
        vergadering.deelnemers_genodigd_at = now
        vergadering.save(update_fields=["deelnemers_genodigd_at"])
    wie = _deelnemers(vergadering, now=now) | _team(vergadering)
    weg = [
        uitnodiging
        for uitnodiging in vergadering.uitnodigingen.filter(ingetrokken_at=None)
        if (uitnodiging.user_id, uitnodiging.organisatie_id) not in wie
    ]
    return _verstuur(vergadering, wie, now=now) + _trek_in(weg, now=now)


def _team(vergadering):
    """(user, organisation) of everybody of the team, and when she is expected."""
    return {
        (mens.user, mens.organisatie): vergadering.begint_at
        for mens in collegas([vergadering.regieteam_id])
    }


def _deelnemers(vergadering, *, now):
    """The same for whoever takes part in an item, without the people of the team."""
    punten = list(vergadering.punten.op_de_agenda())
    momenten = beginpunten(vergadering.begint_at, [p.minuten for p in punten])
    begin_van = {
        punt.casus_id: rond(moment)
        for punt, moment in zip(punten, momenten, strict=True)
        if punt.stand == Puntstand.OPEN
    }
    deelnames = (
        Deelname.objects.actief(vandaag(now))
        .filter(casus__in=begin_van, organisatie__actief=True)
        .exclude(organisatie=vergadering.regieteam_id)
    )
    vroegst = defaultdict(dict)
    for deelname in deelnames:
        van_haar = vroegst[deelname.organisatie_id]
        begin = begin_van[deelname.casus_id]
        van_haar[deelname.persoon_id] = min(begin, van_haar.get(deelname.persoon_id, begin))
    team = {user for user, _ in _team(vergadering)}
    wie = {}
    for mens in collegas(list(vroegst)):
        van_haar = vroegst[mens.organisatie]
        begin = [van_haar[p] for p in (None, mens.user) if p in van_haar]
        if begin and mens.user not in team:
            wie[mens.user, mens.organisatie] = min(begin)
    return wie


def _verstuur(vergadering, wie, *, now):
    """Write invitations for whom something is new; returns how many."""
    bekend = {(u.user_id, u.organisatie_id): u for u in vergadering.uitnodigingen.all()}
    nieuw = {
        sleutel: begint_at
        for sleutel, begint_at in wie.items()
        if (al := bekend.get(sleutel)) is None
        or al.ingetrokken_at
        or (al.begint_at, al.plaats) != (begint_at, vergadering.plaats)
    }
    nummers = {sleutel: al.nummer for sleutel, al in bekend.items()}
    rijen = Uitnodiging.objects.bulk_create(
        [
            Uitnodiging(
                vergadering=vergadering,
                user_id=user,
                organisatie_id=organisatie,
                nummer=nummers.get((user, organisatie), 0) + 1,
                begint_at=begint_at,
                plaats=vergadering.plaats,
            )
            for (user, organisatie), begint_at in nieuw.items()
        ],
        update_conflicts=True,
        unique_fields=["vergadering", "user", "organisatie"],
        update_fields=["nummer", "begint_at", "plaats", "ingetrokken_at"],
    )
    return _in_de_post(rijen, now=now)


def _trek_in(uitnodigingen, *, now):
    rijen = list(uitnodigingen)
    for rij in rijen:
        rij.nummer, rij.ingetrokken_at = rij.nummer + 1, now
    Uitnodiging.objects.bulk_update(rijen, ["nummer", "ingetrokken_at"])
    return _in_de_post(rijen, now=now)


def _in_de_post(rijen, *, now):
    Uitgaand.objects.bulk_create(
        [
            Uitgaand(
                user_id=rij.user_id,
                organisatie_id=rij.organisatie_id,
                post=Post.UITNODIGING,
                betreft=rij.pk,
                dedupe=_dedupe(rij),
                na_at=now,
            )
            for rij in rijen
        ],
        ignore_conflicts=True,
    )
    return len(rijen)


def _dedupe(uitnodiging):
    return f"uitnodiging:{uitnodiging.pk}:{uitnodiging.nummer}"
