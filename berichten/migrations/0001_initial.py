import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from common.migraties import in_een_keer


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partners", "0001_initial"),
        ("partners", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bericht",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("deadline_nadert", "Een deadline komt eraan"),
                            ("deadline_voorbij", "Een deadline is voorbij"),
                            ("deadline_teamleider", "Een deadline is voor de teamleider"),
                            ("melding", "Er is een melding voor het Regieteam"),
                            ("aanvulling", "Het Regieteam vraagt een aanvulling"),
                            ("agenda", "Een casus komt op de agenda van het Regieteam"),
                            ("besluit", "Het Regieteam nam een besluit"),
                            ("meekijken", "Een collega vraagt je om mee te kijken"),
                            ("voorwaarde", "Een voorwaarde is niet nagekomen"),
                            ("straat", "Een huishouden staat op straat, of dreigt dat"),
                            ("aanmelding", "Er is nieuws over een aanmelding bij de opvang"),
                            (
                                "ontruimingsdag",
                                "Er verandert iets door de datum van een ontruiming",
                            ),
                            ("afgelast", "Een ontruiming gaat niet door"),
                            ("overdracht", "Een casus krijgt een andere casemanager"),
                            ("deelname", "Je doet mee aan een casus"),
                            ("advies", "Iemand vraagt advies over een kind, of meldt iets"),
                        ],
                        max_length=24,
                    ),
                ),
                ("casus", models.BigIntegerField()),
                ("casusnummer", models.CharField(max_length=20)),
                ("pad", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("gelezen_at", models.DateTimeField(null=True)),
                (
                    "samenvatting_op",
                    models.DateField(
                        help_text="In de dagelijkse mail van welke dag dit bericht meetelt.",
                        null=True,
                    ),
                ),
                ("dedupe", models.CharField(max_length=160, unique=True)),
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
                "ordering": ["-at", "-pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        fields=["user", "organisatie", "-at", "-id"], name="bericht_lijst"
                    ),
                    models.Index(
                        condition=models.Q(("gelezen_at", None)),
                        fields=["user", "organisatie"],
                        name="bericht_ongelezen",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Uitgaand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("direct", "Over één casus"),
                            ("bundel", "Over veel berichten tegelijk"),
                            ("dagelijks", "Over alles van een dag"),
                            ("uitnodiging", "Uitnodiging voor een vergadering"),
                            ("advies", "Over een vraag om advies, van geen casus"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("deadline_nadert", "Een deadline komt eraan"),
                            ("deadline_voorbij", "Een deadline is voorbij"),
                            ("deadline_teamleider", "Een deadline is voor de teamleider"),
                            ("melding", "Er is een melding voor het Regieteam"),
                            ("aanvulling", "Het Regieteam vraagt een aanvulling"),
                            ("agenda", "Een casus komt op de agenda van het Regieteam"),
                            ("besluit", "Het Regieteam nam een besluit"),
                            ("meekijken", "Een collega vraagt je om mee te kijken"),
                            ("voorwaarde", "Een voorwaarde is niet nagekomen"),
                            ("straat", "Een huishouden staat op straat, of dreigt dat"),
                            ("aanmelding", "Er is nieuws over een aanmelding bij de opvang"),
                            (
                                "ontruimingsdag",
                                "Er verandert iets door de datum van een ontruiming",
                            ),
                            ("afgelast", "Een ontruiming gaat niet door"),
                            ("overdracht", "Een casus krijgt een andere casemanager"),
                            ("deelname", "Je doet mee aan een casus"),
                            ("advies", "Iemand vraagt advies over een kind, of meldt iets"),
                        ],
                        max_length=24,
                    ),
                ),
                ("casus", models.BigIntegerField(null=True)),
                ("casusnummer", models.CharField(blank=True, max_length=20)),
                ("samenvatting_op", models.DateField(null=True)),
                (
                    "bundel_at",
                    models.DateTimeField(
                        help_text="De minuut waarin veel berichten tegelijk kwamen: één mail daarover.",
                        null=True,
                    ),
                ),
                (
                    "betreft",
                    models.BigIntegerField(
                        help_text="De rij waar de app die deze mail maakt haar van maakt.",
                        null=True,
                    ),
                ),
                ("dedupe", models.CharField(max_length=160, unique=True)),
                ("na_at", models.DateTimeField()),
                ("claimed_until", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                (
                    "fout",
                    models.CharField(
                        blank=True, help_text="Soort fout, zonder adres.", max_length=80
                    ),
                ),
                ("sent_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                (
                    "dropped_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen_recht", "Ziet de casus niet meer"),
                            ("gelezen", "Alles was al gelezen"),
                            ("afgezegd", "Wil hierover geen mail meer"),
                            ("ingehaald", "Er is een nieuwere"),
                        ],
                        max_length=12,
                    ),
                ),
                ("dead_at", models.DateTimeField(null=True)),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("dead_at", None), ("dropped_at", None), ("sent_at", None)
                        ),
                        fields=["na_at", "id"],
                        name="uitgaand_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Voorkeur",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("deadline_nadert", "Een deadline komt eraan"),
                            ("deadline_voorbij", "Een deadline is voorbij"),
                            ("deadline_teamleider", "Een deadline is voor de teamleider"),
                            ("melding", "Er is een melding voor het Regieteam"),
                            ("aanvulling", "Het Regieteam vraagt een aanvulling"),
                            ("agenda", "Een casus komt op de agenda van het Regieteam"),
                            ("besluit", "Het Regieteam nam een besluit"),
                            ("meekijken", "Een collega vraagt je om mee te kijken"),
                            ("voorwaarde", "Een voorwaarde is niet nagekomen"),
                            ("straat", "Een huishouden staat op straat, of dreigt dat"),
                            ("aanmelding", "Er is nieuws over een aanmelding bij de opvang"),
                            (
                                "ontruimingsdag",
                                "Er verandert iets door de datum van een ontruiming",
                            ),
                            ("afgelast", "Een ontruiming gaat niet door"),
                            ("overdracht", "Een casus krijgt een andere casemanager"),
                            ("deelname", "Je doet mee aan een casus"),
                            ("advies", "Iemand vraagt advies over een kind, of meldt iets"),
                        ],
                        max_length=24,
                    ),
                ),
                (
                    "mail",
                    models.CharField(
                        choices=[
                            ("geen", "Geen mail"),
                            ("direct", "Meteen een mail"),
                            ("dagelijks", "Eén keer per dag een mail over alles"),
                        ],
                        default="geen",
                        max_length=12,
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
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("user", "soort"), name="voorkeur_uniek")
                ],
            },
        ),
    ]
    operations = in_een_keer(operations)
