"""Notices what passes undone, and tells who has to know: one statement per batch.

Locking the due rows, moving them on, the line on the timeline, the notices and the mails are one
statement, so after any crash either all of it is there or nothing, and the next sweep finds it.
Run double or in parallel it does nothing twice: a row that another has is skipped, and a notice
that is there is not written again.
"""

import logging
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models import Q

from berichten.actions.melden import INVOEGEN
from berichten.actions.melden import momenten as momenten_van_mail
from berichten.choices import Soort
from cases.actions.laden import vandaag
from cases.actions.ontvangers import collegas, leesbare_rubrieken
from cases.actions.uitstel import hervat_vanzelf
from cases.choices import Gebeurtenissoort, Herinnerniveau, Hoedanigheid
from cases.models import Casus, Deadline
from cases.permissions import codenaam

logger = logging.getLogger(__name__)

PARTIJ = 500
GIFPAUZE = timedelta(hours=1)
BEGIN = datetime(1, 1, 1, tzinfo=UTC)

# What reads `wek` reads the index deadline_sweep: keep the words the same. `+ 0` keeps the planner
# from the indexes on organisation: it then reads and sorts all that is due again for each batch.
HERINNER = f"""
WITH collega AS (
    SELECT organisatie_id, user_id, leidt, werkt, string_to_array(rubrieken, ',') AS rubrieken,
           string_to_array(doet, ',') AS doet
    FROM unnest(
        %(c_organisaties)s::bigint[], %(c_users)s::bigint[], %(c_leidt)s::bool[],
        %(c_werkt)s::bool[], %(c_rubrieken)s::text[], %(c_doet)s::text[]
    ) AS c (organisatie_id, user_id, leidt, werkt, rubrieken, doet)
), due AS (
    SELECT d.id, d.casus_id, d.rubriek, d.wat, d.organisatie_id, d.persoon_id, d.signaal_id,
           d.due_at, d.missed_at, d.reminded_level AS oud,
           coalesce(d.remind_at, d.due_at) AS wek,
           coalesce(d.escalate_at, d.due_at + interval '1 day') AS leiding_at
    FROM cases_deadline d
    WHERE d.met_at IS NULL AND d.dropped_at IS NULL AND d.paused_at IS NULL
        AND d.reminded_level < {Herinnerniveau.TEAMLEIDER:d}
        AND coalesce(d.remind_at, d.due_at) < %(now)s
        AND (coalesce(d.remind_at, d.due_at), d.id) > (%(na_wek)s, %(na_id)s)
        AND d.organisatie_id + 0 = ANY(%(organisaties)s)
        AND (%(alleen)s::bigint IS NULL OR d.id = %(alleen)s)
    ORDER BY coalesce(d.remind_at, d.due_at), d.id
    LIMIT %(aantal)s
    FOR NO KEY UPDATE SKIP LOCKED
), hoever AS (
    SELECT due.*, CASE
        WHEN leiding_at < %(now)s THEN {Herinnerniveau.TEAMLEIDER:d}
        WHEN due_at < %(now)s THEN {Herinnerniveau.TE_LAAT:d}
        ELSE {Herinnerniveau.VOORAF:d}
    END AS niveau
    FROM due
), verder AS (
    UPDATE cases_deadline d
    SET reminded_level = greatest(d.reminded_level, h.niveau),
        missed_at = CASE WHEN h.niveau > {Herinnerniveau.VOORAF:d}
            THEN coalesce(d.missed_at, %(now)s) ELSE d.missed_at END,
        remind_at = CASE h.niveau
            WHEN {Herinnerniveau.VOORAF:d} THEN d.due_at
            WHEN {Herinnerniveau.TE_LAAT:d} THEN h.leiding_at
            ELSE d.remind_at END,
        remind_error = ''
    FROM hoever h
    WHERE d.id = h.id AND d.id = ANY(ARRAY(SELECT id FROM due))
), regel AS (
    INSERT INTO cases_gebeurtenis
        (casus_id, soort, rubriek, op, organisatie_id, stap, titel, tekst, signaal_id)
    SELECT casus_id, %(gemist)s, rubriek, %(now)s, organisatie_id, '',
           left('Te laat: ' || lower(left(wat, 1)) || substr(wat, 2), 160), '', signaal_id
    FROM hoever
    WHERE niveau > {Herinnerniveau.VOORAF:d} AND missed_at IS NULL
), casus AS MATERIALIZED (
    SELECT id, nummer, casemanager_id, casemanager_organisatie_id
    FROM cases_casus WHERE id = ANY(ARRAY(SELECT casus_id FROM due))
), gedeeld AS MATERIALIZED (
    SELECT DISTINCT g.content_object_id AS casus_id, o.id AS organisatie_id, p.codename::text
    FROM cases_gunning g
    JOIN partners_organisatie o ON o.groep_id = g.group_id
    JOIN auth_permission p ON p.id = g.permission_id
    WHERE g.content_object_id = ANY(ARRAY(SELECT casus_id FROM due))
        AND o.id = ANY(%(organisaties)s)
), deelname AS MATERIALIZED (
    SELECT casus_id, organisatie_id, persoon_id
    FROM cases_deelname
    WHERE casus_id = ANY(ARRAY(SELECT casus_id FROM due)) AND beeindigd_at IS NULL
        AND van <= %(vandaag)s AND (tot IS NULL OR tot >= %(vandaag)s)
), zichtbaar AS (
    SELECT h.id, h.casus_id, k.nummer, h.organisatie_id, h.due_at, h.oud, h.niveau,
           c.user_id, c.leidt,
           CASE WHEN c.user_id = h.persoon_id THEN 0
                WHEN NOT h.rubriek = ANY(c.doet) THEN 3
                WHEN c.werkt THEN 1 ELSE 2 END AS werk_rang
    FROM hoever h
    JOIN casus k ON k.id = h.casus_id
    JOIN gedeeld g ON g.casus_id = h.casus_id AND g.organisatie_id = h.organisatie_id
        AND g.codename = %(zie)s || h.rubriek
    JOIN collega c ON c.organisatie_id = h.organisatie_id
    WHERE h.rubriek = ANY(
        CASE WHEN k.casemanager_id = c.user_id
            AND k.casemanager_organisatie_id = c.organisatie_id
        THEN string_to_array(%(casemanager)s, ',') ELSE c.rubrieken END
    ) AND EXISTS (
        SELECT FROM deelname n
        WHERE n.casus_id = h.casus_id AND n.organisatie_id = h.organisatie_id
            AND (n.persoon_id IS NULL OR n.persoon_id = c.user_id)
    )
), geroepen AS (
    SELECT z.*, s.stap, s.soort,
           CASE WHEN s.stap < {Herinnerniveau.TEAMLEIDER:d} THEN werk_rang
                WHEN leidt THEN 0 WHEN werk_rang < 3 THEN 1 ELSE 2 END AS rang
    FROM zichtbaar z
    JOIN (VALUES
        ({Herinnerniveau.VOORAF:d}, %(s_nadert)s),
        ({Herinnerniveau.TE_LAAT:d}, %(s_voorbij)s),
        ({Herinnerniveau.TEAMLEIDER:d}, %(s_leiding)s)
    ) AS s (stap, soort) ON s.stap > z.oud AND s.stap <= z.niveau
        AND (s.stap > {Herinnerniveau.VOORAF:d} OR z.niveau = {Herinnerniveau.VOORAF:d})
), melding AS (
    SELECT 'deadline:' || id || ':' || stap || ':' || extract(epoch FROM due_at)::bigint
               || ':' || user_id AS dedupe,
           soort, casus_id AS casus, nummer AS casusnummer,
           replace(%(pad)s, %(nummer)s, nummer) AS pad, user_id, organisatie_id
    FROM (SELECT g.*, min(rang) OVER (PARTITION BY id, stap) AS beste FROM geroepen g) r
    WHERE rang = beste
), {INVOEGEN}
SELECT count(*), count(*) FILTER (WHERE niveau > {Herinnerniveau.VOORAF:d} AND missed_at IS NULL),
       max(wek), (SELECT id FROM due ORDER BY wek DESC, id DESC LIMIT 1)
FROM hoever
"""
NUMMER = "0000-000000"


def sweep_deadlines(*, now):
    """Notice every deadline that has passed undone and remind of it, and of what is coming.

    Safe to repeat, safe in parallel. Returns how many had passed undone.
    """
    hervat_vanzelf(now=now)
    due = Deadline.objects.te_herinneren().filter(wek_at__lt=now)
    organisaties = list(due.order_by().values_list("organisatie", flat=True).distinct())
    return herinner_alle(gegevens_voor(organisaties, now)) if organisaties else 0


def gegevens_voor(organisaties, now):
    """The parameters of HERINNER for these organisations; the same for all batches."""
    mensen = collegas(organisaties)
    return {
        **momenten_van_mail(now),
        "vandaag": vandaag(now),
        "organisaties": organisaties,
        "c_organisaties": [c.organisatie for c in mensen],
        "c_users": [c.user for c in mensen],
        "c_leidt": [c.leidt for c in mensen],
        "c_werkt": [c.werkt for c in mensen],
        "c_rubrieken": [c.rubrieken for c in mensen],
        "c_doet": [c.doet for c in mensen],
        "casemanager": leesbare_rubrieken(Hoedanigheid.CASEMANAGER),
        "zie": codenaam(""),
        "gemist": str(Gebeurtenissoort.DEADLINE_GEMIST),
        "s_nadert": str(Soort.DEADLINE_NADERT),
        "s_voorbij": str(Soort.DEADLINE_VOORBIJ),
        "s_leiding": str(Soort.DEADLINE_TEAMLEIDER),
        "pad": Casus(nummer=NUMMER).get_absolute_url(),
        "nummer": NUMMER,
        "na_wek": BEGIN,
        "na_id": 0,
        "alleen": None,
    }


def herinner_alle(gegevens):
    """Batch after batch; one that fails is halved until the row that spoils it stands alone."""
    aantal, gemist = PARTIJ, 0
    while True:
        if aantal == 1:
            partij = _herinner_een(gegevens)
        else:
            try:
                partij = herinner(gegevens, aantal)
            except OperationalError:  # the database is away or busy: the next sweep goes on
                raise
            except DatabaseError:
                aantal //= 2
                continue
        gezien, nieuw, wek, laatste = partij
        if not gezien:
            return gemist
        gemist += nieuw
        gegevens = {**gegevens, "na_wek": wek, "na_id": laatste}
        aantal = min(aantal * 2, PARTIJ)


@transaction.atomic
def herinner(gegevens, aantal):
    """One batch: (how many, how many had newly passed, and the place of the last one).

    Without nested loops: what is due is read once and joined in memory, so that statistics that
    are behind, as after a large import, never make it slower than linear.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(HERINNER, {**gegevens, "aantal": aantal})
        return cursor.fetchone()


@transaction.atomic
def _herinner_een(gegevens):
    """The next row alone; if it is this one that fails, it waits an hour and says so."""
    wek, pk = gegevens["na_wek"], gegevens["na_id"]
    rij = (
        Deadline.objects.te_herinneren()
        .filter(Q(wek_at__gt=wek) | Q(wek_at=wek, pk__gt=pk), wek_at__lt=gegevens["now"])
        .filter(organisatie__in=gegevens["organisaties"])
        .select_for_update(skip_locked=True)
        .order_by("wek_at", "pk")
        .values_list("pk", "sleutel", "wek_at")
        .first()
    )
    if rij is None:
        return 0, 0, None, None
    pk, sleutel, wek = rij
    try:
        return herinner({**gegevens, "alleen": pk}, 1)
    except OperationalError:
        raise
    except DatabaseError as fout:
        logger.error("Deadline %s is niet te melden: %s", sleutel, _kort(fout))
        Deadline.objects.filter(pk=pk).update(
            remind_at=gegevens["now"] + GIFPAUZE, remind_error=_kort(fout)
        )
        return 1, 0, wek, pk


def _kort(fout):
    """The kind of mistake and its SQLSTATE: the text of the database may hold personal data."""
    code = getattr(fout.__cause__, "pgcode", None) or ""
    return f"{type(fout).__name__} {code}".strip()
