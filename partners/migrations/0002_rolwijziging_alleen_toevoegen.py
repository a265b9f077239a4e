"""Who gave which role stays written: web and worker may add and read, a trigger refuses the rest."""

from django.db import migrations

HEEN = """
REVOKE UPDATE, DELETE, TRUNCATE ON partners_rolwijziging FROM honkvast_app;

CREATE FUNCTION rolwijziging_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'wijzigingen van rollen worden alleen aangevuld';
END
$$;

CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE OR TRUNCATE ON partners_rolwijziging
    FOR EACH STATEMENT EXECUTE FUNCTION rolwijziging_alleen_toevoegen();
"""

TERUG = """
DROP TRIGGER alleen_toevoegen ON partners_rolwijziging;
DROP FUNCTION rolwijziging_alleen_toevoegen();
GRANT UPDATE, DELETE ON partners_rolwijziging TO honkvast_app;
"""


class Migration(migrations.Migration):
    dependencies = [("partners", "0001_initial")]

    operations = [migrations.RunSQL(HEEN, TERUG)]
