"""What was handed in and what was decided is never changed: only added to (RT-09, RT-11)."""

from django.db import migrations

from common.alleen_toevoegen import alleen_toevoegen


class Migration(migrations.Migration):
    dependencies = [("regieteam", "0001_initial")]

    operations = alleen_toevoegen(
        "regieteam",
        "regieteam_formulierversie",
        "regieteam_besluit",
        "regieteam_besluitdeelnemer",
        "regieteam_besluitactie",
        zin="wat ingediend of besloten is, verandert niet meer",
    )
