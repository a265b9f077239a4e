import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from common.alleen_toevoegen import alleen_toevoegen


class Migration(migrations.Migration):
    dependencies = [("partners", "0003_meekijken")]

    operations = [
        migrations.AddField(
            model_name="sluitingsdag",
            name="vervallen",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Kalenderwijziging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "land",
                    models.CharField(choices=[("NL", "Nederland"), ("BE", "België")], max_length=2),
                ),
                ("dag", models.DateField()),
                ("naam", models.CharField(max_length=80)),
                (
                    "dicht",
                    models.BooleanField(help_text="Nee: de dag is weer een gewone werkdag."),
                ),
                ("reden", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kalenderwijzigingen",
                        to="partners.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["land", "organisatie", "-at"], name="kalenderwijziging")
                ],
            },
        ),
        *alleen_toevoegen(
            "kalenderwijziging",
            "partners_kalenderwijziging",
            zin="wijzigingen van de kalender worden alleen aangevuld",
        ),
    ]
