"""For migrations: tables that only grow. Web and worker may add and read, nobody may change."""

from django.db.migrations import RunSQL

FUNCTIE = """
CREATE FUNCTION {naam}_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{zin}';
END
$$;
"""
HEEN = """
REVOKE UPDATE, DELETE, TRUNCATE ON {tabel} FROM honkvast_app;

CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE OR TRUNCATE ON {tabel}
    FOR EACH STATEMENT EXECUTE FUNCTION {naam}_alleen_toevoegen();
"""
TERUG = """
DROP TRIGGER alleen_toevoegen ON {tabel};
GRANT UPDATE, DELETE ON {tabel} TO honkvast_app;
"""


def alleen_toevoegen(naam, *tabellen, zin):
    """The operations: the role of the web loses the right, a trigger says `zin` to all others."""
    return [
        RunSQL(
            FUNCTIE.format(naam=naam, zin=zin.replace("'", "''")),
            f"DROP FUNCTION {naam}_alleen_toevoegen();",
        ),
        *(
            RunSQL(HEEN.format(naam=naam, tabel=tabel), TERUG.format(tabel=tabel))
            for tabel in tabellen
        ),
    ]
