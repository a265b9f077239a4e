import django.db.models.deletion
from django.db import migrations, models

from common.migraties import in_een_keer


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partners", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Telronde",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("seconden", models.FloatField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Telling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("jaar", models.PositiveSmallIntegerField(help_text="0: de stand van nu.")),
                (
                    "figuur",
                    models.CharField(
                        choices=[
                            ("stand", "Hoeveel casussen lopen er nu, en in welke fase?"),
                            ("instroom", "Hoeveel casussen kwamen er in elke fase?"),
                            ("uitstroom", "Hoeveel casussen gingen er uit elke fase?"),
                            ("huishoudens", "Om welke huishoudens gaat het bij nieuwe casussen?"),
                            ("deadlines", "Zijn de deadlines gehaald?"),
                            ("contact", "Lukt het om mensen te bereiken?"),
                            ("besluiten", "Wat besloot het Regieteam?"),
                            ("voorwaarden", "Worden de voorwaarden nagekomen?"),
                            ("ontruimingen", "Hoe liepen dreigende ontruimingen af?"),
                            ("onderdak", "Kwam er een plek toen daarom gevraagd werd?"),
                            ("nazorg", "Waar was het huishouden bij contact in de nazorg?"),
                            ("tweede_kans", "Hielden de tweede kansen stand?"),
                            ("resultaten", "Hoe eindigden de casussen?"),
                            ("duur", "Hoe lang duurt een fase?"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "dimensie",
                    models.CharField(
                        choices=[
                            ("geheel", "Samen"),
                            ("kwartaal", "Kwartaal"),
                            ("plaats", "Plaats"),
                            ("groep", "Soort huishouden"),
                            ("soort", "Soort"),
                            ("organisatie", "Organisatie"),
                        ],
                        max_length=12,
                    ),
                ),
                ("rij", models.CharField(blank=True, max_length=80)),
                ("categorie", models.CharField(max_length=20)),
                (
                    "werkdagen",
                    models.PositiveIntegerField(
                        help_text="Alleen bij de duur van een fase.", null=True
                    ),
                ),
                ("aantal", models.PositiveIntegerField()),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "organisatie",
                            "jaar",
                            "figuur",
                            "dimensie",
                            "rij",
                            "categorie",
                            "werkdagen",
                        ),
                        name="telling_eenmaal",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aantal__gt", 0)), name="telling_van_iets"
                    ),
                ],
            },
        ),
    ]
    operations = in_een_keer(operations)
