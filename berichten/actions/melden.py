"""Writes notices, and beside them the mails that people asked for: both or neither.

INVOEGEN is the tail of a statement whose earlier part is called `melding`, with the columns
dedupe, soort, casus, casusnummer, pad, user_id, organisatie_id. `meld` gives it rows of Python;
the sweep of cases gives it what it just found in the same statement. Who wants a mail at once
gets one about all, when many of one kind come together.
"""

from dataclasses import astuple, dataclass
from datetime import datetime, time, timedelta

from django.db import connection
from django.utils import timezone

from berichten.choices import VEEL, Mail, Post, Soort
from berichten.models import Bericht

DAGMAIL_OM = time(7)
# What is told just before the daily mail goes, goes with that of tomorrow.
RUIMTE = timedelta(minutes=5)

INVOEGEN = """
bericht AS (
    INSERT INTO berichten_bericht
        (sleutel, user_id, organisatie_id, soort, casus, casusnummer, pad, at, dedupe,
         samenvatting_op)
    SELECT gen_random_uuid(), m.user_id, m.organisatie_id, m.soort, m.casus, m.casusnummer,
           m.pad, %(now)s, m.dedupe, CASE v.mail WHEN %(dagelijks)s THEN %(dag)s::date END
    FROM melding m
    LEFT JOIN berichten_voorkeur v ON v.user_id = m.user_id AND v.soort = m.soort
    ON CONFLICT (dedupe) DO NOTHING
    RETURNING user_id, organisatie_id, soort, casus, casusnummer, dedupe, samenvatting_op
), meteen AS (
    SELECT b.*, count(*) OVER (PARTITION BY b.user_id, b.organisatie_id, b.soort) AS samen
    FROM bericht b
    JOIN berichten_voorkeur v ON v.user_id = b.user_id AND v.soort = b.soort
        AND v.mail = %(direct)s
), post AS (
    SELECT user_id, organisatie_id, %(direct)s AS post, soort, casus, casusnummer,
           NULL::date AS samenvatting_op, NULL::timestamptz AS bundel_at, dedupe, %(now)s AS na_at
    FROM meteen
    WHERE samen <= %(veel)s
    UNION ALL
    SELECT DISTINCT user_id, organisatie_id, %(bundel)s, soort, NULL::bigint, '',
           NULL::date, %(bundel_at)s::timestamptz,
           'bundel:' || user_id || ':' || organisatie_id || ':' || soort || ':'
               || extract(epoch FROM %(bundel_at)s::timestamptz)::bigint,
           %(now)s
    FROM meteen
    WHERE samen > %(veel)s
    UNION ALL
    SELECT DISTINCT b.user_id, b.organisatie_id, %(dagelijks)s, '', NULL::bigint, '',
           b.samenvatting_op, NULL::timestamptz,
           'dag:' || b.user_id || ':' || b.organisatie_id || ':' || b.samenvatting_op,
           %(dag_at)s
    FROM bericht b
    WHERE b.samenvatting_op IS NOT NULL
), uitgaand AS (
    INSERT INTO berichten_uitgaand
        (user_id, organisatie_id, post, soort, casus, casusnummer, samenvatting_op, bundel_at,
         dedupe, na_at, attempts, fout, dropped_reason)
    SELECT user_id, organisatie_id, post, soort, casus, casusnummer, samenvatting_op, bundel_at,
           dedupe, na_at, 0, '', ''
    FROM post
    ON CONFLICT (dedupe) DO NOTHING
)
"""

MELD = f"""
WITH melding AS (
    SELECT * FROM unnest(
        %(dedupes)s::text[], %(soorten)s::text[], %(casussen)s::bigint[], %(nummers)s::text[],
        %(paden)s::text[], %(users)s::bigint[], %(organisaties)s::bigint[]
    ) AS m (dedupe, soort, casus, casusnummer, pad, user_id, organisatie_id)
), {INVOEGEN}
SELECT count(*) FROM bericht
"""
KOLOMMEN = ("dedupes", "soorten", "casussen", "nummers", "paden", "users", "organisaties")


@dataclass(frozen=True)
class Melding:
    """One notice for one person. The same `dedupe` is told once, whoever tells it again."""

    dedupe: str
    soort: Soort
    casus: int
    casusnummer: str
    pad: str
    user: int
    organisatie: int


def meld(meldingen, *, now):
    """Write these notices in one statement, within the transaction of the caller.

    Returns how many were new.
    """
    rijen = [astuple(melding) for melding in meldingen]
    if not rijen:
        return 0
    kolommen = zip(*rijen, strict=True)
    gegevens = {naam: list(kolom) for naam, kolom in zip(KOLOMMEN, kolommen, strict=True)}
    with connection.cursor() as cursor:
        cursor.execute(MELD, {**gegevens, **momenten(now)})
        return cursor.fetchone()[0]


def trek_in(begin):
    """Take back the notices of which `dedupe` begins like this."""
    Bericht.objects.filter(dedupe__startswith=begin).delete()


def momenten(now):
    """The parameters of INVOEGEN: now, and the daily mail that comes next."""
    lokaal = timezone.localtime(now)
    dag = lokaal.date()
    if lokaal >= _dagmail(dag, lokaal.tzinfo) - RUIMTE:
        dag += timedelta(days=1)
    return {
        "now": now,
        "direct": str(Mail.DIRECT),
        "bundel": str(Post.BUNDEL),
        "bundel_at": now.replace(second=0, microsecond=0),
        "veel": VEEL,
        "dagelijks": str(Mail.DAGELIJKS),
        "dag": dag,
        "dag_at": _dagmail(dag, lokaal.tzinfo),
    }


def _dagmail(dag, tz):
    return datetime.combine(dag, DAGMAIL_OM, tz)
