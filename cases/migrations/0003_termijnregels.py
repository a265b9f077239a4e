"""The terms of the law that we know, each with its source (LAW-02, LAW-03, LAW-04)."""

from datetime import date

from django.db import migrations

RV = "Wetboek van Burgerlijke Rechtsvordering"
GER_W = "Gerechtelijk Wetboek (België)"

# land, na, naam, aantal, eenheid, vooraf, werking, geldig van, bron
REGELS = [
    (
        "NL",
        "veertiendagenbrief",
        "Termijn van de 14-dagenbrief",
        14,
        "dagen",
        False,
        "meldt",
        date(2012, 7, 1),
        "Burgerlijk Wetboek boek 6, artikel 96 lid 6",
    ),
    (
        "NL",
        "vroegsignaal",
        "Eerste gesprek door de gemeente",
        4,
        "weken",
        False,
        "meldt",
        date(2021, 1, 1),
        "Wet gemeentelijke schuldhulpverlening, artikel 4",
    ),
    (
        "NL",
        "terme_de_grace",
        "Duur van de terme de grâce",
        1,
        "maanden",
        False,
        "hoogstens",
        date(2003, 8, 1),
        "Burgerlijk Wetboek boek 7, artikel 280",
    ),
    (
        "NL",
        "betekening",
        "Verzet tegen een verstekvonnis",
        4,
        "weken",
        False,
        "meldt",
        date(2002, 1, 1),
        f"{RV}, artikel 143",
    ),
    (
        "NL",
        "aanzegging",
        "Bevel om te ontruimen",
        3,
        "dagen",
        False,
        "stelt_uit",
        date(2002, 1, 1),
        f"{RV}, artikel 555",
    ),
    (
        "NL",
        "aanzegging",
        "Eerste gesprek door de gemeente, bij een dreigende ontruiming",
        3,
        "werkdagen",
        False,
        "meldt",
        date(2012, 7, 1),
        "Wet gemeentelijke schuldhulpverlening, artikel 4",
    ),
    (
        "NL",
        "ontruimingsdatum",
        "Aankondiging van een (nieuwe) ontruimingsdatum",
        3,
        "dagen",
        True,
        "stelt_uit",
        date(2020, 10, 1),
        f"{RV}, artikel 555",
    ),
    (
        "NL",
        "ontruimingsdatum",
        "De gemeente bewaart de inboedel",
        13,
        "weken",
        False,
        "meldt",
        date(2021, 4, 1),
        f"{RV}, artikel 556 lid 3; Algemene wet bestuursrecht, artikel 5:30",
    ),
    (
        "NL",
        "moratorium",
        "Duur van het moratorium",
        6,
        "maanden",
        False,
        "hoogstens",
        date(2008, 1, 1),
        "Faillissementswet, artikel 287b",
    ),
    (
        "BE",
        "verzoekschrift",
        "Het OCMW krijgt een afschrift na",
        4,
        "dagen",
        False,
        "meldt",
        date(1999, 1, 1),
        f"{GER_W}, artikel 1344ter; Vlaams Woninghuurdecreet",
    ),
    (
        "BE",
        "vordering",
        "Het OCMW krijgt een afschrift na",
        4,
        "dagen",
        False,
        "meldt",
        date(1999, 1, 1),
        f"{GER_W}, artikel 1344ter; Vlaams Woninghuurdecreet",
    ),
    (
        "BE",
        "betekening",
        "Geen uithuiszetting binnen een maand na de betekening",
        1,
        "maanden",
        False,
        "stelt_uit",
        date(1999, 1, 1),
        f"{GER_W}, artikel 1344quater",
    ),
    (
        "BE",
        "ontruimingsdatum",
        "Bericht van de gerechtsdeurwaarder",
        5,
        "dagen",
        True,
        "stelt_uit",
        date(1999, 1, 1),
        f"{GER_W}, artikel 1344quater",
    ),
    (
        "BE",
        "ontruimingsdatum",
        "De gemeente bewaart de inboedel",
        6,
        "maanden",
        False,
        "meldt",
        date(1999, 1, 1),
        "Wet van 30 december 1975 over goederen die na een uitzetting op de openbare weg staan",
    ),
]
KOLOMMEN = ("land", "na", "naam", "aantal", "eenheid", "vooraf", "werking", "geldig_van", "bron")


def zaai(apps, schema_editor):
    Termijnregel = apps.get_model("cases", "Termijnregel")
    rijen = Termijnregel.objects.using(schema_editor.connection.alias)
    rijen.bulk_create(Termijnregel(**dict(zip(KOLOMMEN, rij, strict=True))) for rij in REGELS)


def haal_weg(apps, schema_editor):
    Termijnregel = apps.get_model("cases", "Termijnregel")
    for rij in REGELS:
        Termijnregel.objects.using(schema_editor.connection.alias).filter(
            **dict(zip(KOLOMMEN, rij, strict=True))
        ).delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_casusnummer")]

    operations = [
        migrations.RunPython(zaai, haal_weg),
    ]
