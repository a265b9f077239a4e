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
HINT = "Zet DATABASE_URL op de rol honkvast_app en DATABASE_OWNER_URL op de eigenaar."


@checks.register(checks.Tags.database)
def runtime_role(databases=None, **kwargs):
    """The role of web and worker owns no table, is no superuser and cannot pass by row rights."""
    if not databases or "default" not in databases:
        return []
    try:
        with connections["default"].cursor() as cursor:
            found = te_machtig(cursor)
    except DatabaseError as fout:
        zin = f"De database antwoordt niet: {str(fout).strip()}"
        return [checks.Error(zin, id="honkvast.E001")]
    return [
        checks.Error(sentence, hint=HINT, id=f"honkvast.E{number:03}")
        for number, sentence in enumerate(found, 2)
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
