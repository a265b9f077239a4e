"""Counts everything anew, in one statement: what `bronnen` says happened, added up by `OPGESLAGEN`.

Safe to repeat and safe in parallel: who comes second leaves it to the first. Readers see the old
figures until the new ones are complete.
"""

import time

from django.db import connection, transaction

from overzicht.bronnen import KOLOMMEN, bronnen
from overzicht.choices import Dimensie, Figuur
from overzicht.figuren import OPGESLAGEN
from overzicht.groepen import ALLE_ZAKEN, GROEP
from overzicht.models import Telling, Telronde

SLOT = 4818
# Counting takes at most this part of the time, however many cases there are.
DEEL = 20
TEL = f"""
WITH zaak AS MATERIALIZED ({ALLE_ZAKEN}),
feit (figuur, casus_id, dag, categorie, rij, organisatie_id, werkdagen) AS ({{feiten}}),
los AS (
    SELECT f.figuur, coalesce(f.organisatie_id, z.corporatie_id) AS organisatie_id,
           coalesce(extract(year FROM f.dag), 0)::int AS jaar,
           extract(quarter FROM f.dag)::text AS kwartaal,
           z.plaats, f.rij, f.categorie, f.werkdagen,
           {GROEP.format(dag="coalesce(f.dag, %s::date)")} AS groep
    FROM feit f JOIN zaak z ON z.casus_id = f.casus_id
), fijn AS (
    SELECT figuur, organisatie_id, jaar, kwartaal, plaats, rij, groep, werkdagen,
           CASE figuur WHEN '{Figuur.HUISHOUDENS}' THEN groep ELSE categorie END AS categorie,
           count(*) AS aantal
    FROM los GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
)
INSERT INTO {Telling._meta.db_table}
    (jaar, organisatie_id, figuur, dimensie, rij, categorie, werkdagen, aantal)
SELECT fijn.jaar, fijn.organisatie_id, fijn.figuur, d.dimensie, d.rij, fijn.categorie,
       fijn.werkdagen, sum(fijn.aantal)
FROM fijn
CROSS JOIN LATERAL (VALUES
    ('{Dimensie.GEHEEL}', ''), ('{Dimensie.KWARTAAL}', fijn.kwartaal),
    ('{Dimensie.PLAATS}', fijn.plaats), ('{Dimensie.GROEP}', fijn.groep),
    ('{Dimensie.SOORT}', fijn.rij)
) AS d (dimensie, rij)
WHERE d.rij IS NOT NULL AND (fijn.figuur, d.dimensie) IN (
    SELECT * FROM unnest(%s::text[], %s::text[])
)
GROUP BY 1, 2, 3, 4, 5, 6, 7
"""


def tel_als_het_tijd_is(*, now, vandaag):
    """Count anew, unless that would keep the database busy too much of the time."""
    vorige = Telronde.objects.first()
    if vorige and (now - vorige.at).total_seconds() < vorige.seconden * DEEL:
        return 0
    return tel(now=now, vandaag=vandaag)


@transaction.atomic
def tel(*, now, vandaag):
    """Replace all figures by those of this moment; returns how many, None when busy already."""
    begin = time.perf_counter()
    with connection.cursor() as cursor:
        # Behind no page, so it may take longer than one.
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, 0)", [SLOT])
        if not cursor.fetchone()[0]:
            return None
        Telling.objects.all().delete()
        feiten, gegevens = _feiten(now, vandaag)
        paren = [(figuur, d) for figuur, alle in OPGESLAGEN.items() for d in alle]
        cursor.execute(
            TEL.format(feiten=feiten),
            [*gegevens, vandaag, [str(f) for f, _ in paren], [str(d) for _, d in paren]],
        )
        aantal = cursor.rowcount
    Telronde.objects.update_or_create(
        pk=1, defaults={"at": now, "seconden": time.perf_counter() - begin}
    )
    return aantal


def _feiten(now, vandaag):
    """The sources of all figures as one query, and its parameters."""
    zinnen, gegevens = [], []
    for figuur, rijen in bronnen(now, vandaag).items():
        for bron in rijen:
            sql, waarden = bron.values_list(*KOLOMMEN).query.sql_with_params()
            zinnen.append(f"SELECT '{figuur}', feit.* FROM ({sql}) feit")
            gegevens += waarden
    return " UNION ALL ".join(zinnen), gegevens
