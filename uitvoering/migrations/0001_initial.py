import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cases.models.huur
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
            name="Betalingsvoorstel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("bedrag", cases.models.huur.Bedrag(decimal_places=2, max_digits=9)),
                ("aantal", models.PositiveSmallIntegerField()),
                (
                    "ritme",
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
                ("eerste_op", models.DateField()),
                (
                    "past",
                    models.BooleanField(help_text="Past bij de draagkracht van het huishouden."),
                ),
                ("gedaan_at", models.DateTimeField()),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("gedaan", "Gedaan"),
                            ("akkoord", "Akkoord"),
                            ("afgewezen", "Afgewezen"),
                            ("vervangen", "Vervangen"),
                        ],
                        default="gedaan",
                        max_length=12,
                    ),
                ),
                ("beantwoord_at", models.DateTimeField(null=True)),
                ("reden", models.TextField(blank=True)),
                (
                    "afspraak",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voorstel",
                        to="cases.betalingsafspraak",
                    ),
                ),
                (
                    "beantwoord_door",
                    models.ForeignKey(
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
                        related_name="betalingsvoorstellen",
                        to="cases.casus",
                    ),
                ),
                (
                    "gedaan_door",
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
                "ordering": ["-gedaan_at", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stand", "gedaan")),
                        fields=("casus",),
                        name="een_open_betalingsvoorstel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bedrag__gt", 0)), name="voorstel_bedrag"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stand", "afgewezen"), _negated=True),
                            models.Q(("reden", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="afgewezen_voorstel_met_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draagkracht",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("inkomen", cases.models.huur.Bedrag(decimal_places=2, max_digits=9)),
                ("vaste_lasten", cases.models.huur.Bedrag(decimal_places=2, max_digits=9)),
                ("leefgeld", cases.models.huur.Bedrag(decimal_places=2, max_digits=9)),
                ("aflossingen", cases.models.huur.Bedrag(decimal_places=2, max_digits=9)),
                (
                    "voorstel",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draagkracht",
                        to="uitvoering.betalingsvoorstel",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Inboedel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("wat", models.TextField()),
                ("waar", models.CharField(max_length=200)),
                (
                    "bewaarder",
                    models.CharField(help_text="Wie bewaart: naam en organisatie.", max_length=160),
                ),
                ("opgeslagen_op", models.DateField()),
                ("bewaard_tot", models.DateField()),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "afloop",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("opgehaald", "Opgehaald door het huishouden"),
                            ("verkocht", "Verkocht"),
                            ("weg", "Weggegeven of vernietigd"),
                        ],
                        max_length=12,
                    ),
                ),
                ("afgelopen_op", models.DateField(blank=True, null=True)),
                ("afloop_toelichting", models.TextField(blank=True)),
                ("afgerond_at", models.DateTimeField(blank=True, null=True)),
                (
                    "afgerond_door",
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
                        related_name="inboedels",
                        to="cases.casus",
                    ),
                ),
                (
                    "deadline",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inboedel",
                        to="cases.deadline",
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
                "ordering": ["-opgeslagen_op", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("bewaard_tot__gt", models.F("opgeslagen_op"))),
                        name="inboedel_bewaard_na_opslag",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("afgelopen_op", None),
                                ("afgerond_at", None),
                                ("afgerond_door", None),
                                ("afloop", ""),
                            ),
                            models.Q(
                                models.Q(("afloop", ""), _negated=True),
                                ("afgelopen_op__gte", models.F("opgeslagen_op")),
                                ("afgerond_at__isnull", False),
                                ("afgerond_door__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="inboedel_afloop_compleet",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("op", models.DateField()),
                ("wat", models.TextField()),
                (
                    "waar_nu",
                    models.TextField(help_text="Waar het huishouden nu is, voor zover bekend."),
                ),
                ("gemeld_at", models.DateTimeField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="incidenten",
                        to="cases.casus",
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
                    "organisatie",
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
            },
        ),
        migrations.CreateModel(
            name="Jeugdbetrokkenheid",
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
                    "vorm",
                    models.CharField(
                        choices=[
                            ("vrijwillig", "Hulp waar de ouders mee instemmen"),
                            ("onderzoek", "Onderzoek door de Raad voor de Kinderbescherming"),
                            ("toezicht", "Ondertoezichtstelling"),
                            ("voogdij", "Voogdij"),
                            ("anders", "Anders"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "wie",
                    models.CharField(
                        help_text="Naam en organisatie van de jeugdbeschermer.", max_length=160
                    ),
                ),
                ("sinds", models.DateField()),
                (
                    "wat",
                    models.TextField(
                        blank=True, help_text="Wat zij doen, en wat het dossier mag weten."
                    ),
                ),
                ("gestopt_op", models.DateField(blank=True, null=True)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jeugdbetrokkenheden",
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
                "ordering": ["-sinds", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gestopt_op", None),
                            ("gestopt_op__gte", models.F("sinds")),
                            _connector="OR",
                        ),
                        name="jeugdbetrokkenheid_einde_na_begin",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Kaartregel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "stap",
                    models.CharField(
                        choices=[
                            ("tweede_kans", "Een tweede kans in de eigen woning"),
                            ("zorgstructuur", "Afstemmen met de lokale zorgstructuur"),
                            ("opvangadvies", "Advies of woonbegeleiding van de opvang"),
                            ("aanmelding", "Aanmelden bij de opvang"),
                            ("woonkans", "Advies van Meldpunt WoonKans"),
                        ],
                        max_length=14,
                    ),
                ),
                ("niet_van_toepassing", models.BooleanField(default=False)),
                ("op", models.DateField()),
                ("met", models.CharField(blank=True, max_length=200)),
                ("toelichting", models.TextField(blank=True)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kaartregels",
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
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("niet_van_toepassing", True),
                                ("stap", "zorgstructuur"),
                                _negated=True,
                            ),
                            models.Q(
                                models.Q(("stap", "zorgstructuur"), _negated=True),
                                models.Q(("met", ""), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="zorgstructuur_altijd",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("niet_van_toepassing", False),
                            models.Q(("toelichting", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="niet_van_toepassing_met_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Kindgesprek",
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
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("gesproken", "Ja, iemand sprak met het kind"),
                            ("niet", "Nee, en daar is een reden voor"),
                        ],
                        max_length=10,
                    ),
                ),
                ("op", models.DateField()),
                (
                    "wie",
                    models.CharField(
                        help_text="Wie met het kind sprak, of dit besloot.", max_length=160
                    ),
                ),
                (
                    "wat",
                    models.TextField(
                        blank=True, help_text="Wat het dossier mag weten, of waarom niet."
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kindgesprekken",
                        to="cases.casus",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gesprekken",
                        to="cases.bewoner",
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
                        condition=models.Q(
                            ("uitkomst", "gesproken"),
                            models.Q(("wat", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="niet_gesproken_met_reden",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Leefgebied",
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
                            ("wonen", "Wonen"),
                            ("financien", "Financiën"),
                            ("gezin", "Gezin en kinderen"),
                            ("gezondheid", "Gezondheid"),
                            ("werk", "Werk en dagbesteding"),
                            ("netwerk", "Familie, vrienden en buurt"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "woorden",
                    models.TextField(blank=True, help_text="Wat het huishouden er zelf over zegt."),
                ),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "deadline",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="leefgebied",
                        to="cases.deadline",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Doel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("vastgelegd_at", models.DateTimeField()),
                ("wat", models.CharField(max_length=300)),
                (
                    "toets",
                    models.CharField(
                        blank=True, help_text="Waaraan je ziet dat het lukt.", max_length=300
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("loopt", "Loopt"),
                            ("gehaald", "Gehaald"),
                            ("vervallen", "Vervallen"),
                        ],
                        default="loopt",
                        max_length=12,
                    ),
                ),
                (
                    "uitkomst",
                    models.CharField(
                        blank=True,
                        help_text="Hoe het is gehaald, of waarom het vervalt.",
                        max_length=300,
                    ),
                ),
                ("versie", models.PositiveIntegerField(default=1)),
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
                    "leefgebied",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="doelen",
                        to="uitvoering.leefgebied",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stand", "loopt"),
                            models.Q(("uitkomst", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="doel_klaar_met_uitkomst",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Actiepunt",
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
                            ("gewoon", "Gewone actie"),
                            ("jeugdbescherming", "Jeugdbescherming betrekken"),
                            ("meldpunt", "Melden bij het Meldpunt Bijzondere Zorg"),
                            ("bewindvoering", "Bewindvoering aanvragen"),
                        ],
                        default="gewoon",
                        max_length=16,
                    ),
                ),
                ("wat", models.CharField(max_length=300)),
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
                        default="besluit",
                        help_text="Wie dit leest.",
                        max_length=12,
                    ),
                ),
                ("voor_op", models.DateField(help_text="Uiterlijk op deze dag.")),
                ("afgesproken_at", models.DateTimeField()),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("gedaan", "Gedaan"),
                            ("overgedragen", "Overgedragen"),
                            ("vervallen", "Vervallen"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "resultaat",
                    models.TextField(
                        blank=True, help_text="Wat het opleverde, of waarom het vervalt."
                    ),
                ),
                ("afgerond_at", models.DateTimeField(blank=True, null=True)),
                (
                    "afgerond_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "afgesproken_door",
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
                        related_name="actiepunten",
                        to="cases.casus",
                    ),
                ),
                (
                    "deadline",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="actiepunt",
                        to="cases.deadline",
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
                    "vorige",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volgende",
                        to="uitvoering.actiepunt",
                    ),
                ),
                (
                    "leefgebied",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acties",
                        to="uitvoering.leefgebied",
                    ),
                ),
            ],
            options={
                "ordering": ["voor_op", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("afgerond_at", None), ("afgerond_door", None), ("stand", "open")
                            ),
                            models.Q(
                                models.Q(("stand", "open"), _negated=True),
                                ("afgerond_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="actiepunt_afgerond_met_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stand", "open"),
                            models.Q(("resultaat", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="actiepunt_klaar_met_resultaat",
                        violation_error_message="Schrijf op wat het opleverde.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("leefgebied__isnull", False), ("rubriek", "besluit"), _connector="OR"
                        ),
                        name="actie_uit_besluit_hoort_bij_besluit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeldingVeiligThuis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField()),
                ("antwoord", models.TextField(blank=True)),
                ("beantwoord_at", models.DateTimeField(blank=True, null=True)),
                ("gezin", models.TextField(help_text="Om wie het gaat: namen, leeftijden, adres.")),
                ("signalen", models.TextField()),
                ("overlegd_met", models.CharField(max_length=200)),
                ("ouders_op", models.DateField(blank=True, null=True)),
                ("ouders_reactie", models.TextField(blank=True)),
                ("ouders_niet_omdat", models.TextField(blank=True)),
                ("kind_gesproken", models.TextField()),
                (
                    "onveiligheid",
                    models.CharField(
                        choices=[
                            ("acuut", "Acuut onveilig: er is nu gevaar"),
                            ("structureel", "Steeds opnieuw onveilig"),
                            ("twijfel", "Ik twijfel, of hulp lukt niet"),
                        ],
                        max_length=12,
                    ),
                ),
                ("weging", models.TextField()),
                ("hulp", models.TextField(help_text="Welke hulp er ook kan, en van wie.")),
                (
                    "nu_veilig",
                    models.TextField(
                        help_text="Wat er is afgesproken zodat het kind nu veilig is."
                    ),
                ),
                (
                    "aan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "beantwoord_door",
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
                        related_name="veiligheidsmeldingen",
                        to="cases.casus",
                    ),
                ),
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
                "verbose_name": "melding bij Veilig Thuis",
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "default_permissions": (),
                "indexes": [models.Index(fields=["aan", "-at"], name="melding_vt_aan")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ouders_niet_omdat", ""), ("ouders_op__isnull", False)),
                            models.Q(
                                ("ouders_op", None),
                                ("ouders_reactie", ""),
                                models.Q(("ouders_niet_omdat", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ouders_weten_het_of_waarom_niet",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("antwoord", ""), ("beantwoord_at", None), ("beantwoord_door", None)
                            ),
                            models.Q(
                                ("beantwoord_at__isnull", False),
                                ("beantwoord_door__isnull", False),
                                models.Q(("antwoord", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="melding_beantwoord",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nazorg",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "aanleiding",
                    models.CharField(
                        choices=[
                            ("aangekondigd", "De ontruiming is aangekondigd en niet meer te keren"),
                            ("ontruimd", "De woning is ontruimd"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "reden",
                    models.TextField(
                        blank=True, help_text="Waarom de ontruiming niet meer te keren is."
                    ),
                ),
                (
                    "vanaf",
                    models.DateField(
                        help_text="De dag van de ontruiming: van daar tellen de momenten."
                    ),
                ),
                ("begonnen_at", models.DateTimeField()),
                ("beeindigd_at", models.DateTimeField(blank=True, null=True)),
                ("beeindigd_reden", models.CharField(blank=True, max_length=300)),
                (
                    "aankondiging",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.juridischestap",
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
                    "begonnen_door",
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
                        related_name="nazorg",
                        to="cases.casus",
                    ),
                ),
            ],
            options={
                "ordering": ["-begonnen_at", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("beeindigd_at", None)),
                        fields=("casus",),
                        name="een_lopende_nazorg",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("aanleiding", "aangekondigd"), _negated=True),
                            models.Q(
                                ("aankondiging__isnull", False),
                                models.Q(("reden", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="nazorg_vooraf_met_aankondiging_en_reden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("beeindigd_at", None),
                                ("beeindigd_door", None),
                                ("beeindigd_reden", ""),
                            ),
                            models.Q(
                                ("beeindigd_at__isnull", False),
                                ("beeindigd_door__isnull", False),
                                models.Q(("beeindigd_reden", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="nazorg_eindigt_met_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nazorgmoment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("gesproken_op", models.DateField(blank=True, null=True)),
                (
                    "verblijf",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("eigen_woning", "In een eigen woning"),
                            ("netwerk", "Bij familie of vrienden"),
                            ("opvang", "In de opvang"),
                            ("crisisplek", "Op een crisisplek"),
                            ("anders", "Ergens anders"),
                            ("onbekend", "Dat weet ik niet"),
                            ("straat", "Nergens: op straat of in de auto"),
                        ],
                        max_length=14,
                    ),
                ),
                ("plaats", models.CharField(blank=True, max_length=200)),
                ("stabiel", models.BooleanField(default=False)),
                ("hoe_gaat_het", models.TextField(blank=True)),
                (
                    "schulden",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen", "Er zijn geen schulden meer"),
                            ("regeling", "Er loopt een regeling"),
                            ("aangevraagd", "Een regeling is aangevraagd"),
                            ("niets", "Er is nog niets afgesproken"),
                            ("onbekend", "Dat weet ik niet"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "weg_terug",
                    models.TextField(blank=True, help_text="De weg terug naar een eigen woning."),
                ),
                ("volgende_stap", models.TextField(blank=True)),
                ("vastgelegd_at", models.DateTimeField(blank=True, null=True)),
                (
                    "deadline",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="nazorgmoment",
                        to="cases.deadline",
                    ),
                ),
                (
                    "nazorg",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="momenten",
                        to="uitvoering.nazorg",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
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
            ],
            options={
                "ordering": ["deadline__due_at", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("gesproken_op", None), ("vastgelegd_at", None), ("verblijf", "")
                            ),
                            models.Q(
                                ("gesproken_op__isnull", False),
                                ("organisatie__isnull", False),
                                ("vastgelegd_at__isnull", False),
                                ("vastgelegd_door__isnull", False),
                                models.Q(("verblijf", ""), _negated=True),
                                models.Q(("hoe_gaat_het", ""), _negated=True),
                                models.Q(("schulden", ""), _negated=True),
                                models.Q(("weg_terug", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="nazorgmoment_compleet",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stabiel", False),
                            models.Q(("verblijf__in", ["", "straat", "onbekend"]), _negated=True),
                            _connector="OR",
                        ),
                        name="op_straat_is_niet_stabiel",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Onderdak",
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
                            ("eigen_netwerk", "Bij familie of vrienden"),
                            ("andere_woning", "Een andere woning"),
                            ("crisisplek", "Een crisisplek"),
                            ("opvang", "Maatschappelijke opvang"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "stand",
                    models.CharField(
                        choices=[
                            ("gevraagd", "Gevraagd"),
                            ("aangeboden", "Aangeboden"),
                            ("bevestigd", "Bevestigd"),
                            ("beeindigd", "Beëindigd"),
                        ],
                        default="gevraagd",
                        max_length=12,
                    ),
                ),
                ("toelichting", models.TextField(blank=True)),
                ("plaats", models.CharField(blank=True, max_length=200)),
                ("vanaf", models.DateField(blank=True, null=True)),
                (
                    "tot",
                    models.DateField(
                        blank=True, help_text="De dag waarop de plek ophoudt.", null=True
                    ),
                ),
                ("gevraagd_at", models.DateTimeField()),
                (
                    "bevestigd_door",
                    models.CharField(
                        blank=True,
                        help_text="Wie de plek bevestigde: naam en organisatie.",
                        max_length=160,
                    ),
                ),
                ("bevestigd_at", models.DateTimeField(blank=True, null=True)),
                ("beeindigd_op", models.DateField(blank=True, null=True)),
                ("beeindigd_reden", models.CharField(blank=True, max_length=300)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plekken",
                        to="cases.casus",
                    ),
                ),
                (
                    "gevraagd_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        blank=True,
                        help_text="Wie de plek geeft, als dat een organisatie is die meedoet.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
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
            ],
            options={
                "ordering": ["-gevraagd_at", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stand", "bevestigd"), _negated=True),
                            models.Q(
                                ("bevestigd_at__isnull", False),
                                ("vanaf__isnull", False),
                                models.Q(("plaats", ""), _negated=True),
                                models.Q(("bevestigd_door", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="bevestigd_onderdak_compleet",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot", None), ("tot__gt", models.F("vanaf")), _connector="OR"
                        ),
                        name="onderdak_einde_na_begin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stand", "beeindigd"), _negated=True),
                            models.Q(
                                ("beeindigd_op__isnull", False),
                                models.Q(("beeindigd_reden", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="beeindigd_onderdak_met_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Aanmelding",
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
                    "aanmelder",
                    models.CharField(
                        choices=[
                            ("huishouden", "Het huishouden zelf"),
                            ("hulpverlener", "Een hulpverlener"),
                            ("corporatie", "De corporatie"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "nodig",
                    models.TextField(help_text="Voor hoeveel mensen, en wat zij nodig hebben."),
                ),
                (
                    "geprobeerd",
                    models.TextField(help_text="Wat er eerst is gezocht, en waarom dat niet kon."),
                ),
                ("ingetrokken_at", models.DateTimeField(blank=True, null=True)),
                ("ingetrokken_reden", models.CharField(blank=True, max_length=300)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aanmeldingen",
                        to="cases.casus",
                    ),
                ),
                (
                    "ingetrokken_door",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opvang",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
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
                    "onderdak",
                    models.OneToOneField(
                        help_text="De plek nu.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aanmelding",
                        to="uitvoering.onderdak",
                    ),
                ),
            ],
            options={
                "ordering": ["-vastgelegd_at", "-pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        models.F("opvang"),
                        models.OrderBy(models.F("vastgelegd_at"), descending=True),
                        name="aanmelding_van_opvang",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("geprobeerd", ""), _negated=True),
                            models.Q(("nodig", ""), _negated=True),
                        ),
                        name="aanmelding_met_wat_eerst_is_geprobeerd",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ingetrokken_at", None),
                                ("ingetrokken_door", None),
                                ("ingetrokken_reden", ""),
                            ),
                            models.Q(
                                ("ingetrokken_at__isnull", False),
                                ("ingetrokken_door__isnull", False),
                                models.Q(("ingetrokken_reden", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="intrekken_met_reden",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ontruiming",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("op", models.DateField()),
                ("zorgstructuur_afgestemd_op", models.DateField()),
                ("zorgstructuur_met", models.CharField(max_length=200)),
                (
                    "andere_opties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=500), size=None
                    ),
                ),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ontruimingen",
                        to="cases.casus",
                    ),
                ),
                (
                    "onderdak",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="uitvoering.onderdak",
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
            },
        ),
        migrations.CreateModel(
            name="Oplossing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("zelf", "Wat het huishouden zelf kan"),
                            ("netwerk", "Familie, vrienden of buren"),
                            ("andere_woning", "Een andere woning"),
                            ("crisisplek", "Een crisisplek"),
                            ("anders", "Iets anders"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("kan", "Dit kan"),
                            ("kan_niet", "Dit kan niet"),
                            ("onzeker", "Nog niet duidelijk"),
                        ],
                        max_length=10,
                    ),
                ),
                ("toelichting", models.TextField()),
                ("bekeken_op", models.DateField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="oplossingen",
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
                "ordering": ["-bekeken_op", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("toelichting", ""), _negated=True),
                        name="oplossing_toegelicht",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Opschorting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("vanaf", models.DateField()),
                ("tot", models.DateField()),
                ("bevroren_bedrag", models.DecimalField(decimal_places=2, max_digits=10)),
                ("bevroren_op", models.DateField()),
                (
                    "termijn_tot",
                    models.DateField(help_text="Tot wanneer de afgesproken termijn duurt."),
                ),
                ("beeindigd_op", models.DateField(blank=True, null=True)),
                ("beeindigd_reden", models.CharField(blank=True, max_length=300)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opschortingen",
                        to="cases.casus",
                    ),
                ),
            ],
            options={
                "ordering": ["-vanaf", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("beeindigd_op", None)),
                        fields=("casus",),
                        name="een_lopende_opschorting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tot__gt", models.F("vanaf"))),
                        name="opschorting_einde_na_begin",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bevroren_bedrag__gte", 0)),
                        name="opschorting_bedrag_niet_negatief",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Overdracht",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("samenvatting", models.TextField()),
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
                ("at", models.DateTimeField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overdrachten",
                        to="cases.casus",
                    ),
                ),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "naar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "naar_organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
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
                    "van",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "van_organisatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Planbespreking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("vastgelegd_at", models.DateTimeField()),
                ("op", models.DateField()),
                ("verslag", models.TextField()),
                ("woorden", models.TextField(blank=True, help_text="Wat het huishouden zelf zei.")),
                (
                    "leefgebied",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="besprekingen",
                        to="uitvoering.leefgebied",
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
            },
        ),
        migrations.CreateModel(
            name="PlanVanAanpak",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "scenario",
                    models.CharField(
                        choices=[
                            ("preventie", "In de preventie"),
                            ("voorkomen", "Scenario 1: de ontruiming voorkomen"),
                            ("ontruimen", "Scenario 2: ontruimen met opvang"),
                        ],
                        max_length=12,
                    ),
                ),
                ("begonnen_at", models.DateTimeField()),
                ("beeindigd_at", models.DateTimeField(blank=True, null=True)),
                ("beeindigd_reden", models.CharField(blank=True, max_length=300)),
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plannen",
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
            ],
            options={
                "ordering": ["-begonnen_at", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("beeindigd_at", None)),
                        fields=("casus",),
                        name="een_lopend_plan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("beeindigd_at", None), ("beeindigd_reden", "")),
                            models.Q(
                                ("beeindigd_at__isnull", False),
                                models.Q(("beeindigd_reden", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plan_eindigt_met_reden",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="leefgebied",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="leefgebieden",
                to="uitvoering.planvanaanpak",
            ),
        ),
        migrations.CreateModel(
            name="TweedeKans",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("vonnis", "Dezelfde woning, onder het vonnis"),
                            ("andere_woning", "Een andere woning"),
                        ],
                        max_length=16,
                    ),
                ),
                ("toelichting", models.TextField(blank=True)),
                ("huurder_akkoord_op", models.DateField()),
                ("vanaf", models.DateField()),
                ("tot", models.DateField()),
                (
                    "voorwaarden",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=500), size=None
                    ),
                ),
                ("gevolg", models.TextField()),
                (
                    "evaluaties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.DateField(), size=None
                    ),
                ),
                ("gegeven_at", models.DateTimeField()),
                ("beeindigd_op", models.DateField(blank=True, null=True)),
                ("beeindigd_reden", models.CharField(blank=True, max_length=300)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tweede_kansen",
                        to="cases.casus",
                    ),
                ),
                (
                    "gegeven_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("partijen", models.ManyToManyField(related_name="+", to="partners.organisatie")),
            ],
            options={
                "ordering": ["-vanaf", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("beeindigd_op", None)),
                        fields=("casus",),
                        name="een_lopende_tweede_kans",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tot__gt", models.F("vanaf"))),
                        name="tweede_kans_einde_na_begin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Voorwaarde",
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
                            ("lopende_huur", "De lopende huur is betaald"),
                            ("medewerking", "De huurder werkt mee aan hulp"),
                            ("inzicht", "Inkomsten en uitgaven zijn helemaal in beeld"),
                            (
                                "betalingsvoorstel",
                                "Er is een redelijk betalingsvoorstel afgesproken",
                            ),
                        ],
                        max_length=20,
                    ),
                ),
                ("ritme_aantal", models.PositiveSmallIntegerField()),
                (
                    "ritme_eenheid",
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
                ("sinds_at", models.DateTimeField()),
                (
                    "stand",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nagekomen", "Nagekomen"),
                            ("niet_nagekomen", "Niet nagekomen"),
                            ("niet_te_beoordelen", "Niet te beoordelen"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "volgende_op",
                    models.DateField(help_text="Uiterlijk op deze dag is de volgende controle."),
                ),
                ("beeindigd_op", models.DateField(blank=True, null=True)),
                ("beeindigd_reden", models.CharField(blank=True, max_length=300)),
                ("bekeken_op", models.DateField(null=True)),
                ("bekeken_peildatum", models.DateField(null=True)),
                (
                    "bekeken_bedrag",
                    cases.models.huur.Bedrag(decimal_places=2, max_digits=9, null=True),
                ),
                ("bekeken_betalingen", models.PositiveIntegerField(default=0)),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="voorwaarden",
                        to="cases.casus",
                    ),
                ),
                (
                    "organisatie",
                    models.ForeignKey(
                        help_text="Wie controleert.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("beeindigd_op", None)),
                        fields=("casus", "soort"),
                        name="een_geldende_voorwaarde",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ritme_aantal__gt", 0)), name="voorwaarde_ritme"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Controle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "uitkomst",
                    models.CharField(
                        choices=[
                            ("nagekomen", "Nagekomen"),
                            ("niet_nagekomen", "Niet nagekomen"),
                            ("niet_te_beoordelen", "Niet te beoordelen"),
                        ],
                        max_length=20,
                    ),
                ),
                ("bewijs", models.TextField(blank=True)),
                ("op", models.DateTimeField()),
                (
                    "kenmerk",
                    models.CharField(
                        blank=True, help_text="Waaruit het programma dit opmaakte.", max_length=40
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
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
                    "voorwaarde",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="controles",
                        to="uitvoering.voorwaarde",
                    ),
                ),
            ],
            options={
                "ordering": ["-op", "-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Advies",
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
                            ("opvang", "Maatschappelijke opvang"),
                            ("woonkans", "Meldpunt WoonKans"),
                            ("ocmw", "OCMW"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "waarover",
                    models.CharField(
                        choices=[
                            ("informatie", "Informatie"),
                            ("advies", "Advies"),
                            ("woonbegeleiding", "Woonbegeleiding"),
                            ("bemiddeling", "Bemiddeling"),
                            ("verwijzing", "Doorverwijzing"),
                            ("zelf_vertrekken", "Zelf vertrekken, om kosten te voorkomen"),
                            ("inschrijven", "Inschrijven bij sociale verhuurders"),
                            ("private_markt", "Zoeken op de private markt"),
                        ],
                        max_length=16,
                    ),
                ),
                ("aan_wie", models.CharField(max_length=160)),
                ("gevraagd_op", models.DateField()),
                ("vraag", models.TextField()),
                (
                    "financiering",
                    models.CharField(
                        blank=True, help_text="Hoe dit hier betaald wordt (NZ-04).", max_length=300
                    ),
                ),
                ("antwoord", models.TextField(blank=True)),
                ("antwoord_op", models.DateField(blank=True, null=True)),
                (
                    "antwoord_door",
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
                        related_name="adviezen",
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
                "ordering": ["-gevraagd_op", "-pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("antwoord", ""), ("antwoord_door", None), ("antwoord_op", None)
                            ),
                            models.Q(
                                models.Q(("antwoord", ""), _negated=True),
                                ("antwoord_door__isnull", False),
                                ("antwoord_op__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="advies_antwoord_met_datum",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("soort", "opvang"), _negated=True),
                            ("antwoord", ""),
                            models.Q(("financiering", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="opvangadvies_met_financiering",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Adviesvraag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sleutel", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField()),
                ("antwoord", models.TextField(blank=True)),
                ("beantwoord_at", models.DateTimeField(blank=True, null=True)),
                (
                    "anoniem",
                    models.BooleanField(
                        default=False,
                        help_text="De adviseur leest niet wie het vraagt, en van welke organisatie.",
                    ),
                ),
                ("acuut", models.BooleanField(default=False)),
                ("leeftijden", models.CharField(blank=True, max_length=80)),
                ("situatie", models.TextField()),
                ("vraag", models.TextField()),
                (
                    "vervolg",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("geen", "Dit is genoeg"),
                            ("opnieuw", "Neem later weer contact op"),
                            ("melden", "Doe een melding"),
                        ],
                        max_length=8,
                    ),
                ),
                ("vervolg_op", models.DateField(blank=True, null=True)),
                (
                    "opvolging",
                    models.TextField(blank=True, help_text="Wat de vrager met het advies deed."),
                ),
                ("opgevolgd_at", models.DateTimeField(blank=True, null=True)),
                (
                    "aan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.organisatie",
                    ),
                ),
                (
                    "beantwoord_door",
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
                        blank=True,
                        db_index=False,
                        help_text="Waar de vrager aan denkt. Alleen zij weet dit.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="cases.casus",
                    ),
                ),
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
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["aan", "-at"], name="adviesvraag_aan"),
                    models.Index(fields=["door", "organisatie", "-at"], name="adviesvraag_door"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("antwoord", ""),
                                ("beantwoord_at", None),
                                ("beantwoord_door", None),
                                ("vervolg", ""),
                                ("vervolg_op", None),
                            ),
                            models.Q(
                                ("beantwoord_at__isnull", False),
                                ("beantwoord_door__isnull", False),
                                models.Q(("antwoord", ""), _negated=True),
                                models.Q(("vervolg", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="advies_met_vervolg",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opgevolgd_at", None), ("opvolging", "")),
                            models.Q(
                                ("beantwoord_at__isnull", False),
                                ("opgevolgd_at__isnull", False),
                                models.Q(("opvolging", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="opvolging_na_het_advies",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Antwoord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("vastgelegd_at", models.DateTimeField()),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("zeker", "Aangenomen: de plek is zeker"),
                            ("voorlopig", "Aangenomen: de plek is nog niet zeker"),
                            ("wachtlijst", "Op de wachtlijst"),
                            ("afgewezen", "Afgewezen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("plaats", models.CharField(blank=True, max_length=200)),
                ("vanaf", models.DateField(blank=True, null=True)),
                ("tot", models.DateField(blank=True, null=True)),
                ("wachtplek", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("verwacht_op", models.DateField(blank=True, null=True)),
                ("reden", models.TextField(blank=True)),
                (
                    "aanmelding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="antwoorden",
                        to="uitvoering.aanmelding",
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
                "ordering": ["vastgelegd_at", "pk"],
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("soort__in", ("zeker", "voorlopig")),
                                ("vanaf__isnull", False),
                                models.Q(("plaats", ""), _negated=True),
                            ),
                            models.Q(
                                ("plaats", ""),
                                ("soort", "wachtlijst"),
                                ("tot", None),
                                ("vanaf", None),
                                models.Q(
                                    ("wachtplek__isnull", False),
                                    ("verwacht_op__isnull", False),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("plaats", ""),
                                ("soort", "afgewezen"),
                                ("tot", None),
                                ("vanaf", None),
                                models.Q(("reden", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="antwoord_met_wat_erbij_hoort",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("soort", "wachtlijst"),
                            models.Q(("verwacht_op", None), ("wachtplek", None)),
                            _connector="OR",
                        ),
                        name="antwoord_wacht_alleen_op_de_wachtlijst",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tot", None), ("tot__gt", models.F("vanaf")), _connector="OR"
                        ),
                        name="antwoord_einde_na_begin",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="leefgebied",
            constraint=models.UniqueConstraint(
                fields=("plan", "soort"), name="leefgebied_eenmaal_per_plan"
            ),
        ),
    ]
    operations = in_een_keer(operations)
