"""The log only grows: web and worker may add and read, and a trigger refuses the rest to all."""

from django.db import migrations

HEEN = """
REVOKE UPDATE, DELETE, TRUNCATE ON logboek_inzage FROM honkvast_app;

CREATE FUNCTION logboek_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'het logboek wordt alleen aangevuld';
END
$$;

CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE OR TRUNCATE ON logboek_inzage
    FOR EACH STATEMENT EXECUTE FUNCTION logboek_alleen_toevoegen();
"""

TERUG = """
DROP TRIGGER alleen_toevoegen ON logboek_inzage;
DROP FUNCTION logboek_alleen_toevoegen();
GRANT UPDATE, DELETE ON logboek_inzage TO honkvast_app;
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0001_initial")]

    operations = [migrations.RunSQL(HEEN, TERUG)]
