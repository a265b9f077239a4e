import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_termijnregels"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Concept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "rubriek",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kern", "Kern"),
                            ("huur", "Huur en betaling"),
                            ("juridisch", "Juridisch"),
                            ("gezin", "Gezin"),
                            ("financien", "Financiën"),
                            ("hulp", "Hulp"),
                            ("veiligheid", "Veiligheid"),
                            ("besluit", "Melding en besluit"),
                        ],
                        help_text="Wie hier niets meer mag invoeren, leest ook het concept niet meer.",
                        max_length=12,
                    ),
                ),
                (
                    "formulier",
                    models.CharField(help_text="Welk formulier, bij deze casus.", max_length=100),
                ),
                ("titel", models.CharField(max_length=120)),
                ("pad", models.CharField(max_length=200)),
                (
                    "inhoud",
                    models.JSONField(
                        help_text="Per veld wat er stond, zoals het formulier het stuurt."
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "scherm",
                    models.CharField(
                        blank=True, help_text="Welk scherm het laatst schreef.", max_length=36
                    ),
                ),
                ("gewijzigd_at", models.DateTimeField()),
                (
                    "casus",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concepten",
                        to="cases.casus",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["gewijzigd_at", "pk"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["gewijzigd_at"], name="concept_oud")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "organisatie", "casus", "formulier"),
                        name="concept_eenmaal",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
    ]
