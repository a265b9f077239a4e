"""The log only grows."""

from django.db import migrations

from common.alleen_toevoegen import alleen_toevoegen


class Migration(migrations.Migration):
    dependencies = [("logboek", "0001_initial")]

    operations = alleen_toevoegen(
        "logboek", "logboek_inzage", zin="het logboek wordt alleen aangevuld"
    )
