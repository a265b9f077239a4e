import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_casusnummer"),
        ("partners", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Invoer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField()),
                ("bestandsnaam", models.CharField(max_length=120)),
                ("bestand", models.FileField(blank=True, upload_to="invoer/")),
                ("gelezen", models.PositiveIntegerField()),
                ("nieuw", models.PositiveIntegerField()),
                ("bijgewerkt", models.PositiveIntegerField()),
                ("ongewijzigd", models.PositiveIntegerField()),
                ("geweigerd", models.PositiveIntegerField()),
                ("kop", models.JSONField(default=list)),
                (
                    "weigeringen",
                    models.JSONField(
                        default=list,
                        help_text="Per geweigerde regel: het nummer, de reden en de cellen.",
                    ),
                ),
                ("bevestigd_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-at"],
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="invoer",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="invoer",
            name="organisatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partners.organisatie",
            ),
        ),
        migrations.AddIndex(
            model_name="invoer",
            index=models.Index(fields=["organisatie", "-at"], name="invoer_organisatie"),
        ),
    ]
