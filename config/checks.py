"""System checks on the database: the program refuses to run as a role that may do too much."""

from django.core import checks
from django.db import DatabaseError, connections

ROL = """
    SELECT r.rolname, r.rolsuper, r.rolbypassrls,
           EXISTS (
               SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relowner = r.oid
           )
    FROM pg_roles r WHERE r.rolname = current_user
"""
# Also after a back-up was put back: then a table has the rights of any new one.
VERANDERLIJK = """
    SELECT c.relname FROM pg_class c JOIN pg_trigger t ON t.tgrelid = c.oid
    WHERE t.tgname = 'alleen_toevoegen'
      AND has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')
    ORDER BY 1
"""
RECHTZETTEN = "Draai python -m config.rollen (docker-compose run --rm migreer) of bin/start."
HINT = "Zet DATABASE_URL op de rol honkvast_app en DATABASE_OWNER_URL op de eigenaar."


@checks.register(checks.Tags.database)
def runtime_role(databases=None, **kwargs):
    """The role of web and worker owns no table, is no superuser and cannot pass by row rights."""
    if not databases or "default" not in databases:
        return []
    try:
        with connections["default"].cursor() as cursor:
            found = te_machtig(cursor)
            veranderlijk = [] if found else te_veranderen(cursor)
    except DatabaseError as fout:
        zin = f"De database antwoordt niet: {str(fout).strip()}"
        return [checks.Error(zin, id="honkvast.E001")]
    return [
        checks.Error(sentence, hint=HINT, id=f"honkvast.E{number:03}")
        for number, sentence in enumerate(found, 2)
    ] + [
        checks.Error(
            f"De rol van de website mag {tabel} veranderen, en die wordt alleen aangevuld: zo start"
            " het programma niet.",
            hint=RECHTZETTEN,
            id="honkvast.E005",
        )
        for tabel in veranderlijk
    ]


def te_machtig(cursor):
    """A sentence for each thing this role may do and web and worker may not."""
    cursor.execute(ROL)
    name, superuser, bypass, owner = cursor.fetchone()
    found = []
    if superuser:
        found.append(f"De rol {name} is superuser van de database: zo start het programma niet.")
    if bypass:
        found.append(f"De rol {name} heeft BYPASSRLS: zo start het programma niet.")
    if owner:
        found.append(f"De rol {name} is eigenaar van tabellen: zo start het programma niet.")
    return found


def te_veranderen(cursor):
    """The tables that only grow, and that this role may change all the same."""
    cursor.execute(VERANDERLIJK)
    return [tabel for (tabel,) in cursor.fetchall()]
