"""The cost figure we know, with its source; newer ones are added beside it (RT-06)."""

from datetime import date

from django.db import migrations

CIJFERS = [
    (
        "ontruiming",
        "100000.00",
        "Afstudeeronderzoek bij een woningcorporatie in Brabant, 2015: maatschappelijke kosten "
        "van één huisuitzetting",
        date(2015, 1, 1),
    ),
]


def heen(apps, schema_editor):
    kostencijfer = apps.get_model("regieteam", "Kostencijfer")
    for wat, bedrag, bron, vanaf in CIJFERS:
        kostencijfer.objects.using(schema_editor.connection.alias).create(
            wat=wat, bedrag=bedrag, bron=bron, geldig_vanaf=vanaf
        )


class Migration(migrations.Migration):
    dependencies = [("regieteam", "0002_alleen_toevoegen")]

    operations = [migrations.RunPython(heen, migrations.RunPython.noop)]
