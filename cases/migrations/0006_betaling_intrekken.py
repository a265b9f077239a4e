from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_kenmerk")]

    operations = [
        migrations.AddField(
            model_name="betaling",
            name="ingetrokken_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="betaling",
            name="ingetrokken_reden",
            field=models.TextField(blank=True, editable=False),
        ),
    ]
