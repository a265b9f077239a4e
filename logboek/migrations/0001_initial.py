import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partners", "0001_initial"),
        ("partners", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inzage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("lijst", "Stond in een lijst"),
                            ("zoeken", "Gevonden met zoeken"),
                            ("casus", "Casus bekeken"),
                            ("formulier", "Formulier geopend"),
                            ("document", "Document geopend"),
                            ("afdruk", "Afgedrukt"),
                            ("uitvoer", "Uitgevoerd naar een bestand"),
                            ("advies", "Adviesvraag bekeken"),
                            ("logboek", "Logboek bekeken"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "casussen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        help_text="De casussen in beeld; verwijst naar boven, dus los.",
                        size=None,
                    ),
                ),
                (
                    "rubrieken",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), size=None
                    ),
                ),
                ("grond", models.CharField(max_length=200)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["casussen"], name="inzage_casussen"
                    ),
                    models.Index(fields=["organisatie", "-at"], name="inzage_organisatie"),
                ],
            },
        ),
    ]
