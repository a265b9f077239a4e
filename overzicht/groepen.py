"""In which group a household is, written once: for counting all and for a list of some."""

from django.db.models import CharField, DateField, Func, Value
from django.db.models.functions import Coalesce

from overzicht.choices import Groep

ZAAK = """
SELECT w.casus_id, c.corporatie_id, left(btrim(w.plaats), 80) AS plaats, k.minderjarig_tot,
       h.verwacht_kind_op IS NOT NULL AS verwacht, coalesce(h.kwetsbaar, false) AS kwetsbaar,
       coalesce(h.multiprobleem, false) AS multiprobleem,
       coalesce(h.woonoverlast, false) AS woonoverlast
FROM cases_woning w
JOIN cases_casus c ON c.id = w.casus_id
LEFT JOIN cases_huishouden h ON h.casus_id = w.casus_id
LEFT JOIN (
    SELECT casus_id, max(least(
        CASE WHEN geboortedatum IS NOT NULL THEN (geboortedatum + interval '18 years')::date
             WHEN relatie = 'kind' THEN 'infinity'::date ELSE '-infinity'::date END,
        coalesce(vertrokken_op, 'infinity'::date)
    )) AS minderjarig_tot
    FROM cases_bewoner {van_een} GROUP BY casus_id
) k ON k.casus_id = w.casus_id
"""
GROEP = f"""
CASE WHEN z.verwacht OR z.minderjarig_tot > {{dag}} THEN '{Groep.GEZIN}'
     WHEN z.kwetsbaar THEN '{Groep.KWETSBAAR}'
     WHEN z.multiprobleem THEN '{Groep.MULTIPROBLEEM}'
     WHEN z.woonoverlast THEN '{Groep.OVERLAST}'
     ELSE '{Groep.ANDERS}' END
"""
# Of all households at once, with a row `z` for each; and of the one of a fact `f`.
ALLE_ZAKEN = ZAAK.format(van_een="")
EEN_ZAAK = ZAAK.format(van_een="WHERE casus_id = f.casus_id") + "WHERE w.casus_id = f.casus_id"


class _Groep(Func):
    template = (
        f"(SELECT {GROEP.format(dag='f.dag')} FROM (VALUES (%(expressions)s)) AS f (casus_id, dag)"
        f" CROSS JOIN LATERAL ({EEN_ZAAK}) z)"
    )
    output_field = CharField()


def met_groep(feiten, vandaag):
    """These facts with the group of their household on the day of the fact; of now, today."""
    dag = Coalesce("f_dag", Value(vandaag, DateField()))
    return feiten.annotate(f_groep=_Groep("f_casus", dag))
