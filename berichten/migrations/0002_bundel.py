from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("berichten", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="uitgaand",
            name="bundel_at",
            field=models.DateTimeField(
                help_text="De minuut waarin veel berichten tegelijk kwamen: één mail daarover.",
                null=True,
            ),
        ),
        migrations.AlterField(
            model_name="uitgaand",
            name="post",
            field=models.CharField(
                choices=[
                    ("direct", "Over één casus"),
                    ("bundel", "Over veel berichten tegelijk"),
                    ("dagelijks", "Over alles van een dag"),
                ],
                max_length=12,
            ),
        ),
    ]
