import uuid
from decimal import Decimal

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django_fsm
from django.conf import settings
from django.db import migrations, models

import cases.models.casus
import cases.models.huur
from common.migraties import in_een_keer


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("partners", "0001_initial"),
        ("partners", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                ("naam", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Casus",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    django_fsm.FSMField(
                        choices=[
                            ("signaal", "Signaal"),
                            ("preventie", "Preventie"),
                            ("gemeld", "Gemeld bij het Regieteam"),
                            ("geagendeerd", "Op de agenda"),
                            ("aangehouden", "Aangehouden"),
                            ("voorkomen", "Uitzetting voorkomen"),
                            ("ontruimen", "Ontruimen met opvang"),
                            ("ontruimd", "Ontruimd, nazorg"),
                            ("afgesloten", "Afgesloten"),
                        ],
                        default="signaal",
                        max_length=12,
                        protected=True,
                    ),
                ),
                ("nummer", models.CharField(editable=False, max_length=14, unique=True)),
                (
                    "naam",
                    models.CharField(
                        help_text="Zoals het huishouden in lijsten heet.", max_length=160
                    ),
                ),
                (
                    "land",
                    models.CharField(
                        choices=[("NL", "Nederland"), ("BE", "België")], default="NL", max_length=2
                    ),
                ),
                (
                    "resultaat",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("betaald", "Achterstand betaald"),
                            ("regeling", "Betalingsafspraak nagekomen"),
                            ("woning_behouden", "Woning behouden"),
                            ("verhuisd", "Zelf verhuisd naar een andere plek"),
                            ("stabiele_plek", "Na de ontruiming een stabiele plek"),
                            ("nazorg_beeindigd", "Nazorg met reden beëindigd"),
                            ("onterecht", "Signaal klopte niet"),
                        ],
                        max_length=20,
                    ),
                ),
                ("afgesloten_op", models.DateField(blank=True, null=True)),
                ("aangemaakt_at", models.DateTimeField()),
                (
                    "casemanager",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casemanager_organisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "corporatie",
                    models.ForeignKey(
                        help_text="Wie de casus aanmaakte: de verhuurder, in Vlaanderen ook het OCMW.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="casussen",
                        to="partners.organisatie",
                    ),
                ),
            ],
            options={
                "permissions": [
                    ("zie_kern", "Rubriek Kern is gedeeld"),
                    ("zie_huur", "Rubriek Huur en betaling is gedeeld"),
                    ("zie_juridisch", "Rubriek Juridisch is gedeeld"),
                    ("zie_gezin", "Rubriek Gezin is gedeeld"),
                    ("zie_financien", "Rubriek Financiën is gedeeld"),
                    ("zie_hulp", "Rubriek Hulp is gedeeld"),
                    ("zie_veiligheid", "Rubriek Veiligheid is gedeeld"),
                    ("zie_besluit", "Rubriek Melding en besluit is gedeeld"),
                ],
                "default_permissions": (),
                "indexes": [models.Index(fields=["naam", "id"], name="casus_op_naam")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["voorkomen", "ontruimen", "ontruimd"]),
                                _negated=True,
                            ),
                            models.Q(
                                ("casemanager__isnull", False),
                                ("casemanager_organisatie__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="uitvoering_heeft_casemanager",
                        violation_error_message="In de uitvoering is er een casemanager.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("afgesloten_op__isnull", False),
                                ("status", "afgesloten"),
                                models.Q(("resultaat", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "afgesloten"), _negated=True),
                                ("afgesloten_op__isnull", True),
                                ("resultaat", ""),
                            ),
                            _connector="OR",
                        ),
                        name="afgesloten_heeft_resultaat",
                        violation_error_message="Een afgesloten casus heeft een resultaat en een datum.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "signaal",
                                    "preventie",
                                    "gemeld",
                                    "geagendeerd",
                                    "aangehouden",
                                    "voorkomen",
                                    "ontruimen",
                                    "ontruimd",
                                    "afgesloten",
                                ],
                            )
                        ),
                        name="status_bestaat",
                    ),
                ],
            },
            bases=(
                cases.models.casus.Feiten,
                django_fsm.ConcurrentTransitionMixin,
                django_fsm.FSMModelMixin,
                models.Model,
            ),
        ),
        migrations.CreateModel(
            name="Bewoner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("versie", models.PositiveIntegerField(default=1, editable=False)),
                ("gewijzigd_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("vastgelegd_at", models.DateTimeField()),
                ("naam", models.CharField(max_length=120)),
                ("geboortedatum", models.DateField(blank=True, null=True)),
                (
                    "relatie",
                    models.CharField(
                        choices=[
                            ("huurder", "Huurder"),
                            ("partner", "Partner"),
                            ("kind", "Kind"),
                            ("anders", "Anders"),
                        ],
                        default="kind",
                        max_length=10,
                    ),
                ),
                (
                    "verblijf",
                    models.CharField(
                        choices=[
                            ("altijd", "Woont hier altijd"),
                            ("deels", "Woont hier een deel van de tijd"),
                        ],
                        default="altijd",
                        max_length=10,
                    ),
                ),
                ("vertrokken_op", models.DateField(blank=True, null=True)),
                (
                    "gewijzigd_door",
                    models.ForeignKey(
                        editable=False,
                        null=True,
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
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bewoners",
                        to="cases.casus",
                    ),
                ),
            ],
            options={
                "ordering": ["geboortedatum", "pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Betalingsafspraak",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "bedrag",
                    cases.models.huur.Bedrag(
                        decimal_places=2,
                        max_digits=9,
                        validators=[django.core.validators.MinValueValidator(0)],
                    ),
                ),
                ("afgesproken_op", models.DateField()),
                ("afgesproken_met", models.CharField(max_length=120)),
                (
                    "speling_dagen",
                    models.PositiveSmallIntegerField(
                        default=5,
                        help_text="Zoveel dagen mag een termijn later komen voordat hij te laat is.",
                        validators=[django.core.validators.MaxValueValidator(31)],
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("loopt", "Loopt"),
                            ("te_laat", "Te laat"),
                            ("gebroken", "Niet nagekomen"),
                            ("nagekomen", "Nagekomen"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        default="loopt",
                        editable=False,
                        max_length=12,
                    ),
                ),
                ("ingetrokken_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("ingetrokken_reden", models.TextField(blank=True, editable=False)),
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
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="betalingsafspraken",
                        to="cases.casus",
                    ),
                ),
            ],
            options={
                "ordering": ["-afgesproken_op", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["loopt", "te_laat"])),
                        fields=("casus",),
                        name="een_lopende_betalingsafspraak",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Betaling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("achterstand", "Betaling van de achterstand"),
                            ("lopend", "Lopende huur"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "bedrag",
                    cases.models.huur.Bedrag(
                        decimal_places=2,
                        max_digits=9,
                        validators=[django.core.validators.MinValueValidator(0)],
                    ),
                ),
                ("ontvangen_op", models.DateField()),
                ("ingetrokken_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("ingetrokken_reden", models.TextField(blank=True, editable=False)),
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
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="betalingen",
                        to="cases.casus",
                    ),
                ),
            ],
            options={
                "ordering": ["-ontvangen_op", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bedrag__gt", 0)), name="betaling_positief"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Achterstand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("peildatum", models.DateField()),
                ("bedrag", cases.models.huur.Bedrag(decimal_places=2, max_digits=9)),
                ("oudste_openstaande_post", models.DateField(blank=True, null=True)),
                (
                    "bron",
                    models.CharField(
                        choices=[("import", "Ingelezen bestand"), ("hand", "Met de hand")],
                        max_length=10,
                    ),
                ),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "vastgelegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="achterstanden",
                        to="cases.casus",
                    ),
                ),
            ],
            options={
                "ordering": ["-peildatum"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("casus", "peildatum"), name="achterstand_per_peildatum"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bedrag__gte", 0)), name="bedrag_niet_negatief"
                    ),
                ],
            },
        ),
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
        migrations.CreateModel(
            name="Contactpoging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("vastgelegd_at", models.DateTimeField()),
                ("op", models.DateTimeField()),
                (
                    "wijze",
                    models.CharField(
                        choices=[
                            ("telefoon", "Telefoon"),
                            ("huisbezoek", "Huisbezoek"),
                            ("brief", "Brief"),
                            ("email", "E-mail"),
                            ("bericht", "Sms of app"),
                            ("kantoor", "Gesprek op kantoor"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("gesproken", "Gesproken"),
                            ("niet_bereikt", "Niet bereikt"),
                            ("bericht", "Bericht achtergelaten of verstuurd"),
                            ("geen_contact", "Huurder wil geen contact"),
                        ],
                        max_length=14,
                    ),
                ),
                ("toelichting", models.TextField(blank=True)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contactpogingen",
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
                "ordering": ["-op", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("op__lte", models.F("vastgelegd_at"))),
                        name="contact_niet_in_de_toekomst",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Deelname",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("melder", "Verhuurder"),
                            ("partner", "Partner"),
                            ("regieteam", "Regieteam"),
                            ("casemanager", "Casemanager"),
                        ],
                        max_length=12,
                    ),
                ),
                ("doel", models.CharField(max_length=300)),
                (
                    "grondslag",
                    models.CharField(
                        choices=[
                            ("toestemming", "Toestemming van de huurder"),
                            ("overeenkomst", "Uitvoering van de huurovereenkomst"),
                            ("wettelijk", "Wettelijke plicht"),
                            ("publieke_taak", "Publieke taak"),
                            ("vitaal", "Vitaal belang"),
                            ("gerechtvaardigd", "Gerechtvaardigd belang"),
                        ],
                        max_length=16,
                    ),
                ),
                ("van", models.DateField()),
                ("tot", models.DateField(blank=True, null=True)),
                ("toegevoegd_at", models.DateTimeField()),
                ("beeindigd_at", models.DateTimeField(blank=True, null=True)),
                ("beeindigd_reden", models.CharField(blank=True, max_length=300)),
                ("sorteer_at", models.DateTimeField(editable=False)),
                (
                    "sorteer_achterstand",
                    models.DecimalField(
                        decimal_places=2, default=Decimal("-1"), editable=False, max_digits=9
                    ),
                ),
                (
                    "beeindigd_door",
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
                        related_name="deelnames",
                        to="cases.casus",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deelnames",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "persoon",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "toegevoegd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["van", "pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        models.F("organisatie"),
                        models.OrderBy(models.F("sorteer_at"), descending=True),
                        models.OrderBy(models.F("casus"), descending=True),
                        condition=models.Q(("beeindigd_at", None)),
                        name="deelname_nieuwste_eerst",
                    ),
                    models.Index(
                        models.F("organisatie"),
                        models.OrderBy(models.F("sorteer_achterstand"), descending=True),
                        models.OrderBy(models.F("casus"), descending=True),
                        condition=models.Q(("beeindigd_at", None)),
                        name="deelname_achterstand",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("beeindigd_at", None)),
                        fields=("casus", "organisatie", "persoon"),
                        name="deelname_eenmaal_actief",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot", None), ("tot__gte", models.F("van")), _connector="OR"
                        ),
                        name="deelname_einde_na_begin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "rubriek",
                    models.CharField(
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
                        max_length=12,
                    ),
                ),
                (
                    "publiek",
                    models.CharField(
                        choices=[
                            ("eigen", "Alleen mijn eigen organisatie"),
                            ("partners", "Betrokken partners"),
                            ("regieteam", "Alleen mijn organisatie en het Regieteam"),
                        ],
                        default="partners",
                        max_length=10,
                    ),
                ),
                ("titel", models.CharField(max_length=120)),
                ("bestandsnaam", models.CharField(max_length=120)),
                ("inhoudstype", models.CharField(max_length=80)),
                ("grootte", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("bestand", models.FileField(max_length=200, upload_to="documenten/")),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documenten",
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
                "ordering": ["-vastgelegd_at", "-pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Fasewissel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "van",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("preventie", "Preventie"),
                            ("melding", "Melding Regieteam"),
                            ("uitvoering", "Uitvoering"),
                        ],
                        help_text="Leeg: dicht",
                        max_length=12,
                    ),
                ),
                (
                    "naar",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("preventie", "Preventie"),
                            ("melding", "Melding Regieteam"),
                            ("uitvoering", "Uitvoering"),
                        ],
                        help_text="Leeg: dicht",
                        max_length=12,
                    ),
                ),
                (
                    "sinds_at",
                    models.DateTimeField(help_text="Wanneer de casus in de vorige fase kwam."),
                ),
                ("at", models.DateTimeField()),
                (
                    "werkdagen",
                    models.PositiveIntegerField(help_text="Hoe lang de vorige fase duurde."),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fasewissels",
                        to="cases.casus",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["casus", "-at", "-id"], name="fasewissel_casus")],
            },
        ),
        migrations.CreateModel(
            name="Gunning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gunningen",
                        to="cases.casus",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.group"),
                ),
                (
                    "permission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="auth.permission"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "unique_together": {("group", "permission", "content_object")},
            },
        ),
        migrations.CreateModel(
            name="Huishouden",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1, editable=False)),
                ("gewijzigd_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("contacttaal", models.CharField(default="Nederlands", max_length=40)),
                ("tolk_nodig", models.BooleanField(default=False)),
                ("kwetsbaar", models.BooleanField(default=False)),
                ("multiprobleem", models.BooleanField(default=False)),
                ("woonoverlast", models.BooleanField(default=False)),
                ("verwacht_kind_op", models.DateField(blank=True, null=True)),
                (
                    "casus",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="huishouden",
                        to="cases.casus",
                    ),
                ),
                (
                    "gewijzigd_door",
                    models.ForeignKey(
                        editable=False,
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
            name="Huurder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("versie", models.PositiveIntegerField(default=1, editable=False)),
                ("gewijzigd_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("hoofdhuurder", models.BooleanField(default=True)),
                ("voorletters", models.CharField(blank=True, max_length=20)),
                ("voorvoegsel", models.CharField(blank=True, max_length=20)),
                ("achternaam", models.CharField(max_length=100)),
                ("telefoon", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="huurders",
                        to="cases.casus",
                    ),
                ),
                (
                    "gewijzigd_door",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-hoofdhuurder", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("hoofdhuurder", True)),
                        fields=("casus",),
                        name="een_hoofdhuurder",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Huurovereenkomst",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1, editable=False)),
                ("gewijzigd_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("nummer", models.CharField(max_length=40)),
                ("eenheidnummer", models.CharField(blank=True, max_length=40)),
                (
                    "brutohuur",
                    cases.models.huur.Bedrag(blank=True, decimal_places=2, max_digits=9, null=True),
                ),
                ("geboortedatum_huurder", models.DateField(blank=True, null=True)),
                (
                    "achterstand",
                    cases.models.huur.Bedrag(
                        decimal_places=2, default=0, editable=False, max_digits=9
                    ),
                ),
                ("achterstand_peildatum", models.DateField(blank=True, editable=False, null=True)),
                (
                    "oudste_openstaande_post",
                    models.DateField(blank=True, editable=False, null=True),
                ),
                (
                    "casus",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="huurovereenkomst",
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
                    "gewijzigd_door",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("corporatie", "nummer"), name="huurovereenkomst_uniek"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("achterstand__gte", 0)),
                        name="achterstand_niet_negatief",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inspanning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("contact", "Zelf contact gezocht met de huurder"),
                            ("schuldhulp", "De huurder op schuldhulp gewezen"),
                            ("herinnering", "De huurder schriftelijk herinnerd"),
                            ("aanbod", "Aangeboden om gegevens door te geven aan de gemeente"),
                        ],
                        max_length=12,
                    ),
                ),
                ("datum", models.DateField()),
                ("bewijs", models.TextField(help_text="Waaruit het blijkt, en waar dat ligt.")),
                (
                    "geweigerd",
                    models.BooleanField(
                        help_text="Alleen bij een aanbod: de huurder wil niet dat gegevens weggaan.",
                        null=True,
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inspanningen",
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
                "ordering": ["datum", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("geweigerd__isnull", False), ("soort", "aanbod")),
                            models.Q(
                                models.Q(("soort", "aanbod"), _negated=True), ("geweigerd", None)
                            ),
                            _connector="OR",
                        ),
                        name="alleen_een_aanbod_wordt_geweigerd",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bewijs", ""), _negated=True),
                        name="inspanning_met_bewijs",
                    ),
                ],
            },
        ),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
                "default_permissions": (),
                "indexes": [models.Index(fields=["organisatie", "-at"], name="invoer_organisatie")],
            },
        ),
        migrations.CreateModel(
            name="JuridischeStap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("herinnering", "Herinnering"),
                            ("aanmaning", "Aanmaning"),
                            ("veertiendagenbrief", "14-dagenbrief"),
                            ("vroegsignaal", "Vroegsignaal aan de gemeente"),
                            ("dagvaarding", "Dagvaarding"),
                            ("verzoekschrift", "Verzoekschrift"),
                            ("vordering", "Vordering tot uithuiszetting"),
                            ("verzet_huurder", "Verzet van de huurder tegen melding aan het OCMW"),
                            ("zitting", "Zitting"),
                            ("vonnis", "Vonnis"),
                            ("eindvonnis", "Eindvonnis"),
                            ("betekening", "Betekening van het vonnis"),
                            ("terme_de_grace", "Terme de grâce"),
                            ("aanzegging", "Aanzegging van de ontruiming"),
                            ("ontruimingsdatum", "Ontruimingsdatum"),
                            ("moratorium", "Moratorium"),
                            ("ontruiming_afgelast", "Ontruiming afgelast"),
                        ],
                        max_length=20,
                    ),
                ),
                ("datum", models.DateField()),
                (
                    "tot",
                    models.DateField(
                        blank=True, help_text="Einddatum, bij een moratorium.", null=True
                    ),
                ),
                ("toelichting", models.TextField(blank=True)),
                (
                    "afwijking_reden",
                    models.TextField(
                        blank=True,
                        help_text="Waarom een teamleider zonder melding liet dagvaarden (RT-07).",
                    ),
                ),
                ("ingetrokken_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("ingetrokken_reden", models.TextField(blank=True, editable=False)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="juridische_stappen",
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
                "ordering": ["datum", "pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("ingetrokken_at", None), ("soort", "ontruimingsdatum")),
                        fields=["datum"],
                        name="komende_ontruiming",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot", None), ("tot__gte", models.F("datum")), _connector="OR"
                        ),
                        name="juridische_stap_einde_na_begin",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notitie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "rubriek",
                    models.CharField(
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
                        max_length=12,
                    ),
                ),
                (
                    "publiek",
                    models.CharField(
                        choices=[
                            ("eigen", "Alleen mijn eigen organisatie"),
                            ("partners", "Betrokken partners"),
                            ("regieteam", "Alleen mijn organisatie en het Regieteam"),
                        ],
                        default="partners",
                        max_length=10,
                    ),
                ),
                ("tekst", models.TextField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notities",
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
                (
                    "verbetert",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verbeteringen",
                        to="cases.notitie",
                    ),
                ),
            ],
            options={
                "ordering": ["-vastgelegd_at", "-pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Signaal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "rubriek",
                    models.CharField(
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
                        max_length=12,
                    ),
                ),
                (
                    "publiek",
                    models.CharField(
                        choices=[
                            ("eigen", "Alleen mijn eigen organisatie"),
                            ("partners", "Betrokken partners"),
                            ("regieteam", "Alleen mijn organisatie en het Regieteam"),
                        ],
                        default="partners",
                        max_length=10,
                    ),
                ),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("achterstand", "Huurachterstand"),
                            ("verwaarlozing", "Verwaarlozing van woning of tuin"),
                            ("conflict", "Conflict of overlast"),
                            ("zorg", "Zorg om een bewoner"),
                            ("kinderen", "Zorg om kinderen"),
                            ("anders", "Anders"),
                        ],
                        max_length=14,
                    ),
                ),
                ("tekst", models.TextField(blank=True)),
                ("besproken_op", models.DateField(blank=True, null=True)),
                ("opgevolgd_op", models.DateField(blank=True, null=True)),
                ("opvolging", models.TextField(blank=True)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signalen",
                        to="cases.casus",
                    ),
                ),
                (
                    "opvolger",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signalen",
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
                "ordering": ["-vastgelegd_at", "-pk"],
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Gebeurtenis",
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
                            ("aangemaakt", "Casus aangemaakt"),
                            ("achterstand", "Huurachterstand bijgewerkt"),
                            ("betaald", "Achterstand is betaald: casus kan dicht"),
                            ("contact", "Contact met de huurder"),
                            ("afspraak", "Betalingsafspraak gemaakt"),
                            ("afspraakstand", "Stand van de betalingsafspraak"),
                            ("betaling", "Betaling ontvangen"),
                            ("juridisch", "Juridische stap"),
                            ("gezin", "Gezin bijgewerkt"),
                            ("huurder", "Gegevens van de huurder bijgewerkt"),
                            ("woning", "Gegevens van de woning bijgewerkt"),
                            ("huurovereenkomst", "Huurovereenkomst bijgewerkt"),
                            ("notitie", "Notitie"),
                            ("document", "Document toegevoegd"),
                            ("signaal", "Signaal"),
                            ("deelname", "Partner doet mee"),
                            ("deelname_gewijzigd", "Gedeelde rubrieken gewijzigd"),
                            ("deelname_einde", "Partner doet niet meer mee"),
                            ("deadline_gemist", "Deadline voorbij"),
                            ("deadline_gewijzigd", "Deadline gewijzigd"),
                            ("contactplan", "Contactplan"),
                            ("melding", "Melding bij het Regieteam"),
                            ("vergadering", "Vergadering van het Regieteam"),
                            ("besluit", "Besluit van het Regieteam"),
                            ("actiepunt", "Actie uit een besluit of plan"),
                            ("onderdak", "Een plek om te wonen"),
                            ("aanmelding", "Aanmelding bij de opvang"),
                            ("stappenkaart", "Stappenkaart"),
                            ("incident", "Incident: toch ontruimd"),
                            ("voorwaarde", "Voorwaarde bij de opschorting"),
                            ("betalingsvoorstel", "Betalingsvoorstel"),
                            ("veiligheid", "Veiligheid van een kind"),
                            ("nazorg", "Nazorg"),
                            ("inboedel", "Inboedel"),
                            ("plan", "Plan van aanpak"),
                            ("overdracht", "Casus overgedragen"),
                            ("stap", "Stap in de route"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "rubriek",
                    models.CharField(
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
                        max_length=12,
                    ),
                ),
                ("op", models.DateTimeField()),
                ("stap", models.CharField(blank=True, max_length=24)),
                ("titel", models.CharField(max_length=160)),
                ("tekst", models.TextField(blank=True)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gebeurtenissen",
                        to="cases.casus",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.document",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
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
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "notitie",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.notitie",
                    ),
                ),
                (
                    "signaal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.signaal",
                    ),
                ),
            ],
            options={
                "ordering": ["-op", "-pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["casus", "-op", "-id"], name="gebeurtenis_tijdlijn")
                ],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
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
                            ("eerste_contact", "Eerste contact met de huurder"),
                            ("termijn", "Termijn van de betalingsafspraak"),
                            ("signaal", "Signaal bespreken"),
                            ("sluiten", "Betaalde casus sluiten"),
                            ("juridisch", "Wettelijke termijn"),
                            ("contactplan", "Stap van het contactplan"),
                            ("meekijken", "Meekijken met een melding"),
                            ("aanvulling", "Aanvulling van de melding"),
                            ("actiepunt", "Actie uit een besluit of plan"),
                            ("evaluatie", "Evaluatie van een tweede kans"),
                            ("voorwaarde", "Voorwaarde controleren"),
                            ("opschorting", "Einde van de opschorting"),
                            ("bespreking", "Casus op de agenda zetten"),
                            ("betalingsvoorstel", "Antwoord op een betalingsvoorstel"),
                            ("kindgesprek", "Praten met de kinderen"),
                            ("aanmelding", "Op tijd aanmelden bij de opvang"),
                            ("incident", "Opvolging van een incident"),
                            ("nazorg", "Contact in de nazorg"),
                            ("inboedel", "Inboedel ophalen"),
                            ("plan", "Plan van aanpak compleet maken"),
                            ("planbespreking", "Plan van aanpak bespreken"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "rubriek",
                    models.CharField(
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
                        max_length=12,
                    ),
                ),
                ("regel", models.CharField(blank=True, max_length=12)),
                ("wat", models.CharField(max_length=160)),
                (
                    "kenmerk",
                    models.CharField(
                        blank=True,
                        help_text="Waarover het gaat, als er meer van deze soort zijn.",
                        max_length=36,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                (
                    "kalender_at",
                    models.DateTimeField(
                        help_text="Met de kalender van welk moment dit is berekend; leeg: die van het begin.",
                        null=True,
                    ),
                ),
                ("met_at", models.DateTimeField(blank=True, null=True)),
                ("missed_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_reason", models.CharField(blank=True, max_length=300)),
                (
                    "remind_at",
                    models.DateTimeField(
                        help_text="Het moment van de volgende herinnering.", null=True
                    ),
                ),
                (
                    "escalate_at",
                    models.DateTimeField(help_text="Wanneer de teamleider het hoort.", null=True),
                ),
                (
                    "reminded_level",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Nog niet herinnerd"),
                            (1, "Vooraf herinnerd"),
                            (2, "Te laat gemeld"),
                            (3, "Gemeld aan de teamleider"),
                        ],
                        default=0,
                    ),
                ),
                (
                    "remind_error",
                    models.CharField(
                        blank=True,
                        help_text="Waarom herinneren de laatste keer niet lukte.",
                        max_length=80,
                    ),
                ),
                ("paused_at", models.DateTimeField(blank=True, null=True)),
                (
                    "paused_until",
                    models.DateField(
                        blank=True,
                        help_text="De dag waarop de deadline vanzelf weer loopt.",
                        null=True,
                    ),
                ),
                ("paused_reason", models.CharField(blank=True, max_length=300)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deadlines",
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
                    "persoon",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "signaal",
                    models.ForeignKey(
                        help_text="Alleen wie het signaal leest, ziet ook de deadline.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deadlines",
                        to="cases.signaal",
                    ),
                ),
            ],
            options={
                "ordering": ["due_at", "pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("dropped_at", None), ("met_at", None)),
                        fields=["organisatie", "due_at", "id"],
                        name="deadline_werk",
                    ),
                    models.Index(
                        django.db.models.functions.comparison.Coalesce("remind_at", "due_at"),
                        models.F("id"),
                        condition=models.Q(
                            ("dropped_at", None),
                            ("met_at", None),
                            ("paused_at", None),
                            ("reminded_level__lt", 3),
                        ),
                        name="deadline_sweep",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("dropped_at", None), ("met_at", None), ("paused_at__isnull", False)
                        ),
                        fields=["paused_until"],
                        name="deadline_pauze",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("dropped_at", None), ("met_at", None), ("soort", "aanmelding")
                        ),
                        fields=["casus"],
                        name="deadline_aanmelding",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("dropped_at", None), ("met_at", None)),
                        fields=("casus", "soort", "organisatie", "due_at", "signaal", "kenmerk"),
                        name="deadline_eenmaal_open",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("paused_at", None), ("paused_reason", ""), ("paused_until", None)
                            ),
                            models.Q(
                                ("paused_at__isnull", False),
                                ("paused_until__isnull", False),
                                models.Q(("paused_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="deadline_pauze_met_einde_en_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Termijn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("volgnummer", models.PositiveSmallIntegerField()),
                ("vervalt_op", models.DateField()),
                ("bedrag", cases.models.huur.Bedrag(decimal_places=2, max_digits=9)),
                (
                    "afspraak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="termijnen",
                        to="cases.betalingsafspraak",
                    ),
                ),
            ],
            options={
                "ordering": ["volgnummer"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("afspraak", "volgnummer"), name="termijn_volgnummer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bedrag__gt", 0)), name="termijn_positief"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Termijnregel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "na",
                    models.CharField(
                        choices=[
                            ("herinnering", "Herinnering"),
                            ("aanmaning", "Aanmaning"),
                            ("veertiendagenbrief", "14-dagenbrief"),
                            ("vroegsignaal", "Vroegsignaal aan de gemeente"),
                            ("dagvaarding", "Dagvaarding"),
                            ("verzoekschrift", "Verzoekschrift"),
                            ("vordering", "Vordering tot uithuiszetting"),
                            ("verzet_huurder", "Verzet van de huurder tegen melding aan het OCMW"),
                            ("zitting", "Zitting"),
                            ("vonnis", "Vonnis"),
                            ("eindvonnis", "Eindvonnis"),
                            ("betekening", "Betekening van het vonnis"),
                            ("terme_de_grace", "Terme de grâce"),
                            ("aanzegging", "Aanzegging van de ontruiming"),
                            ("ontruimingsdatum", "Ontruimingsdatum"),
                            ("moratorium", "Moratorium"),
                            ("ontruiming_afgelast", "Ontruiming afgelast"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "land",
                    models.CharField(choices=[("NL", "Nederland"), ("BE", "België")], max_length=2),
                ),
                ("naam", models.CharField(max_length=120)),
                ("aantal", models.PositiveSmallIntegerField()),
                (
                    "eenheid",
                    models.CharField(
                        choices=[
                            ("dagen", "dagen"),
                            ("werkdagen", "werkdagen"),
                            ("weken", "weken"),
                            ("maanden", "maanden"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "vooraf",
                    models.BooleanField(
                        default=False,
                        help_text="Telt terug vanaf de datum: zoveel dagen van tevoren.",
                    ),
                ),
                (
                    "werking",
                    models.CharField(
                        choices=[
                            ("meldt", "Eindigt"),
                            ("stelt_uit", "Eerder mag er niet ontruimd worden"),
                            ("hoogstens", "Langer mag het niet duren"),
                        ],
                        default="meldt",
                        max_length=10,
                    ),
                ),
                ("geldig_van", models.DateField()),
                ("geldig_tot", models.DateField(blank=True, null=True)),
                ("bron", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ["land", "na", "geldig_van"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("na", "land", "naam", "geldig_van"), name="termijnregel_uniek"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Woning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1, editable=False)),
                ("gewijzigd_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("straat", models.CharField(max_length=100)),
                ("huisnummer", models.CharField(max_length=10)),
                ("toevoeging", models.CharField(blank=True, max_length=10)),
                ("postcode", models.CharField(max_length=7)),
                ("plaats", models.CharField(max_length=80)),
                ("wijk", models.CharField(blank=True, max_length=80)),
                (
                    "casus",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="woning",
                        to="cases.casus",
                    ),
                ),
                (
                    "gewijzigd_door",
                    models.ForeignKey(
                        editable=False,
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
            name="Zoekregel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("woorden", django.contrib.postgres.search.SearchVectorField()),
                (
                    "casus",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="zoekregel",
                        to="cases.casus",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["woorden"], name="zoekregel_woorden"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Afspraakstand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("op", models.DateField()),
                ("verwacht", cases.models.huur.Bedrag(decimal_places=2, max_digits=9)),
                ("ontvangen", cases.models.huur.Bedrag(decimal_places=2, max_digits=9)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("loopt", "Loopt"),
                            ("te_laat", "Te laat"),
                            ("gebroken", "Niet nagekomen"),
                            ("nagekomen", "Nagekomen"),
                            ("ingetrokken", "Ingetrokken"),
                        ],
                        max_length=12,
                    ),
                ),
                ("uitleg", models.CharField(max_length=300)),
                (
                    "afspraak",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standen",
                        to="cases.betalingsafspraak",
                    ),
                ),
            ],
            options={
                "ordering": ["-op", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("afspraak", "op"), name="afspraakstand_per_dag")
                ],
            },
        ),
    ]
    operations = in_een_keer(operations)
