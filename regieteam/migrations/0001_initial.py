import datetime
import uuid

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
        ("uitvoering", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Aanwezigheid",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("naam", models.CharField(max_length=120)),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("verwacht", "Verwacht"),
                            ("aanwezig", "Aanwezig"),
                            ("afgemeld", "Afgemeld"),
                        ],
                        default="verwacht",
                        max_length=12,
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
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["organisatie__naam", "naam", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Agendapunt",
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
                            ("nieuw", "Nieuwe melding"),
                            ("terugkerend", "Komt terug"),
                            ("geschonden", "Voorwaarde niet nagekomen"),
                        ],
                        default="nieuw",
                        max_length=12,
                    ),
                ),
                ("reden", models.TextField(blank=True, help_text="Waarom de casus terugkomt.")),
                ("volgorde", models.PositiveSmallIntegerField()),
                ("minuten", models.PositiveSmallIntegerField()),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("open", "Nog te bespreken"),
                            ("besloten", "Besloten"),
                            ("aangehouden", "Aangehouden"),
                            ("terugverwezen", "Terug naar preventie"),
                            ("van_de_agenda", "Van de agenda gehaald"),
                        ],
                        default="open",
                        max_length=14,
                    ),
                ),
                (
                    "uitkomst_reden",
                    models.TextField(
                        blank=True, help_text="Waarom aangehouden, terugverwezen of van de agenda."
                    ),
                ),
                (
                    "tot",
                    models.DateField(
                        blank=True, help_text="Wanneer de casus terugkomt.", null=True
                    ),
                ),
                ("behandeld_at", models.DateTimeField(blank=True, null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "aanwezig",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Wie bij dit punt aan tafel zat.",
                        related_name="punten",
                        to="regieteam.aanwezigheid",
                    ),
                ),
                (
                    "behandeld_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agendapunten",
                        to="cases.casus",
                    ),
                ),
            ],
            options={
                "ordering": ["volgorde", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stand", "open")),
                        fields=("casus",),
                        name="een_open_agendapunt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("behandeld_at", None), ("stand", "open")),
                            models.Q(
                                models.Q(("stand", "open"), _negated=True),
                                ("behandeld_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="behandeld_met_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Besluit",
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
                            ("voorkomen", "Scenario 1: uitzetting voorkomen"),
                            ("ontruimen", "Scenario 2: ontruimen, met opvang"),
                            ("tweede_kans", "Tweede kans in een eigen woning"),
                        ],
                        max_length=12,
                    ),
                ),
                ("genomen_at", models.DateTimeField()),
                ("te_voorkomen", models.BooleanField()),
                ("stappen", models.TextField(blank=True)),
                ("meldpunt_nodig", models.BooleanField(null=True)),
                ("waarom", models.TextField(help_text="Waarom jullie dit besluiten.")),
                (
                    "weging",
                    models.TextField(
                        blank=True, help_text="Het belang en de kosten voor de samenleving."
                    ),
                ),
                (
                    "kosten_ontruiming",
                    models.DecimalField(decimal_places=2, max_digits=10, null=True),
                ),
                (
                    "kosten_voorkomen",
                    models.DecimalField(decimal_places=2, max_digits=10, null=True),
                ),
                ("kosten_bron", models.CharField(blank=True, max_length=620)),
                ("ontruimingsdatum", models.DateField(blank=True, null=True)),
                (
                    "bewindadvies",
                    models.CharField(
                        choices=[
                            ("geen", "Er is geen advies"),
                            ("volgen", "We volgen het advies"),
                            ("afwijken", "We wijken af van het advies"),
                        ],
                        default="geen",
                        max_length=8,
                    ),
                ),
                (
                    "bewind_reden",
                    models.TextField(
                        blank=True, help_text="Waarom het team van het advies afwijkt."
                    ),
                ),
                (
                    "tweede_kans_overwogen",
                    models.TextField(blank=True, help_text="Ja, of waarom niet (NZ-02)."),
                ),
                (
                    "casemanager",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casemanager_organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="besluiten",
                        to="cases.casus",
                    ),
                ),
                (
                    "opschorting",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="uitvoering.opschorting",
                    ),
                ),
                (
                    "punt",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="besluit",
                        to="regieteam.agendapunt",
                    ),
                ),
                (
                    "regieteam",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "tweede_kans",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="uitvoering.tweedekans",
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
                "ordering": ["-genomen_at", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("soort", "voorkomen"), _negated=True),
                            ("opschorting__isnull", False),
                            _connector="OR",
                        ),
                        name="voorkomen_met_opschorting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bewindadvies", "afwijken"), _negated=True),
                            models.Q(("bewind_reden", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="afwijken_met_reden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("punt", None),
                                ("soort", "tweede_kans"),
                                ("tweede_kans__isnull", False),
                            ),
                            models.Q(
                                models.Q(("soort", "tweede_kans"), _negated=True),
                                ("meldpunt_nodig__isnull", False),
                                ("punt__isnull", False),
                                ("tweede_kans", None),
                                models.Q(("stappen", ""), _negated=True),
                                models.Q(("weging", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="scenario_of_tweede_kans",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Besluitactie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "actiepunt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="uitvoering.actiepunt",
                    ),
                ),
                (
                    "besluit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acties",
                        to="regieteam.besluit",
                    ),
                ),
            ],
            options={
                "ordering": ["actiepunt__voor_op", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Besluitdeelnemer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("naam", models.CharField(max_length=120)),
                (
                    "besluit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deelnemers",
                        to="regieteam.besluit",
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
                "ordering": ["organisatie__naam", "naam"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Besluitveld",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("veld", models.CharField(max_length=60)),
                ("waarde", models.TextField(blank=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "punt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="velden",
                        to="regieteam.agendapunt",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("punt", "veld"), name="besluitveld_eenmaal")
                ],
            },
        ),
        migrations.CreateModel(
            name="Casusformulier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("begonnen_at", models.DateTimeField()),
                ("meekijken_gevraagd_at", models.DateTimeField(blank=True, null=True)),
                ("meegekeken_at", models.DateTimeField(blank=True, null=True)),
                ("meekijker_akkoord", models.BooleanField(null=True)),
                ("meekijker_zegt", models.TextField(blank=True)),
                (
                    "begonnen_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casus",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="casusformulier",
                        to="cases.casus",
                    ),
                ),
                (
                    "meekijker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Formulierveld",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("veld", models.CharField(max_length=60)),
                ("waarde", models.TextField(blank=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "formulier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="velden",
                        to="regieteam.casusformulier",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("formulier", "veld"), name="formulierveld_eenmaal"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Kostencijfer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "wat",
                    models.CharField(
                        choices=[
                            ("ontruiming", "Een ontruiming"),
                            ("voorkomen", "Een ontruiming voorkomen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("bron", models.CharField(max_length=300)),
                ("geldig_vanaf", models.DateField()),
            ],
            options={
                "ordering": ["wat", "-geldig_vanaf"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wat", "geldig_vanaf"), name="kostencijfer_eenmaal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bron", ""), _negated=True),
                        name="kostencijfer_met_bron",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Melding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("gemeld_at", models.DateTimeField()),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("nieuw", "Nieuw"),
                            ("aanvulling", "Aanvulling gevraagd"),
                            ("compleet", "Compleet"),
                            ("behandeld", "Behandeld"),
                        ],
                        default="nieuw",
                        max_length=12,
                    ),
                ),
                (
                    "vraag",
                    models.TextField(
                        blank=True, help_text="Welke aanvulling het Regieteam vraagt."
                    ),
                ),
                ("gevraagd_at", models.DateTimeField(blank=True, null=True)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meldingen",
                        to="cases.casus",
                    ),
                ),
                (
                    "corporatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "gemeld_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gevraagd_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "regieteam",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-gemeld_at", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stand", "behandeld"), _negated=True),
                        fields=("casus",),
                        name="een_open_melding",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stand", "aanvulling"), _negated=True),
                            models.Q(("vraag", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="aanvulling_met_vraag",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Formulierversie",
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
                    "reden",
                    models.CharField(
                        blank=True, help_text="Waarom er een nieuwe versie is.", max_length=300
                    ),
                ),
                ("inhoud", models.JSONField()),
                ("feiten", models.JSONField(default=dict)),
                ("ingediend_at", models.DateTimeField()),
                (
                    "ingediend_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meegekeken_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "melding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versies",
                        to="regieteam.melding",
                    ),
                ),
            ],
            options={
                "ordering": ["nummer"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("melding", "nummer"), name="formulierversie_nummer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nummer", 1), models.Q(("reden", ""), _negated=True), _connector="OR"
                        ),
                        name="verbetering_met_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Regieteam",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("plaats", models.CharField(blank=True, max_length=160)),
                (
                    "ritme",
                    models.CharField(
                        choices=[
                            ("wekelijks", "Elke week"),
                            ("tweewekelijks", "Om de week"),
                            ("maandelijks", "Elke maand"),
                        ],
                        default="tweewekelijks",
                        max_length=16,
                    ),
                ),
                ("weekdag", models.PositiveSmallIntegerField(default=0, help_text="0 is maandag.")),
                ("tijd", models.TimeField(default=datetime.time(10, 0))),
                ("minuten", models.PositiveSmallIntegerField(default=20, help_text="Per casus.")),
                (
                    "sluit_werkdagen",
                    models.PositiveSmallIntegerField(
                        default=3, help_text="Zoveel werkdagen ervoor sluit de agenda."
                    ),
                ),
                ("sluit_tijd", models.TimeField(default=datetime.time(12, 0))),
                (
                    "organisatie",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="regieteam",
                        to="partners.organisatie",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Lidorganisatie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sinds", models.DateField()),
                ("tot", models.DateField(blank=True, null=True)),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "regieteam",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="leden",
                        to="regieteam.regieteam",
                    ),
                ),
            ],
            options={
                "ordering": ["organisatie__naam"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("tot", None)),
                        fields=("regieteam", "organisatie"),
                        name="lidorganisatie_eenmaal",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Vergadering",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("begint_at", models.DateTimeField()),
                ("plaats", models.CharField(blank=True, max_length=160)),
                (
                    "sluit_at",
                    models.DateTimeField(help_text="Tot dan komen er casussen op de agenda."),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("gepland", "Gepland"),
                            ("bezig", "Bezig"),
                            ("gehouden", "Gehouden"),
                            ("bevestigd", "Besluitenlijst bevestigd"),
                            ("afgelast", "Gaat niet door"),
                        ],
                        default="gepland",
                        max_length=12,
                    ),
                ),
                (
                    "reden",
                    models.CharField(
                        blank=True, help_text="Waarom zij niet doorgaat.", max_length=300
                    ),
                ),
                (
                    "deelnemers_genodigd_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="Sinds wanneer iedereen weet wanneer zij komt.",
                        null=True,
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1)),
                ("bevestigd_at", models.DateTimeField(blank=True, null=True)),
                (
                    "bevestigd_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gepland_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "regieteam",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vergaderingen",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "voorzitter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["begint_at", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stand", "afgelast"), _negated=True),
                        fields=("regieteam", "begint_at"),
                        name="een_vergadering_tegelijk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stand", "afgelast"), _negated=True),
                            models.Q(("reden", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="afgelast_met_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Uitnodiging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "nummer",
                    models.PositiveIntegerField(
                        help_text="De hoeveelste dit is voor haar: zo ziet haar agenda wat nieuwer is (.ics)."
                    ),
                ),
                ("begint_at", models.DateTimeField()),
                ("plaats", models.CharField(blank=True, max_length=160)),
                ("ingetrokken_at", models.DateTimeField(blank=True, null=True)),
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
                (
                    "vergadering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uitnodigingen",
                        to="regieteam.vergadering",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("vergadering", "user", "organisatie"), name="uitnodiging_eenmaal"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="agendapunt",
            name="vergadering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="punten",
                to="regieteam.vergadering",
            ),
        ),
        migrations.AddField(
            model_name="aanwezigheid",
            name="vergadering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mensen",
                to="regieteam.vergadering",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendapunt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stand", "van_de_agenda"), _negated=True),
                fields=("vergadering", "casus"),
                name="casus_eenmaal_per_vergadering",
            ),
        ),
        migrations.AddConstraint(
            model_name="aanwezigheid",
            constraint=models.UniqueConstraint(
                fields=("vergadering", "organisatie", "naam"), name="aanwezigheid_eenmaal"
            ),
        ),
    ]
    operations = in_een_keer(operations)
