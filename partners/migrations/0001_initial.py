import datetime
import uuid

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from common.migraties import in_een_keer


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("naam", models.CharField(max_length=120)),
                (
                    "email",
                    models.EmailField(max_length=254, unique=True, verbose_name="e-mailadres"),
                ),
                ("telefoon", models.CharField(blank=True, max_length=20)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("username"),
                        name="user_username_uniek",
                    ),
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("email"), name="user_email_uniek"
                    ),
                ],
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Organisatie",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("naam", models.CharField(max_length=120)),
                ("code", models.SlugField(max_length=40, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("corporatie", "Woningcorporatie of woonmaatschappij"),
                            ("hulpverlening", "Hulpverlening of buurtteam"),
                            ("ocmw", "OCMW"),
                            ("schuldhulp", "Schuldhulpverlening"),
                            ("bewindvoerder", "Bewindvoerder"),
                            ("veilig_thuis", "Veilig Thuis (voorheen AMK)"),
                            ("jeugdbescherming", "Jeugdbescherming"),
                            ("opvang", "Opvang"),
                            ("meldpunt_zorg", "Meldpunt Bijzondere Zorg"),
                            ("woonkans", "Meldpunt WoonKans"),
                            ("gemeente", "Gemeente"),
                            ("regieteam", "Regieteam"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "land",
                    models.CharField(
                        choices=[("NL", "Nederland"), ("BE", "België")], default="NL", max_length=2
                    ),
                ),
                ("sluitingstijd", models.TimeField(default=datetime.time(17, 0))),
                (
                    "contact_binnen_werkdagen",
                    models.PositiveSmallIntegerField(
                        default=2,
                        help_text="1 = dezelfde werkdag, 2 = uiterlijk de volgende werkdag.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                    ),
                ),
                (
                    "aanmelden_voor_werkdagen",
                    models.PositiveSmallIntegerField(
                        default=10,
                        help_text="Zoveel werkdagen vóór een ontruiming is het huishouden aangemeld bij de opvang.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(60),
                        ],
                    ),
                ),
                (
                    "meekijken_verplicht",
                    models.BooleanField(
                        default=False,
                        help_text="Een collega kijkt mee voordat een melding weggaat.",
                    ),
                ),
                ("telefoon", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("bezoekadres", models.CharField(blank=True, max_length=160)),
                ("actief", models.BooleanField(default=True)),
                (
                    "groep",
                    models.OneToOneField(
                        help_text="Drager van de gedeelde rubrieken (guardian); nooit van mensen.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisatie",
                        to="auth.group",
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
            },
        ),
        migrations.CreateModel(
            name="Lidmaatschap",
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
                            ("medewerker", "Medewerker"),
                            ("teamleider", "Teamleider"),
                            ("jurist", "Jurist"),
                            ("regieteamlid", "Regieteamlid"),
                            ("voorzitter", "Voorzitter"),
                            ("coordinator", "Coördinator"),
                            ("beheerder", "Beheerder"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sinds_at", models.DateTimeField()),
                ("beeindigd_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lidmaatschappen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lidmaatschappen",
                        to="partners.organisatie",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("beeindigd_at", None)),
                        fields=("user", "organisatie", "rol"),
                        name="lidmaatschap_rol_eenmaal_actief",
                    )
                ],
            },
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
                ("dicht", models.BooleanField(help_text="Nee: de dag is weer een gewone werkdag.")),
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
        migrations.CreateModel(
            name="Regio",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("naam", models.CharField(max_length=100)),
                (
                    "land",
                    models.CharField(
                        choices=[("NL", "Nederland"), ("BE", "België")], default="NL", max_length=2
                    ),
                ),
            ],
            options={
                "ordering": ["naam"],
                "constraints": [
                    models.UniqueConstraint(fields=("land", "naam"), name="regio_uniek")
                ],
            },
        ),
        migrations.AddField(
            model_name="organisatie",
            name="regio",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="organisaties",
                to="partners.regio",
            ),
        ),
        migrations.CreateModel(
            name="Contactpunt",
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
                            ("veilig_thuis", "Veilig Thuis (voorheen AMK)"),
                            ("meldpunt_zorg", "Meldpunt Bijzondere Zorg"),
                            ("woonkans", "Meldpunt WoonKans"),
                            ("opvang", "Maatschappelijke Opvang"),
                            ("zorgstructuur", "Lokale zorgstructuur"),
                            ("schuldhulp", "Schuldhulpverlening"),
                            ("jeugdbescherming", "Jeugdbescherming"),
                            ("ocmw", "OCMW"),
                            ("anders", "Anders"),
                        ],
                        max_length=20,
                    ),
                ),
                ("naam", models.CharField(max_length=120)),
                ("telefoon", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("website", models.URLField(blank=True)),
                ("toelichting", models.TextField(blank=True)),
                ("gecontroleerd_op", models.DateField()),
                (
                    "gecontroleerd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "eigenaar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "regio",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contactpunten",
                        to="partners.regio",
                    ),
                ),
            ],
            options={
                "ordering": ["soort", "naam"],
            },
        ),
        migrations.CreateModel(
            name="Rolwijziging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rol",
                    models.CharField(
                        choices=[
                            ("medewerker", "Medewerker"),
                            ("teamleider", "Teamleider"),
                            ("jurist", "Jurist"),
                            ("regieteamlid", "Regieteamlid"),
                            ("voorzitter", "Voorzitter"),
                            ("coordinator", "Coördinator"),
                            ("beheerder", "Beheerder"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "wat",
                    models.CharField(
                        choices=[("toegekend", "Gekregen"), ("ingetrokken", "Ingetrokken")],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        help_text="Leeg bij het inrichten van een organisatie vanaf de server.",
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
                        related_name="rolwijzigingen",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rolwijzigingen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["organisatie", "-at"], name="rolwijziging_organisatie")
                ],
            },
        ),
        migrations.CreateModel(
            name="Sluitingsdag",
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
                ("met_de_hand", models.BooleanField(default=False)),
                ("vervallen", models.BooleanField(default=False)),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sluitingsdagen",
                        to="partners.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["dag"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("land", "organisatie", "dag"),
                        name="sluitingsdag_uniek",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Verzending",
            fields=[
                ("sleutel", models.UUIDField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("naar", models.CharField(blank=True, max_length=200)),
                (
                    "afdruk",
                    models.CharField(
                        blank=True,
                        help_text="Van alles wat erin stond (partners.eenmalig).",
                        max_length=64,
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
        ),
    ]
    operations = in_een_keer(operations)
