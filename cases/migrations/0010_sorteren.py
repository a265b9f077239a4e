from decimal import Decimal

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_nazorg"),
        ("partners", "0003_aanmelding"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="deelname",
            name="sorteer_achterstand",
            field=models.DecimalField(
                decimal_places=2, default=Decimal("-1"), editable=False, max_digits=9
            ),
        ),
        migrations.RunSQL(
            """
            UPDATE cases_deelname d SET sorteer_achterstand = h.achterstand
            FROM cases_huurovereenkomst h WHERE h.casus_id = d.casus_id
            """,
            migrations.RunSQL.noop,
        ),
        migrations.AddIndex(
            model_name="casus",
            index=models.Index(fields=["naam", "id"], name="casus_op_naam"),
        ),
        migrations.AddIndex(
            model_name="deelname",
            index=models.Index(
                models.F("organisatie"),
                models.OrderBy(models.F("sorteer_achterstand"), descending=True),
                models.OrderBy(models.F("casus"), descending=True),
                condition=models.Q(("beeindigd_at", None)),
                name="deelname_achterstand",
            ),
        ),
    ]
