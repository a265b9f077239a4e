import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from common.migraties import in_een_keer


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0001_initial"),
        ("partners", "0001_initial"),
        ("partners", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Traject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("nummer", models.PositiveSmallIntegerField()),
                (
                    "bericht",
                    models.CharField(
                        choices=[
                            (
                                "achterstand",
                                "Melding van huurachterstand door een woonmaatschappij",
                            ),
                            ("verzoekschrift", "Verzoekschrift van de eigen jurist"),
                            ("vordering", "Kopie van de vordering tot uithuiszetting"),
                            ("client", "De cliënt nam zelf contact op"),
                        ],
                        max_length=16,
                    ),
                ),
                ("ontvangen_at", models.DateTimeField()),
                ("werkdag_een", models.DateField()),
                (
                    "toestemming_op",
                    models.DateField(
                        blank=True,
                        help_text="Wanneer de verhuurder toestemming gaf (verzoekschrift).",
                        null=True,
                    ),
                ),
                (
                    "verhuurder",
                    models.CharField(
                        blank=True,
                        help_text="Wie verhuurt, als die nog niet meedoet.",
                        max_length=120,
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("loopt", "Contactplan loopt"),
                            ("in_gesprek", "In gesprek"),
                            ("deur_op_een_kier", "Deur op een kier"),
                            ("gestopt", "Gestopt"),
                        ],
                        default="loopt",
                        max_length=16,
                    ),
                ),
                (
                    "hulp",
                    models.CharField(
                        choices=[
                            ("onbekend", "Nog niet bekend"),
                            ("aanvaard", "Aanvaard"),
                            ("geweigerd", "Geweigerd"),
                        ],
                        default="onbekend",
                        max_length=10,
                    ),
                ),
                ("gestart_at", models.DateTimeField()),
                ("beeindigd_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reden",
                    models.TextField(blank=True, help_text="Waarom het traject opende of stopte."),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trajecten",
                        to="cases.casus",
                    ),
                ),
                (
                    "gestart_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-nummer"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("casus", "organisatie", "nummer"), name="traject_nummer"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stand__in", ("loopt", "in_gesprek"))),
                        fields=("casus", "organisatie"),
                        name="een_open_traject",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bericht", "verzoekschrift"), _negated=True),
                            ("toestemming_op__isnull", False),
                            _connector="OR",
                        ),
                        name="verzoekschrift_met_toestemming",
                        violation_error_message="Vul in wanneer de verhuurder toestemming gaf.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contactstap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("volgnummer", models.PositiveSmallIntegerField()),
                ("stap", models.CharField(max_length=20)),
                ("vanaf", models.DateField()),
                ("due_at", models.DateTimeField()),
                (
                    "kalender_at",
                    models.DateTimeField(
                        help_text="Met de kalender van welk moment deze stap is gepland.", null=True
                    ),
                ),
                ("afspraak_at", models.DateTimeField(blank=True, null=True)),
                ("uitkomst", models.CharField(blank=True, max_length=16)),
                ("gedaan_at", models.DateTimeField(blank=True, null=True)),
                ("te_laat", models.BooleanField(default=False)),
                (
                    "afwijking",
                    models.TextField(
                        blank=True, help_text="Waarom van deze stap is afgeweken (OC-10)."
                    ),
                ),
                ("toelichting", models.TextField(blank=True)),
                (
                    "achtergelaten",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("vastgelegd_at", models.DateTimeField(blank=True, null=True)),
                (
                    "inzending",
                    models.UUIDField(
                        blank=True,
                        help_text="Van het formulier: telt precies eenmaal.",
                        null=True,
                        unique=True,
                    ),
                ),
                (
                    "deadline",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="contactstap",
                        to="cases.deadline",
                    ),
                ),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "traject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stappen",
                        to="contactplan.traject",
                    ),
                ),
            ],
            options={
                "ordering": ["volgnummer"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("vastgelegd_at", None)),
                        fields=["due_at"],
                        name="contactstap_open",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("traject", "volgnummer"), name="contactstap_volgnummer"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("vastgelegd_at", None)),
                        fields=("traject",),
                        name="een_open_contactstap",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gedaan_at", None),
                            ("gedaan_at__lte", models.F("vastgelegd_at")),
                            _connector="OR",
                        ),
                        name="contactstap_niet_in_de_toekomst",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Gesprekspunt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("punt", models.CharField(max_length=20)),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("niet_bekeken", "Nog niet bekeken"),
                            ("open", "Nog open"),
                            ("op_orde", "Op orde"),
                            ("niet_gelukt", "Niet gelukt"),
                        ],
                        default="niet_bekeken",
                        max_length=12,
                    ),
                ),
                ("volgorde", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("wie", models.CharField(blank=True, max_length=120)),
                ("voor_op", models.DateField(blank=True, null=True)),
                ("toelichting", models.TextField(blank=True)),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gesprekspunten",
                        to="cases.casus",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["volgorde", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("casus", "organisatie", "punt"), name="gesprekspunt_eenmaal"
                    )
                ],
            },
        ),
    ]
    operations = in_een_keer(operations)
