"""Case numbers come from a sequence: nobody waits for anybody, a gap tells nothing."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE cases_casusnummer AS bigint", "DROP SEQUENCE cases_casusnummer"
        ),
    ]
