"""What was handed in and what was decided is never changed: only added to (RT-09, RT-11)."""

from django.db import migrations

TABELLEN = [
    "regieteam_formulierversie",
    "regieteam_besluit",
    "regieteam_besluitdeelnemer",
    "regieteam_besluitactie",
]

FUNCTIE = """
CREATE FUNCTION regieteam_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'wat ingediend of besloten is, verandert niet meer';
END
$$;
"""
HEEN = """
REVOKE UPDATE, DELETE, TRUNCATE ON {tabel} FROM honkvast_app;
CREATE TRIGGER alleen_toevoegen BEFORE UPDATE OR DELETE OR TRUNCATE ON {tabel}
    FOR EACH STATEMENT EXECUTE FUNCTION regieteam_alleen_toevoegen();
"""
TERUG = """
DROP TRIGGER alleen_toevoegen ON {tabel};
GRANT UPDATE, DELETE ON {tabel} TO honkvast_app;
"""


class Migration(migrations.Migration):
    dependencies = [("regieteam", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTIE, "DROP FUNCTION regieteam_alleen_toevoegen();"),
        *(
            migrations.RunSQL(HEEN.format(tabel=tabel), TERUG.format(tabel=tabel))
            for tabel in TABELLEN
        ),
    ]
